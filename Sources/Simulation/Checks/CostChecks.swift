import Cost
import Topology
import Units
import Words

/// Checks of money and of how well it is known.
enum CostChecks {
    static func total(_ most: Money, _ input: CheckInput) -> [CheckReading] {
        [
            nothingBilled(input, "total", "at most $\(most.decimal)")
                ?? amount("total", input.assessment.total, most, in: input.assessment) { _ in true }
        ]
    }

    static func category(_ category: Category, _ most: Money, _ input: CheckInput) -> [CheckReading] {
        let total = input.assessment.total(of: category)
        guard input.assessment.byCategory.contains(where: { $0.category == category }) else {
            return [nothing(of: category, "at most $\(most.decimal)", input)]
        }
        return [amount(category.rawValue, total, most, in: input.assessment) { $0 == category }]
    }

    /// A category without a line: what only traffic can bring is unknown where no traffic was imported.
    private static func nothing(of category: Category, _ limit: String, _ input: CheckInput) -> CheckReading {
        if let nothing = nothingBilled(input, category.rawValue, limit) { return nothing }
        let isOfTraffic = [.crossAZ, .internet, .interRegion, .peering].contains(category)
        guard isOfTraffic, input.snapshot.traffic.isEmpty else {
            return CheckReading(
                subject: category.rawValue, outcome: .notApplicable, limit: limit,
                message: "nothing of the estate is billed as \(category.rawValue)")
        }
        return CheckReading(
            subject: category.rawValue, outcome: .unknown, limit: limit,
            message: "what \(category.rawValue) costs is unknown: import traffic or flow logs")
    }

    /// A snapshot that has nothing that is billed was imported by halves: its cost is not 0 but unknown.
    private static func nothingBilled(_ input: CheckInput, _ subject: String, _ limit: String)
        -> CheckReading?
    {
        guard input.assessment.lines.isEmpty, input.assessment.unknowns.isEmpty else { return nil }
        return CheckReading(
            subject: subject, outcome: .unknown, limit: limit,
            message: "the snapshot has nothing that is billed: see `ekscost snapshots show`",
            command: "ekscost snapshots show")
    }

    private static func amount(
        _ subject: String, _ total: Total, _ most: Money, in assessment: Assessment,
        counts: (Category) -> Bool
    ) -> CheckReading {
        let limit = "at most $\(most.decimal)"
        let command: ShellCommand = "ekscost explain \(subject)"
        func reading(_ outcome: CheckResult.Outcome, _ known: Money, _ message: String) -> CheckReading {
            CheckReading(
                subject: subject, outcome: outcome, actual: known.decimal, limit: limit,
                message: "\(subject) costs \(total.amount.inDollars) a month" + message, command: command)
        }
        if let least = total.amount.lower, least > most {
            let more = total.amount.mapIncreasing { $0 - most }
            return reading(.failed, least, ", \(more.inDollars) more than it may")
        }
        if let exact = total.amount.exact { return reading(.passed, exact, "") }
        let unpriced = assessment.lines.count { $0.amount == nil && counts($0.category) }
        let unknown = assessment.unknowns.count { counts($0.category) }
        let prices = unpriced == 0 ? nil : "\(unpriced) of its lines have no price"
        let quantities = unknown == 0 ? nil : "the quantity of \(unknown) billed things is unknown"
        let why = [prices, quantities].compactMap(\.self).joined(separator: " and ")
        return reading(.unknown, total.amount.lower ?? .zero, ", and \(why)")
    }

    static func growth(_ most: Ratio, _ input: CheckInput) -> [CheckReading] {
        let limit = "at most \(most.percent) % a month"
        guard let earlier = input.earlier else {
            return [
                CheckReading(
                    subject: "total", outcome: .unknown, limit: limit,
                    message: "no snapshot of an earlier month is kept to compare with",
                    command: "ekscost snapshots list")
            ]
        }
        let total = input.assessment.total
        let growth = total.growth(since: earlier.total, months: earlier.months)
        let outcome: CheckResult.Outcome =
            growth.lower.map { $0 > most } == true
            ? .failed : growth.upper.map { $0 <= most } == true ? .passed : .unknown
        let told = growth.percent
        return [
            CheckReading(
                subject: "total", outcome: outcome, actual: told == "unknown" ? nil : "\(told) %",
                limit: limit,
                message:
                    "since \(earlier.name) the cost went from \(earlier.total.amount.inDollars) to \(total.amount.inDollars), "
                    + (told == "unknown"
                        ? "and what is missing leaves its growth unknown" : "\(told) % a month"),
                command: earlier.command ?? "ekscost snapshots list")
        ]
    }

    static func assumed(_ most: Ratio, _ input: CheckInput) -> [CheckReading] {
        let total = input.assessment.total
        let limit = "at most \(most.percent) %"
        let assumed = Total(input.assessment.lines.filter { $0.basis == .assumed })
        guard total.amount.lower.map({ $0 > .zero }) == true else {
            return [
                CheckReading(
                    subject: "total", outcome: .unknown, limit: limit, message: "no line has an amount")
            ]
        }
        let share = assumed.share(of: total)
        let outcome: CheckResult.Outcome =
            share.lower.map { $0 > most } == true
            ? .failed : share.upper.map { $0 <= most } == true ? .passed : .unknown
        return [
            CheckReading(
                subject: "total", outcome: outcome,
                actual: share == .unknown ? nil : share.percent + " %", limit: limit,
                message: (share == .unknown ? "an unknown part" : "\(share.percent) %")
                    + " of the cost, \(assumed.amount.inDollars), rests on assumed quantities",
                command: "ekscost import flow-logs")
        ]
    }

    static func unknownUsage(_ most: Int, _ input: CheckInput) -> [CheckReading] {
        if let nothing = nothingBilled(input, "lines", "at most \(most)") { return [nothing] }
        let unknowns = input.assessment.unknowns
        let first = unknowns.first.map { ", such as \($0.usageType) of \($0.resource): \($0.reason)" } ?? ""
        return [
            CheckReading(
                subject: "lines", outcome: unknowns.count > most ? .failed : .passed,
                actual: "\(unknowns.count)", limit: "at most \(most)",
                message: "the quantity of \(unknowns.count) billed things is unknown" + first)
        ]
    }

    static func unpriced(_ most: Int, _ input: CheckInput) -> [CheckReading] {
        if let nothing = nothingBilled(input, "lines", "at most \(most)") { return [nothing] }
        let lines = input.assessment.lines.filter { $0.unitPrice == nil }
        let first = lines.first.map { ", such as \($0.usageType) in \($0.region)" } ?? ""
        return [
            CheckReading(
                subject: "lines", outcome: lines.count > most ? .failed : .passed, actual: "\(lines.count)",
                limit: "at most \(most)", message: "\(lines.count) lines have no price" + first,
                command: "ekscost pricing show")
        ]
    }
}
