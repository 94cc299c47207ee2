import Capacity
import Cost
import Estate
import Report
import Simulation
import Topology
import Units
import Words

/// The answer of `explain`, for people: first the sum, then each line down to its rows.
struct ExplainText {
    private let answer: Explanation
    private let cell: CellExplanation?
    /// The number of rows of a quantity that are shown.
    private let rows: Int

    init(_ answer: Explanation, cell: CellExplanation? = nil, rows: Int) {
        self.answer = answer
        self.cell = cell
        self.rows = rows
    }

    /// A label of a line with what it says.
    private typealias Field = (label: String, value: String)

    func text(on terminal: Terminal) -> PrintedText {
        var parts: [PrintedText] = cell.map { [CellText(cell: $0, rows: rows).text(on: terminal)] } ?? []
        if case .cell = answer.subject { return parts.joined(separator: "\n\n") }
        parts.append(heading(terminal))
        parts += answer.facts.map { Wrap.hanging("", $0, width: terminal.width) }
        for line in answer.lines { parts.append(block(line.id, fields(of: line), line, terminal)) }
        for unknown in answer.unknowns {
            parts.append(
                block("\(unknown.usageType) of \(unknown.resource)", fields(of: unknown), nil, terminal))
        }
        for finding in answer.findings {
            parts.append(block("\(finding.rule)/\(finding.resource)", fields(of: finding), nil, terminal))
        }
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func heading(_ terminal: Terminal) -> PrintedText {
        let (kind, name) = answer.subject.names
        if kind == "finding" || answer.lines.isEmpty && answer.unknowns.isEmpty {
            let none = kind == "part" ? ": none is billed now" : ": no line of its own"
            return "\(kind) \(name)\(kind == "finding" ? "" : none)"
        }
        let month = answer.month.map { "\($0), " } ?? ""
        return Wrap.hanging(
            "",
            "\(kind.replacing("-", with: " ")) \(name): \(answer.total.amount.words { "$\($0.decimal)" }) a month "
                + "(\(month)\(answer.hours.decimal) h) in \(Counted.text(answer.lines.count, "line"))",
            width: terminal.width)
    }

    private func block(
        _ title: String, _ fields: [Field], _ line: Line?, _ terminal: Terminal
    ) -> PrintedText {
        let title = Wrap.hanging("", title, width: terminal.width, meaning: .heading, on: terminal)
        let lines = fields.map { field in
            let label =
                "  " + field.label + String(repeating: " ", count: max(0, 10 - field.label.count)) + " "
            return Wrap.hanging(label, field.value, width: terminal.width)
        }
        let table = line.flatMap { parts(of: $0, terminal) }.map { [$0] } ?? []
        return ([title] + lines + table).joined(separator: "\n")
    }

    private func fields(of line: Line) -> [Field] {
        var fields = rule(line.rule, ChargeRule.of(line))
        let zone = line.zone.map { " in \($0)" } ?? ""
        fields.append(("usage", "\(line.usageType) of \(line.resource)\(zone) (\(line.region))"))
        fields.append(("quantity", "\(line.quantity ?? "unknown") \(line.unit), \(line.basis.rawValue)"))
        if let tier = line.tier { fields.append(("tier", tierText(tier, line))) }
        if let price = line.unitPrice {
            let date = line.priceDate.flatMap { $0.isEmpty ? nil : $0 }.map { ", \($0)" } ?? ""
            let source = line.priceSource.map { " (\($0)\(date))" } ?? ""
            fields.append(("price", "$\(price) per \(singular(line.unit))\(line.tier == 0 ? "" : source)"))
        } else {
            fields.append(("price", "none in the book for \(line.region): the amount is unknown, not 0"))
        }
        if line.keeping != .one {
            let percent = (Ratio.one - line.keeping).percent
            fields.append(("discount", "\(percent) % by ekscost.yaml, × \(line.keeping.exactDecimal)"))
        }
        if let arithmetic = line.arithmetic, let amount = line.amount {
            fields.append(("amount", "\(arithmetic) = $\(amount.decimal)"))
        }
        return fields + line.assumptions.map { ("assumed", $0.description) }
    }

    private func fields(of unknown: UnknownUsage) -> [Field] {
        let rule = ChargeRule.of(unknown)
        return self.rule(rule?.files.first, rule) + [
            ("quantity", "unknown: \(unknown.reason)"),
            (
                "price",
                unknown.unitPrice.map { "$\($0) per \(singular(unknown.unit))" } ?? "none in the book"
            ),
            ("amount", "unknown, and not in the total"),
        ]
    }

    private func fields(of finding: Finding) -> [Field] {
        let saving = finding.monthlySaving.map { "$\($0.decimal) a month" } ?? "unknown"
        return [
            ("what", "\(finding.title) (\(finding.severity.rawValue))"), ("where", finding.resource),
            ("why", finding.detail.description),
            ("saves", saving + (finding.savingNote.map { " (\($0))" } ?? "")),
            ("proof", finding.proof.description),
        ]
    }

    private func rule(_ file: String?, _ rule: ChargeRule?) -> [Field] {
        guard let rule else { return [("rule", file ?? "unknown")] }
        return [
            ("rule", "\(rule.title), \(file ?? rule.files.joined(separator: ", "))"),
            ("formula", rule.formula),
        ]
            + rule.sources.map { ("source", "\($0.title), \($0.url)") }
    }

    private func tierText(_ tier: Int, _ line: Line) -> String {
        let whole = line.parts.map { ", of \($0.whole) \(line.unit) in all" } ?? ""
        let before = line.parts?.usedBefore.map { "; the month had used \($0) \(line.unit) before" } ?? ""
        return (tier == 0 ? "the account's free allowance" : "\(tier)") + whole + before
    }

    /// The rows that a quantity is the sum of.
    private func parts(of line: Line, _ terminal: Terminal) -> PrintedText? {
        guard let parts = line.parts?.parts, !parts.isEmpty else { return nil }
        let shown = parts.prefix(rows)
        let hasTraffic = parts.contains { $0.traffic != nil }
        let indent = "    "
        let grid =
            hasTraffic
            ? Grid(
                header: ["from", "source", "destination", "out", "back", "counted", line.unit],
                rows: shown.map {
                    [
                        $0.origin, $0.traffic?.source ?? "", $0.traffic?.destination ?? "",
                        $0.traffic?.out ?? "", $0.traffic?.back ?? "", Line.derivation(of: $0) ?? "",
                        $0.quantity,
                    ]
                }, numbers: [3, 4, 6])
            : Grid(header: ["from", line.unit], rows: shown.map { [$0.origin, $0.quantity] })
        var narrower = terminal
        narrower.width = terminal.width.map { max($0 - indent.count, 20) }
        var text = grid.text(on: narrower).terminal
        if parts.count > shown.count {
            text += "\n… and \(parts.count - shown.count) more rows, all of them in --format json"
        }
        return .own(
            text.split(separator: "\n", omittingEmptySubsequences: false).map {
                $0.isEmpty ? "" : indent + $0
            }.joined(separator: "\n"))
    }

    private func singular(_ unit: String) -> String {
        switch unit {
        case Hour.symbol: "hour"
        case LCUHour.symbol: "LCU-hour"
        case KeyMonth.symbol: "key"
        default: unit
        }
    }
}

extension ExplainText {
    /// The same as a list for a pull request or an issue.
    var markdown: PrintedText {
        let block = MarkdownText.block(text(on: .pipe).terminal, language: "text")
        let subject = cell?.cell.fullAddress ?? answer.subject.names.name
        return "### ekscost explain \(subject)\n\n\(own: block)"
    }
}
