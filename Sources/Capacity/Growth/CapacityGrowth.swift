import Topology
import Units
import Words

/// The dates on which things run out, by a rate that was given or by the trend of earlier snapshots.
struct CapacityGrowth {
    private enum Source {
        case rate(GrowthPaths)
        case history([SnapshotUsage])
        case unknown
    }

    private let source: Source
    private let options: CapacityOptions
    /// How the dates came about, for people.
    let note: CapacityNote

    init(_ options: CapacityOptions, history: [SnapshotUsage]) {
        self.options = options
        if let rate = options.growth {
            source = .rate(
                GrowthPaths(
                    monthly: rate, start: options.start, months: options.horizonMonths, seed: options.seed))
            note = .growthRate(
                percent: rate.percent, paths: GrowthPaths.count, seed: "\(options.seed)",
                months: options.horizonMonths)
            return
        }
        let days = Set(history.map { CalendarDay(seconds: $0.takenAt) })
        guard days.count >= UsageTrend.fewest else {
            source = .unknown
            note = .noGrowth(daysNeeded: UsageTrend.fewest, days: days.count)
            return
        }
        source = .history(history)
        note = .trend(days: days.count, seed: "\(options.seed)", months: options.horizonMonths)
    }

    /// - Parameters:
    ///   - nodes: nodes in the subnet, each of which brings its share of what grows all at once.
    ///   - growing: addresses that grow with the pods.
    func dates(of row: SubnetCapacity, growing: Int, nodes: Int) -> ExhaustionDates? {
        guard let free = row.free else { return nil }
        switch source {
        case .unknown: return nil
        case .rate(let paths):
            guard growing > 0 else { return ExhaustionDates() }
            guard nodes > 0 else {
                return paths.dates(beyond: Ratio(Int128(growing + free), Int128(growing)))
            }
            // Nodes come whole: so many more fit.
            let more = free * nodes / growing
            return paths.dates(beyond: Ratio(Int128(nodes + more), Int128(nodes)))
        case .history(let history):
            return trend(history.map { ($0, Self.used([$0.subnets[row.id]])) })
                .map { dates($0, free: free) }
        }
    }

    /// A VPC's block, with all the subnets in it.
    func dates(ofBlockWith subnets: [SubnetCapacity], growing: Int, free: Int) -> ExhaustionDates? {
        switch source {
        case .unknown: return nil
        case .rate(let paths):
            guard growing > 0 else { return ExhaustionDates() }
            return paths.dates(beyond: Ratio(Int128(growing + free), Int128(growing)))
        case .history(let history):
            let ids = subnets.map(\.id)
            return trend(history.map { usage in (usage, Self.used(ids.map { usage.subnets[$0] })) })
                .map { dates($0, free: free) }
        }
    }

    /// A node group that may have so many nodes.
    ///
    /// - Parameters:
    ///   - isAlone: whether no other cluster has a group of that name.
    ///   - podsFree: pods that still fit on the nodes there are; nil where that is unknown, and then each node is taken
    ///     to be full.
    func dates(
        of group: SnapshotUsage.Group, isAlone: Bool, nodes: Int, most: Int, pods: Int, podsFree: Int?
    ) -> ExhaustionDates? {
        guard nodes > 0 else { return nil }
        switch source {
        case .unknown: return nil
        case .rate(let paths):
            if let podsFree, pods > 0 {
                let room = Int128(pods + podsFree) * Int128(most)
                return paths.dates(beyond: Ratio(room, Int128(pods) * Int128(nodes)))
            }
            return paths.dates(beyond: Ratio(Int128(most), Int128(nodes)))
        case .history(let history):
            return trend(history.map { ($0, $0.nodes(of: group, isAlone: isAlone)) })
                .map { dates($0, free: max(most - nodes, 0)) }
        }
    }

    private func dates(_ trend: UsageTrend, free: Int) -> ExhaustionDates {
        trend.dates(free: free, start: options.start, months: options.horizonMonths, seed: options.seed)
    }

    private func trend(_ points: [(usage: SnapshotUsage, used: Int?)]) -> UsageTrend? {
        UsageTrend(
            points.compactMap { point in
                point.used.map { .init(day: CalendarDay(seconds: point.usage.takenAt), used: $0) }
            })
    }

    /// Addresses in use by AWS's figure where each subnet has one, else by the interfaces; nil where a subnet has
    /// neither.
    private static func used(_ subnets: [SnapshotUsage.Addresses?]) -> Int? {
        guard !subnets.isEmpty else { return nil }
        var byAWS: Int? = 0
        var counted: Int? = 0
        for subnet in subnets {
            guard let subnet else { return nil }
            guard let cidr = subnet.cidr else { continue }
            let usable = SubnetSize.usable(prefixLength: cidr.prefixLength)
            let taken = subnet.available.flatMap { $0 <= usable ? usable - $0 : nil }
            byAWS = byAWS.flatMap { sum in taken.map { sum + $0 } }
            counted = counted.flatMap { sum in subnet.held.map { sum + $0 } }
        }
        return byAWS ?? counted
    }
}
