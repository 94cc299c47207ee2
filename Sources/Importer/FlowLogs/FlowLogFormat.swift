/// The columns of a flow log by what they hold.
///
/// Source: <https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html>, fields of versions 2 to 8.
public struct FlowLogFormat: Hashable, Sendable {
    /// The columns in their order, as AWS spells them: `pkt-srcaddr`.
    public let columns: [String]

    /// The columns that an import needs of a line; nil columns are not in the log.
    struct Places: Hashable, Sendable {
        var source = -1
        var destination = -1
        var packetSource = -1
        var packetDestination = -1
        var packets = -1
        var bytes = -1
        var start = -1
        var end = -1
        var action = -1
        var status = -1
        var direction = -1
        var path = -1
        var subnet = -1
        var interface = -1
        var sourceService = -1
        var destinationService = -1
        var resourceType = -1
        var count = 0
    }

    let places: Places

    /// A format as the header line, `--format` or a `LogFormat` writes it: names with or without `${}`.
    ///
    /// Nil where a word is no field's name, so that a record is never taken for a header.
    public init?(_ text: some StringProtocol) {
        let words = text.split(whereSeparator: { " \t\r,".contains($0) }).map { Self.name(String($0)) }
        guard words.count >= 2, words.allSatisfy(Self.known.contains) else { return nil }
        columns = words
        places = Self.places(words)
    }

    /// The format of a flow log that was made without naming one.
    public static let standard = FlowLogFormat(columns: [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol",
        "packets",
        "bytes", "start", "end", "action", "log-status",
    ])

    private init(columns: [String]) {
        self.columns = columns
        places = Self.places(columns)
    }

    /// Returns whether a word is a field's name, in any spelling that AWS uses.
    static func isField(_ word: String) -> Bool { known.contains(name(word)) }

    /// `${pkt-srcaddr}`, `pkt_srcaddr` and `pkt-srcaddr` are one field.
    private static func name(_ word: String) -> String {
        var name = word.lowercased()
        if name.hasPrefix("${"), name.hasSuffix("}") { name = String(name.dropFirst(2).dropLast()) }
        return String(name.map { $0 == "_" ? "-" : $0 })
    }

    private static func places(_ columns: [String]) -> Places {
        var places = Places()
        places.count = columns.count
        for (index, column) in columns.enumerated() {
            switch column {
            case "srcaddr": places.source = index
            case "dstaddr": places.destination = index
            case "pkt-srcaddr": places.packetSource = index
            case "pkt-dstaddr": places.packetDestination = index
            case "packets": places.packets = index
            case "bytes": places.bytes = index
            case "start": places.start = index
            case "end": places.end = index
            case "action": places.action = index
            case "log-status": places.status = index
            case "flow-direction": places.direction = index
            case "traffic-path": places.path = index
            case "subnet-id": places.subnet = index
            case "interface-id": places.interface = index
            case "pkt-src-aws-service": places.sourceService = index
            case "pkt-dst-aws-service": places.destinationService = index
            case "resource-type": places.resourceType = index
            default: continue
            }
        }
        return places
    }

    /// Every field of VPC and transit gateway flow logs.
    ///
    /// Sources: <https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html> and
    /// <https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html>.
    static let known: Set<String> = [
        "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol",
        "packets",
        "bytes", "start", "end", "action", "log-status", "vpc-id", "subnet-id", "instance-id", "tcp-flags",
        "type",
        "pkt-srcaddr", "pkt-dstaddr", "region", "az-id", "sublocation-type", "sublocation-id",
        "pkt-src-aws-service", "pkt-dst-aws-service", "flow-direction", "traffic-path", "ecs-cluster-arn",
        "ecs-cluster-name", "ecs-container-instance-arn", "ecs-container-instance-id", "ecs-container-id",
        "ecs-second-container-id", "ecs-service-name", "ecs-task-definition-arn", "ecs-task-arn",
        "ecs-task-id",
        "reject-reason", "resource-id", "encryption-status", "resource-type", "tgw-id", "tgw-attachment-id",
        "tgw-src-vpc-account-id", "tgw-dst-vpc-account-id", "tgw-src-vpc-id", "tgw-dst-vpc-id",
        "tgw-src-subnet-id",
        "tgw-dst-subnet-id", "tgw-src-eni", "tgw-dst-eni", "tgw-src-az-id", "tgw-dst-az-id",
        "tgw-pair-attachment-id", "packets-lost-no-route", "packets-lost-blackhole",
        "packets-lost-mtu-exceeded",
        "packets-lost-ttl-expired", "flow-log-id", "interface-type", "region-id",
    ]
}
