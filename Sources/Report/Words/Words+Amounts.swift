import Cost
import Units
import Words

/// Amounts in the report's language: none without the word whether it is exact.
extension Words {
    /// A value as `text` writes it, with the words of its bound before it.
    func bounded<Value>(_ value: Bounded<Value>, _ text: (Value) -> String) -> String {
        switch value {
        case .exactly(let value): text(value)
        case .atLeast(let value): label(.atLeast, text(value))
        case .atMost(let value): label(.atMost, text(value))
        case .unknown: label(.unknown)
        }
    }

    /// `at least $1,234.56`.
    func dollars(_ total: Total) -> String { bounded(total.amount, \.dollars) }

    /// `at least 1,234.56`.
    func grouped(_ total: Total) -> String { bounded(total.amount, \.grouped) }

    /// A total in a second currency: `at least 1,234.56 EUR`; in Korean, won are rounded as they are read.
    func converted(_ total: Total, _ code: String) -> String {
        guard language == .ko, code == "KRW" else { return "\(grouped(total)) \(code)" }
        return bounded(total.amount) { money in
            let won = Rounding.divide(money.billionths, by: 1_000_000_000)
            let exact = "₩" + "\(won)".thousands
            guard won >= 10_000 else { return exact }
            return "약 " + "\(Rounding.divide(won, by: 10_000))".thousands + "만 원(\(exact))"
        }
    }

    /// `at least +1,234.56`; unknown where a bound does not even tell the direction.
    func signed(_ change: Bounded<Money>) -> String { bounded(change.told, \.signed) }

    /// `at most 12.5%`.
    func share(_ share: Bounded<Ratio>) -> String { bounded(share) { $0.percent + "%" } }

    /// The beginning of the operation of a price from one region to another.
    static let destination = "to:"

    /// A usage type with what tells it from others of its name: `AWS-Out-Bytes → sa-east-1`.
    func usage(_ usageType: String, _ operation: String?) -> String {
        guard let operation else { return usageType }
        return operation.hasPrefix(Self.destination)
            ? "\(usageType) → \(operation.dropFirst(Self.destination.count))" : "\(usageType) (\(operation))"
    }

    /// The name of a sum, which says whether it leaves something out.
    func totalName(_ isComplete: Bool) -> String { label(isComplete ? .total : .totalAtLeast) }
}
