import Topology
import Units

/// The table of what flows; a part that a kind does not need is the empty text, so that it can be a key.
enum TrafficTable {
    static let traffic = Table<TrafficFlow>(
        "traffic",
        key: [
            "sourceKind", "sourceNamespace", "sourceValue", "destinationKind", "destinationValue",
            "destinationRegion", "basis", "sourceCluster", "tableName", "origin",
        ],
        blank: {
            TrafficFlow(
                source: .zone(""), destination: .internet, out: .zero, back: .zero, basis: .assumed,
                origin: "")
        },
        [
            Field(
                columns: ["sourceKind", "sourceCluster", "sourceNamespace", "sourceValue"],
                put: { flow, statement in flow.source.parts.forEach(statement.bind) },
                take: { flow, statement in
                    flow.source = try TrafficSource(
                        statement.text(), statement.text(), statement.text(), statement.text())
                }),
            Field(
                columns: ["destinationKind", "destinationValue", "destinationRegion"],
                put: { flow, statement in flow.destination.parts.forEach(statement.bind) },
                take: { flow, statement in
                    flow.destination = try TrafficDestination(
                        statement.text(), statement.text(), statement.text())
                }),
            Field("outGB", \.out), Field("backGB", \.back), Field("basis", \.basis),
            Field("origin", \.origin), Field("tableName", \.table),
        ])
}

extension TrafficSource {
    fileprivate var parts: [String] {
        switch self {
        case .subnet(let id): ["subnet", "", "", id.rawValue]
        case .zone(let zone): ["zone", "", "", zone]
        case .workload(let cluster, let namespace, let name): ["workload", cluster ?? "", namespace, name]
        case .loadBalancer(let name): ["loadBalancer", "", "", name]
        }
    }

    fileprivate init(_ kind: String, _ cluster: String, _ namespace: String, _ value: String) throws {
        switch kind {
        case "subnet": self = .subnet(Identifier(value))
        case "zone": self = .zone(value)
        case "workload":
            self = .workload(
                cluster: cluster.isEmpty ? nil : cluster, namespace: namespace, name: value)
        case "loadBalancer": self = .loadBalancer(value)
        default: throw BadValue("'\(kind)' is no kind of source")
        }
    }
}

extension TrafficDestination {
    var parts: [String] {
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

    init(_ kind: String, _ value: String, _ region: String) throws {
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
}
