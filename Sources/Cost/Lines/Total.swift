public import Units

/// A sum of lines together with what is missing from it.
///
/// The sum is a lower bound, for each missing thing costs 0 or more. A difference cancels what both sides lack: the same
/// line without a price in the same quantity, and the same unknown usage. What is left on one side makes the difference
/// a bound; what is left on both makes it unknown. No amount can be read out of an incomplete total without the word
/// that it is the least.
public struct Total: Hashable, Sendable {
    /// The exact sum of what is known.
    package private(set) var known: Money = .zero
    /// The quantity of each missing thing: billionths of the unit of a line without a price, or how often an unknown
    /// usage occurs.
    private(set) var missing: [Missing: Int128] = [:]
    /// The number of lines without a price and unknown usages that the sum leaves out.
    public private(set) var leftOut = 0

    /// The sum of nothing.
    public static let zero = Total()
    private init() {}

    /// An amount that lacks nothing.
    public init(_ amount: Money) { known = amount }

    /// The sum of lines and of usage whose quantity is unknown.
    public init(_ lines: some Sequence<Line>, unknown: some Sequence<UnknownUsage> = []) {
        for line in lines { add(line) }
        for usage in unknown { add(usage) }
    }

    package mutating func add(_ line: Line) {
        guard line.amount == nil else {
            known += line.amount ?? .zero
            return
        }
        leftOut += 1
        // The unit does not matter here: it is part of the line's identity.
        let quantity = line.quantity.flatMap { Quantity<Hour>(decimal: $0) }?.billionths ?? 0
        missing[.price(Missing.Unpriced(line)), default: 0] += quantity
    }

    package mutating func add(_ usage: UnknownUsage) {
        leftOut += 1
        missing[.usage(usage), default: 0] += 1
    }

    /// True where nothing billed is missing from it.
    public var isComplete: Bool { missing.isEmpty }

    /// The amount: exact where the total is complete, else the least that it can be.
    public var amount: Bounded<Money> { isComplete ? .exactly(known) : .atLeast(known) }

    // MARK: Operations

    public static func + (a: Total, b: Total) -> Total {
        var sum = a
        sum += b
        return sum
    }

    public static func += (a: inout Total, b: Total) {
        a.known += b.known
        a.missing.merge(b.missing, uniquingKeysWith: +)
        a.leftOut += b.leftOut
    }

    /// The difference, as far as what is missing from either side lets it be known.
    public static func - (a: Total, b: Total) -> Bounded<Money> {
        let known = a.known - b.known
        let hasMore = a.missing.contains { $0.value > b.missing[$0.key] ?? 0 || b.missing[$0.key] == nil }
        let hasLess = b.missing.contains { $0.value > a.missing[$0.key] ?? 0 || a.missing[$0.key] == nil }
        return switch (hasMore, hasLess) {
        case (false, false): .exactly(known)
        case (true, false): .atLeast(known)
        case (false, true): .atMost(known)
        case (true, true): .unknown
        }
    }

    /// The total times a fraction of 0 or more, the known part rounded half to even to a billionth.
    public func scaled(by factor: Ratio) -> Total {
        var scaled = self
        scaled.known = known.scaled(by: factor)
        return scaled
    }

    /// True where it is less than another total; nil where what is missing leaves that open.
    public func isLess(than other: Total) -> Bool? {
        let difference = self - other
        if difference.isNegative { return true }
        return difference.lower.map { $0 >= .zero } == true ? false : nil
    }

    /// The least of some totals; nil where there is none, or where what is missing leaves open which it is.
    public static func min(of totals: some Sequence<Total>) -> Total? {
        var least: Total?
        for total in totals {
            guard let best = least else {
                least = total
                continue
            }
            guard let isLess = total.isLess(than: best) else { return nil }
            if isLess { least = total }
        }
        return least
    }

    /// The part of a whole that this sum is, from 0 to 1; nothing of nothing is none.
    ///
    /// - Parameter whole: a sum that this one is a part of.
    public func share(of whole: Total) -> Bounded<Ratio> {
        let share = whole.known > .zero ? Ratio(known.billionths, whole.known.billionths) : .zero
        if whole.isComplete || (isComplete && known == .zero) { return .exactly(share) }
        // What the part lacks makes its share larger, what the rest lacks makes it smaller.
        if isComplete { return .atMost(share) }
        guard let rest = (whole - self).exact, whole.known > .zero else { return .unknown }
        return rest == .zero ? .exactly(.one) : .atLeast(share)
    }

    /// The growth since an earlier total, as a part of that and for each of some months.
    ///
    /// - Returns: unknown where nothing of the earlier total is known.
    public func growth(since earlier: Total, months: Int) -> Bounded<Ratio> {
        guard earlier.known > .zero, months > 0 else { return .unknown }
        let whole = earlier.known.billionths * Int128(months)
        func share(_ amount: Money) -> Ratio { Ratio(amount.billionths, whole) }
        let change = self - earlier
        if earlier.isComplete { return change.mapIncreasing(share) }
        // The true base is larger, so that what was added is less of it and what was lost is less of it too.
        switch change {
        case .exactly(let amount): return amount < .zero ? .atLeast(share(amount)) : .atMost(share(amount))
        case .atLeast(let amount): return .atLeast(share(Swift.min(amount, .zero)))
        case .atMost(let amount): return .atMost(share(Swift.max(amount, .zero)))
        case .unknown: return .unknown
        }
    }
}

extension Sequence where Element == Total {
    /// The sum of all.
    public func sum() -> Total { reduce(into: .zero) { $0 += $1 } }
}
