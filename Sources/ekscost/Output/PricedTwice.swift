import Capacity
import Cost
import Estate
import Pricing
import Topology
import Units
import Words

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

    /// Exact decimals of US dollars a month; `complete` is false where something is missing on either side.
    struct Document: Encodable {
        var snapshot: Int64?
        var month: String?
        var before: String
        var after: String
        /// null where what is missing is not the same on both sides.
        @Nullable var change: String?
        var complete: Bool
        var by_category: [String: String?]
    }

    private var change: Bounded<Money> { after.total - before.total }

    /// The change of each category; those that stay are left out.
    private var moved: [CategoryChange] {
        before.comparison(with: after).filter { $0.change != .zero }
    }

    var document: Document {
        Document(
            snapshot: snapshot, month: before.month?.description, before: before.total.document.cost,
            after: after.total.document.cost, change: change.exact?.decimal,
            complete: before.isComplete && after.isComplete,
            by_category: Dictionary(moved.map { ($0.category.rawValue, $0.change.exact?.decimal) }) {
                first, _ in first
            })
    }

    /// One line, and one a category that changes.
    var text: PrintedText {
        let month = before.month.map { " in \($0)" } ?? " a month"
        let gap =
            change.exact == nil
            ? "; a price is missing on one side, so this is no comparison of like with like" : ""
        let head =
            "snapshot \(snapshot ?? 0)\(month): \(before.total.amount.inDollars) → \(after.total.amount.inDollars), "
            + "\(change.signed)\(gap)"
        return ([head] + moved.map { "  \($0.category.rawValue): \($0.change.signed)" })
            .map { PrintedText($0) }.joined(separator: "\n")
    }
}
