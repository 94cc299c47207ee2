import Topology
import Units

extension TrafficFlow {
    /// A row of the traffic table under its own column names, with the table and the line that said so behind it.
    ///
    /// The table is told by its name alone: where the file lies is nobody's business but the user's.
    var bundled: JSONObject {
        .made {
            $0.add("source", source.tableText)
            $0.add("destination", destination.tableText)
            $0.add("gb_out", out.decimal)
            $0.add("gb_in", back.decimal)
            $0.add("basis", basis.rawValue)
            guard table != Self.flowLogs, !table.isEmpty else { return $0.add("origin", origin) }
            $0.add("origin", table)
            $0.add("line", line)
        }
    }
}

extension TrafficSource {
    fileprivate var tableText: String {
        switch self {
        case .subnet(let id): id.rawValue
        case .zone(let zone): zone
        case .workload(let cluster, let namespace, let name):
            (cluster.map { $0 + "/" } ?? "") + "\(namespace)/\(name)"
        case .loadBalancer(let name): "lb:\(name)"
        }
    }
}

extension TrafficDestination {
    fileprivate var tableText: String {
        switch self {
        case .internet: "internet"
        case .service(let name, let region): "aws:" + name + (region.map { "@" + $0.rawValue } ?? "")
        case .subnet(let id): id.rawValue
        case .zone(let zone): zone
        case .vpc(let id): "vpc:" + id.rawValue
        case .transitGateway: "tgw"
        case .cidr(let block): "cidr:" + block.description
        case .targets: "targets"
        case .beyondNAT: "nat"
        }
    }
}
