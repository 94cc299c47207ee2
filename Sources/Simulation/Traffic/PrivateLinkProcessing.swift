public import Units

/// What the data of interface endpoints costs, tier by tier.
public enum PrivateLinkProcessing {
    /// A step of the price, by how much it holds; nil holds the rest.
    public struct Tier: Hashable, Sendable {
        public var width: Quantity<Gigabyte>?
        public var rate: Rate<Gigabyte>
        public init(width: Quantity<Gigabyte>?, rate: Rate<Gigabyte>) {
            self.width = width
            self.rate = rate
        }
    }

    /// The sum over the tiers, the first 1 PB at one price, the next 4 PB at another.
    ///
    /// RULES 6.2 j; PrivateLink price page.
    public static func cost(of quantity: Quantity<Gigabyte>, tiers: [Tier]) -> Money {
        var left = quantity
        var sum = Money.zero
        for tier in tiers where left > .zero {
            let part = tier.width.map { min($0, left) } ?? left
            sum += tier.rate.cost(of: part)
            left -= part
        }
        return sum
    }
}
