import CXLSXWriter
import Simulation
import Topology
import Units

/// The addresses of each subnet, the fullest first, and below them the pods of each node group.
struct CapacitySheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    /// How many bars a chart shows.
    private static let most = 20
    private static let charts = 11

    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    func write(in book: Workbook) {
        let groups = report.capacity.groupsFullestFirst
        let below = nodeGroups(groups, 0)
        let subnets = report.capacity.subnetsFullestFirst
        self.subnets(subnets, below)
        sheet.fit()
        let known = subnets.prefix { $0.used != nil && $0.free != nil }.count
        var row = 0
        let roomy = groups.prefix { $0.room != nil }.count
        if roomy > 0 {
            pods(1, min(roomy, Self.most), row, book)
            row += 18 + min(roomy, Self.most)
        }
        if known > 0 { addresses(below + 1, min(known, Self.most), row, book) }
    }

    private func nodeGroups(_ groups: [NodeGroupCapacity], _ start: Int) -> Int {
        guard !groups.isEmpty else { return start }
        let words = report.words
        let columns: [Column] = [
            .nodeGroup, .instanceTypes, .nodes, .maxPods, .pods, .podsFree, .podCapacity, .limitedBy,
            .exhausted,
        ]
        sheet.header(start, columns.map(words.column))
        for (place, group) in groups.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, group.name)
            sheet.text(row, 1, group.instanceTypes.joined(separator: ", "))
            sheet.number(row, 2, Double(group.nodes), .count)
            if let most = group.maxPods { sheet.number(row, 3, Double(most), .count) }
            sheet.number(row, 4, Double(group.pods), .count)
            if let free = group.podsFree { sheet.number(row, 5, Double(free), .count) }
            if let room = group.room {
                sheet.formula(row, 6, "=E\(row + 1)+F\(row + 1)", cached: Double(room), .count)
            }
            sheet.text(row, 7, group.limitedBy ?? "")
            sheet.text(row, 8, group.exhaustedOn.map(words.exhaustion) ?? "")
        }
        return start + groups.count + 2
    }

    private func subnets(_ rows: [SubnetCapacity], _ start: Int) {
        let words = report.words
        let columns: [Column] = [
            .subnet, .name, .zone, .cidr, .usable, .used, .free, .reserved, .usedShare, .exhausted,
        ]
        sheet.header(start, columns.map(words.column))
        for (place, subnet) in rows.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, subnet.id.rawValue)
            sheet.text(row, 1, subnet.name ?? "")
            sheet.text(row, 2, subnet.zone?.rawValue ?? "")
            sheet.text(row, 3, subnet.cidr?.description ?? "")
            for (column, count) in [subnet.usable, subnet.used, subnet.free, subnet.reserved].enumerated() {
                if let count { sheet.number(row, 4 + column, Double(count), .count) }
            }
            if let share = subnet.usedShare {
                sheet.formula(
                    row, 8, "=IF(E\(row + 1)=0,0,F\(row + 1)/E\(row + 1))", cached: share.cell, .share)
            }
            sheet.text(row, 9, subnet.exhaustedOn.map(words.exhaustion) ?? "")
        }
        if start == 0 { sheet.freeze(below: 1) }
        if !rows.isEmpty { sheet.filter(start, start + rows.count, columns: columns.count) }
    }

    private func addresses(_ first: Int, _ count: Int, _ row: Int, _ book: Workbook) {
        stacked(
            .chartSubnets, [(5, .usedAddresses, 0), (6, .freeAddresses, 4)], first, count, row, book)
    }

    private func pods(_ first: Int, _ count: Int, _ row: Int, _ book: Workbook) {
        stacked(.chartPods, [(4, .podsNow, 0), (5, .podsFree, 4)], first, count, row, book)
    }

    private func stacked(
        _ title: Label, _ parts: [(column: Int, label: Label, colour: Int)], _ first: Int, _ count: Int,
        _ row: Int, _ book: Workbook
    ) {
        guard let chart = book.chart(LXW_CHART_BAR_STACKED) else { return }
        let last = first + count - 1
        for part in parts {
            guard
                let series = chart_add_series(
                    chart, "=" + sheet.range(first, last, 0), "=" + sheet.range(first, last, part.column))
            else { continue }
            chart_series_set_name(series, report.words.label(part.label))
            Palette.fill(series, part.colour)
        }
        chart_set_series_overlap(chart, 100)
        Palette.finish(chart, title: report.words.label(title), legend: true, lies: true)
        sheet.place(chart, row, Self.charts, width: 1.5, height: 0.9 + Double(count) / 16)
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
}
