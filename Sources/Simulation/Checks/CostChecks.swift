import Topology
import Units

/// Checks of money and of how well it is known.
enum CostChecks {
    static func total(_ most: Money, _ input: CheckInput) -> [CheckReading] {
        [
            nothingBilled(input, "total", "at most $\(most.decimal)")
                ?? amount(
                    "total", input.assessment.total, most, unpriced: unpriced(input.assessment.lines),
                    unknown: input.assessment.unknowns.count)
        ]
    }

    static func category(_ category: Category, _ most: Money, _ input: CheckInput) -> [CheckReading] {
        let lines = input.assessment.lines.filter { $0.category == category }
        let unknown = input.assessment.unknowns.count { $0.category == category }
        let limit = "at most $\(most.decimal)"
        if lines.isEmpty, unknown == 0 {
            return [nothing(of: category, limit, input)]
        }
        let sum = lines.reduce(into: Money.zero) { $0 += $1.amount ?? .zero }
        return [amount(category.rawValue, sum, most, unpriced: unpriced(lines), unknown: unknown)]
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

    private static func unpriced(_ lines: [Line]) -> Int { lines.count { $0.unitPrice == nil } }

    private static func amount(
        _ subject: String, _ amount: Money, _ most: Money, unpriced: Int, unknown: Int
    ) -> CheckReading {
        let text = (unpriced + unknown == 0 ? "$" : "at least $") + amount.cents
        let limit = "at most $\(most.decimal)"
        let command = "ekscost explain \(subject)"
        if amount > most {
            return CheckReading(
                subject: subject, outcome: .failed, actual: amount.decimal, limit: limit,
                message: "\(subject) costs \(text) a month, $\((amount - most).cents) more than it may",
                command: command)
        }
        guard unpriced + unknown == 0 else {
            let prices = unpriced == 0 ? nil : "\(unpriced) of its lines have no price"
            let quantities = unknown == 0 ? nil : "the quantity of \(unknown) billed things is unknown"
            let why = [prices, quantities].compactMap(\.self).joined(separator: " and ")
            return CheckReading(
                subject: subject, outcome: .unknown, actual: amount.decimal, limit: limit,
                message: "\(subject) costs \(text) a month, and \(why)", command: command)
        }
        return CheckReading(
            subject: subject, outcome: .passed, actual: amount.decimal, limit: limit,
            message: "\(subject) costs \(text) a month", command: command)
    }

    static func growth(_ most: Ratio, _ input: CheckInput) -> [CheckReading] {
        let limit = "at most \(most.percent) % a month"
        guard let earlier = input.earlier, earlier.total > .zero else {
            return [
                CheckReading(
                    subject: "total", outcome: .unknown, limit: limit,
                    message: "no snapshot of an earlier month is kept to compare with",
                    command: "ekscost snapshots list")
            ]
        }
        let change = input.assessment.total - earlier.total
        let growth = Ratio(change.billionths, earlier.total.billionths * Int128(earlier.months))
        let isPriced = input.assessment.isFullyPriced
        return [
            CheckReading(
                subject: "total", outcome: growth > most ? .failed : isPriced ? .passed : .unknown,
                actual: growth.percent + " %", limit: limit,
                message:
                    "since \(earlier.name) the cost went from $\(earlier.total.cents) to $\(input.assessment.total.cents), "
                    + "\(growth.percent) % a month",
                command: earlier.command ?? "ekscost snapshots list")
        ]
    }

    static func assumed(_ most: Ratio, _ input: CheckInput) -> [CheckReading] {
        let total = input.assessment.total
        let limit = "at most \(most.percent) %"
        guard total > .zero else {
            return [
                CheckReading(
                    subject: "total", outcome: .unknown, limit: limit, message: "no line has an amount")
            ]
        }
        let sum = input.assessment.lines.filter { $0.basis == .assumed }
            .reduce(into: Money.zero) { $0 += $1.amount ?? .zero }
        let share = Ratio(sum.billionths, total.billionths)
        return [
            CheckReading(
                subject: "total", outcome: share > most ? .failed : .passed, actual: share.percent + " %",
                limit: limit,
                message: "\(share.percent) % of the cost, $\(sum.cents), rests on assumed quantities",
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
