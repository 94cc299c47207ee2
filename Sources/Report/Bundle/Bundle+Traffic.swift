import Topology
import Units

extension TrafficFlow {
    /// A row of the traffic table under its own column names, with what said so behind it.
    var bundled: JSONObject {
        .made {
            $0.add("source", source.tableText)
            $0.add("destination", destination.tableText)
            $0.add("gb_out", out.decimal)
            $0.add("gb_in", back.decimal)
            $0.add("basis", basis.rawValue)
            $0.add("origin", origin)
        }
    }
}

extension TrafficSource {
    fileprivate var tableText: String {
        switch self {
        case .subnet(let id): id.rawValue
        case .zone(let zone): zone
        case .workload(let namespace, let name): "\(namespace)/\(name)"
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
