public import Units

/// The snapshot that tells of each month: one rule for reports, history, growth and runs.
///
/// A month is told by the first snapshot that was taken after it had ended and before the next one had, for that is
/// what a run in time would have had; else by the newest that was taken within it. Times are UTC.
public struct SnapshotMonths: Sendable {
    /// A snapshot with the time at which it was taken.
    public struct Taken: Hashable, Comparable, Sendable {
        public var number: Int64
        /// Seconds since 1970 UTC.
        public var at: Int64
        public init(number: Int64, at: Int64) {
            self.number = number
            self.at = at
        }

        /// The earlier one first; of one moment the one that was imported first.
        public static func < (a: Taken, b: Taken) -> Bool { (a.at, a.number) < (b.at, b.number) }
    }

    /// The seconds after a month's end within which a snapshot that nobody asked for a month tells of that month.
    public static let grace: Int64 = 7 * 86_400

    /// The first and the last snapshot that was taken within each month.
    private var byMonth: [BillingMonth: (first: Taken, last: Taken)] = [:]
    /// The snapshot that was taken last; nil where there is none.
    public private(set) var newest: Taken?

    /// - Parameter taken: the snapshots in any order; one taken outside of the years that a month has tells of none.
    public init(_ taken: some Sequence<Taken>) {
        for one in taken {
            newest = max(newest ?? one, one)
            guard let month = BillingMonth(holding: one.at) else { continue }
            let known = byMonth[month] ?? (one, one)
            byMonth[month] = (min(known.first, one), max(known.last, one))
        }
    }

    /// The snapshot that tells of a month; nil where none does.
    public func snapshot(of month: BillingMonth) -> Taken? {
        month.next.flatMap { byMonth[$0]?.first } ?? byMonth[month]?.last
    }

    /// The months that some snapshot tells of, the oldest first.
    public var months: [BillingMonth] {
        Set(byMonth.keys).union(byMonth.keys.compactMap(\.previous)).sorted()
    }

    /// The newest month before another one that another snapshot tells of, with that snapshot; nil where there is none.
    ///
    /// - Parameter number: the snapshot that the other month is shown by, which cannot be held against itself.
    public func newest(
        before month: BillingMonth, besides number: Int64?
    ) -> (month: BillingMonth, taken: Taken)? {
        for earlier in months.reversed() where earlier < month {
            guard let taken = snapshot(of: earlier), taken.number != number else { continue }
            return (earlier, taken)
        }
        return nil
    }

    /// The newest month before another one that a snapshot tells of; nil where it tells of none.
    public func month(toldBy number: Int64, before month: BillingMonth) -> BillingMonth? {
        months.last { $0 < month && snapshot(of: $0)?.number == number }
    }

    /// The month that a snapshot is of where nobody names one.
    ///
    /// That is the month that had ended last, where it was taken within seven days after its end, else the month in
    /// which it was taken.
    ///
    /// - Parameter seconds: when it was taken, seconds since 1970 UTC.
    /// - Returns: nil outside of the years that a month has.
    public static func own(of seconds: Int64) -> BillingMonth? {
        guard let month = BillingMonth(holding: seconds) else { return nil }
        guard let ended = month.previous, seconds - ended.end <= grace else { return month }
        return ended
    }
}
