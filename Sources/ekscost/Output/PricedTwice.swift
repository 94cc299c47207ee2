import Pricing
import Simulation
import Topology
import Units

/// One snapshot at two lists of prices.
struct PricedTwice {
    private let before: Assessment
    private let after: Assessment
    private let snapshot: Int64?

    init(estate: Estate, assessment: AssessmentArguments, old: PriceBook, new: PriceBook) throws {
        let world = try assessment.world(for: estate)
        let priced = [old, new].map {
            Assessment(of: estate, book: $0, calendar: world.calendar, options: world.options)
        }
        (before, after, self.snapshot) = (priced[0], priced[1], estate.number)
    }

    /// Exact decimals of US dollars a month; `complete` is false where a price is missing on either side.
    struct Document: Encodable {
        var snapshot: Int64?
        var month: String?
        var before: String
        var after: String
        var change: String
        var complete: Bool
        var byCategory: [String: String]

        enum CodingKeys: String, CodingKey {
            case snapshot, month, before, after, change, complete
            case byCategory = "by_category"
        }
    }

    private var isComplete: Bool { before.isFullyPriced && after.isFullyPriced }

    /// What each category changes by; those that stay are left out.
    private var byCategory: [(category: Category, change: Money)] {
        let old = Dictionary(before.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        let new = Dictionary(after.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        return Category.allCases.compactMap { category in
            let change = (new[category] ?? .zero) - (old[category] ?? .zero)
            return change == .zero ? nil : (category, change)
        }
    }

    var document: Document {
        Document(
            snapshot: snapshot, month: before.month?.description, before: before.total.decimal,
            after: after.total.decimal, change: (after.total - before.total).decimal, complete: isComplete,
            byCategory: Dictionary(byCategory.map { ($0.category.rawValue, $0.change.decimal) }) { first, _ in
                first
            })
    }

    /// One line, and one a category that changes.
    var text: String {
        let month = before.month.map { " in \($0)" } ?? " a month"
        let gap =
            isComplete ? "" : "; a price is missing on one side, so this is no comparison of like with like"
        let head =
            "snapshot \(snapshot ?? 0)\(month): $\(before.total.cents) → $\(after.total.cents), "
            + "\(signed(after.total - before.total))\(gap)"
        return ([head] + byCategory.map { "  \($0.category.rawValue): \(signed($0.change))" }).joined(
            separator: "\n")
    }

    private func signed(_ money: Money) -> String { (money > .zero ? "+" : "") + money.cents }
}
