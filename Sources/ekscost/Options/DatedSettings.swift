import Pricing
import Units

/// A setting that holds from a month on.
struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
    var from: BillingMonth
    var value: Value
}

extension [Dated<Discounts>] {
    /// The setting that holds in a month: the one that began last; nil where none has begun.
    func holding(in month: BillingMonth) -> Discounts? {
        filter { $0.from <= month }.max { $0.from < $1.from }?.value
    }
}

extension Configuration {
    /// The discounts of a month: those that began last, else those without a date.
    ///
    /// - Parameter month: nil outside of the years that a month has.
    func discounts(in month: BillingMonth?) -> Discounts {
        month.flatMap { laterDiscounts.holding(in: $0) } ?? discounts
    }

    /// The user's own prices that hold on a day, of those of one thing the one that began last behind the others.
    ///
    /// - Parameter day: `2026-10-31`.
    func prices(on day: String) -> [PriceOverride] {
        let month = BillingMonth(day.prefix(7))
        func begun(_ price: PriceOverride) -> Bool {
            guard let from = price.from else { return true }
            return month.map { from <= $0 } ?? false
        }
        return prices.filter { $0.from == nil }
            + prices.filter { $0.from != nil && begun($0) }.sorted { a, b in
                guard let a = a.from, let b = b.from else { return false }
                return a < b
            }
    }

    /// The keys of the settings that change what earlier months cost and say no month from which they hold.
    var undated: [String] {
        [
            ("discounts", discounts != Discounts()),
            ("prices", prices.contains { $0.from == nil }),
            ("account_egress_gb", accountEgress > .zero),
        ].filter(\.1).map(\.0)
    }
}
