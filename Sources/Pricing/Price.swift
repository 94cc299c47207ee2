public import Units

/// The price of one unit, or the reason why the book does not know it.
public enum Price<Unit: BillingUnit>: Hashable, Sendable {
    case known(TieredRate<Unit>, Source)
    case missing(region: String, usageType: String)

    /// The place where a price was read, and the date.
    public struct Source: Hashable, Sendable {
        /// Repository, page or feed.
        public var name: String
        /// `2026-09-03`; empty where the source has no date.
        public var date: String
        public init(name: String, date: String) {
            self.name = name
            self.date = date
        }
    }

    /// The first tier's rate; nil where the price is missing.
    public var firstRate: Rate<Unit>? {
        guard case .known(let tiers, _) = self else { return nil }
        return tiers.tiers.first?.rate
    }
}

/// A rate that may fall with the quantity used in a month.
public struct TieredRate<Unit: BillingUnit>: Hashable, Sendable {
    public struct Tier: Hashable, Sendable {
        /// The first unit that this tier prices.
        public var from: Quantity<Unit>
        public var rate: Rate<Unit>
        public init(from: Quantity<Unit>, rate: Rate<Unit>) {
            self.from = from
            self.rate = rate
        }
    }

    /// Sorted by `from`, the first from 0.
    public let tiers: [Tier]

    public init(flat rate: Rate<Unit>) { tiers = [Tier(from: .zero, rate: rate)] }

    /// nil where the tiers do not start at 0 or two start at one place.
    public init?(tiers: [Tier]) {
        let sorted = tiers.sorted { $0.from < $1.from }
        guard sorted.first?.from == .zero, Set(sorted.map(\.from)).count == sorted.count else { return nil }
        self.tiers = sorted
    }

    /// The parts of `quantity` by tier, where `used` units of the month came before it.
    public func split(_ quantity: Quantity<Unit>, after used: Quantity<Unit> = .zero) -> [(
        quantity: Quantity<Unit>, rate: Rate<Unit>, tier: Int
    )] {
        let start = used
        let end = used + quantity
        return tiers.indices.compactMap { index in
            let next = index + 1 < tiers.count ? tiers[index + 1].from : end
            let low = max(tiers[index].from, start)
            let high = min(next, end)
            guard low < high else { return nil }
            return (high - low, tiers[index].rate, index + 1)
        }
    }
}
