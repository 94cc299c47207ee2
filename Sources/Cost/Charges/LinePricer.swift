package import Pricing
import Topology
package import Units
import Words

/// Turns usage into lines: one a resource and tier, in a fixed order, each rounded once.
package struct LinePricer {
    let book: PriceBook
    let options: AssessmentOptions
    private let naming: OwnerNaming
    package private(set) var lines: [Line] = []
    /// The places of each usage's tiers in `lines`, by the usage's name: the tier, 1 where there is but one.
    package private(set) var places: [String: [Int: Int]] = [:]

    init(book: PriceBook, options: AssessmentOptions, naming: OwnerNaming) {
        self.book = book
        self.options = options
        self.naming = naming
    }

    mutating func add<Unit>(_ usages: [Usage<Unit>]) {
        let merged = Self.merged(usages, keepsParts: options.keepsParts).filter {
            !options.excluded.contains($0.sum.category) && $0.sum.quantity > .zero
        }
        var pools = TierPools(merged.map(\.sum), book: book, options: options)
        for usage in merged { price(usage, &pools) }
    }

    /// The sum of usage with one key, resource, zone and basis.
    package struct Merged<Unit: BillingUnit> {
        package var sum: Usage<Unit>
        /// Empty where nobody asked for them.
        var parts: [QuantityParts.Part] = []
        private var origins: Set<String>
        private var assumptions: Set<Assumption>

        init(_ usage: Usage<Unit>, keepsParts: Bool) {
            sum = usage
            origins = Set(usage.origins)
            assumptions = Set(usage.assumptions)
            if keepsParts { parts = [Self.part(usage)] }
        }

        mutating func add(_ usage: Usage<Unit>, keepsParts: Bool) {
            sum.quantity += usage.quantity
            for origin in usage.origins where origins.insert(origin).inserted { sum.origins.append(origin) }
            for note in usage.assumptions where assumptions.insert(note).inserted {
                sum.assumptions.append(note)
            }
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
    package static func merged<Unit>(_ usages: [Usage<Unit>], keepsParts keeps: Bool = false) -> [Merged<
        Unit
    >] {
        var byName: [String: Merged<Unit>] = [:]
        for usage in usages {
            let name = usage.name
            if byName[name]?.add(usage, keepsParts: keeps) == nil {
                byName[name] = Merged(usage, keepsParts: keeps)
            }
        }
        return byName.sorted { $0.key < $1.key }.map(\.value)
    }

    private mutating func price<Unit>(_ merged: Merged<Unit>, _ pools: inout TierPools<Unit>) {
        let usage = merged.sum
        var origin =
            merged.parts.isEmpty
            ? nil : QuantityParts(parts: merged.parts, whole: usage.quantity.decimal, usedBefore: nil)
        switch book.price(usage.key, in: usage.region) {
        case .missing: append(usage, usage.quantity, rate: nil, tier: nil, source: nil, origin)
        case .known(let rates, let source):
            let found = pools.parts(of: usage, rates)
            if found.parts.contains(where: { $0.tier != nil }) {
                origin?.usedBefore = found.usedBefore.decimal
                origin?.share = found.share
            }
            for part in found.parts {
                append(
                    usage, part.quantity, rate: part.rate, tier: part.tier,
                    source: (source.name, source.date), origin)
            }
        }
    }

    /// The warning that a line has no price; the same for all lines of its usage type and region.
    static func warning(missing line: Line) -> Warning {
        .noPrice(usageType: line.usageType, region: line.region)
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
                id: usage.lineID(tier: tier, naming), category: usage.category,
                usageType: usage.key.usageType,
                region: usage.region, owner: usage.owner, resource: usage.resource,
                name: naming.resource(usage.resource), zone: usage.zone,
                quantity: quantity.decimal,
                unit: Unit.symbol, unitPrice: rate?.decimal,
                amount: rate?.cost(of: quantity, keeping: keeping),
                basis: usage.basis, tier: tier, keeping: keeping, priceSource: source?.0,
                priceDate: source?.1,
                rule: usage.rule, origins: usage.origins, assumptions: usage.assumptions,
                operation: usage.key.operation, parts: origin))
    }
}

extension Usage {
    /// The name by which usage is added up: usage of one name is one line, or one a tier.
    package var name: String {
        "\(category.rawValue)/\(key)/\(region)/\(resource)/\(zone ?? "")/\(basis.rawValue)/\(owner.key)"
    }

    /// Usage that shares tiers: what leaves to the internet from any region, all else by region.
    package var pool: String { key.isInternetOut ? key.usageType : "\(key.description)/\(region)" }

    /// The line's id: stable between runs.
    ///
    /// - Parameters:
    ///   - tier: 0 for the free allowance; nil where the price has but one tier.
    ///   - naming: tells owners apart in an estate of several.
    package func lineID(tier: Int?, _ naming: OwnerNaming) -> String {
        var parts = [category.rawValue, key.usageType, resource]
        if let owner = naming.name(of: owner), owner != resource { parts.append(owner) }
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
    /// Indicates whether the account's free allowance and the tiers of all regions together hold.
    package var isInternetOut: Bool { usageType == "DataTransfer-Out-Bytes" }
}
