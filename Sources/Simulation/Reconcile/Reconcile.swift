public import Cost
public import Estate
public import Pricing
public import Topology
import Units
import Words

extension Reconciliation {
    /// Holds a month's bill against the model of the same snapshot, for the hours that both have.
    ///
    /// - Parameters:
    ///   - bill: the month's bill; its month decides, whatever the options say.
    ///   - options: region, VPC and cluster; the user's own discounts count as part of the model's price.
    public init(
        of bill: Bill, against estate: Estate, book: PriceBook, calendar: EKSCalendar,
        options: AssessmentOptions
    ) {
        let start = UTCHour(startOf: bill.month).value
        let month = HourSet(start..<start + bill.month.days * 24)
        let part = ChosenPart(options.scope, of: estate)
        var scope = BillScopeOfModel(bill, part, currency: book.currency)
        var covered = HourSet()
        for line in scope.usage { covered.formUnion(line.hours) }
        covered = covered.intersection(month)

        var options = options
        options.month = bill.month
        options.hours = bill.month.hours
        let snapshot = estate.snapshot
        let full = Assessment(of: estate, book: book, calendar: calendar, options: options)
        let whole = Self.whole(estate, full, book, calendar, options)
        let keys = BillKeys(names: BilledNames(snapshot, modelled: whole.lines), usage: scope.usage)
        let notes = scope.cut(to: part, of: whole, keys)
        var shared = full
        if covered.count < month.count, !covered.isEmpty {
            options.hours = Quantity(covered.count)
            shared = Assessment(
                of: estate.replacing(
                    snapshot.withTraffic(Ratio(Int128(covered.count), Int128(month.count)))), book: book,
                calendar: calendar, options: options)
        }

        let matcher = Matcher(keys, full: full, shared: shared, usage: scope.usage)
        let usesNet = !scope.others.contains { $0.item.kind == .discount } && scope.hasNet
        let regional = Set(
            scope.usage.filter { $0.item.usageType == BilledNames.regional }.map { BillKeys.region($0.item) })
        var lines: [ReconciledLine] = []
        for (key, modelled) in matcher.full {
            var match = LineMatch(
                key: key, full: modelled, shared: matcher.shared[key] ?? Modelled(),
                billed: matcher.billed[key] ?? [], covered: covered, month: month,
                hasRegional: regional.contains(key.region), usesNet: usesNet)
            lines.append(match.line())
        }
        lines.sort { ($1.billed, $0.usageType, $0.resource) < ($0.billed, $1.usageType, $1.resource) }
        self.month = bill.month
        monthHours = month.count
        billedHours = covered.count
        currency = book.currency
        self.lines = lines
        let unknown = matcher.unknown(full.unknowns, usesNet: usesNet)
        others = scope.others.compactMap { Self.other($0) }.merged() + unknown.merged()
        elsewhere = bill.elsewhere + scope.elsewhere
        charges = (scope.usage + scope.others).reduce(.zero) {
            let cost = LineMatch.cost($1, usesNet: usesNet)
            return cost > .zero ? $0 + cost : $0
        }
        missing = Total(full.lines.filter { $0.amount == nil }, unknown: full.unknowns)
        discounts = Self.fitted(lines)
        effectiveDiscount = Self.effective(lines, others, unknown)
        warnings = full.warnings.map(\.description) + notes + Self.warnings(discounts, covered, month)
    }

    /// The whole estate in the month, of which the chosen lines are a part.
    private static func whole(
        _ estate: Estate, _ chosen: Assessment, _ book: PriceBook, _ calendar: EKSCalendar,
        _ options: AssessmentOptions
    ) -> Assessment {
        guard !options.scope.isWhole else { return chosen }
        var all = options
        all.scope = .whole
        return Assessment(of: estate, book: book, calendar: calendar, options: all)
    }

    /// A line that is no usage, by its kind; it belongs to no line of the model.
    private static func other(_ line: BilledLine) -> Residual? {
        let kind: Residual.Kind =
            switch line.item.kind {
            case .credit: .credit
            case .refund: .refund
            case .tax: .tax
            case .fee: .fee
            case .discount: .discount
            case .savingsPlan: .commitment
            default: .unexplained
            }
        guard line.cost != .zero else { return nil }
        let what =
            kind == .unexplained ? "a kind of line that this program does not know" : "a line of its own"
        return Residual(
            kind: kind, amount: line.cost, usageType: line.item.usageType,
            region: line.item.region?.rawValue ?? "",
            resource: line.item.resource, detail: "\(what), \(line.item.service)")
    }

    private static func fitted(_ lines: [ReconciledLine]) -> [FittedDiscount] {
        let groups = Dictionary(grouping: lines) { [$0.usageType, $0.region] }
        return groups.compactMap { key, lines in
            let listed = lines.reduce(Money.zero) { $0 + $1.listed }
            let taken = lines.flatMap(\.residuals).filter { $0.kind == .discount }.reduce(Money.zero) {
                $0 - $1.amount
            }
            guard listed > .zero, taken != .zero else { return nil }
            return FittedDiscount(
                usageType: key[0], region: key[1], share: Reconciliation.share(taken, of: listed))
        }.sorted { ($0.usageType, $0.region) < ($1.usageType, $1.region) }
    }

    private static func effective(_ lines: [ReconciledLine], _ others: [Residual], _ unknown: [Residual])
        -> Ratio?
    {
        let onLines = others.filter { $0.kind == .discount }
        // Discount lines are taken off everything, known or not.
        let base =
            lines.reduce(Money.zero) { $0 + $1.listed }
            + (onLines.isEmpty ? .zero : unknown.reduce(.zero) { $0 + $1.amount })
        let inLines = lines.flatMap(\.residuals).filter { $0.kind == .discount }
        let taken = (inLines + onLines).reduce(Money.zero) { $0 - $1.amount }
        return base > .zero ? share(taken, of: base) : nil
    }

    private static func warnings(
        _ discounts: [FittedDiscount], _ covered: HourSet, _ month: HourSet
    ) -> [String] {
        var notes: [String] = []
        if covered.isEmpty { notes.append("the bill has no usage in \(month.count) hours of the month") }
        if covered.count * 10 < month.count * 9 {
            notes.append(
                "the bill has \(covered.count) of \(month.count) hours: the rest is the model's alone")
        }
        // Against the middle one, for a single wrong price would pull the mean.
        let usual = discounts.map(\.share).sorted()[safe: discounts.count / 2] ?? .zero
        for discount in discounts {
            let distance = discount.share - usual
            guard max(distance, .zero - distance) > Ratio(1, 100) else { continue }
            notes.append(
                "\(discount.usageType) in \(discount.region) is billed \(discount.share.percent) % below the book where most is \(usual.percent) % below: a price of its own, or an old price in the book"
            )
        }
        return notes
    }
}

/// Pairs what the model has with what the bill has.
private struct Matcher {
    var full: [Reconciliation.Key: Modelled] = [:]
    var shared: [Reconciliation.Key: Modelled] = [:]
    var billed: [Reconciliation.Key: [BilledLine]] = [:]
    /// Billed lines that no line of the model stands for.
    private var strangers: [Reconciliation.Key: [BilledLine]] = [:]
    private var unpriced: Set<Reconciliation.Key> = []

    init(_ keys: BillKeys, full: Assessment, shared: Assessment, usage: [BilledLine]) {
        for line in full.lines where line.category != .kms {
            let key = keys.key(of: line)
            self.full[key, default: Modelled()].add(line)
            if line.amount == nil { unpriced.insert(key) }
        }
        for line in shared.lines where line.category != .kms {
            self.shared[keys.key(of: line), default: Modelled()].add(line)
        }
        for key in unpriced { self.full[key] = nil }
        for line in usage {
            let key = keys.key(of: line.item)
            if self.full[key] != nil {
                billed[key, default: []].append(line)
            } else {
                strangers[key, default: []].append(line)
            }
        }
    }

    func unknown(_ unknowns: [UnknownUsage], usesNet: Bool) -> [Residual] {
        strangers.compactMap { key, lines in
            let cost = lines.reduce(Money.zero) { $0 + LineMatch.cost($1, usesNet: usesNet) }
            guard cost != .zero else { return nil }
            let reason =
                unpriced.contains(key)
                ? "the price book has no price of it"
                : unknowns.first {
                    $0.usageType == key.usageType
                        && ($0.resource == key.resource || key.resource == "all")
                }?.reason.description
            return Residual(
                kind: reason == nil ? .unknownResource : .unknownUsage, amount: cost,
                usageType: key.usageType, region: key.region, resource: key.resource,
                detail: reason ?? "not in the snapshot")
        }
    }
}

extension Snapshot {
    /// The same estate with a part of its traffic, for a part of the month.
    fileprivate func withTraffic(_ part: Ratio) -> Snapshot {
        var other = self
        for position in other.traffic.indices {
            other.traffic[position].out = other.traffic[position].out.scaled(by: part)
            other.traffic[position].back = other.traffic[position].back.scaled(by: part)
        }
        return other
    }
}

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}

extension [Residual] {
    /// Those alike in all but the amount summed, the largest first.
    fileprivate func merged() -> [Residual] {
        var sums: [Residual: Money] = [:]
        for one in self {
            var name = one
            name.amount = .zero
            sums[name, default: .zero] += one.amount
        }
        return sums.map { name, amount in
            var one = name
            one.amount = amount
            return one
        }.sorted { a, b in
            let (x, y) = (Swift.max(a.amount, -a.amount), Swift.max(b.amount, -b.amount))
            return (y, a.kind.rawValue, a.usageType, a.resource) < (
                x, b.kind.rawValue, b.usageType, b.resource
            )
        }
    }
}
