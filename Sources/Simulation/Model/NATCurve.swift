import Cost
public import Units

/// The cost of each way to run NAT over the gigabytes that go through it: straight lines, in closed form.
///
/// Hours and public addresses stand still; processing and the transfers between zones that NAT causes grow with the
/// gigabytes. What crosses zones for other reasons is what is left of it with a gateway in each zone.
public struct NATCurve: Hashable, Sendable {
    /// One way's line.
    public struct Line: Hashable, Sendable {
        public var way: CostModel.Way
        /// The way's place in the model.
        public var place: Int
        /// USD a month that do not depend on the gigabytes.
        public var fixed: Money
        /// USD a month for today's gigabytes.
        public var moving: Money
        /// USD at each of the points.
        public var costs: [Money]

        /// USD a month today.
        public var today: Money { fixed + moving }
    }

    /// The point where two lines meet.
    public struct Crossing: Hashable, Sendable {
        public var first: CostModel.Way
        public var second: CostModel.Way
        /// Gigabytes a month through NAT.
        public var gigabytes: Quantity<Gigabyte>
    }

    /// Gigabytes a month through NAT today.
    public var today: Quantity<Gigabyte>
    /// Shares of today's gigabytes, the first 0.
    public var fractions: [Ratio]
    public var points: [Quantity<Gigabyte>]
    public var lines: [Line]
    public var crossings: [Crossing]
    /// Indicates whether nothing is missing from the lines; what is missing is the same for all of them.
    public var isComplete: Bool

    /// The dearest way at the last point.
    public var top: Money { lines.compactMap(\.costs.last).max() ?? .zero }

    /// nil where nothing is known to go through NAT, or where a way has no price.
    public init?(_ model: CostModel) {
        guard let zonal = model.ways.firstIndex(of: .perZone) else { return nil }
        let today = model.drivers.filter { $0.category == .natGateway && $0.unit == Gigabyte.symbol }
            .compactMap { Quantity<Gigabyte>(decimal: $0.quantities[0]) }.reduce(.zero, +)
        guard today > .zero else { return nil }
        func sum(_ way: Int, _ category: Category, _ unit: String? = nil) -> Money? {
            var total = Money.zero
            for driver in model.drivers where driver.category == category {
                guard unit == nil || driver.unit == unit else { continue }
                for tier in driver.tiers {
                    guard let amount = tier.amounts[way] else { return nil }
                    total += amount
                }
            }
            return total
        }
        guard let other = sum(zonal, .crossAZ) else { return nil }
        let unknown = Self.unknown(model.now)
        var lines: [Line] = []
        for (place, way) in model.ways.enumerated() where way != .asItIs {
            // A way that lacks something else than the others cannot be drawn beside them.
            guard (Self.unknown(model.assessments[place]) - unknown).exact != nil else { continue }
            guard let hours = sum(place, .natGateway, Hour.symbol), let addresses = sum(place, .publicIPv4),
                let bytes = sum(place, .natGateway, Gigabyte.symbol), let crossing = sum(place, .crossAZ)
            else { continue }
            let moving = bytes + crossing - other
            lines.append(
                Line(way: way, place: place, fixed: hours + addresses, moving: moving, costs: []))
        }
        guard !lines.isEmpty else { return nil }
        let crossings = Self.crossings(lines, today)
        let fractions = Self.fractions(crossings, today)
        self.today = today
        self.fractions = fractions
        self.lines = lines.map { line in
            var line = line
            line.costs = fractions.map { line.fixed + line.moving.scaled(by: $0) }
            return line
        }
        points = fractions.map { today.scaled(by: $0) }
        self.crossings = crossings
        isComplete = unknown.isComplete
    }

    /// The lines of a way that have no known quantity.
    private static func unknown(_ assessment: Assessment) -> Total {
        Total(
            [],
            unknown: assessment.unknowns.filter {
                [.natGateway, .publicIPv4, .crossAZ].contains($0.category)
            })
    }

    /// Nine points from nothing to twice today's gigabytes, or past the last crossing where that is further.
    private static func fractions(_ crossings: [Crossing], _ today: Quantity<Gigabyte>) -> [Ratio] {
        let last = crossings.map(\.gigabytes).max() ?? .zero
        let needed = Rounding.divide(last.billionths * 5 / 4, by: today.billionths) + 1
        let top = min(max(2, needed), 1_000)
        return (0...8).map { Ratio(Int128($0) * top, 8) }
    }

    private static func crossings(_ lines: [Line], _ today: Quantity<Gigabyte>) -> [Crossing] {
        var found: [Crossing] = []
        for (place, first) in lines.enumerated() {
            for second in lines[(place + 1)...] {
                let gap = second.fixed - first.fixed
                let slope = first.moving - second.moving
                guard slope != .zero else { continue }
                let sign: Int128 = slope < .zero ? -1 : 1
                let share = Ratio(gap.billionths * sign, slope.billionths * sign)
                guard share > .zero else { continue }
                found.append(
                    Crossing(first: first.way, second: second.way, gigabytes: today.scaled(by: share)))
            }
        }
        return found
    }
}
