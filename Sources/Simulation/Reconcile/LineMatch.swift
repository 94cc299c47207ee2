import Capacity
import Cost
import Topology
import Units

/// The model's figure for one usage type of one resource, all zones and tiers together.
struct Modelled {
    var quantity: Int128 = 0
    var amount: Int128 = 0
    var unit = ""
    var lines = 0
    var isPriced = true

    mutating func add(_ line: Line) {
        lines += 1
        unit = line.unit
        quantity += line.quantity.flatMap { Quantity<Gigabyte>(decimal: $0)?.billionths } ?? 0
        amount += line.amount?.billionths ?? 0
        if line.amount == nil { isPriced = false }
    }

    /// The cost of another quantity at this one's mean price.
    func value(of other: Int128) -> Int128 {
        quantity > 0 ? Rounding.divide(amount * other, by: quantity) : 0
    }
}

/// Takes the difference of one line apart, piece by piece, so that the pieces sum to it exactly.
struct LineMatch {
    let key: Reconciliation.Key
    /// For the whole month.
    let full: Modelled
    /// For the hours that the bill has.
    let shared: Modelled
    let billed: [BilledLine]
    let covered: HourSet
    let month: HourSet
    /// Indicates whether the bill has any line of a transfer between zones in the region.
    let hasRegional: Bool
    /// Indicates whether discounts are in a column of their own instead of lines.
    let usesNet: Bool

    private var residuals: [Residual] = []
    private var count: Int { billed.reduce(0) { $0 + $1.lines } }

    init(
        key: Reconciliation.Key, full: Modelled, shared: Modelled, billed: [BilledLine], covered: HourSet,
        month: HourSet, hasRegional: Bool, usesNet: Bool
    ) {
        self.key = key
        self.full = full
        self.shared = shared
        self.billed = billed
        self.covered = covered
        self.month = month
        self.hasRegional = hasRegional
        self.usesNet = usesNet
    }

    static func cost(_ line: BilledLine, usesNet: Bool) -> Money {
        usesNet ? line.netCost ?? line.cost : line.cost
    }

    /// The error that a quantity of so many lines may have: each line rounds at the tenth decimal, the reader at
    /// the ninth.
    private func noise(_ value: Int128) -> Int128 {
        let quantity = billed.reduce(Int128(0)) { $0 + $1.quantity }
        let dearness = quantity > 0 ? max(1, value / max(quantity, 1)) : 1
        return Int128(2 * (count + shared.lines)) * max(1, dearness)
    }

    mutating func line() -> ReconciledLine {
        let quantity = billed.reduce(Int128(0)) { $0 + $1.quantity }
        let cost = billed.reduce(Money.zero) { $0 + Self.cost($1, usesNet: usesNet) }
        take(
            .missingHours, shared.amount - full.amount,
            "the bill has \(covered.count) of the month's \(month.count) hours\(Self.list(month.subtracting(covered)))"
        )
        if billed.isEmpty {
            let isSide = key.usageType == BilledNames.regional && hasRegional
            take(
                isSide ? .sides : .notBilled, -shared.amount,
                isSide
                    ? "this end of the transfer is not billed: the bill has only the other ones"
                    : "the bill has no line of it")
        } else {
            takeQuantity(quantity)
            takePrice(quantity)
        }
        return ReconciledLine(
            usageType: key.usageType, region: key.region, resource: key.resource, unit: full.unit,
            modelledQuantity: full.quantity, billedQuantity: quantity,
            modelled: Money(billionths: full.amount),
            billed: cost, listed: Money(billionths: shared.value(of: quantity)), residuals: residuals)
    }

    private mutating func take(_ kind: Residual.Kind, _ amount: Int128, _ detail: String) {
        guard amount != 0 else { return }
        residuals.append(
            Residual(
                kind: kind, amount: Money(billionths: amount), usageType: key.usageType, region: key.region,
                resource: key.resource, detail: detail))
    }

    // MARK: Quantity

    private mutating func takeQuantity(_ billedQuantity: Int128) {
        var expected = shared.quantity
        func value(_ from: Int128, _ to: Int128) -> Int128 { shared.value(of: to) - shared.value(of: from) }
        var own = HourSet()
        for line in billed { own.formUnion(line.hours) }
        let isHourly = billed.allSatisfy { $0.grain <= 1 }
        let lost = isHourly ? covered.subtracting(own) : HourSet()
        let isOneWay = isOneWay
        if full.unit == Hour.symbol {
            if billedQuantity < expected - Int128(count) {
                let hours = Quantity<Hour>(billionths: expected - billedQuantity).decimal
                let which = lost.isEmpty ? "" : Self.list(lost)
                take(
                    .missingHours, value(expected, billedQuantity), "\(hours) hours are not billed\(which)")
                expected = billedQuantity
            }
        } else if !lost.isEmpty {
            let share = Rounding.divide(
                shared.quantity * Int128(lost.count), by: Int128(max(covered.count, 1)))
            let left = (billedQuantity - (expected - share)).magnitude
            // Taken for missing only where that is what is missing, or where another cause is sure as well.
            let fits = left <= share.magnitude / 50 + UInt128(count)
            if fits || (isOneWay && lost.count * 20 < covered.count) {
                take(
                    .missingHours, value(expected, expected - share),
                    "\(lost.count) hours have no line\(Self.list(lost))")
                expected -= share
            }
        }
        let gap = billedQuantity - expected
        guard gap.magnitude > UInt128(2 * (count + shared.lines)) else {
            take(.rounding, value(expected, billedQuantity), "the bill's quantities end at the tenth decimal")
            return
        }
        if let why = sides(gap, expected, isOneWay) {
            take(.sides, value(expected, billedQuantity), why)
        } else {
            let difference = DecimalQuantity.text(gap)
            take(
                .unexplained, value(expected, billedQuantity),
                "the bill has \(difference) \(full.unit) \(gap > 0 ? "more" : "less") than the model")
        }
    }

    /// Indicates whether the lines tell directions, and only one of them.
    private var isOneWay: Bool {
        let operations = Set(billed.map(\.item.operation))
        return key.usageType == BilledNames.regional
            && (operations.allSatisfy { $0.hasSuffix("-In") }
                || operations.allSatisfy { $0.hasSuffix("-Out") })
    }

    private func sides(_ gap: Int128, _ expected: Int128, _ isOneWay: Bool) -> String? {
        guard key.usageType == BilledNames.regional else { return nil }
        if gap < 0, isOneWay {
            let way = billed.first?.item.operation.hasSuffix("-In") == true ? "in" : "out"
            return "one side alone is billed: the \(way)bound lines, where the model has both directions"
        }
        let tolerance = expected.magnitude / 200
        if (gap * 2 + expected).magnitude <= tolerance {
            return "one side alone is billed: half of the modelled"
        }
        if (gap - expected).magnitude <= tolerance { return "two sides are billed where the model has one" }
        return nil
    }

    // MARK: Price

    private mutating func takePrice(_ quantity: Int128) {
        var listed = shared.value(of: quantity)
        for line in billed where line.item.kind == .reservedUsage {
            let value = shared.value(of: line.quantity)
            take(
                .commitment, Self.cost(line, usesNet: usesNet).billionths - value,
                "covered by Reserved Instances")
            listed -= value
        }
        let usage = billed.filter { $0.item.kind != .reservedUsage }
        var paid = usage.reduce(Int128(0)) { $0 + Self.cost($1, usesNet: usesNet).billionths }
        let noise = noise(listed)
        let lists = usage.compactMap(\.listCost)
        if lists.count == usage.count, !usage.isEmpty {
            let list = lists.reduce(Int128(0)) { $0 + $1.billionths }
            let gap = list - listed
            if gap.magnitude > noise.magnitude {
                take(.unexplained, gap, "AWS's list price on the bill is not that of the price book")
            } else {
                take(.rounding, gap, "the bill rounds every line")
            }
            paid -= gap
        }
        let gap = paid - listed
        if gap.magnitude <= noise.magnitude {
            take(.rounding, gap, "the bill rounds every line")
        } else if gap > 0 {
            take(.unexplained, gap, "billed above the price of the book")
        } else {
            // A contract's percentage is round: what a round one leaves within the noise is rounding.
            let basisPoints = Rounding.divide(-gap * 10_000, by: max(listed, 1))
            let round = -Rounding.divide(listed * basisPoints, by: 10_000)
            let isRound = (gap - round).magnitude <= noise.magnitude
            let share = Ratio(isRound ? basisPoints : -gap, isRound ? 10_000 : max(listed, 1))
            take(.discount, isRound ? round : gap, "\(share.percent) % below the price of the book")
            if isRound { take(.rounding, gap - round, "the bill rounds every line") }
        }
    }

    private static func list(_ hours: HourSet) -> String {
        guard let first = hours.runs.first else { return "" }
        let shown = hours.runs.prefix(3).map {
            $0.count == 1
                ? UTCHour($0.lowerBound).description
                : "\(UTCHour($0.lowerBound)) to \(UTCHour($0.upperBound))"
        }
        let more = hours.runs.count > 3 ? " and \(hours.runs.count - 3) more gaps" : ""
        return first.isEmpty ? "" : " (\(shown.joined(separator: ", "))\(more))"
    }
}

/// A count of billionths as a decimal, whatever its unit.
public enum DecimalQuantity {
    public static func text(_ billionths: Int128) -> String {
        Quantity<Gigabyte>(billionths: billionths).decimal
    }
}
