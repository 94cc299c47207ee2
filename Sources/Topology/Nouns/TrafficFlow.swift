public import Units

/// The source of a figure.
public enum Basis: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Read from flow logs.
    case measured
    /// Read from CloudWatch or a bill.
    case metered
    /// Read from a resource's configuration.
    case configured
    /// Taken from a profile, a default or a user's estimate.
    case assumed

    /// The weaker of two bases is the greater one: a sum is as good as its weakest part.
    public static func < (a: Basis, b: Basis) -> Bool { a.strength > b.strength }
    private var strength: Int {
        switch self {
        case .measured: 3
        case .configured: 2
        case .metered: 1
        case .assumed: 0
        }
    }
}

/// The start of a flow.
public enum TrafficSource: Hashable, Sendable {
    case subnet(Identifier<Subnet>)
    /// A zone's name or id.
    case zone(String)
    /// A workload's pods; `cluster` is the name or ARN as it was written, nil where none was.
    case workload(cluster: String? = nil, namespace: String, name: String)
    /// A load balancer by its name, which sends to its targets.
    case loadBalancer(String)
}

/// The end of a flow.
public enum TrafficDestination: Hashable, Sendable {
    case internet
    /// An AWS service by the last part of its endpoint name, `s3`, `ecr.dkr`; nil region is the source's own.
    case service(String, region: Region?)
    case subnet(Identifier<Subnet>)
    /// A zone's name or id.
    case zone(String)
    case vpc(Identifier<VPC>)
    case transitGateway
    case cidr(CIDRBlock)
    /// The targets of the load balancer that is the source.
    case targets
    /// The target of the subnet's default route: a NAT gateway's meter tells how much, and not where to.
    case beyondNAT
}

/// The bytes that one source and one destination exchange in a month.
public struct TrafficFlow: Hashable, Sendable {
    public var source: TrafficSource
    public var destination: TrafficDestination
    /// From source to destination.
    public var out: Quantity<Gigabyte>
    /// Back from destination to source.
    public var back: Quantity<Gigabyte>
    public var basis: Basis
    /// The file and line, or the call, that said so.
    public var origin: String
    /// The name of the traffic table that the row belongs to, or `flowLogs`; empty where a rule made the flow.
    public var table: String

    /// The name in place of a table's for measured flows.
    public static let flowLogs = "flow logs"

    public init(
        source: TrafficSource, destination: TrafficDestination, out: Quantity<Gigabyte>,
        back: Quantity<Gigabyte>,
        basis: Basis, origin: String, table: String = ""
    ) {
        self.source = source
        self.destination = destination
        self.out = out
        self.back = back
        self.basis = basis
        self.origin = origin
        self.table = table
    }
}

extension TrafficFlow {
    /// The line of its file, which an origin ends with: 7 of `traffic.csv:7`; nil where it names none.
    public var line: Int? { Self.split(origin).line }

    /// The table that a row of an earlier version belongs to, by its origin: `traffic.csv` of `a/b/traffic.csv:7`.
    public static func table(ofOrigin origin: String) -> String {
        if origin.hasPrefix(flowLogs) { return flowLogs }
        let name = split(origin).file.split(separator: "/").last.map(String.init) ?? ""
        return name.isEmpty ? "traffic" : name
    }

    private static func split(_ origin: String) -> (file: Substring, line: Int?) {
        guard let colon = origin.lastIndex(of: ":"), let line = Int(origin[origin.index(after: colon)...])
        else { return (origin[...], nil) }
        return (origin[..<colon], line)
    }
}

/// Documents have a flow as a row of the traffic table, which the importer and the export read and write.
extension TrafficFlow: Noun {
    public static let table = NounTable(
        "traffic",
        key: [
            "sourceKind", "sourceNamespace", "sourceValue", "destinationKind", "destinationValue",
            "destinationRegion", "basis", "sourceCluster", "tableName", "origin",
        ])
    public static let blank = TrafficFlow(
        source: .zone(""), destination: .internet, out: .zero, back: .zero, basis: .assumed, origin: "")
    public static let fields: [Field<TrafficFlow>] = [
        Field("source", \.source),
        Field("destination", \.destination),
        Field("outGB", \.out),
        Field("backGB", \.back),
        Field("basis", \.basis),
        Field("origin", \.origin),
        Field("tableName", \.table, hides: { $0.table == flowLogs ? $0.table : $1.text($0.table) }),
    ]
}

/// A part that a kind does not need is the empty text, so that it can be a key.
extension TrafficSource: FieldChoice {
    public static func columns(named name: String) -> [String] {
        ["sourceKind", "sourceCluster", "sourceNamespace", "sourceValue"]
    }

    public func bind(to sink: any ColumnSink) { for part in parts { sink.bind(part) } }

    private var parts: [String] {
        switch self {
        case .subnet(let id): ["subnet", "", "", id.rawValue]
        case .zone(let zone): ["zone", "", "", zone]
        case .workload(let cluster, let namespace, let name): ["workload", cluster ?? "", namespace, name]
        case .loadBalancer(let name): ["loadBalancer", "", "", name]
        }
    }

    public static func read(from source: any ColumnSource) throws -> TrafficSource {
        let (kind, cluster, namespace, value) = (source.text(), source.text(), source.text(), source.text())
        return switch kind {
        case "subnet": .subnet(Identifier(value))
        case "zone": .zone(value)
        case "workload":
            .workload(cluster: cluster.isEmpty ? nil : cluster, namespace: namespace, name: value)
        case "loadBalancer": .loadBalancer(value)
        default: throw BadValue("'\(kind)' is no kind of source")
        }
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> TrafficSource {
        switch self {
        case .subnet(let id): .subnet(id.concealed(.name, by: veil))
        case .zone(let zone): .zone(veil.text(zone))
        case .workload(let cluster, let namespace, let name):
            .workload(
                cluster: cluster.map(veil.text), namespace: veil.text(namespace), name: veil.text(name))
        case .loadBalancer(let name): .loadBalancer(veil.text(name))
        }
    }
}

extension TrafficDestination: FieldChoice {
    public static func columns(named name: String) -> [String] {
        ["destinationKind", "destinationValue", "destinationRegion"]
    }

    public func bind(to sink: any ColumnSink) { for part in parts { sink.bind(part) } }

    /// The kind, the value and the region, each empty where the kind has none.
    public var parts: [String] {
        switch self {
        case .internet: ["internet", "", ""]
        case .service(let name, let region): ["service", name, region?.rawValue ?? ""]
        case .subnet(let id): ["subnet", id.rawValue, ""]
        case .zone(let zone): ["zone", zone, ""]
        case .vpc(let id): ["vpc", id.rawValue, ""]
        case .transitGateway: ["transitGateway", "", ""]
        case .cidr(let block): ["cidr", block.description, ""]
        case .targets: ["targets", "", ""]
        case .beyondNAT: ["beyondNAT", "", ""]
        }
    }

    /// - Throws: `BadValue` where the parts are no destination.
    public init(_ kind: String, _ value: String, _ region: String) throws {
        switch kind {
        case "internet": self = .internet
        case "service": self = .service(value, region: region.isEmpty ? nil : Region(region))
        case "subnet": self = .subnet(Identifier(value))
        case "zone": self = .zone(value)
        case "vpc": self = .vpc(Identifier(value))
        case "transitGateway": self = .transitGateway
        case "targets": self = .targets
        case "beyondNAT": self = .beyondNAT
        case "cidr":
            guard let block = CIDRBlock(value) else { throw BadValue("'\(value)' is no CIDR block") }
            self = .cidr(block)
        default: throw BadValue("'\(kind)' is no kind of destination")
        }
    }

    public static func read(from source: any ColumnSource) throws -> TrafficDestination {
        try TrafficDestination(source.text(), source.text(), source.text())
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> TrafficDestination {
        switch self {
        case .internet, .transitGateway, .targets, .beyondNAT: self
        case .service(let name, let region): .service(veil.trafficService(name), region: region)
        case .subnet(let id): .subnet(id.concealed(.name, by: veil))
        case .zone(let zone): .zone(veil.text(zone))
        case .vpc(let id): .vpc(id.concealed(.name, by: veil))
        case .cidr(let block): .cidr(veil.block(block))
        }
    }
}
