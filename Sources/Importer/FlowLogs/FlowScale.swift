public import Units

/// The scale from measured bytes to a month's.
public enum FlowScale: Hashable, Sendable {
    /// From the time that the records cover.
    case covered
    /// From a time that the user states, in hours.
    case window(hours: Int)
    /// Not at all: the bytes are the month's.
    case none
}

/// The time that flow logs cover.
public struct FlowWindow: Hashable, Sendable {
    /// Seconds since 1970 of the first record's start.
    public let first: UInt64
    /// Seconds since 1970 of the last record's end.
    public let last: UInt64
    /// Whole hours in between without a record: the log has a hole there.
    public let emptyHours: Int

    /// The seconds that count as measured.
    public var seconds: Int { max(1, Int(last - first) - emptyHours * 3600) }

    /// nil where the records carry no times.
    init?(_ counts: FlowCounts) {
        guard let first = counts.first, let last = counts.last, last > first else { return nil }
        self.first = first
        self.last = last
        let inside = Int(last / 3600) - Int(first / 3600) - 1
        // The hour of the last end may have no start of its own: only hours wholly inside can be holes.
        let seen = counts.hours.filter { UInt64($0) > first / 3600 && UInt64($0) < last / 3600 }.count
        emptyHours = max(0, inside - seen)
    }
}

extension FlowMatrix {
    /// The time that the records cover; nil where they carry no times.
    public var window: FlowWindow? { FlowWindow(counts) }

    /// The factor of the bytes; nil where the scale wants a window and the records have none.
    public func factor(_ scale: FlowScale) -> Ratio? {
        let month = BillingMonth.standardHours.billionths
        switch scale {
        case .none: return .one
        case .window(let hours): return Ratio(month, Int128(hours) * 1_000_000_000)
        case .covered: return window.map { Ratio(month * 3600, Int128($0.seconds) * 1_000_000_000) }
        }
    }
}
