import Cost
import Units

/// Totals in JSON: a number never stands without the word whether it is exact.
extension Total {
    /// The sum of what is known, an exact decimal; `complete` stands beside it.
    var document: (cost: String, complete: Bool) {
        switch amount {
        case .exactly(let money), .atMost(let money): (money.decimal, true)
        case .atLeast(let money): (money.decimal, false)
        case .unknown: (Money.zero.decimal, false)
        }
    }

    /// The sum of a line; nil where nothing of it is known, which is never 0.
    var lineDocument: String? {
        isComplete || amount.lower != .zero ? document.cost : nil
    }
}

/// A difference that is no exact figure: what is known of it.
struct BoundDocument: Encodable {
    /// Exact decimals; null where there is no such bound.
    @Nullable var at_least: String?
    @Nullable var at_most: String?

    /// nil where the difference is exact.
    init?(_ amount: Bounded<Money>) {
        guard amount.exact == nil else { return nil }
        at_least = amount.lower?.decimal
        at_most = amount.upper?.decimal
    }
}

/// A line whose change is not known, for it lacks a price or a quantity that is not the same on both sides.
struct UnknownChangeDocument: Encodable {
    var category, usage_type, resource: String
    @Nullable var region: String?
    @Nullable var zone: String?
    var unit: String
    /// Exact decimals; null on the side that has no such line, and where the quantity is unknown.
    @Nullable var quantity_before: String?
    @Nullable var quantity_after: String?

    init(_ part: ChangeStory.Part) {
        category = part.category.rawValue
        usage_type = part.usageType
        resource = part.resource
        region = part.region.isEmpty ? nil : part.region
        zone = part.zone
        unit = part.unit
        quantity_before = part.quantityBefore
        quantity_after = part.quantityAfter
    }
}
