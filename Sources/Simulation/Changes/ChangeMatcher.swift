import Units

/// Matches the lines of two assessments and takes each difference apart.
struct ChangeMatcher {
    /// What makes two lines the same thing.
    private struct Key: Hashable {
        var category: Category
        var usageType: String
        var operation: String?
        var resource: String
        var region: String
        var zone: String?
        var unit: String

        init(_ line: Line) {
            category = line.category
            usageType = line.usageType
            operation = line.operation
            resource = line.resource
            region = line.region
            zone = line.zone
            unit = line.unit
        }
    }

    private let sides: (before: [Key: [Line]], after: [Key: [Line]])
    private let hours: (before: Quantity<Hour>, after: Quantity<Hour>)
    /// The resources of each side that exist by themselves, and are not only where bytes go.
    private let bodies: (before: Set<String>, after: Set<String>)
    private let names: (before: Set<String>, after: Set<String>)

    init(before: Assessment, after: Assessment) {
        sides = (
            Dictionary(grouping: before.lines, by: Key.init), Dictionary(grouping: after.lines, by: Key.init)
        )
        hours = (before.hours, after.hours)
        func bodies(_ lines: [Line]) -> Set<String> {
            Set(lines.filter { $0.unit != Gigabyte.symbol }.map(\.resource))
        }
        self.bodies = (bodies(before.lines), bodies(after.lines))
        names = (Set(before.lines.map(\.resource)), Set(after.lines.map(\.resource)))
    }

    func parts() -> [ChangeStory.Part] {
        Set(sides.before.keys).union(sides.after.keys).map { key in
            let (old, new) = (sides.before[key] ?? [], sides.after[key] ?? [])
            let (before, after) = (Self.sum(old), Self.sum(new))
            return ChangeStory.Part(
                category: key.category, usageType: key.usageType, resource: key.resource, region: key.region,
                zone: key.zone, unit: key.unit, quantityBefore: Self.quantity(old),
                quantityAfter: Self.quantity(new), before: before, after: after,
                effects: effects(key, old, new, from: before, to: after).filter { $0.value != .zero })
        }
    }

    private static func sum(_ lines: [Line]) -> Money {
        lines.reduce(into: .zero) { $0 += $1.amount ?? .zero }
    }

    private static func quantity(_ lines: [Line]) -> String? {
        guard !lines.isEmpty else { return nil }
        let sum = lines.compactMap(\.quantity).compactMap { Quantity<Hour>(decimal: $0) }.reduce(.zero, +)
        return sum.decimal
    }

    // MARK: Causes

    private func effects(_ key: Key, _ old: [Line], _ new: [Line], from before: Money, to after: Money)
        -> [ChangeStory.Cause: Money]
    {
        if old.isEmpty, bodies.after.contains(key.resource), !names.before.contains(key.resource) {
            return [.appeared: after]
        }
        if new.isEmpty, bodies.before.contains(key.resource), !names.after.contains(key.resource) {
            return [.gone: -before]
        }
        if (old + new).contains(where: { $0.unitPrice == nil }) { return [.coverage: after - before] }
        return steps(
            PricedTiers(old), PricedTiers(new), isByTheHour: key.unit.hasSuffix(Hour.symbol), before, after)
    }

    /// From the old amount to the new one, one figure after the other.
    private func steps(
        _ old: PricedTiers, _ new: PricedTiers, isByTheHour: Bool, _ before: Money, _ after: Money
    ) -> [ChangeStory.Cause: Money] {
        let prices = old.prices.merging(new.prices) { first, _ in first }
        let newPrices = new.prices.merging(old.prices) { first, _ in first }
        let keeping = old.keeping ?? new.keeping ?? .one
        let scaled = isByTheHour ? old.scaled(from: hours.before, to: hours.after) : old.quantities
        let sameDiscount = (new.keeping ?? keeping) == keeping
        let samePrices = new.quantities.keys.allSatisfy { prices[$0] == newPrices[$0] }

        let afterPrice = sameDiscount ? after : PricedTiers.cost(new.quantities, newPrices, keeping)
        let afterUsage =
            samePrices ? afterPrice : PricedTiers.cost(new.quantities, prices, keeping)
        let isSame = scaled == old.quantities
        let afterHours =
            isSame
            ? before : scaled == new.quantities ? afterUsage : PricedTiers.cost(scaled, prices, keeping)
        return [
            .hours: afterHours - before, .usage: afterUsage - afterHours, .price: afterPrice - afterUsage,
            .discount: after - afterPrice,
        ]
    }

    // MARK: Resources

    func resources(of parts: [ChangeStory.Part]) -> [ChangeStory.Resource] {
        Dictionary(grouping: parts, by: \.resource).compactMap { name, parts in
            var effects: [ChangeStory.Cause: Money] = [:]
            for part in parts { effects.merge(part.effects) { $0 + $1 } }
            let before = parts.reduce(into: Money.zero) { $0 += $1.before }
            let after = parts.reduce(into: Money.zero) { $0 += $1.after }
            guard before != after || !effects.isEmpty, let fate = fate(name, effects, after - before) else {
                return nil
            }
            return ChangeStory.Resource(
                name: name, fate: fate, before: before, after: after, effects: effects)
        }.sorted { ($1.change.size, $0.name) < ($0.change.size, $1.name) }
    }

    private func fate(_ name: String, _ effects: [ChangeStory.Cause: Money], _ change: Money)
        -> ChangeStory.Fate?
    {
        if !names.before.contains(name) { return .appeared }
        if !names.after.contains(name) { return .gone }
        let used = (effects[.usage] ?? .zero) + (effects[.hours] ?? .zero)
        if used > .zero { return .grown }
        if used < .zero { return .shrunk }
        return change == .zero ? nil : .repriced
    }
}

/// The lines of one thing by tier.
struct PricedTiers {
    /// 0 is the free allowance, and what has no tiers is tier 1.
    var quantities: [Int: Int128] = [:]
    var prices: [Int: Rate<Hour>] = [:]
    /// nil where there is no line.
    var keeping: Ratio?

    init(_ lines: [Line]) {
        for line in lines {
            // The unit does not matter here: all lines of one thing have the same.
            let quantity = line.quantity.flatMap { Quantity<Hour>(decimal: $0) }?.billionths ?? 0
            quantities[line.tier ?? 1, default: 0] += quantity
            prices[line.tier ?? 1] = line.unitPrice.flatMap { Rate<Hour>(decimal: $0) } ?? .zero
            keeping = line.keeping
        }
    }

    /// The quantities as they would be in a month of other hours, without what is none.
    func scaled(from old: Quantity<Hour>, to new: Quantity<Hour>) -> [Int: Int128] {
        guard old > .zero, old != new else { return quantities }
        return quantities.mapValues { Rounding.divide($0 * new.billionths, by: old.billionths) }
    }

    /// What quantities cost at prices, each tier rounded once.
    static func cost(_ quantities: [Int: Int128], _ prices: [Int: Rate<Hour>], _ keeping: Ratio) -> Money {
        quantities.reduce(into: Money.zero) { sum, tier in
            sum += (prices[tier.key] ?? .zero).cost(
                of: Quantity<Hour>(billionths: tier.value), keeping: keeping)
        }
    }
}
