import Simulation
import Topology
import Units

/// What the sums hang on, in cells that the reader may change: the hours of the month and every unit price.
struct InputsSheet {
    /// A unit price as lines share it.
    private struct PriceID: Hashable {
        var region: String
        var usageType: String
        var tier: Int?
        var price: String
        var keeping: Ratio
    }

    let sheet: Sheet
    private let rows: [PriceID: Int]
    private static let firstPrice = 6

    init(_ report: MonthlyReport, in book: Workbook) throws(ReportError) {
        sheet = try book.sheet("Inputs")
        var rows: [PriceID: Int] = [:]
        var order: [(id: PriceID, line: Line)] = []
        for line in report.assessment.lines {
            guard let id = Self.id(line), rows[id] == nil else { continue }
            rows[id] = Self.firstPrice + order.count
            order.append((id, line))
        }
        self.rows = rows
        write(report, order, book)
    }

    private static func id(_ line: Line) -> PriceID? {
        line.unitPrice.map {
            PriceID(
                region: line.region, usageType: line.usageType, tier: line.tier, price: $0,
                keeping: line.keeping)
        }
    }

    private func write(_ report: MonthlyReport, _ order: [(id: PriceID, line: Line)], _ book: Workbook) {
        sheet.text(0, 0, "Inputs", .title)
        sheet.text(
            1, 0, "Change a yellow cell and every sum of this workbook follows. Nothing here is protected.",
            .note)
        sheet.text(3, 0, "Hours of the month")
        sheet.number(3, 4, report.assessment.hours.decimal.cell ?? 0, .input)
        book.define("Hours", "=" + sheet.reference(3, 4))
        sheet.header(
            Self.firstPrice - 1,
            ["Region", "Usage type", "Tier", "Unit", "Unit price USD", "Discount", "Source", "Date"])
        for (place, entry) in order.enumerated() {
            let row = Self.firstPrice + place
            sheet.text(row, 0, entry.line.region)
            sheet.text(row, 1, entry.line.usageType)
            if let tier = entry.line.tier { sheet.number(row, 2, Double(tier), .count) }
            sheet.text(row, 3, entry.line.unit)
            sheet.number(row, 4, entry.id.price.cell ?? 0, .input)
            sheet.number(row, 5, (Ratio.one - entry.line.keeping).cell, .inputShare)
            sheet.text(row, 6, entry.line.priceSource ?? "", .wrapped)
            sheet.text(row, 7, entry.line.priceDate ?? "")
            sheet.comment(row, 4, "\(entry.line.usageType), USD a \(entry.line.unit), \(entry.line.region)")
        }
        sheet.widths([16, 34, 6, 8, 16, 10, 70, 12])
        sheet.freeze(below: Self.firstPrice)
        sheet.filter(Self.firstPrice - 1, Self.firstPrice + order.count - 1, columns: 8)
    }

    /// The cells of a line's unit price and discount; nil for a line without a price.
    func cells(of line: Line) -> (price: String, discount: String)? {
        Self.id(line).flatMap { rows[$0] }.map { (sheet.reference($0, 4), sheet.reference($0, 5)) }
    }
}
