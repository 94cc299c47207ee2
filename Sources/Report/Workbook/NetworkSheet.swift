import Cost
import Estate
import Topology
import Units

/// Every subnet with its way out.
struct NetworkSheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    func write() {
        let words = report.words
        let columns: [Column] = [
            .vpc, .zone, .subnet, .name, .cidr, .networkTier, .routeTable, .defaultRoute, .natInZone,
            .crossesZones, .gatewayEndpoints, .usable, .free,
        ]
        sheet.header(0, columns, words)
        let rows = NetworkMap(of: report.snapshot).rows
        for (place, row) in rows.enumerated() {
            let line = place + 1
            let texts = [
                row.subnet.vpcID.rawValue, row.subnet.zone?.rawValue ?? "", row.subnet.id.rawValue,
                row.subnet.name ?? "", row.subnet.cidr?.description ?? row.subnet.ipv6CIDR ?? "",
                words.tier(row.tier), row.routeTable ?? words.label(.unknown),
                (row.wayOut ?? words.label(.none)) + (row.isBlackhole ? " (blackhole)" : ""),
                row.natZone?.rawValue ?? "",
                row.natZone == nil ? "" : words.label(row.crossesZones ? .yes : .no),
                row.gatewayEndpoints.joined(separator: ", "),
            ]
            for (column, text) in texts.enumerated() where !text.isEmpty { sheet.text(line, column, text) }
            if let usable = row.usable {
                sheet.number(line, 11, Double(usable), .count, means: .subnet(row.subnet.id, .usable))
            }
            if let free = row.subnet.availableIPAddressCount {
                sheet.number(line, 12, Double(free), .count, means: .subnet(row.subnet.id, .available))
            }
        }
        sheet.fit()
        sheet.freeze(below: 1)
        sheet.filter(0, max(rows.count, 1), columns: columns.count)
    }
}
