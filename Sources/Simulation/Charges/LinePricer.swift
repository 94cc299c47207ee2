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
    /// Where each usage's tiers stand in `lines`, by the usage's name: the tier, 1 where there is but one.
    private(set) var places: [String: [Int: Int]] = [:]
    /// How much of a month's tiers is used up, by pool.
    private var used: [String: Int128] = [:]

    init(book: PriceBook, options: AssessmentOptions) {
        self.book = book
        self.options = options
    }

    mutating func add<Unit>(_ usages: [Usage<Unit>]) {
        for usage in Self.merged(usages, keepsParts: options.keepsParts)
        where !options.excluded.contains(usage.sum.category) { price(usage) }
    }

    /// What has one key, resource, zone and basis, added up.
    struct Merged<Unit: BillingUnit> {
        var sum: Usage<Unit>
        /// Empty where nobody asked for them.
        var parts: [QuantityParts.Part] = []
        private var known: Set<String>

        init(_ usage: Usage<Unit>, keepsParts: Bool) {
            sum = usage
            known = Set(usage.origins + usage.assumptions)
            if keepsParts { parts = [Self.part(usage)] }
        }

        mutating func add(_ usage: Usage<Unit>, keepsParts: Bool) {
            sum.quantity += usage.quantity
            for origin in usage.origins where known.insert(origin).inserted { sum.origins.append(origin) }
            for note in usage.assumptions where known.insert(note).inserted { sum.assumptions.append(note) }
            if keepsParts { parts.append(Self.part(usage)) }
        }

        private static func part(_ usage: Usage<Unit>) -> QuantityParts.Part {
            QuantityParts.Part(
                origin: usage.origins.isEmpty ? "the rule itself" : usage.origins.joined(separator: ", "),
                quantity: usage.quantity.decimal,
                traffic: usage.traffic.map {
                    QuantityParts.Traffic(
                        source: $0.source, destination: $0.destination.label, out: $0.out.decimal,
                        back: $0.back.decimal)
                })
        }
    }

    /// The usage of each name, in the order in which it uses the tiers up.
    static func merged<Unit>(_ usages: [Usage<Unit>], keepsParts keeps: Bool = false) -> [Merged<Unit>] {
        var byName: [String: Merged<Unit>] = [:]
        for usage in usages {
            let name = usage.name
            if byName[name]?.add(usage, keepsParts: keeps) == nil {
                byName[name] = Merged(usage, keepsParts: keeps)
            }
        }
        return byName.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func price<Unit>(_ merged: Merged<Unit>) {
        let usage = merged.sum
        guard usage.quantity > .zero else { return }
        var origin =
            merged.parts.isEmpty
            ? nil : QuantityParts(parts: merged.parts, whole: usage.quantity.decimal, usedBefore: nil)
        switch book.price(usage.key, in: usage.region) {
        case .missing(let region, let usageType):
            let note =
                "\(Self.missingPrice) \(usageType) in \(region): the line is unpriced and totals are \"at least\"; add it with `ekscost pricing update` or under prices: in ekscost.yaml"
            if !missing.contains(note) { missing.append(note) }
            append(usage, usage.quantity, rate: nil, tier: nil, source: nil, origin)
        case .known(let rates, let source):
            let split = parts(of: usage, rates)
            if split.contains(where: { $0.tier != nil }) { origin?.usedBefore = usedBefore(usage).decimal }
            for part in split {
                append(
                    usage, part.quantity, rate: part.rate, tier: part.tier,
                    source: (source.name, source.date), origin)
            }
        }
    }

    /// What the month had used of the tiers before this usage, which has been added already.
    private func usedBefore<Unit>(_ usage: Usage<Unit>) -> Quantity<Unit> {
        Quantity(billionths: (used[usage.pool] ?? 0) - usage.quantity.billionths)
    }

    /// The usage by tiers, after what the month has used of them already.
    private mutating func parts<Unit>(
        of usage: Usage<Unit>, _ rates: TieredRate<Unit>
    ) -> [(quantity: Quantity<Unit>, rate: Rate<Unit>, tier: Int?)] {
        let isInternet = usage.key.isInternetOut
        let pool = usage.pool
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
        source: (String, String)?, _ origin: QuantityParts?
    ) {
        let keeping = options.discounts.keeping(
            category: usage.category.rawValue, usageType: usage.key.usageType)
        places[usage.name, default: [:]][tier ?? 1] = lines.count
        lines.append(
            Line(
                id: usage.lineID(tier: tier), category: usage.category, usageType: usage.key.usageType,
                region: usage.region, resource: usage.resource, zone: usage.zone, quantity: quantity.decimal,
                unit: Unit.symbol, unitPrice: rate?.decimal,
                amount: rate?.cost(of: quantity, keeping: keeping),
                basis: usage.basis, tier: tier, keeping: keeping, priceSource: source?.0,
                priceDate: source?.1,
                rule: usage.rule, origins: usage.origins, assumptions: usage.assumptions,
                operation: usage.key.operation, parts: origin))
    }
}

extension Usage {
    /// What is added up: usage of one name is one line, or one a tier.
    var name: String {
        "\(category.rawValue)/\(key)/\(region)/\(resource)/\(zone ?? "")/\(basis.rawValue)"
    }

    /// Usage that shares tiers: what leaves to the internet from any region, all else by region.
    var pool: String { key.isInternetOut ? key.usageType : "\(key.description)/\(region)" }

    /// The line's id: stable between runs.
    ///
    /// - Parameter tier: 0 for the free allowance; nil where the price has but one tier.
    func lineID(tier: Int?) -> String {
        var parts = [category.rawValue, key.usageType, resource]
        if let zone {
            parts.append(zone)
        } else if region != "unknown" {
            parts.append(region)
        }
        if basis != .configured { parts.append(basis.rawValue) }
        if let tier { parts.append(tier == 0 ? "free" : "tier\(tier)") }
        return parts.joined(separator: "/")
    }
}

extension PriceKey {
    /// Whether the account's free allowance and the tiers of all regions together hold.
    var isInternetOut: Bool { usageType == "DataTransfer-Out-Bytes" }
}
