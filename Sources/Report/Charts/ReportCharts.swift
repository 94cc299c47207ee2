import Capacity
import Cost
import Simulation
import Topology
import Units

/// The pictures of a report.
struct ReportCharts {
    private let report: MonthlyReport
    private let words: Words
    /// The number of bars that a picture shows.
    private static let most = 12

    init(_ report: MonthlyReport) {
        self.report = report
        words = report.words
    }

    var all: [Chart] { [categories, months, zones, nat, subnets, pods].compactMap(\.self) }

    var categories: Chart? {
        let rows = report.assessment.byCategory.filter { $0.total.isDrawn }
        guard !rows.isEmpty else { return nil }
        return bars(
            "categories", .chartCategory, rows.map { (words.category($0.category), $0.total) })
    }

    var zones: Chart? {
        let rows = report.assessment.byZone.filter { $0.total.isDrawn }.prefix(Self.most)
        guard rows.count > 1 else { return nil }
        return bars("zones", .chartZone, rows.map { ($0.zone ?? words.label(.noZone), $0.total) })
    }

    private func bars(_ name: String, _ title: Label, _ rows: [(name: String, total: Total)]) -> Chart {
        let text = rows.map { "\($0.name) \(words.dollars($0.total))" }.joined(separator: ", ")
        let title = self.title(title, rows.map(\.total))
        let chart = BarChart(
            title: title, description: text,
            bars: rows.map {
                BarChart.Bar(name: $0.name, parts: [$0.total.cell], figure: words.grouped($0.total))
            })
        return Chart(name: name, alternative: title + ": " + text, svg: chart.render())
    }

    /// A picture's title, which says where a sum is the least.
    private func title(_ title: Label, _ totals: [Total]) -> String {
        totals.allSatisfy(\.isComplete)
            ? words.label(title) : words.label(.titleAtLeast, words.label(title))
    }

    var months: Chart? {
        let months = report.history.months
        guard months.count > 1 else { return nil }
        let text = months.suffix(Self.most).map {
            "\(words.month($0.month.description)) \(words.dollars($0.total))"
        }.joined(separator: ", ")
        let title = self.title(.chartMonth, months.map(\.total))
        let chart = ColumnChart(
            title: title, description: text, columns: months.map(\.month.description),
            series: report.history.categories.map { category in
                (words.category(category), months.map { ($0.byCategory[category] ?? .zero).cell })
            }, least: Set(months.indices.filter { !months[$0].total.isComplete }))
        return Chart(name: "months", alternative: title + ": " + text, svg: chart.render())
    }

    var nat: Chart? {
        guard let curve = NATCurve(report.model) else { return nil }
        let text =
            curve.crossings.isEmpty
            ? curve.lines.map { words.way($0.way) }.joined(separator: ", ")
            : curve.crossings.map {
                words.label(.meets, words.way($0.first), words.way($0.second))
                    + " \($0.gigabytes.decimal.thousands) GB"
            }.joined(separator: "; ")
        let title =
            curve.isComplete
            ? words.label(.chartNAT) : words.label(.titleAtLeast, words.label(.chartNAT))
        let chart = LineChart(
            title: title, description: text, horizontal: words.label(.axisGB),
            vertical: "USD", points: curve.points.map(\.cell),
            lines: curve.lines.map {
                LineChart.Line(
                    name: words.way($0.way), values: $0.costs.map(\.cell), today: $0.today.cell)
            },
            today: (words.label(.today), curve.today.cell))
        return Chart(name: "nat", alternative: title + ": " + text, svg: chart.render())
    }

    var subnets: Chart? {
        let bars = report.capacity.subnetsFullestFirst.prefix(Self.most).compactMap { subnet in
            subnet.used.flatMap { used in
                subnet.free.map { free in
                    BarChart.Bar(
                        name: subnet.name ?? subnet.id.rawValue, parts: [Double(used), Double(free)],
                        figure: "\(used) / \(subnet.usable ?? 0)" + dated(subnet.exhaustedOn))
                }
            }
        }
        return filled("subnets", .chartSubnets, bars, [.usedAddresses, .freeAddresses])
    }

    /// Behind a figure, the day by which half of the paths have run out.
    private func dated(_ dates: ExhaustionDates?) -> String {
        (dates?.p50).map { " · " + words.label(.datedOn, $0.description) } ?? ""
    }

    var pods: Chart? {
        let bars = report.capacity.groupsFullestFirst.prefix(Self.most).compactMap { group in
            group.room.map { room in
                BarChart.Bar(
                    name: report.capacity.title(group.name, of: group.cluster),
                    parts: [Double(group.pods), Double(group.podsFree ?? 0)],
                    figure: "\(group.pods) / \(room)")
            }
        }
        return filled("pods", .chartPods, bars, [.podsNow, .podsFree])
    }

    /// Bars that are partly filled.
    private func filled(
        _ name: String, _ title: Label, _ bars: [BarChart.Bar], _ parts: [Label]
    ) -> Chart? {
        guard !bars.isEmpty else { return nil }
        let text = bars.map { "\($0.name) \($0.figure)" }.joined(separator: ", ")
        let chart = BarChart(
            title: words.label(title), description: text, bars: bars, parts: parts.map { words.label($0) })
        return Chart(name: name, alternative: words.label(title) + ": " + text, svg: chart.render())
    }
}

extension Total {
    /// Indicates whether a picture shows it: a sum of nothing known is shown where something is missing from it.
    fileprivate var isDrawn: Bool { !isComplete || amount.lower.map { $0 > .zero } == true }
}
