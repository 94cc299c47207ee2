/// A list's price of one thing, from a day on.
public struct DatedPrice: Hashable, Sendable {
    /// The day from which the price holds, `2026-11-01`.
    public var effective: String
    /// The day of the list, `2026-11-20`.
    public var published: String
    /// The tiers of one usage type and operation.
    public var rows: [PriceBookFile.Row]

    public init(effective: String, published: String, rows: [PriceBookFile.Row]) {
        self.effective = effective
        self.published = published
        self.rows = rows
    }
}
