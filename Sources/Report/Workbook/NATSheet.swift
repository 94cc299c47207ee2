import CXLSXWriter
import Capacity
import Cost
import Simulation
import Units

/// The ways to run NAT side by side, and what each costs over the gigabytes that go through it.
struct NATSheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    private let costs: CostsSheet
    private static let first = 3

    init(_ report: MonthlyReport, sheet: Sheet, costs: CostsSheet) {
        self.report = report
        self.sheet = sheet
        self.costs = costs
    }

    /// The cells of the names of the ways, for the switch.
    var names: String { sheet.range(Self.first, Self.first + report.model.ways.count - 1, 0) }

    func write(in book: Workbook) {
        let words = report.words
        sheet.width(0, 44)
        sheet.text(0, 0, words.title(.natSection), .title)
        sheet.text(1, 0, words.label(.unpricedNote), .note)
        let columns: [Column] = [.natGateways, .usd, .change, .unpriced, .zonesCutOff, .note, .command]
        sheet.header(Self.first - 1, columns, words)
        for way in report.model.ways.indices { row(way) }
        let below = Self.first + report.model.ways.count + 1
        if let curve = NATCurve(report.model) { self.curve(curve, below, book) }
        sheet.onePage()
        sheet.fit(least: 14)
    }

    private func row(_ way: Int) {
        let model = report.model
        let row = Self.first + way
        let line = row + 1
        let base = Self.first + 1
        let total = model.assessments[way].total
        sheet.text(row, 0, report.words.way(model.ways[way]))
        sheet.formula(
            row, 1, "=SUM(\(costs.amounts(way: way)))", cached: total.cell, .money,
            means: .sum(LineSelection(.way(way), .all)))
        let (own, now) = (model.assessments[way].unknowns, model.now.unknowns)
        if (Total([], unknown: own) - Total([], unknown: now)).exact != nil {
            sheet.formula(
                row, 2, "=IF(\(costs.lacksTheSame(way: way)),B\(line)-B$\(base),\"\")",
                cached: model.change(way).exact?.cell, .change,
                means: .difference(LineSelection(.way(way), .all), LineSelection(.now, .all)))
        } else {
            sheet.text(row, 2, report.words.label(.unknown))
        }
        sheet.formula(
            row, 3, "=" + costs.unpriced(way: way), cached: Double(model.unpriced(way)), .count,
            means: .unpriced(way: way))
        sheet.number(
            row, 4, Double(model.risks[way].zonesAtRisk), .count, means: .zonesAtRisk(.way(way)))
        // A sum that leaves lines out must not read as cheap.
        let unknown = model.assessments[way].unknowns.count
        let (unpriced, least) = (report.words.label(.leastUnpriced), report.words.label(.atLeastNote))
        sheet.formula(
            row, 5, "=IF(D\(line)>0,\"\(unpriced)\",\"\(unknown > 0 ? least : "")\")",
            text: model.unpriced(way) > 0 ? unpriced : unknown > 0 ? least : "", .text)
        sheet.least(row, 1, while: "=$D$\(line)+\(unknown)>0")
        sheet.text(
            row, 6, model.ways[way].scenario.map { "ekscost what-if \($0.name)" } ?? report.words.way(.asItIs)
        )
    }

    private func curve(_ curve: NATCurve, _ start: Int, _ book: Workbook) {
        let words = report.words
        sheet.text(start, 0, words.title(.natCurve), .heading)
        sheet.text(start + 1, 0, words.label(.natNote), .note)
        sheet.header(
            start + 2,
            [words.column(.natGateways), words.label(.fixedPart), words.label(.movingPart)],
            numbers: [1, 2])
        var rows: [Int] = []
        for (place, line) in curve.lines.enumerated() {
            let row = start + 3 + place
            rows.append(row)
            sheet.text(row, 0, words.way(line.way))
            let amounts = costs.amounts(way: line.place)
            sheet.formula(
                row, 1,
                "=\(sum(amounts, .natGateway, Hour.symbol))+\(sum(amounts, .publicIPv4, nil))",
                cached: line.fixed.cell, .money,
                means: .sum(
                    LineSelection(
                        .way(line.place), .counted(.natGateway, unit: Hour.symbol), .category(.publicIPv4))))
            let zonal = report.model.ways.firstIndex(of: .perZone) ?? 0
            sheet.formula(
                row, 2,
                "=\(sum(amounts, .natGateway, Gigabyte.symbol))+\(sum(amounts, .crossAZ, nil))-\(sum(costs.amounts(way: zonal), .crossAZ, nil))",
                cached: line.moving.cell, .money,
                means: .difference(
                    LineSelection(
                        .way(line.place), .counted(.natGateway, unit: Gigabyte.symbol), .category(.crossAZ)),
                    LineSelection(.way(zonal), .category(.crossAZ))))
        }
        let today = start + 4 + curve.lines.count
        sheet.text(today, 0, words.label(.todayGB))
        sheet.formula(
            today, 1, "=" + gigabytes(), cached: curve.today.cell, .quantity, means: .curve(.today))
        book.define("NAT_GB_today", "=" + sheet.reference(today, 1))
        var next = today + 1
        for (number, crossing) in curve.crossings.enumerated() {
            guard let a = curve.lines.firstIndex(where: { $0.way == crossing.first }),
                let b = curve.lines.firstIndex(where: { $0.way == crossing.second })
            else { continue }
            sheet.text(
                next, 0, words.label(.meets, words.way(crossing.first), words.way(crossing.second)))
            let (first, second) = (rows[a] + 1, rows[b] + 1)
            sheet.formula(
                next, 1,
                "=IF(C\(first)=C\(second),\"\",NAT_GB_today*(B\(second)-B\(first))/(C\(first)-C\(second)))",
                cached: crossing.gigabytes.cell, .quantity, means: .curve(.crossing(number)))
            next += 1
        }
        points(curve, next + 1, rows, today, book)
    }

    private func sum(_ amounts: String, _ category: Cost.Category, _ unit: String?) -> String {
        let units = unit.map { ",\(costs.wayUnits),\"\($0)\"" } ?? ""
        return "SUMIFS(\(amounts),\(costs.wayCategories),\"\(category.rawValue)\"\(units))"
    }

    private func gigabytes() -> String {
        "SUMIFS(\(costs.quantities(way: 0)),\(costs.wayCategories),\"\(Cost.Category.natGateway.rawValue)\",\(costs.wayUnits),\"\(Gigabyte.symbol)\")"
    }

    /// The points of the lines, a row each, with the chart over them.
    private func points(_ curve: NATCurve, _ start: Int, _ rows: [Int], _ today: Int, _ book: Workbook) {
        let words = report.words
        sheet.header(
            start,
            [words.column(.share100), words.label(.axisGB)] + curve.lines.map { words.way($0.way) },
            numbers: Set(0..<(2 + curve.lines.count)))
        for (place, fraction) in curve.fractions.enumerated() {
            let row = start + 1 + place
            sheet.number(row, 0, fraction.cell, .share, means: .curve(.share(point: place)))
            sheet.formula(
                row, 1, "=A\(row + 1)*NAT_GB_today", cached: curve.points[place].cell, .quantity,
                means: .curve(.gigabytes(point: place)))
            for (column, line) in curve.lines.enumerated() {
                let source = rows[column] + 1
                sheet.formula(
                    row, 2 + column, "=B$\(source)+C$\(source)*A\(row + 1)", cached: line.costs[place].cell,
                    .money, means: .curve(.cost(line: column, point: place)))
            }
        }
        chart(curve, start, today, book)
    }

    private func chart(_ curve: NATCurve, _ start: Int, _ today: Int, _ book: Workbook) {
        guard let chart = book.chart(LXW_CHART_SCATTER_STRAIGHT) else { return }
        let words = report.words
        let last = start + curve.fractions.count
        for (column, line) in curve.lines.enumerated() {
            guard
                let series = chart_add_series(
                    chart, "=" + sheet.range(start + 1, last, 1),
                    "=" + sheet.range(start + 1, last, 2 + column))
            else { continue }
            chart_series_set_name(series, words.way(line.way))
            Palette.line(series, column)
        }
        // Today's gigabytes, as an upright line from the axis to the dearest way.
        let marker = last + 2
        sheet.text(marker, 0, words.label(.today))
        sheet.formula(
            marker, 1, "=NAT_GB_today", cached: curve.today.cell, .quantity, means: .curve(.today))
        sheet.number(marker, 2, 0, .money, means: .curve(.foot))
        sheet.formula(
            marker + 1, 1, "=NAT_GB_today", cached: curve.today.cell, .quantity, means: .curve(.today))
        let columns = "\(Sheet.letter(2))\(last + 1):\(Sheet.letter(1 + curve.lines.count))\(last + 1)"
        sheet.formula(
            marker + 1, 2, "=MAX(\(columns))", cached: curve.top.cell, .money, means: .curve(.top))
        if let series = chart_add_series(
            chart, "=" + sheet.range(marker, marker + 1, 1), "=" + sheet.range(marker, marker + 1, 2))
        {
            chart_series_set_name(series, words.label(.today))
            Palette.marker(series)
        }
        let title =
            curve.isComplete
            ? words.label(.chartNAT) : words.label(.titleAtLeast, words.label(.chartNAT))
        Palette.finish(
            chart, title: title, x: words.label(.axisGB), y: "USD", legend: true)
        chart_axis_set_num_format(chart.pointee.x_axis, "#,##0")
        sheet.place(chart, marker + 3, 0, width: 1.9, height: 1.5)
    }
}
