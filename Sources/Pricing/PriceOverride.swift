/// A price that the user sets, in place of the book's or where the book has none.
public struct PriceOverride: Hashable, Sendable {
    /// What marks a price of the user's own in a book.
    static let confidence = "override"

    /// A region code, or `global`.
    public var region: String
    public var entry: PriceBook.Entry

    /// - Parameters:
    ///   - usd: the exact decimal of one unit.
    ///   - source: where the user has it from, for the report.
    public init(
        region: String, usageType: String, operation: String?, unit: String, usd: String, source: String,
        date: String = ""
    ) {
        self.region = region
        entry = PriceBook.Entry(
            usageType: usageType, operation: operation, unit: unit, tiers: [("0", usd)], source: source,
            date: date,
            confidence: Self.confidence)
    }
}
