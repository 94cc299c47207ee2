import Simulation
import Topology
import Units

/// The report as Markdown, as GitHub and GitLab show it.
public struct MarkdownReport: Sendable {
    let report: MonthlyReport
    /// How many rows a list shows before the rest is summed.
    static let most = 20

    public init(_ report: MonthlyReport) { self.report = report }

    /// The whole page.
    ///
    /// - Parameter workbook: the file name of the workbook beside it.
    public func render(workbook: String) -> String {
        let sections = [
            headline(workbook), categories, zones, natWays, findings, network, unknowns, warnings,
            assumptions,
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private var assessment: Assessment { report.assessment }

    private func headline(_ workbook: String) -> String {
        let total = (assessment.isComplete ? "" : "at least ") + assessment.total.dollars
        var lines = ["# EKS network cost, \(report.month)", "", "**\(total)** a month"]
        if let second = report.second {
            lines[2] += " (\(second.total.grouped) \(second.code), \(second.note))"
        }
        lines[2] += ", \(assessment.hours.decimal) hours."
        if let first = report.first, let saving = first.monthlySaving {
            lines.append("")
            lines.append(
                "Do first: **\(first.title)** (`\(first.resource)`), worth **\(saving.dollars)** a month.")
        }
        let number = report.snapshot.number.map(String.init) ?? "none"
        lines.append("")
        lines.append(
            "Snapshot \(number), taken \(report.takenAt). Prices as of \(assessment.pricesEffective). Every line with its price, quantity and basis is in [\(workbook)](\(workbook))."
        )
        return lines.joined(separator: "\n")
    }

    private var categories: String {
        let rows = assessment.byCategory.map { [$0.category.rawValue, $0.amount.grouped] }
        return "## Cost by category\n\n"
            + table(
                ["category", "USD a month"], rows + [["**total**", "**\(assessment.total.grouped)**"]],
                numbers: [1])
    }

    private var zones: String {
        let rows = assessment.byZone.map { [$0.zone ?? "no zone of its own", $0.amount.grouped] }
        return "## Cost by zone\n\n" + table(["zone", "USD a month"], rows, numbers: [1])
    }

    private var natWays: String {
        guard !report.natOptions.isEmpty else { return "" }
        let rows = report.natOptions.map { option in
            [
                option.name, (option.isComplete ? "" : "at least ") + option.total.grouped,
                option.change.map { ($0 > .zero ? "+" : "") + signed($0) } ?? "unknown: a price is missing",
                option.zonesAtRisk == 0 ? "none" : "\(option.zonesAtRisk)",
                option.command.map { "`\($0)`" } ?? "as it is",
            ]
        }
        var text =
            "## NAT, the other ways\n\n"
            + table(
                ["NAT gateways", "USD a month", "change", "zones cut off by another's loss", "command"], rows,
                numbers: [1, 2, 3])
        if !report.breakEven.isEmpty {
            text +=
                "\n\n"
                + table(
                    ["break-even", "quantity", "of", "formula"],
                    report.breakEven.map {
                        [$0.question, $0.quantity, "\($0.unit) of \($0.per)", $0.formula]
                    },
                    numbers: [1])
        }
        return text
    }

    private func signed(_ amount: Money) -> String { (amount < .zero ? "-" : "") + amount.grouped }

    private var findings: String {
        guard !report.findings.isEmpty else { return "## Findings\n\nNothing was found." }
        let shown = report.findings.prefix(Self.most)
        let rows = shown.map { finding in
            [
                finding.monthlySaving.map(\.grouped) ?? "unknown", finding.severity.rawValue, finding.title,
                "`\(finding.resource)`", finding.detail + (finding.savingNote.map { " (\($0))" } ?? ""),
                "`\(finding.proof)`",
            ]
        }
        var text =
            "## Findings\n\n"
            + table(
                ["USD a month", "severity", "what", "where", "why", "proof"], rows, numbers: [0])
        if report.findings.count > shown.count {
            text += "\n\n\(report.findings.count - shown.count) more are in the workbook."
        }
        return text
    }

    private var network: String {
        let picture = NetworkPicture(report.snapshot).render()
        return picture.isEmpty ? "" : "## The network\n\n" + picture
    }

    private var unknowns: String {
        list(
            "## Not in these totals",
            assessment.unknowns.map { unknown in
                "`\(unknown.usageType)` of `\(unknown.resource)`: \(unknown.reason)"
                    + (unknown.unitPrice.map { " (each \(unknown.unit) costs $\($0))" } ?? "")
            })
    }

    private var warnings: String { list("## Warnings", assessment.warnings) }

    private var assumptions: String {
        var notes = assessment.assumptions
        if !report.isCalendarMonth {
            notes.insert("No month was named, so \(report.month) is the snapshot's own.", at: 0)
        }
        var counts: [Basis: Int] = [:]
        for line in assessment.lines { counts[line.basis, default: 0] += 1 }
        let bases = counts.sorted { $0.key > $1.key }.map { "\($0.value) \($0.key.rawValue)" }
        notes.append(
            "Of \(assessment.lines.count) lines, the quantities are: \(bases.joined(separator: ", ")).")
        return list("## Assumptions", notes) + "\n\nWritten by ekscost \(report.version)."
    }

    private func list(_ title: String, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        var lines = items.prefix(Self.most).map { "- " + $0 }
        if items.count > Self.most { lines.append("- and \(items.count - Self.most) more, in the workbook") }
        return title + "\n\n" + lines.joined(separator: "\n")
    }

    /// A table; a bar in a cell is escaped so that it cannot end the cell.
    private func table(_ header: [String], _ rows: [[String]], numbers: Set<Int>) -> String {
        func line(_ cells: [String]) -> String {
            "| "
                + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(
                    separator: " | ")
                + " |"
        }
        let rule = header.indices.map { numbers.contains($0) ? "---:" : "---" }
        return ([line(header), "| " + rule.joined(separator: " | ") + " |"] + rows.map(line)).joined(
            separator: "\n")
    }
}
