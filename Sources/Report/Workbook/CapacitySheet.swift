import CXLSXWriter
import Capacity
import Cost
import Simulation
import Topology
import Units

/// Pictures of what is full; below them the pods of each node group, and the addresses of each subnet.
struct CapacitySheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    /// The number of bars that a chart shows.
    private static let most = 20
    /// Pixels of a chart's width, and of a row's height as spreadsheets draw it.
    private static let chartWidth = 620
    private static let rowHeight = 20

    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    func write(in book: Workbook) {
        let words = report.words
        sheet.text(0, 0, words.title(.capacity), .title)
        sheet.text(1, 0, report.capacity.datesNote.map { words.sentence($0) } ?? "", .note)
        let groups = report.capacity.groupsFullestFirst
        let subnets = report.capacity.subnetsFullestFirst
        let roomy = min(groups.prefix { $0.room != nil }.count, Self.most)
        let known = min(subnets.prefix { $0.used != nil && $0.free != nil }.count, Self.most)
        let charts = 3
        let tables = max(roomy, known) == 0 ? charts : charts + rows(of: max(roomy, known)) + 1
        let below = nodeGroups(groups, tables)
        self.subnets(subnets, below)
        sheet.fit()
        let beside = roomy > 0 ? sheet.column(past: Self.chartWidth + 20) : 0
        if roomy > 0 { pods(tables + 1, roomy, charts, book) }
        if known > 0 { addresses(Array(subnets.prefix(known)), below + 1, (charts, beside), book) }
    }

    // MARK: Tables

    private func nodeGroups(_ groups: [NodeGroupCapacity], _ start: Int) -> Int {
        guard !groups.isEmpty else { return start }
        let columns: [Column] = [
            .nodeGroup, .instanceTypes, .nodes, .maxPods, .pods, .podsFree, .podCapacity, .limitedBy,
            .exhausted, .earliest, .latest, .note,
        ]
        sheet.header(start, columns, report.words)
        for (place, group) in groups.enumerated() {
            let row = start + 1 + place
            func means(_ figure: CellMeaning.NodeGroupFigure) -> CellMeaning { .nodeGroup(place, figure) }
            sheet.text(row, 0, report.capacity.title(group.name, of: group.cluster))
            sheet.text(row, 1, group.instanceTypes.joined(separator: ", "))
            sheet.number(row, 2, Double(group.nodes), .count, means: means(.nodes))
            if let most = group.maxPods { sheet.number(row, 3, Double(most), .count, means: means(.maxPods)) }
            sheet.number(row, 4, Double(group.pods), .count, means: means(.pods))
            if let free = group.podsFree {
                sheet.number(row, 5, Double(free), .count, means: means(.podsFree))
            }
            if let room = group.room {
                sheet.formula(
                    row, 6, "=E\(row + 1)+F\(row + 1)", cached: Double(room), .count, means: means(.room))
            }
            sheet.text(row, 7, report.words.limit(group.limitedBy))
            dates(
                group.exhaustedOn, isUsed: group.podsFree != nil, row, 8,
                means: [means(.exhausted), means(.earliest), means(.latest)])
        }
        return start + groups.count + 2
    }

    private func subnets(_ rows: [SubnetCapacity], _ start: Int) {
        let columns: [Column] = [
            .subnet, .name, .zone, .cidr, .usable, .used, .free, .reserved, .usedShare, .exhausted,
            .earliest, .latest, .note,
        ]
        sheet.header(start, columns, report.words)
        sheet.repeated(start)
        for (place, subnet) in rows.enumerated() {
            let row = start + 1 + place
            func means(_ figure: CellMeaning.SubnetFigure) -> CellMeaning { .subnet(subnet.id, figure) }
            sheet.text(row, 0, subnet.id.rawValue)
            sheet.text(row, 1, subnet.name ?? "")
            sheet.text(row, 2, subnet.zone?.rawValue ?? "")
            sheet.text(row, 3, subnet.cidr?.description ?? "")
            let counts: [(Int?, CellMeaning.SubnetFigure)] = [
                (subnet.usable, .usable), (subnet.used, .used), (subnet.free, .free),
                (subnet.reserved, .reserved),
            ]
            for (column, (count, figure)) in counts.enumerated() {
                if let count { sheet.number(row, 4 + column, Double(count), .count, means: means(figure)) }
            }
            if let share = subnet.usedShare {
                sheet.formula(
                    row, 8, "=IF(E\(row + 1)=0,0,F\(row + 1)/E\(row + 1))", cached: share.cell, .share,
                    means: means(.usedShare))
            }
            dates(
                subnet.exhaustedOn, isUsed: subnet.free != nil, row, 9,
                means: [means(.exhausted), means(.earliest), means(.latest)])
        }
        if !rows.isEmpty { sheet.filter(start, start + rows.count, columns: columns.count) }
    }

    /// The days in cells of their own, and why there are none behind them: a text is no date.
    private func dates(
        _ dates: ExhaustionDates?, isUsed: Bool, _ row: Int, _ column: Int, means: [CellMeaning]
    ) {
        for (place, day) in [dates?.p50, dates?.p10, dates?.p90].enumerated() {
            sheet.date(row, column + place, day, means: means[place])
        }
        sheet.text(row, column + 3, report.words.undated(dates, isUsed: isUsed))
    }

    // MARK: Charts

    private func rows(of bars: Int) -> Int { (height(of: bars) + Self.rowHeight - 1) / Self.rowHeight }

    /// Pixels that a chart with so many bars is high.
    private func height(of bars: Int) -> Int { 140 + bars * 24 }

    private func addresses(
        _ subnets: [SubnetCapacity], _ first: Int, _ place: (row: Int, column: Int), _ book: Workbook
    ) {
        let words = report.words
        let names = subnets.compactMap(\.name)
        let areNamed = Set(names).count == subnets.count
        // The month alone: LibreOffice breaks a longer label, and the day is in the table.
        let days = subnets.map { ($0.exhaustedOn?.p50?.description).map { String($0.prefix(7)) } }
        stacked(
            .chartSubnets, names: areNamed ? 1 : 0, [(5, .usedAddresses, 0), (6, .freeAddresses, 4)], first,
            subnets.count, place, book,
            labels: days.contains { $0 != nil } ? days.map { $0.map { words.label(.datedOn, $0) } } : [])
    }

    private func pods(_ first: Int, _ count: Int, _ row: Int, _ book: Workbook) {
        stacked(
            .chartPods, names: 0, [(4, .podsNow, 0), (5, .podsFree, 4)], first, count, (row, 0), book)
    }

    /// - Parameter labels: what stands on the last part of each bar; empty for nothing.
    private func stacked(
        _ title: Label, names: Int, _ parts: [(column: Int, label: Label, colour: Int)], _ first: Int,
        _ count: Int, _ place: (row: Int, column: Int), _ book: Workbook, labels: [String?] = []
    ) {
        guard let chart = book.chart(LXW_CHART_BAR_STACKED) else { return }
        let last = first + count - 1
        for (number, part) in parts.enumerated() {
            guard
                let series = chart_add_series(
                    chart, "=" + sheet.range(first, last, names), "=" + sheet.range(first, last, part.column))
            else { continue }
            chart_series_set_name(series, report.words.label(part.label))
            Palette.fill(series, part.colour)
            if number == parts.count - 1, !labels.isEmpty { Palette.label(series, labels) }
        }
        chart_set_series_overlap(chart, 100)
        Palette.finish(chart, title: report.words.label(title), legend: true, lies: true)
        sheet.place(
            chart, place.row, place.column, width: Double(Self.chartWidth) / 480,
            height: Double(height(of: count)) / 288)
    }
}

extension Words {
    /// The day by which half of the paths have run out, with the span of most of them; or that none does.
    func exhaustion(_ dates: ExhaustionDates) -> String {
        guard let middle = dates.p50 else {
            return dates.p10.map { label(.notBefore, date($0.description)) } ?? label(.notSeen)
        }
        let span = [dates.p10, dates.p90].compactMap { $0.map { date($0.description) } }
        return date(middle.description) + (span.count == 2 ? " (\(span[0]) – \(span[1]))" : "")
    }

    /// The reason why there is no day; empty where there is one.
    func undated(_ dates: ExhaustionDates?, isUsed: Bool) -> String {
        guard let dates else { return label(isUsed ? .growthUnknown : .addressesUnknown) }
        return dates.p50 == nil ? exhaustion(dates) : ""
    }
}
