/// A value as far as it is known: exactly, from one side, or not at all.
///
/// Nobody can read a number out of it without saying which of the four it is.
public enum Bounded<Value> {
    case exactly(Value)
    /// The true value is this or more.
    case atLeast(Value)
    /// The true value is this or less.
    case atMost(Value)
    case unknown

    /// The value where it is exact; nil where it is a bound or unknown.
    public var exact: Value? {
        guard case .exactly(let value) = self else { return nil }
        return value
    }

    /// The greatest value that the true one is known not to be below; nil where there is none.
    public var lower: Value? {
        switch self {
        case .exactly(let value), .atLeast(let value): value
        case .atMost, .unknown: nil
        }
    }

    /// The smallest value that the true one is known not to be above; nil where there is none.
    public var upper: Value? {
        switch self {
        case .exactly(let value), .atMost(let value): value
        case .atLeast, .unknown: nil
        }
    }

    /// The same bound on what a function makes of the value.
    ///
    /// - Parameter change: grows with the value, or a lower bound would become none.
    public func mapIncreasing<Other>(_ change: (Value) -> Other) -> Bounded<Other> {
        switch self {
        case .exactly(let value): .exactly(change(value))
        case .atLeast(let value): .atLeast(change(value))
        case .atMost(let value): .atMost(change(value))
        case .unknown: .unknown
        }
    }
}

extension Bounded: Equatable where Value: Equatable {}
extension Bounded: Hashable where Value: Hashable {}
extension Bounded: Sendable where Value: Sendable {}

extension Bounded where Value == Money {
    public static var zero: Bounded { .exactly(.zero) }

    public static func + (a: Bounded, b: Bounded) -> Bounded {
        switch (a, b) {
        case (.exactly(let first), .exactly(let second)): return .exactly(first + second)
        default: break
        }
        if let first = a.lower, let second = b.lower { return .atLeast(first + second) }
        if let first = a.upper, let second = b.upper { return .atMost(first + second) }
        return .unknown
    }

    public static prefix func - (a: Bounded) -> Bounded {
        switch a {
        case .exactly(let value): .exactly(-value)
        case .atLeast(let value): .atMost(-value)
        case .atMost(let value): .atLeast(-value)
        case .unknown: .unknown
        }
    }

    public static func - (a: Bounded, b: Bounded) -> Bounded { a + -b }

    /// True where it is sure to be above 0.
    public var isPositive: Bool { lower.map { $0 > .zero } ?? false }

    /// True where it is sure to be below 0.
    public var isNegative: Bool { upper.map { $0 < .zero } ?? false }

    /// A change as people are told it: a bound that does not even tell the direction says nothing.
    ///
    /// "At least −1,714.18" reads as a saving, though all of it may be eaten up by what is missing.
    public var told: Bounded {
        switch self {
        case .exactly, .unknown: self
        case .atLeast: isPositive ? self : .unknown
        case .atMost: isNegative ? self : .unknown
        }
    }
}
