import Simulation
import Units
import Topology

/// Every subnet with its way out.
struct NetworkSheet {
    private let report: MonthlyReport
    init(_ report: MonthlyReport) { self.report = report }

    func write(in book: Workbook) throws(ReportError) {
        let sheet = try book.sheet("Network")
        let titles = [
            "VPC", "Zone", "Subnet", "Name", "CIDR", "Tier", "Route table", "Default route", "NAT in zone",
            "Crosses zones", "Gateway endpoints", "Usable addresses", "Free (AWS)",
        ]
        sheet.header(0, titles)
        let rows = NetworkMap(of: report.snapshot).rows
        for (place, row) in rows.enumerated() {
            let line = place + 1
            let texts = [
                row.subnet.vpcID.rawValue, row.subnet.zone?.rawValue ?? "", row.subnet.id.rawValue,
                row.subnet.name ?? "", row.subnet.cidr?.description ?? row.subnet.ipv6CIDR ?? "",
                row.tier.rawValue, row.routeTable ?? "unknown",
                (row.wayOut ?? "none") + (row.isBlackhole ? " (blackhole)" : ""), row.natZone?.rawValue ?? "",
                row.natZone == nil ? "" : row.crossesZones ? "yes" : "no",
                row.gatewayEndpoints.joined(separator: ", "),
            ]
            for (column, text) in texts.enumerated() where !text.isEmpty { sheet.text(line, column, text) }
            if let usable = row.usable { sheet.number(line, 11, Double(usable), .count) }
            if let free = row.subnet.availableIPAddressCount { sheet.number(line, 12, Double(free), .count) }
        }
        sheet.widths([24, 17, 26, 24, 20, 10, 26, 26, 17, 10, 16, 11, 11])
        sheet.freeze(below: 1)
        sheet.filter(0, max(rows.count, 1), columns: titles.count)
    }
}
