public import Units

/// A month's bill, each thing with the sum of its lines.
public struct Bill: Hashable, Sendable {
    public var month: BillingMonth
    public var lines: [BilledLine]
    public var elsewhere: [BilledElsewhere]
    public init(month: BillingMonth, lines: [BilledLine] = [], elsewhere: [BilledElsewhere] = []) {
        self.month = month
        self.lines = lines
        self.elsewhere = elsewhere
    }
}

/// All lines of one thing in a month's bill.
public struct BilledLine: Hashable, Sendable {
    public var item: BilledItem
    /// The number of lines of the bill that are summed here.
    public var lines: Int
    /// Billionths of the item's unit.
    public var quantity: Int128
    /// Before discounts that stand on lines of their own.
    public var cost: Money
    /// After every discount; nil where the bill does not say.
    public var netCost: Money?
    /// At the public list's prices; nil where the bill does not say.
    public var listCost: Money?
    /// The hours that have a line.
    public var hours: HourSet
    /// The length of the longest line in hours: 1 in an hourly bill, 24 in a daily one.
    public var grain: Int

    public init(
        item: BilledItem, lines: Int, quantity: Int128, cost: Money, netCost: Money? = nil,
        listCost: Money? = nil,
        hours: HourSet, grain: Int
    ) {
        self.item = item
        self.lines = lines
        self.quantity = quantity
        self.cost = cost
        self.netCost = netCost
        self.listCost = listCost
        self.hours = hours
        self.grain = grain
    }
}

/// A set of hours since 1970 UTC, kept as its runs.
public struct HourSet: Hashable, Sendable {
    /// Sorted; no two touch.
    public private(set) var runs: [Range<Int>] = []

    public init() {}
    public init(_ run: Range<Int>) { insert(run) }

    public var count: Int { runs.reduce(0) { $0 + $1.count } }
    public var isEmpty: Bool { runs.isEmpty }

    /// Adds hours; cheapest where they come in order.
    public mutating func insert(_ run: Range<Int>) {
        guard !run.isEmpty else { return }
        guard let last = runs.last, run.lowerBound < last.lowerBound else {
            if let last = runs.last, run.lowerBound <= last.upperBound {
                runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
            } else {
                runs.append(run)
            }
            return
        }
        let all = (runs + [run]).sorted { $0.lowerBound < $1.lowerBound }
        runs = []
        for run in all { insert(run) }
    }

    public mutating func formUnion(_ other: HourSet) {
        guard runs != other.runs else { return }
        let all = (runs + other.runs).sorted { $0.lowerBound < $1.lowerBound }
        runs = []
        for run in all { insert(run) }
    }

    /// The hours of both.
    public func intersection(_ other: HourSet) -> HourSet {
        var result = HourSet()
        var (a, b) = (0, 0)
        while a < runs.count, b < other.runs.count {
            let low = max(runs[a].lowerBound, other.runs[b].lowerBound)
            let high = min(runs[a].upperBound, other.runs[b].upperBound)
            if low < high { result.insert(low..<high) }
            if runs[a].upperBound < other.runs[b].upperBound { a += 1 } else { b += 1 }
        }
        return result
    }

    /// The hours of this set that are not in the other.
    public func subtracting(_ other: HourSet) -> HourSet {
        var result = HourSet()
        for run in runs {
            var low = run.lowerBound
            for gap in other.runs where gap.upperBound > run.lowerBound && gap.lowerBound < run.upperBound {
                if gap.lowerBound > low { result.insert(low..<gap.lowerBound) }
                low = max(low, gap.upperBound)
            }
            if low < run.upperBound { result.insert(low..<run.upperBound) }
        }
        return result
    }
}
