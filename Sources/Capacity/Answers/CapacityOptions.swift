public import Topology
public import Units

/// The options of a question about an estate's capacity.
public struct CapacityOptions: Hashable, Sendable {
    /// The zones that are taken away.
    public enum ZoneLoss: Hashable, Sendable {
        /// So many zones at once, each choice of them tried.
        case count(Int)
        case zone(ZoneName)
    }

    /// The scope of the rows that are shown; they are worked out of the whole estate.
    public var scope = Scope.whole
    /// The namespace whose workloads are shown; nil shows all.
    public var namespace: String?
    public var zoneLoss: ZoneLoss?
    /// More pods than there are, in whole percent of each workload.
    public var surgePercent: Int?
    public var controlPlaneUpgrade = false
    /// Workloads whose room is asked for; empty for those of each cluster that ask for most.
    public var workloads: [WorkloadName] = []
    /// Growth a month, 3/100 for 3 %; nil where it is fitted to the history, if there is enough of it.
    public var growth: Ratio?
    /// Chooses the paths that growth may take: the same seed gives the same dates.
    public var seed: UInt64 = 1
    /// The horizon within which a date is looked for.
    public var horizonMonths = 36
    /// The day from which growth counts: the snapshot's.
    public var start = CalendarDay(0)
    public init() {}
}

/// The days on which something runs out, as the paths that growth may take have it.
public struct ExhaustionDates: Hashable, Sendable {
    /// By this day a tenth of the paths has run out; nil where fewer do within the horizon.
    public var p10: CalendarDay?
    public var p50: CalendarDay?
    public var p90: CalendarDay?
    public init(p10: CalendarDay? = nil, p50: CalendarDay? = nil, p90: CalendarDay? = nil) {
        self.p10 = p10
        self.p50 = p50
        self.p90 = p90
    }

    public var isNever: Bool { p10 == nil && p50 == nil && p90 == nil }
}
