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
    /// A workload's pods; `cluster` is the name or ARN as it was written, nil where none was.
    case workload(cluster: String? = nil, namespace: String, name: String)
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
    /// The name of the traffic table that the row belongs to, or `flowLogs`; empty where a rule made the flow.
    public var table: String

    /// What measured flows belong to in place of a table.
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
