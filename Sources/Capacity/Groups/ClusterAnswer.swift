import Topology

/// Addresses that a cluster would take of the subnets of a zone.
struct AddressClaim: Sendable {
    var needed: Int
    /// The addresses that each of the subnets has left.
    var free: [Identifier<Subnet>: Int]
    /// The number of addresses that are lacking.
    var lack: Int { max(needed - free.values.reduce(0, +), 0) }
}

/// The answer of one cluster to a question of the estate.
struct ClusterAnswer: Sendable {
    var scenario: CapacityScenario
    /// The addresses that it would take in each zone, on the nodes that are left.
    var claims: [ZoneName: AddressClaim] = [:]
    /// The same once groups have grown.
    var claimsWithNewNodes: [ZoneName: AddressClaim] = [:]

    init(_ scenario: CapacityScenario) { self.scenario = scenario }
}

extension [ZoneName: AddressClaim] {
    /// The zones in which addresses are lacking, and how many.
    var lacks: [ZoneName: Int] { mapValues(\.lack).filter { $0.value > 0 } }
}

extension [ClusterAnswer] {
    /// Addresses that clusters lack together of subnets that they share, beyond what each lacks by itself.
    func lackedTogether(_ claims: (ClusterAnswer) -> [ZoneName: AddressClaim]) -> [ZoneName: Int] {
        var pools: [ZoneName: [(claim: AddressClaim, lack: Int)]] = [:]
        for answer in self {
            for (zone, claim) in claims(answer) {
                var pool = (claim: claim, lack: claim.lack)
                var others: [(claim: AddressClaim, lack: Int)] = []
                for other in pools[zone] ?? [] {
                    if other.claim.free.keys.contains(where: { pool.claim.free[$0] != nil }) {
                        pool.claim.needed += other.claim.needed
                        pool.claim.free.merge(other.claim.free) { mine, _ in mine }
                        pool.lack += other.lack
                    } else {
                        others.append(other)
                    }
                }
                pools[zone] = others + [pool]
            }
        }
        return pools.mapValues { $0.reduce(0) { $0 + Swift.max($1.claim.lack - $1.lack, 0) } }
            .filter { $0.value > 0 }
    }
}
