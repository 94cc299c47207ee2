public import Units

/// A price that the user sets, in place of the book's or where the book has none.
public struct PriceOverride: Hashable, Sendable {
    /// The mark of a price of the user's own in a book.
    static let confidence = "override"

    /// A region code, or `global`.
    public var region: String
    public var entry: PriceBook.Entry
    /// The month from which it holds; nil for all months.
    public var from: BillingMonth?

    /// - Parameters:
    ///   - usd: the exact decimal of one unit.
    ///   - source: where the user has it from, for the report.
    ///   - from: the month from which it holds; nil for all months.
    public init(
        region: String, usageType: String, operation: String?, unit: String, usd: String, source: String,
        date: String = "", from: BillingMonth? = nil
    ) {
        self.region = region
        self.from = from
        entry = PriceBook.Entry(
            usageType: usageType, operation: operation, unit: unit, tiers: [("0", usd)], source: source,
            date: date,
            confidence: Self.confidence)
    }
}
