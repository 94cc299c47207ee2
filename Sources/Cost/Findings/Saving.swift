import Units
import Words

/// The saving of a month where something is mended, as far as it is known.
struct Saving {
    var amount: Bounded<Money>
    /// The reason why it is not known exactly; nil where it is.
    var note: SavingNote?

    init(from before: Assessment, to after: Assessment) {
        amount = before.total - after.total
        guard amount.exact == nil else { return }
        let why =
            ChangeStory(before: before, after: after).openReason([])
            ?? .somePriceMissing
        note =
            amount.isPositive ? .atLeast(dollars: (amount.lower ?? .zero).cents, why) : .unknown(why)
    }

    /// The cost of a line, which ends with it; unknown for a line without a price.
    init(of line: Line) {
        amount = Total([line]) - .zero
        note =
            line.amount == nil
            ? .unknown(.noPrice(usageType: line.usageType, region: line.region)) : nil
    }
}
