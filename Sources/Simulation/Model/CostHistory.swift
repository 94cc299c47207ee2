public import Cost
public import Units

/// The cost of a month, by category: an assessment without its lines.
public struct MonthCost: Hashable, Sendable {
    public var month: BillingMonth
    /// The snapshot that it was assessed from.
    public var snapshot: Int64?
    public var byCategory: [Category: Total]
    public var total: Total

    public init(_ month: BillingMonth, snapshot: Int64?, _ assessment: Assessment) {
        self.month = month
        self.snapshot = snapshot
        byCategory = Dictionary(assessment.byCategory.map { ($0.category, $0.total) }) { first, _ in first }
        total = assessment.total
    }
}

/// The months up to the report's own, the oldest first.
public struct CostHistory: Hashable, Sendable {
    public var months: [MonthCost]
    /// The same estate and traffic in the next month's own hours, at its prices and support dates.
    public var next: MonthCost?
    /// The hours of the next month.
    public var nextHours: Quantity<Hour>?

    public init(months: [MonthCost], next: MonthCost?) {
        self.months = months.sorted { $0.month < $1.month }
        self.next = next
        nextHours = next?.month.hours
    }

    /// The month before the last one, where a snapshot of it is kept.
    public var previous: MonthCost? {
        guard months.count > 1, let this = months.last else { return nil }
        let candidate = months[months.count - 2]
        return candidate.month.next == this.month ? candidate : nil
    }

    /// This month less the one before, as far as what is missing lets it be known; nil without one before.
    public var change: Bounded<Money>? {
        previous.flatMap { before in months.last.map { $0.total - before.total } }
    }

    /// The categories that any month has, in their order.
    public var categories: [Category] {
        Category.allCases.filter { category in months.contains { $0.byCategory[category] != nil } }
    }
}
