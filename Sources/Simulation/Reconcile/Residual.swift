public import Units

/// A difference between bill and model that has a name: bill less model.
public struct Residual: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Hours of the month that the bill, or the resource's own lines, do not have.
        case missingHours = "missing-hours"
        /// Paid below the book's price, or taken off by a discount line.
        case discount
        /// A transfer between zones that is billed at another number of ends than the model has.
        case sides
        /// Billed for something that is not in the snapshot.
        case unknownResource = "unknown-resource"
        /// Billed for something that the model knows of, but not how much.
        case unknownUsage = "unknown-usage"
        /// Modelled, and the bill has no line of it.
        case notBilled = "not-billed"
        /// Reserved Instances and Savings Plans.
        case commitment
        case credit, refund, tax, fee
        /// The sum that rounding every line of the bill can make.
        case rounding
        case unexplained

        /// Indicates whether the money is outside of what the model is about, so that it does not explain it.
        public var isOutside: Bool { self == .unknownResource || self == .unknownUsage }
    }

    public var kind: Kind
    /// Negative where the bill is lower than the model.
    public var amount: Money
    public var usageType: String
    public var region: String
    public var resource: String
    /// One clause for people.
    public var detail: String
}

/// One usage type of one resource in bill and model.
public struct ReconciledLine: Hashable, Sendable {
    public var usageType: String
    public var region: String
    public var resource: String
    public var unit: String
    /// Billionths of the unit, for the whole month.
    public var modelledQuantity: Int128
    /// Billionths of the unit.
    public var billedQuantity: Int128
    /// For the whole month.
    public var modelled: Money
    /// As billed, before credits and discounts that stand on lines of their own.
    public var billed: Money
    /// The cost of the billed quantity at the model's price, from which a discount is taken off.
    public var listed: Money
    /// They sum to `billed` less `modelled`, exactly.
    public var residuals: [Residual]
}

/// The discount of a usage type from the book's price.
public struct FittedDiscount: Hashable, Sendable {
    public var usageType: String
    public var region: String
    public var share: Ratio
}
