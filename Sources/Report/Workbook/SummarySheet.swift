import CXLSXWriter
import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units

/// The first page: the headline, what to do first, and cost by category and zone.
struct SummarySheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    private let costs: CostsSheet

    init(_ report: MonthlyReport, sheet: Sheet, costs: CostsSheet) {
        self.report = report
        self.sheet = sheet
        self.costs = costs
    }

    func write(in book: Workbook) {
        let words = report.words
        sheet.tab(0x1F3864)
        sheet.width(0, 58)
        sheet.text(0, 0, words.label(.reportTitle, words.month(report.month)), .title)
        let number = report.snapshot.number.map(String.init) ?? words.label(.none)
        let source = words.label(
            .snapshotNote, number, words.date(report.takenAt),
            words.date(report.assessment.pricesEffective),
            report.version)
        sheet.text(1, 0, ([source] + report.noteSentences).joined(separator: " "), .note)
        let below = toDo(headline())
        let afterCategories = categories(below + 1, book)
        zones(max(afterCategories + 1, below + 21), book)
        sheet.onePage()
        sheet.fit(least: 14)
    }

    private func headline() -> Int {
        let words = report.words
        let assessment = report.assessment
        sheet.text(3, 0, words.label(.thisMonth))
        sheet.formula(
            3, 1, "=Total", cached: assessment.total.cell, .big, means: .sum(LineSelection(.now, .all)))
        let least = words.label(.atLeastNote)
        sheet.formula(
            3, 2, "=IF(B9>0,\"\(least)\",\"\")", text: assessment.isComplete ? "" : least, .note)
        sheet.least(3, 1, while: "=$B$9>0")
        sheet.text(4, 0, words.label(.lastMonth))
        sheet.text(5, 0, words.label(.againstLast))
        if let previous = report.history.previous, let change = report.history.change {
            let before = LineSelection(.month(report.history.months.count - 2), .all)
            sheet.total(4, 1, previous.total, means: .sum(before))
            sheet.text(4, 2, words.month(previous.month.description), .note)
            if let same = same(as: previous.total, change) {
                sheet.formula(
                    5, 1, "=IF(\(same),B4-B5,\"\")", cached: change.exact?.cell, .change,
                    means: .difference(LineSelection(.now, .all), before))
            } else {
                sheet.text(5, 1, words.signed(change))
            }
        } else {
            sheet.text(4, 2, words.label(.noHistory), .note)
        }
        sheet.text(6, 0, words.label(.forecast))
        if let next = report.history.next {
            sheet.total(6, 1, next.total, means: .sum(LineSelection(.next, .all)))
            sheet.text(
                6, 2,
                words.label(
                    report.isCalendarMonth ? .forecastNote : .forecastSameNote,
                    words.month(next.month.description)), .note)
        }
        sheet.text(7, 0, words.label(.natInput))
        sheet.formula(7, 2, "=NAT_way", text: words.way(.asItIs), .note)
        sheet.text(8, 0, words.label(.notInTotal))
        sheet.formula(
            8, 1, "=" + costs.missing, cached: Double(assessment.total.leftOut), .count,
            means: .leftOut(LineSelection(.now, .all)))
        var row = 9
        if let second = report.second {
            sheet.text(row, 0, words.label(.inCurrency, second.code, words.date(second.date)))
            sheet.formula(
                row, 1, "=Total*Exchange_rate", cached: second.total.cell, .money, means: .inSecondCurrency)
            sheet.least(row, 1, while: "=$B$9>0")
            row += 1
        }
        return row
    }

    /// The condition under which what is missing from this month's total is what is missing from last month's; nil
    /// where no input of this workbook can make it so.
    private func same(as previous: Total, _ change: Bounded<Money>) -> String? {
        if previous.isComplete { return "B9=0" }
        guard change.exact != nil else { return nil }
        // As many things as now, and of those without a price as much.
        return "AND(B9=\(report.assessment.total.leftOut),\(costs.unpricedIsUnchanged))"
    }

    /// The findings that are worth most, each with its money.
    private func toDo(_ start: Int) -> Int {
        let words = report.words
        let worth = report.worth
        guard !worth.isEmpty else { return start }
        sheet.header(
            start + 1, [words.label(.doFirst), words.column(.saves), words.column(.place)], numbers: [1])
        for (place, finding) in worth.enumerated() {
            let row = start + 2 + place
            sheet.text(row, 0, words.text(finding.action), .wrapped)
            if let saving = finding.monthlySaving {
                sheet.number(
                    row, 1, saving.cell, .money,
                    means: report.findings.firstIndex(of: finding).map { .saving($0) })
            }
            sheet.text(row, 2, finding.resource + report.scope(of: finding))
        }
        return start + 2 + worth.count
    }

    private func categories(_ start: Int, _ book: Workbook) -> Int {
        let words = report.words
        let whole = report.assessment.total
        let now = Dictionary(report.assessment.byCategory.map { ($0.category, $0.total) }) { first, _ in
            first
        }
        let used = Set(report.model.drivers.map(\.category)).union(now.keys)
        let rows = Cost.Category.allCases.filter { used.contains($0) }
        sheet.header(start, [.category, .usd, .share100, .leftOut], words)
        for (place, category) in rows.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, words.category(category))
            let total = now[category] ?? .zero
            sheet.formula(
                row, 1, "=SUMIF(\(costs.categories),\"\(category.rawValue)\",\(costs.amounts))",
                cached: total.cell, .money, means: .sum(LineSelection(.now, .category(category))))
            share(row, total.share(of: whole), LineSelection(.now, .category(category)))
            leftOut(
                row, 3, costs.missing(of: category), total.leftOut, LineSelection(.now, .category(category)))
        }
        let end = start + 1 + rows.count
        guard !rows.isEmpty else { return end }
        costs.total(in: sheet, end)
        sheet.formula(
            end, 1, "=SUM(B\(start + 2):B\(end))", cached: report.assessment.total.cell, .total,
            means: .sum(LineSelection(.now, .all)))
        for column in 2...3 { sheet.text(end, column, "", .totalText) }
        sheet.least(end, 1, while: "=$B$9>0")
        bars(.chartCategory, start + 1, end - 1, start, book)
        return end + 1
    }

    /// The part of the total that a sum is: a bound where one of the two lacks something, nothing where both do.
    private func share(_ row: Int, _ share: Bounded<Ratio>, _ selection: LineSelection) {
        let (own, all) = ("$D\(row + 1)", "$B$9")
        sheet.formula(
            row, 2,
            "=IF(OR(AND(\(own)>0,\(own)<\(all)),AND(\(own)>0,Total=0)),\"\",IF(Total=0,0,B\(row + 1)/Total))",
            cached: (share.lower ?? share.upper)?.cell, .share, means: .share(selection))
        sheet.mark(row, 2, .mostShare, while: "=AND(\(all)>0,\(own)=0,$B\(row + 1)>0)")
        sheet.mark(row, 2, .leastShare, while: "=AND(\(own)>0,\(own)=\(all))")
    }

    private func zones(_ start: Int, _ book: Workbook) {
        let words = report.words
        let now = Dictionary(report.assessment.byZone.map { ($0.zone, $0.total) }) { first, _ in first }
        let known = Set(report.model.drivers.compactMap(\.zone)).union(now.keys.compactMap(\.self))
        let zones = known.sorted().map(Optional.some) + [nil]
        sheet.header(start, [.zone, .usd, .leftOut], words)
        for (place, zone) in zones.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, zone ?? words.label(.noZone))
            // SUMIF has no word for an empty cell that both programs know: it is what is left of the whole.
            let formula =
                zone == nil
                ? "=SUM(\(costs.amounts))-SUMIF(\(costs.zones),\"?*\",\(costs.amounts))"
                : "=SUMIF(\(costs.zones),A\(row + 1),\(costs.amounts))"
            sheet.formula(
                row, 1, formula, cached: (now[zone] ?? .zero).cell, .money,
                means: .sum(LineSelection(.now, .zone(zone))))
            leftOut(
                row, 2, costs.missing(ofZone: zone, namedIn: "A\(row + 1)"),
                (now[zone] ?? .zero).leftOut, LineSelection(.now, .zone(zone)))
        }
        bars(.chartZone, start + 1, start + zones.count, start, book)
    }

    /// The number of things that a sum leaves out, beside it; a sum that leaves something out must not read as the
    /// whole.
    private func leftOut(
        _ row: Int, _ column: Int, _ formula: String, _ count: Int, _ selection: LineSelection
    ) {
        sheet.formula(
            row, column, "=" + formula, cached: Double(count), .count, means: .leftOut(selection))
        sheet.least(row, 1, while: "=$\(Sheet.letter(column))$\(row + 1)>0")
    }

    /// The name of a picture, which says where its sums are the least when the workbook is written.
    private func chartTitle(_ title: Label) -> String {
        let words = report.words
        return report.assessment.isComplete
            ? words.label(title) : words.label(.titleAtLeast, words.label(title))
    }

    private func bars(_ title: Label, _ first: Int, _ last: Int, _ row: Int, _ book: Workbook) {
        guard let chart = book.chart(LXW_CHART_BAR),
            let series = chart_add_series(
                chart, "=" + sheet.range(first, last, 0), "=" + sheet.range(first, last, 1))
        else { return }
        Palette.fill(series, 0)
        chart_series_set_labels(series)
        chart_series_set_labels_num_format(series, "#,##0")
        Palette.finish(chart, title: chartTitle(title), legend: false, lies: true)
        sheet.place(chart, row, 5, width: 1.4, height: 1.25)
    }
}
