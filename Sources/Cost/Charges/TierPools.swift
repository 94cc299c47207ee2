package import Estate
import Pricing
package import Topology
import Units

/// Splits usage by tiers that several lines share.
///
/// Each owner has the part of every tier, and of the free allowance, that its gigabytes are of the whole; the lines of
/// one owner use its parts up in the order of their names. Tiers that nobody else shares are used up in that order.
struct TierPools<Unit: BillingUnit>: Sendable {
    /// Usage of one pool and owner, in billionths.
    private struct Slice {
        /// The slices of owners that come before in the pool.
        var before: Int128 = 0
        var quantity: Int128 = 0
        /// The part of it that lines which were split already have used.
        var used: Int128 = 0
    }

    private var slices: [String: [Owner: Slice]] = [:]
    private var wholes: [String: Int128] = [:]
    private let egress: Int128
    private let allowance: Int128

    init(_ usages: [Usage<Unit>], book: PriceBook, options: AssessmentOptions) {
        egress = options.accountEgress.billionths
        allowance = book.freeInternetAllowance?.billionths ?? 0
        for usage in usages {
            slices[usage.pool, default: [:]][usage.owner, default: Slice()].quantity +=
                usage.quantity.billionths
            wholes[usage.pool, default: 0] += usage.quantity.billionths
        }
        for (pool, byOwner) in slices {
            var before: Int128 = 0
            for (owner, slice) in byOwner.sorted(by: { $0.key.key < $1.key.key }) {
                slices[pool]?[owner]?.before = before
                before += slice.quantity
            }
        }
    }

    /// A part of a quantity in one tier: 0 for the free allowance, nil where the price has but one.
    typealias Part = (quantity: Quantity<Unit>, rate: Rate<Unit>, tier: Int?)

    /// The usage by tiers, and how much of its slice was used before it.
    mutating func parts(
        of usage: Usage<Unit>, _ rates: TieredRate<Unit>
    ) -> (parts: [Part], usedBefore: Quantity<Unit>, share: QuantityParts.TierShare?) {
        let slice = slices[usage.pool]?[usage.owner] ?? Slice(quantity: usage.quantity.billionths)
        let whole = wholes[usage.pool] ?? slice.quantity
        let isInternet = usage.key.isInternetOut
        let start = isInternet ? egress : 0
        var parts: [Part] = []
        var low: Int128 = 0
        let end = slice.used + usage.quantity.billionths
        for layer in layers(rates, isInternet: isInternet) {
            let limit = layer.end.map { max(0, min(whole, $0 - start)) } ?? whole
            let high = max(low, Self.cut(limit, slice, of: whole))
            let amount = min(end, high) - max(slice.used, low)
            if amount > 0 { parts.append((Quantity(billionths: amount), layer.rate, layer.tier)) }
            low = high
        }
        slices[usage.pool]?[usage.owner]?.used = end
        let isShared = slice.quantity < whole
        return (
            parts, Quantity(billionths: start + slice.used),
            isShared
                ? QuantityParts.TierShare(
                    own: Quantity<Unit>(billionths: slice.quantity).decimal,
                    all: Quantity<Unit>(billionths: whole).decimal) : nil
        )
    }

    /// A slice's part of the first `limit` of a pool: the floors of all slices sum to the limit.
    private static func cut(_ limit: Int128, _ slice: Slice, of whole: Int128) -> Int128 {
        guard whole > 0, slice.quantity < whole else { return limit }
        return part(limit, slice.before + slice.quantity, whole) - part(limit, slice.before, whole)
    }

    /// `limit` times a part of a whole, rounded down; the product may need more than 128 bits.
    private static func part(_ limit: Int128, _ part: Int128, _ whole: Int128) -> Int128 {
        whole.dividingFullWidth(limit.multipliedFullWidth(by: part)).quotient
    }

    private func layers(
        _ rates: TieredRate<Unit>, isInternet: Bool
    ) -> [(tier: Int?, end: Int128?, rate: Rate<Unit>)] {
        let free = isInternet ? allowance : 0
        let several = rates.tiers.count > 1
        var layers: [(tier: Int?, end: Int128?, rate: Rate<Unit>)] = free > 0 ? [(0, free, .zero)] : []
        for (place, tier) in rates.tiers.enumerated() {
            let next = place + 1 < rates.tiers.count ? rates.tiers[place + 1].from.billionths + free : nil
            layers.append((several ? place + 1 : nil, next, tier.rate))
        }
        return layers
    }
}

/// Names owners in the ids of lines, where an estate has several.
package struct OwnerNaming: Sendable {
    private let isNeeded: Bool
    private let names: [ClusterID: String]
    private let resources: [String: String]

    package init(_ estate: Estate) {
        let clusters = Set(estate.snapshot.clusters.map(\.id) + estate.owners.unseenClusters)
        isNeeded = clusters.count > 1 || Set(estate.vpcs.map(\.id)).count > 1
        resources = Dictionary(
            estate.natGateways.compactMap { gateway in gateway.name.map { (gateway.id.rawValue, $0) } }
                + estate.subnets.compactMap { subnet in subnet.name.map { (subnet.id.rawValue, $0) } }
        ) { first, _ in first }
        let alike = Dictionary(grouping: clusters) { estate.owners.name(of: $0) ?? $0.rawValue }
        names = Dictionary(
            uniqueKeysWithValues: clusters.map { id in
                let name = estate.owners.name(of: id) ?? id.rawValue
                return (id, alike[name]?.count == 1 ? name : id.rawValue)
            })
    }

    /// The Name tag of a resource that has an id.
    package func resource(_ id: String) -> String? { resources[id] }

    /// The cluster, else the VPC, else the account; nil in an estate of one VPC and one cluster.
    package func name(of owner: Owner) -> String? {
        guard isNeeded else { return nil }
        if let cluster = owner.cluster { return names[cluster] ?? cluster.rawValue }
        return owner.vpc?.rawValue ?? owner.account
    }
}
