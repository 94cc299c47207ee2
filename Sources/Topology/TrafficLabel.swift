extension TrafficDestination {
    /// The service by which the traffic table names a cluster's API server: `aws:eks-control-plane`.
    public static let controlPlane = "eks-control-plane"

    /// The destination as the traffic table writes it, `s3`, `aws:logs`, `subnet-1`.
    public var label: String {
        switch self {
        case .internet: "internet"
        case .service(let name, let region):
            (["s3", "dynamodb"].contains(name) ? name : "aws:\(name)") + (region.map { "@\($0)" } ?? "")
        case .subnet(let id): id.rawValue
        case .zone(let text): text
        case .vpc(let id): "vpc:\(id)"
        case .transitGateway: "tgw"
        case .cidr(let block): "cidr:\(block)"
        case .targets: "targets"
        case .beyondNAT: "nat"
        }
    }
}

extension TrafficSource {
    /// The source as the traffic table writes it, `subnet-1`, `shop/web`, `lb:NAME`.
    public var label: String {
        switch self {
        case .subnet(let id): id.rawValue
        case .zone(let text): text
        case .workload(let cluster, let namespace, let name):
            (cluster.map { $0 + "/" } ?? "") + "\(namespace)/\(name)"
        case .loadBalancer(let name): "lb:\(name)"
        }
    }
}
