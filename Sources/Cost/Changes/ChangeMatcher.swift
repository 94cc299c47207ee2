import Units

/// Matches the lines of two assessments and takes each difference apart.
struct ChangeMatcher {
    /// The key by which two lines are the same thing.
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

        init(_ usage: UnknownUsage) {
            category = usage.category
            usageType = usage.usageType
            resource = usage.resource
            region = ""
            zone = usage.zone
            unit = usage.unit
        }
    }

    private let sides: (before: [Key: [Line]], after: [Key: [Line]])
    private let unknowns: (before: [Key: [UnknownUsage]], after: [Key: [UnknownUsage]])
    private let hours: (before: Quantity<Hour>, after: Quantity<Hour>)
    /// The resources of each side that exist by themselves, and are not only where bytes go.
    private let bodies: (before: Set<String>, after: Set<String>)
    private let names: (before: Set<String>, after: Set<String>)

    init(before: Assessment, after: Assessment) {
        sides = (
            Dictionary(grouping: before.lines, by: Key.init), Dictionary(grouping: after.lines, by: Key.init)
        )
        unknowns = (
            Dictionary(grouping: before.unknowns, by: Key.init),
            Dictionary(grouping: after.unknowns, by: Key.init)
        )
        hours = (before.hours, after.hours)
        func bodies(_ lines: [Line]) -> Set<String> {
            Set(lines.filter { $0.unit != Gigabyte.symbol }.map(\.resource))
        }
        self.bodies = (bodies(before.lines), bodies(after.lines))
        func names(_ side: Assessment) -> Set<String> {
            Set(side.lines.map(\.resource) + side.unknowns.map(\.resource))
        }
        self.names = (names(before), names(after))
    }

    /// Every line and unknown usage that either side has.
    func parts() -> [ChangeStory.Part] { lineParts() + unknownParts() }

    private func lineParts() -> [ChangeStory.Part] {
        Set(sides.before.keys).union(sides.after.keys).map { key in
            let (old, new) = (sides.before[key] ?? [], sides.after[key] ?? [])
            let (before, after) = (Total(old), Total(new))
            return ChangeStory.Part(
                category: key.category, usageType: key.usageType, resource: key.resource, region: key.region,
                zone: key.zone, unit: key.unit, quantityBefore: Self.quantity(old),
                quantityAfter: Self.quantity(new), before: before, after: after,
                effects: effects(key, old, new, from: before, to: after).filter { $0.value != .zero })
        }
    }

    /// Usage whose quantity is unknown on a side: what is the same on both does not move.
    private func unknownParts() -> [ChangeStory.Part] {
        Set(unknowns.before.keys).union(unknowns.after.keys).map { key in
            let (old, new) = (unknowns.before[key] ?? [], unknowns.after[key] ?? [])
            let (before, after) = (Total([], unknown: old), Total([], unknown: new))
            let cause: ChangeStory.Cause =
                !names.before.contains(key.resource)
                ? .appeared : names.after.contains(key.resource) ? .usage : .gone
            return ChangeStory.Part(
                category: key.category, usageType: key.usageType, resource: key.resource, region: key.region,
                zone: key.zone, unit: key.unit, before: before, after: after,
                effects: [cause: after - before].filter { $0.value != .zero })
        }
    }

    private static func quantity(_ lines: [Line]) -> String? {
        guard !lines.isEmpty else { return nil }
        let sum = lines.compactMap(\.quantity).compactMap { Quantity<Hour>(decimal: $0) }.reduce(.zero, +)
        return sum.decimal
    }

    // MARK: Causes

    private func effects(_ key: Key, _ old: [Line], _ new: [Line], from before: Total, to after: Total)
        -> [ChangeStory.Cause: Bounded<Money>]
    {
        if old.isEmpty, bodies.after.contains(key.resource), !names.before.contains(key.resource) {
            return [.appeared: after - before]
        }
        if new.isEmpty, bodies.before.contains(key.resource), !names.after.contains(key.resource) {
            return [.gone: after - before]
        }
        let isByTheHour = key.unit.hasSuffix(Hour.symbol)
        if (old + new).contains(where: { $0.unitPrice == nil }) {
            return [unpricedCause(old, new, isByTheHour): after - before]
        }
        return steps(
            PricedTiers(old), PricedTiers(new), isByTheHour: isByTheHour, before.known, after.known
        ).mapValues { .exactly($0) }
    }

    /// The cause of the change of a line that lacks its price on a side.
    private func unpricedCause(_ old: [Line], _ new: [Line], _ isByTheHour: Bool) -> ChangeStory.Cause {
        let sides = [old, new].filter { !$0.isEmpty }
        guard sides.allSatisfy({ $0.allSatisfy { $0.unitPrice == nil } }) else { return .coverage }
        let (before, after) = (PricedTiers(old), PricedTiers(new))
        let isLonger = isByTheHour && before.scaled(from: hours.before, to: hours.after) == after.quantities
        return isLonger && before.quantities != after.quantities ? .hours : .usage
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
            var effects: [ChangeStory.Cause: Bounded<Money>] = [:]
            for part in parts { effects.merge(part.effects) { $0 + $1 } }
            let before = parts.map(\.before).sum()
            let after = parts.map(\.after).sum()
            let change = after - before
            guard change != .zero || !effects.isEmpty, let fate = fate(name, effects, change) else {
                return nil
            }
            return ChangeStory.Resource(
                name: name, fate: fate, before: before, after: after, effects: effects)
        }.sorted { ($1.change.rank, $0.name) < ($0.change.rank, $1.name) }
    }

    private func fate(
        _ name: String, _ effects: [ChangeStory.Cause: Bounded<Money>], _ change: Bounded<Money>
    ) -> ChangeStory.Fate? {
        if !names.before.contains(name) { return .appeared }
        if !names.after.contains(name) { return .gone }
        let used = (effects[.usage] ?? .zero) + (effects[.hours] ?? .zero)
        switch used {
        case .exactly(.zero): return change == .zero ? nil : .repriced
        case .exactly(let amount): return amount > .zero ? .grown : .shrunk
        case .atLeast(let amount): return amount >= .zero ? .grown : .changed
        case .atMost(let amount): return amount <= .zero ? .shrunk : .changed
        case .unknown: return .changed
        }
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

    /// The cost of quantities at prices, each tier rounded once.
    static func cost(_ quantities: [Int: Int128], _ prices: [Int: Rate<Hour>], _ keeping: Ratio) -> Money {
        quantities.reduce(into: Money.zero) { sum, tier in
            sum += (prices[tier.key] ?? .zero).cost(
                of: Quantity<Hour>(billionths: tier.value), keeping: keeping)
        }
    }
}
