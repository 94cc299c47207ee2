public import Units

/// One category before and after a change.
public struct CategoryChange: Hashable, Sendable {
    public var category: Category
    public var before: Total
    public var after: Total

    /// After less before, as far as what is missing lets it be known.
    public var change: Bounded<Money> { after - before }
}

extension Assessment {
    /// Each category that this assessment or a later one has, on both sides, in the order of `Category`.
    public func comparison(with after: Assessment) -> [CategoryChange] {
        let old = Dictionary(byCategory.map { ($0.category, $0.total) }) { first, _ in first }
        let new = Dictionary(after.byCategory.map { ($0.category, $0.total) }) { first, _ in first }
        return Category.allCases.compactMap { category in
            guard old[category] != nil || new[category] != nil else { return nil }
            return CategoryChange(
                category: category, before: old[category] ?? .zero, after: new[category] ?? .zero)
        }
    }
}
