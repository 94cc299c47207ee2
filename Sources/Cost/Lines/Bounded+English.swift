public import Units

/// Bounds in English; the report has them in its own language.
extension Bounded {
    /// The words before a value, and the value as `text` writes it.
    public func words(_ text: (Value) -> String) -> String {
        switch self {
        case .exactly(let value): text(value)
        case .atLeast(let value): "at least " + text(value)
        case .atMost(let value): "at most " + text(value)
        case .unknown: "unknown"
        }
    }
}

extension Bounded where Value == Money {
    /// To the cent: `at least 12.00`.
    public var cents: String { words(\.cents) }

    /// To the cent: `at least $12.00`.
    public var inDollars: String { words(\.inDollars) }

    /// To the cent with a mark for a bound, where words have no room: `≥ 12.00`.
    public var marked: String {
        switch self {
        case .exactly(let money): money.cents
        case .atLeast(let money): "≥ " + money.cents
        case .atMost(let money): "≤ " + money.cents
        case .unknown: "?"
        }
    }

    /// With its sign, as a change reads: `at least +12.00`; unknown where a bound does not tell the direction.
    public var signed: String { told.words(\.signedCents) }
}

extension Bounded where Value == Ratio {
    /// `at most 12.5`, without the sign of percent.
    public var percent: String { words(\.percent) }
}
