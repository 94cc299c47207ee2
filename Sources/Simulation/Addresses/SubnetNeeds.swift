/// What AWS asks of a subnet before it puts something there.
public enum SubnetNeeds {
    /// An Application Load Balancer needs a /27 or larger with 8 addresses free.
    ///
    /// RULES 5.4; Application Load Balancers guide, subnets.
    public static func suitsApplicationLoadBalancer(prefixLength: Int, freeIPs: Int) -> Bool {
        prefixLength <= 27 && freeIPs >= 8
    }

    /// A cluster's subnet needs 6 free addresses for the control plane's interfaces; 16 are recommended.
    ///
    /// RULES 5.3; EKS user guide `networking/network-reqs.adoc`.
    public static func cluster(freeIPs: Int) -> (meetsMinimum: Bool, meetsRecommended: Bool) {
        (freeIPs >= 6, freeIPs >= 16)
    }

    /// Addresses to keep free for an RDS Proxy, by the size of the database's class; nil for a class without a size.
    ///
    /// Three more for each extra endpoint, and never more than 215. RULES 5.4; RDS guide
    /// `rds-proxy-network-prereqs.md`.
    public static func rdsProxy(databaseClass: String, extraEndpoints: Int) -> Int? {
        guard let size = databaseClass.split(separator: ".").last, size != "db" else { return nil }
        let times = size == "xlarge" ? 1 : size.hasSuffix("xlarge") ? Int(size.dropLast(6)) : 0
        guard let times else { return nil }
        let steps: [(upTo: Int, ips: Int)] = [
            (1, 10), (2, 15), (4, 25), (8, 45), (12, 60), (16, 75), (.max, 110),
        ]
        let base = steps.first { times <= $0.upTo }?.ips ?? 110
        return min(base + 3 * max(extraEndpoints, 0), 215)
    }
}

/// What counts towards a VPC's quota of network address usage.
public struct NetworkAddressUsage: Hashable, Sendable {
    public var addresses = 0
    /// A /28 prefix counts as 1, not as 16.
    public var prefixes = 0
    public var additionalENIs = 0
    public var eksPods = 0
    public var efaInterfaces = 0
    /// Zones of Network Load Balancers, Gateway Load Balancers and VPC endpoints.
    public var loadBalancerAndEndpointZones = 0
    public var transitGatewayAttachments = 0
    public var lambdaFunctions = 0
    public var natGateways = 0
    public var efsMountTargets = 0
    public init() {}

    /// The units: 64,000 a VPC unless the quota was raised.
    ///
    /// RULES 5.5; VPC user guide `network-address-usage.md`.
    public var units: Int {
        addresses + prefixes + additionalENIs + eksPods + efaInterfaces
            + 6
            * (loadBalancerAndEndpointZones + transitGatewayAttachments + lambdaFunctions + natGateways
                + efsMountTargets)
    }
}
