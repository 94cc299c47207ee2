import Topology
import Units

/// Checks of money and of how well it is known.
enum CostChecks {
    static func total(_ most: Money, _ input: CheckInput) -> [CheckReading] {
        [
            amount(
                "total", input.assessment.total, most, isPriced: input.assessment.isFullyPriced,
                isComplete: input.assessment.isComplete)
        ]
    }

    static func category(_ category: Category, _ most: Money, _ input: CheckInput) -> [CheckReading] {
        let lines = input.assessment.lines.filter { $0.category == category }
        let isPriced = lines.allSatisfy { $0.unitPrice != nil }
        let isKnown = !input.assessment.unknowns.contains { $0.category == category }
        let sum = lines.reduce(into: Money.zero) { $0 += $1.amount ?? .zero }
        return [
            amount(category.rawValue, sum, most, isPriced: isPriced, isComplete: isPriced && isKnown)
        ]
    }

    private static func amount(
        _ subject: String, _ amount: Money, _ most: Money, isPriced: Bool, isComplete: Bool
    ) -> CheckReading {
        let text = (isComplete ? "$" : "at least $") + amount.cents
        let limit = "at most $\(most.decimal)"
        let command = "ekscost explain \(subject)"
        if amount > most {
            return CheckReading(
                subject: subject, outcome: .failed, actual: amount.decimal, limit: limit,
                message: "\(subject) costs \(text) a month, $\((amount - most).cents) more than it may",
                command: command)
        }
        guard isPriced else {
            return CheckReading(
                subject: subject, outcome: .unknown, actual: amount.decimal, limit: limit,
                message: "\(subject) costs \(text) a month, and some of its lines have no price",
                command: command)
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
                command: "ekscost snapshots diff --cost")
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
