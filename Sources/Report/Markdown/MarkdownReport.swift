import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

/// The report as Markdown, as GitHub and GitLab show it.
public struct MarkdownReport: Sendable {
    let report: MonthlyReport
    let words: Words
    /// The pictures beside the page, by name.
    let charts: [String: Chart]
    /// The start of the names of the files beside the page, `ekscost-2026-10`.
    let stem: String
    /// The number of rows that a list shows before the rest is summed.
    static let most = 20

    /// - Parameter stem: how the names of the files beside the page begin.
    public init(_ report: MonthlyReport, stem: String) {
        self.init(report, stem: stem, charts: ReportCharts(report).all)
    }

    init(_ report: MonthlyReport, stem: String, charts: [Chart]) {
        self.report = report
        self.stem = stem
        self.charts = Dictionary(charts.map { ($0.name, $0) }) { first, _ in first }
        words = report.words
    }

    /// The whole page.
    public func render() -> String {
        let sections = [
            headline, toDo, categories, months, changes, zones, natWays, whatIf, findings, talkers, lines,
            network,
            traffic, capacity, unknowns, warnings, bill, prices, assumptions, glossary,
        ]
        return sections.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    var assessment: Assessment { report.assessment }

    private var headline: String {
        var first = words.label(.aMonth, words.dollars(assessment.total))
        if let second = report.second {
            let note = "1 USD = \(second.rate) \(second.code), \(words.date(second.date))"
            first += " (\(words.converted(second.total, second.code)), \(note))"
        }
        var paragraphs = [
            "# " + words.label(.reportTitle, words.month(report.month)),
            first + ", " + words.label(.hoursOf, assessment.hours.decimal) + ".",
        ]
        paragraphs += comparison
        if let best = report.first, let saving = best.monthlySaving {
            paragraphs.append(
                words.label(
                    .doFirstSentence, words.text(best.action), best.resource + report.scope(of: best),
                    saving.dollars))
        }
        let number = report.snapshot.number.map(String.init) ?? words.label(.none)
        let source = words.label(
            .snapshotSentence, number, words.date(report.takenAt),
            words.date(assessment.pricesEffective), stem + ".xlsx")
        // The link to the workbook is ours, and stays one.
        let last = ([source] + report.noteSentences.map(Self.line)).joined(separator: " ")
        return (paragraphs.map(Self.line) + [last]).joined(separator: "\n\n")
    }

    /// Last month and the next one.
    private var comparison: [String] {
        var sentences: [String] = []
        if let previous = report.history.previous, let change = report.history.change {
            let month = words.month(previous.month.description)
            if change.told == .unknown {
                sentences.append(words.label(.lastMonthUnknown, month, words.dollars(previous.total)))
            } else {
                // A bound that tells the direction is the least of its size, whichever the direction.
                let size = change.isNegative ? -change : change
                sentences.append(
                    words.label(
                        .lastMonthSentence, month, words.dollars(previous.total),
                        words.label(change.isNegative ? .less : .more), words.bounded(size, \.dollars)))
            }
            sentences += causes(of: change, since: previous.snapshot)
        }
        if let next = report.history.next {
            sentences.append(
                words.label(
                    report.isCalendarMonth ? .forecastSentence : .forecastSame,
                    words.month(next.month.description),
                    words.dollars(next.total),
                    report.isCalendarMonth
                        ? report.history.nextHours?.decimal ?? "" : assessment.hours.decimal))
        }
        return sentences.isEmpty ? [] : [sentences.joined(separator: " ")]
    }

    /// The causes of the difference to last month, where the change story tells of the same two snapshots.
    private func causes(of change: Bounded<Money>, since snapshot: Int64?) -> [String] {
        guard let changes = report.changes, changes.snapshot == snapshot, changes.story.change == change,
            change.exact != nil, change != .zero
        else { return [] }
        let groups = changes.story.byGroup.filter { $0.amount != .zero }
        return [
            words.label(
                .because,
                groups.map { "\(words.group($0.group)) \(words.signed($0.amount))" }.joined(separator: ", "))
        ]
    }

    // MARK: Parts

    func section(_ title: Title, _ parts: String...) -> String {
        (["## " + words.title(title)] + parts.filter { !$0.isEmpty }).joined(separator: "\n\n")
    }

    /// A picture beside the page, by a path that GitHub resolves.
    func picture(_ name: String) -> String {
        guard let chart = charts[name] else { return "" }
        let text = chart.alternative.replacing("[", with: "(").replacing("]", with: ")")
        return "![\(Self.line(text))](\(stem)-\(name).svg)"
    }

    func list(_ title: Title, _ items: [String]) -> String {
        guard !items.isEmpty else { return "" }
        var lines = items.prefix(Self.most).map { "- " + Self.line($0) }
        if items.count > Self.most {
            lines.append("- " + words.label(.andMore, "\(items.count - Self.most)"))
        }
        return section(title, lines.joined(separator: "\n"))
    }

    /// A table; a bar in a cell is escaped so that it cannot end the cell.
    func table(_ header: [String], _ rows: [[String]], numbers: Set<Int>) -> String {
        func line(_ cells: [String]) -> String {
            "| " + cells.map { Self.line($0).replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
        }
        let rule = header.indices.map { numbers.contains($0) ? "---:" : "---" }
        return ([line(header), "| " + rule.joined(separator: " | ") + " |"] + rows.map(line)).joined(
            separator: "\n")
    }

    /// Names of resources come from outside: none may be a tag, a link, a mention or another line.
    private static func line(_ text: String) -> String { MarkdownText.mixed(text) }

    /// A name as code.
    func code(_ text: String) -> String { MarkdownText.span(text) }
}
