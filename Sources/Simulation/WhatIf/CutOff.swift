import Cost
import Estate
public import Topology
public import Units
public import Words

/// The destinations that a change cuts off: a risk, and no saving.
public struct CutOff: Hashable, Sendable {
    /// A subnet that had a way and has none any more.
    public struct Way: Hashable, Sendable {
        public var subnet: Identifier<Subnet>
        public var zone: ZoneName?
        public var vpc: Identifier<VPC>
        /// `internet`, or an AWS service such as `s3`.
        public var destination: String
        /// GB a month there and back; nil where no traffic of the VPC is known.
        public var gigabytes: Quantity<Gigabyte>?
    }

    /// By destination, then subnet.
    public var ways: [Way]
    public static let nothing = CutOff(ways: [])
    public var isEmpty: Bool { ways.isEmpty }

    /// The destinations that some subnet loses, sorted.
    public var destinations: [String] { Set(ways.map(\.destination)).sorted() }

    /// How many subnets lose each destination, for people.
    public var lost: CutOffWays {
        CutOffWays(
            destinations.map { destination in
                .init(to: destination, subnets: ways.count { $0.destination == destination })
            })
    }

    private init(ways: [Way]) { self.ways = ways }

    /// Compares the way out, and the ways to the services that an endpoint or traffic names, of every subnet that
    /// both snapshots have.
    init(from start: Snapshot, to end: Snapshot) {
        let (old, new) = (Ways(start), Ways(end))
        let volumes = Volumes(start, old.index)
        let endpoints = Dictionary(grouping: start.vpcEndpoints.filter(\.isBilled), by: \.vpcID)
            .mapValues { Set($0.compactMap(\.service)) }
        var found: [Way] = []
        for subnet in start.subnets where new.index.subnets[subnet.id] != nil {
            let services = (endpoints[subnet.vpcID] ?? []).union(volumes.services[subnet.id] ?? [])
            for destination in [TrafficDestination.internet] + services.map({ .service($0, region: nil) })
            where old.leads(from: subnet, to: destination) && !new.leads(from: subnet, to: destination) {
                found.append(
                    Way(
                        subnet: subnet.id, zone: subnet.zone, vpc: subnet.vpcID,
                        destination: Volumes.name(destination),
                        gigabytes: volumes.gigabytes(from: subnet, to: destination)))
            }
        }
        ways = found.sorted { ($0.destination, $0.subnet) < ($1.destination, $1.subnet) }
    }
}

/// The ways of one snapshot.
private struct Ways {
    let index: NetworkIndex
    private let resolver: RouteResolver

    init(_ snapshot: Snapshot) {
        index = NetworkIndex(snapshot)
        resolver = RouteResolver(snapshot, index: index)
    }

    /// Returns whether packets get through; a way that cannot be followed is taken for one that does.
    func leads(from subnet: Subnet, to destination: TrafficDestination) -> Bool {
        guard let subnet = index.subnets[subnet.id] else { return false }
        if case .dropped = resolver.path(from: subnet, to: destination) { return false }
        return true
    }
}

/// The gigabytes that each subnet sends to the internet and to each service.
private struct Volumes {
    private var sums: [Identifier<Subnet>: [String: Quantity<Gigabyte>]] = [:]
    private var knownVPCs = Set<Identifier<VPC>>()
    /// The services that each subnet's traffic names.
    private(set) var services: [Identifier<Subnet>: Set<String>] = [:]

    init(_ snapshot: Snapshot, _ index: NetworkIndex) {
        let spread = TrafficSpread(snapshot)
        for flow in snapshot.traffic {
            for share in spread.shares(of: flow) {
                knownVPCs.insert(share.subnet.vpcID)
                let name = Self.name(flow.destination)
                sums[share.subnet.id, default: [:]][name, default: .zero] += share.out + share.back
                guard case .service(let service, nil) = flow.destination,
                    service != TrafficDestination.controlPlane
                else { continue }
                services[share.subnet.id, default: []].insert(service)
            }
        }
    }

    func gigabytes(from subnet: Subnet, to destination: TrafficDestination) -> Quantity<Gigabyte>? {
        guard knownVPCs.contains(subnet.vpcID) else { return nil }
        return sums[subnet.id]?[Self.name(destination)] ?? .zero
    }

    /// A service's name; `internet` for whatever else leaves by the default route.
    static func name(_ destination: TrafficDestination) -> String {
        if case .service(let name, nil) = destination { return name }
        return destination == .internet || destination == .beyondNAT ? "internet" : "elsewhere"
    }
}
