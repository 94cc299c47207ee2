public import Units

/// The prices of the regions that a report needs, as read from `pricing/`.
public struct PriceBook: Hashable, Sendable {
    /// One price as the book keeps it, before it is asked for by key.
    public struct Entry: Hashable, Sendable {
        public var usageType: String
        public var operation: String?
        /// The unit as the bill spells it.
        public var unit: String
        /// Tier start and price, both exact decimals.
        public var tiers: [(from: String, price: String)]
        /// The end of the last tier, as an exact decimal; nil where it never ends.
        public var end: String?
        public var source: String
        public var date: String
        /// The confidence in it: `feed`, `single-note`, `derived`, `undated`, `override`; empty where nobody said.
        public var confidence: String
        public init(
            usageType: String, operation: String?, unit: String, tiers: [(from: String, price: String)],
            end: String? = nil, source: String, date: String, confidence: String = ""
        ) {
            self.usageType = usageType
            self.operation = operation
            self.unit = unit
            self.tiers = tiers
            self.end = end
            self.source = source
            self.date = date
            self.confidence = confidence
        }
        public static func == (a: Entry, b: Entry) -> Bool {
            a.usageType == b.usageType && a.operation == b.operation && a.unit == b.unit
                && a.source == b.source
                && a.date == b.date && a.end == b.end && a.confidence == b.confidence
                && a.tiers.elementsEqual(b.tiers, by: ==)
        }
        public func hash(into hasher: inout Hasher) {
            hasher.combine(usageType)
            hasher.combine(operation)
        }
    }

    /// The name of entries that hold in every region.
    public static let everywhere = "global"

    /// ISO code of the currency of every price.
    public var currency = "USD"
    /// The newest date on which the list was read, `2026-10-01`.
    public var effective = ""
    private var entries: [String: [String: Entry]] = [:]

    public init() {}

    /// Adds a price, replacing the one that the region had for the same key.
    public mutating func add(_ entry: Entry, region: String) {
        entries[region, default: [:]][Self.name(entry.usageType, entry.operation)] = entry
    }

    /// The regions with at least one price, sorted.
    public var regions: [String] { entries.keys.filter { $0 != Self.everywhere }.sorted() }

    /// The prices of one region, sorted by usage type and operation.
    public func entries(of region: String) -> [Entry] {
        (entries[region] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
    }

    /// The price of a key in a region; a price that holds everywhere where the region has none of its own.
    public func price<Unit>(_ key: PriceKey<Unit>, in region: String) -> Price<Unit> {
        let name = Self.name(key.usageType, key.operation)
        guard let entry = entry(name, in: region) ?? ownPrice(of: key.usageType, key.operation, in: region)
        else {
            return .missing(region: region, usageType: key.description)
        }
        let tiers = entry.tiers.compactMap { tier -> TieredRate<Unit>.Tier? in
            guard let from = Quantity<Unit>(decimal: tier.from), let rate = Rate<Unit>(decimal: tier.price)
            else { return nil }
            return TieredRate<Unit>.Tier(from: from, rate: rate)
        }
        guard tiers.count == entry.tiers.count, let rate = TieredRate(tiers: tiers) else {
            return .missing(region: region, usageType: key.description)
        }
        return .known(rate, Price.Source(name: entry.source, date: entry.date))
    }

    private func entry(_ name: String, in region: String) -> Entry? {
        entries[region]?[name] ?? entries[Self.everywhere]?[name]
    }

    /// The user's own price of a usage type, named without an operation: it prices every operation that has none of its
    /// own.
    private func ownPrice(of usageType: String, _ operation: String?, in region: String) -> Entry? {
        guard operation != nil, let entry = entry(Self.name(usageType, nil), in: region),
            entry.confidence == PriceOverride.confidence
        else { return nil }
        return entry
    }

    /// The gigabytes that an account may send to the internet free of charge each month; nil where the book does
    /// not say.
    ///
    /// All regions of the account share it, and it comes before the first tier.
    public var freeInternetAllowance: Quantity<Gigabyte>? {
        let key = PriceKey<Gigabyte>.internetOutFreeAllowance
        let entry = entries[Self.everywhere]?[Self.name(key.usageType, key.operation)]
        return entry?.end.flatMap { Quantity(decimal: $0) }
    }

    private static func name(_ usageType: String, _ operation: String?) -> String {
        operation.map { usageType + "\u{1F}" + $0 } ?? usageType
    }
}
