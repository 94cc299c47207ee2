import Pricing
import Topology
import Units

/// Turns usage into lines: one a resource and tier, in a fixed order, each rounded once.
struct LinePricer {
    /// What the warning of a missing price begins with.
    static let missingPrice = "no price of"

    let book: PriceBook
    let options: AssessmentOptions
    private(set) var lines: [Line] = []
    private(set) var missing: [String] = []
    /// How much of a month's tiers is used up, by pool.
    private var used: [String: Int128] = [:]

    init(book: PriceBook, options: AssessmentOptions) {
        self.book = book
        self.options = options
    }

    mutating func add<Unit>(_ usages: [Usage<Unit>]) {
        for usage in merged(usages) where !options.excluded.contains(usage.category) { price(usage) }
    }

    /// Adds up what has one key, resource, zone and basis.
    private func merged<Unit>(_ usages: [Usage<Unit>]) -> [Usage<Unit>] {
        var order: [String] = []
        var byName: [String: Usage<Unit>] = [:]
        for usage in usages {
            let name =
                "\(usage.category.rawValue)/\(usage.key)/\(usage.region)/\(usage.resource)/\(usage.zone ?? "")/\(usage.basis.rawValue)"
            guard var sum = byName[name] else {
                byName[name] = usage
                order.append(name)
                continue
            }
            sum.quantity += usage.quantity
            for origin in usage.origins where !sum.origins.contains(origin) { sum.origins.append(origin) }
            for note in usage.assumptions where !sum.assumptions.contains(note) {
                sum.assumptions.append(note)
            }
            byName[name] = sum
        }
        return order.sorted().compactMap { byName[$0] }
    }

    private mutating func price<Unit>(_ usage: Usage<Unit>) {
        guard usage.quantity > .zero else { return }
        switch book.price(usage.key, in: usage.region) {
        case .missing(let region, let usageType):
            let note =
                "\(Self.missingPrice) \(usageType) in \(region): the line is unpriced and totals are \"at least\"; add it with `ekscost pricing update` or under prices: in ekscost.yaml"
            if !missing.contains(note) { missing.append(note) }
            append(usage, usage.quantity, rate: nil, tier: nil, source: nil)
        case .known(let rates, let source):
            for part in parts(of: usage, rates) {
                append(
                    usage, part.quantity, rate: part.rate, tier: part.tier, source: (source.name, source.date)
                )
            }
        }
    }

    /// The usage by tiers, after what the month has used of them already.
    private mutating func parts<Unit>(
        of usage: Usage<Unit>, _ rates: TieredRate<Unit>
    ) -> [(quantity: Quantity<Unit>, rate: Rate<Unit>, tier: Int?)] {
        let isInternet = usage.key.usageType == "DataTransfer-Out-Bytes"
        let pool = isInternet ? usage.key.usageType : "\(usage.key.description)/\(usage.region)"
        let start = used[pool] ?? (isInternet ? options.accountEgress.billionths : 0)
        used[pool] = start + usage.quantity.billionths
        let allowance = isInternet ? (book.freeInternetAllowance?.billionths ?? 0) : 0
        let free = max(0, min(allowance - start, usage.quantity.billionths))
        let paid = Quantity<Unit>(billionths: usage.quantity.billionths - free)
        let before = Quantity<Unit>(billionths: max(0, start - allowance))
        let several = rates.tiers.count > 1
        var parts = rates.split(paid, after: before).map {
            ($0.quantity, $0.rate, several ? Optional($0.tier) : nil)
        }
        if free > 0 { parts.insert((Quantity(billionths: free), .zero, 0), at: 0) }
        return parts
    }

    private mutating func append<Unit>(
        _ usage: Usage<Unit>, _ quantity: Quantity<Unit>, rate: Rate<Unit>?, tier: Int?,
        source: (String, String)?
    ) {
        let keeping = options.discounts.keeping(
            category: usage.category.rawValue, usageType: usage.key.usageType)
        var parts = [usage.category.rawValue, usage.key.usageType, usage.resource]
        if let zone = usage.zone {
            parts.append(zone)
        } else if usage.region != "unknown" {
            parts.append(usage.region)
        }
        if usage.basis != .configured { parts.append(usage.basis.rawValue) }
        if let tier { parts.append(tier == 0 ? "free" : "tier\(tier)") }
        lines.append(
            Line(
                id: parts.joined(separator: "/"), category: usage.category, usageType: usage.key.usageType,
                region: usage.region, resource: usage.resource, zone: usage.zone, quantity: quantity.decimal,
                unit: Unit.symbol, unitPrice: rate?.decimal,
                amount: rate?.cost(of: quantity, keeping: keeping),
                basis: usage.basis, tier: tier, keeping: keeping, priceSource: source?.0,
                priceDate: source?.1,
                rule: usage.rule, origins: usage.origins, assumptions: usage.assumptions))
    }
}
