public import Topology

/// A change of what exists: a pure edit of a snapshot that knows nothing of money.
public protocol Scenario: Sendable {
    /// The change as the command line writes and reads it, `--single-nat=us-east-1b`.
    var name: String { get }

    /// Whether it decides what fits: a change of addresses, nodes, pods or zones.
    static var movesCapacity: Bool { get }
    /// Whether it sends traffic another way, so that its effect is unknown where the traffic is.
    static var movesTraffic: Bool { get }

    /// Whether it may leave something without the way that it had.
    static var mayCutOff: Bool { get }

    /// The snapshot as it would be where the change is meant for, and as it is elsewhere.
    ///
    /// - Throws: `ScenarioError` where the snapshot has nothing that the change could apply to, and where AWS would
    ///   refuse it.
    func apply(to snapshot: Snapshot, in context: ChangeContext) throws(ScenarioError) -> Snapshot

    /// What a reader must know of the change's effect on a snapshot to which it applies, one sentence each.
    func notes(on snapshot: Snapshot, in context: ChangeContext) -> [String]
}

extension Scenario {
    public static var movesCapacity: Bool { false }
    public static var movesTraffic: Bool { false }
    public static var mayCutOff: Bool { false }
    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [String] { [] }

    /// The snapshot as it would be with the change made everywhere.
    ///
    /// - Throws: `ScenarioError` as `apply(to:in:)` does.
    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        try apply(to: snapshot, in: ChangeContext())
    }
}

/// Why a change cannot be made to this snapshot.
public struct ScenarioError: Error, Hashable, CustomStringConvertible {
    public var description: String
    public init(_ description: String) { self.description = description }

    /// Said where a change of NAT gateways finds none.
    static func noNAT(_ change: String, _ aim: ChangeAim) -> ScenarioError {
        ScenarioError("\(change): no subnet \(aim.place) goes out through a NAT gateway")
    }
}

extension ChangeAim {
    /// Where a change looked, for an error.
    var place: String { isEverything ? "in the snapshot" : "of what was chosen" }
}

extension Snapshot {
    /// Sends the default route of some subnets elsewhere.
    ///
    /// Subnets that share a table but not the wish get a table each: the copy is named after the subnet.
    mutating func redirectDefaultRoute(of wishes: [(subnet: Identifier<Subnet>, target: Route.Target?)]) {
        let index = NetworkIndex(self)
        for wish in wishes {
            guard let subnet = index.subnets[wish.subnet], let current = index.table(of: subnet) else {
                continue
            }
            var table = current
            table.routes.removeAll { $0.destination == .anywhere }
            if let target = wish.target { table.routes.append(Route(destination: .anywhere, target: target)) }
            table.subnetIDs = [subnet.id]
            table.isMain = false
            for position in routeTables.indices {
                routeTables[position].subnetIDs.removeAll { $0 == subnet.id }
            }
            table.id = Identifier("\(current.id)/\(subnet.id)")
            for position in vpcEndpoints.indices
            where vpcEndpoints[position].routeTableIDs.contains(current.id) {
                vpcEndpoints[position].routeTableIDs.append(table.id)
            }
            routeTables.append(table)
        }
        routeTables.sort { $0.id < $1.id }
    }

    /// The VPCs meant that have a subnet behind a NAT gateway, sorted, each with those subnets.
    func vpcsBehindNAT(_ aim: ChangeAim = .everything) -> [(vpc: Identifier<VPC>, subnets: [Subnet])] {
        let index = NetworkIndex(self)
        return index.subnetsByVPC.keys.sorted().filter { aim.covers($0) }.compactMap { vpc in
            let subnets = index.subnetsBehindNAT(of: vpc)
            return subnets.isEmpty ? nil : (vpc, subnets)
        }
    }

    /// Removes the public NAT gateways of a VPC that no default route uses any more.
    mutating func dropUnusedNATGateways(of vpc: Identifier<VPC>, keeping kept: Set<Identifier<NATGateway>>) {
        let dropped = natGateways.filter { $0.vpcID == vpc && $0.isPublic && !kept.contains($0.id) }
        let addresses = Set(dropped.flatMap(\.addresses).compactMap(\.publicIP))
        let ids = Set(dropped.map(\.id))
        natGateways.removeAll { ids.contains($0.id) }
        // Tables that no subnet uses may still name them: such a route would be a blackhole.
        for position in routeTables.indices {
            routeTables[position].routes.removeAll { route in
                if case .natGateway(let id) = route.target { ids.contains(id) } else { false }
            }
        }
        // Their addresses are released with them: an idle address would go on being billed.
        elasticIPs.removeAll { addresses.contains($0.publicIP) }
        networkInterfaces.removeAll { $0.publicIP.map { addresses.contains($0) } ?? false }
    }
}
