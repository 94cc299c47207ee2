import Capacity
import Topology
import Units
import Words

/// Checks of addresses and pods, by the capacity assessment.
enum CapacityChecks {
    static func free(_ least: Int, _ input: CheckInput) -> [CheckReading] {
        subnets(input).map { subnet in
            let limit = "at least \(least)"
            guard let free = subnet.free else { return unknown(subnet, limit) }
            return CheckReading(
                subject: subnet.id.rawValue, outcome: free < least ? .failed : .passed, actual: "\(free)",
                limit: limit, message: "\(free) addresses of \(place(subnet)) are free",
                command: "ekscost capacity")
        }
    }

    static func freeShare(_ least: Ratio, _ input: CheckInput) -> [CheckReading] {
        subnets(input).map { subnet in
            let limit = "at least \(least.percent) %"
            guard let free = subnet.free, let usable = subnet.usable, usable > 0 else {
                return unknown(subnet, limit)
            }
            let share = Ratio(Int128(free), Int128(usable))
            return CheckReading(
                subject: subnet.id.rawValue, outcome: share < least ? .failed : .passed,
                actual: share.percent + " %", limit: limit,
                message: "\(free) of \(usable) addresses of \(place(subnet)) are free",
                command: "ekscost capacity")
        }
    }

    static func days(_ least: Int, _ percentile: CheckPolicy.Percentile, _ input: CheckInput)
        -> [CheckReading]
    {
        let subnets = subnets(input).map { ($0.id.rawValue, $0.exhaustedOn) }
        let groups = groups(input).map { ($0.title, $0.group.exhaustedOn) }
        return (subnets + groups).map { name, dates in
            let limit = "at least \(least) days"
            guard let dates else {
                return CheckReading(
                    subject: name, outcome: .unknown, limit: limit,
                    message:
                        "when \(name) runs out is unknown: name a growth, or keep the snapshots of some months",
                    command: "ekscost capacity --growth 3%/month")
            }
            let day: CalendarDay? =
                switch percentile {
                case .p10: dates.p10
                case .p50: dates.p50
                case .p90: dates.p90
                }
            guard let day else {
                return CheckReading(
                    subject: name, outcome: .passed, limit: limit,
                    message: "\(name) does not run out within the time that was looked at",
                    command: "ekscost capacity")
            }
            let days = day - input.today
            return CheckReading(
                subject: name, outcome: days < least ? .failed : .passed, actual: "\(days)", limit: limit,
                message: "\(name) runs out on \(day) (\(percentile.rawValue)), in \(days) days",
                command: "ekscost capacity")
        }
    }

    static func pods(_ least: Int, _ input: CheckInput) -> [CheckReading] {
        groups(input).map { group, title in
            let limit = "at least \(least)"
            guard let free = group.podsFree else {
                return CheckReading(
                    subject: title, outcome: .unknown, limit: limit,
                    message:
                        "how many more pods \(title) takes is unknown: import its nodes, pods and instance types",
                    command: "ekscost capacity")
            }
            let why = group.limitedBy.map { ", limited by \($0)" } ?? ""
            return CheckReading(
                subject: title, outcome: free < least ? .failed : .passed, actual: "\(free)",
                limit: limit, message: "\(title) takes \(free) more pods\(why)",
                command: "ekscost capacity")
        }
    }

    /// Node groups with their names, behind their cluster's where there are several.
    private static func groups(_ input: CheckInput) -> [(group: NodeGroupCapacity, title: String)] {
        guard let capacity = input.capacity else { return [] }
        return capacity.nodeGroups.map { ($0, capacity.title($0.name, of: $0.cluster)) }
    }

    /// Subnets with IPv4: the others cannot run out of it.
    private static func subnets(_ input: CheckInput) -> [SubnetCapacity] {
        (input.capacity?.subnets ?? []).filter { $0.cidr != nil }
    }

    private static func place(_ subnet: SubnetCapacity) -> String {
        subnet.id.rawValue + (subnet.zone.map { " in \($0.rawValue)" } ?? "")
    }

    private static func unknown(_ subnet: SubnetCapacity, _ limit: String) -> CheckReading {
        CheckReading(
            subject: subnet.id.rawValue, outcome: .unknown, limit: limit,
            message: "how many addresses of \(place(subnet)) are free is unknown: import describe-subnets",
            command: "ekscost capacity")
    }
}
