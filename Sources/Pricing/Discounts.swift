public import Units

/// Reductions of the list price, as the user's contract has them.
///
/// The most precise one wins: by usage type, then by category, then overall. They are never added up.
public struct Discounts: Hashable, Sendable {
    public var overall: Ratio = .zero
    public var byCategory: [String: Ratio] = [:]
    public var byUsageType: [String: Ratio] = [:]
    public init() {}

    /// The part of the list price that is paid.
    public func keeping(category: String, usageType: String) -> Ratio {
        .one - (byUsageType[usageType] ?? byCategory[category] ?? overall)
    }
}
