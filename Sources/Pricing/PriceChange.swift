public import Units

/// The difference of one price between two lists.
public struct PriceChange: Hashable, Sendable {
    public var usageType: String
    public var operation: String?
    public var unit: String
    /// The start of the tier.
    public var from: String
    /// Exact decimals; nil on the side that lacks the price.
    public var old: String?
    public var new: String?

    /// The kind of change of the price.
    public enum Kind: String, Sendable { case added, removed, changed }

    public var kind: Kind { old == nil ? .added : new == nil ? .removed : .changed }

    /// The change as a part of the old price; nil where there is no old price to be a part of.
    public var growth: Ratio? {
        guard let old = old.flatMap({ Rate<Hour>(decimal: $0) }),
            let new = new.flatMap({ Rate<Hour>(decimal: $0) }),
            old > .zero
        else { return nil }
        return Ratio(Int128(new.picodollars - old.picodollars), Int128(old.picodollars))
    }

    /// The prices that are not the same in both lists, sorted by usage type, operation and tier.
    public static func between(_ old: [PriceBook.Entry], _ new: [PriceBook.Entry]) -> [PriceChange] {
        let before = tiers(of: old)
        let after = tiers(of: new)
        return Set(before.keys).union(after.keys).sorted().compactMap { place in
            let (old, new) = (before[place], after[place])
            if let old, let new, same(old.price, new.price) { return nil }
            return PriceChange(
                usageType: place.usageType, operation: place.operation.isEmpty ? nil : place.operation,
                unit: new?.unit ?? old?.unit ?? "", from: place.from.decimal, old: old?.price, new: new?.price
            )
        }
    }

    private struct Place: Hashable, Comparable {
        var usageType: String
        var operation: String
        var from: Quantity<Gigabyte>
        static func < (a: Place, b: Place) -> Bool {
            (a.usageType, a.operation, a.from) < (b.usageType, b.operation, b.from)
        }
    }

    private static func tiers(of entries: [PriceBook.Entry]) -> [Place: (price: String, unit: String)] {
        var tiers: [Place: (price: String, unit: String)] = [:]
        for entry in entries {
            for tier in entry.tiers {
                let from = Quantity<Gigabyte>(decimal: tier.from) ?? .zero
                let place = Place(usageType: entry.usageType, operation: entry.operation ?? "", from: from)
                tiers[place] = (tier.price, entry.unit)
            }
        }
        return tiers
    }

    /// Returns whether two decimals are one number, `0.10` and `0.1`.
    private static func same(_ a: String, _ b: String) -> Bool {
        guard let first = Rate<Hour>(decimal: a), let second = Rate<Hour>(decimal: b) else { return a == b }
        return first == second
    }
}
