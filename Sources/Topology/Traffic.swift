public import Units

/// How a figure came to be known.
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

/// Where traffic starts.
public enum TrafficSource: Hashable, Sendable {
    case subnet(Identifier<Subnet>)
    /// A zone's name or id.
    case zone(String)
    case workload(namespace: String, name: String)
    /// A load balancer by its name, which sends to its targets.
    case loadBalancer(String)
}

/// Where traffic goes.
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
    /// Wherever the subnet's default route leads: a NAT gateway's meter tells how much, and not where to.
    case beyondNAT
}

/// What one source and one destination exchange in a month.
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
    public init(
        source: TrafficSource, destination: TrafficDestination, out: Quantity<Gigabyte>,
        back: Quantity<Gigabyte>,
        basis: Basis, origin: String
    ) {
        self.source = source
        self.destination = destination
        self.out = out
        self.back = back
        self.basis = basis
        self.origin = origin
    }
}
