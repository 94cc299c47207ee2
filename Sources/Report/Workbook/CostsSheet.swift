import Capacity
import Cost
import Simulation
import Topology
import Units

/// Every line: quantity times unit price as a formula on the inputs, for the chosen way to run NAT and for each.
struct CostsSheet {
    typealias Entry = CostsOrder.Entry

    private let report: MonthlyReport
    let costs: Sheet
    let ways: Sheet
    private let entries: [Entry]
    private static let first = CostsOrder.first
    private static let columns: [Column] = [
        .category, .usageType, .resource, .zone, .region, .tier, .quantity, .unit, .unitPrice, .discount,
        .amount, .basis, .rule, .from, .line,
    ]
    /// Columns of the sheet of ways before the quantities: line, category and unit.
    private static let leading = 3

    /// - Parameters:
    ///   - costs: the sheet of lines.
    ///   - ways: the sheet of each line's quantity and amount in each way.
    init(_ report: MonthlyReport, costs: Sheet, ways: Sheet) {
        self.report = report
        self.costs = costs
        self.ways = ways
        entries = CostsOrder(of: report.model).entries
    }

    private var last: Int { Self.first + max(entries.count, 1) - 1 }
    /// Ranges of the lines of the chosen way.
    var amounts: String { costs.range(Self.first, last, 10) }
    var categories: String { costs.range(Self.first, last, 0) }
    var zones: String { costs.range(Self.first, last, 3) }
    /// Ranges of the lines of each way.
    var wayCategories: String { ways.range(Self.first, last, 1) }
    var wayUnits: String { ways.range(Self.first, last, 2) }
    func quantities(way: Int) -> String { ways.range(Self.first, last, Self.leading + way) }
    func amounts(way: Int) -> String { ways.range(Self.first, last, amountColumn(way)) }

    private var count: Int { report.model.ways.count }
    private func amountColumn(_ way: Int) -> Int { Self.leading + count + way }

    func writeWays(_ inputs: InputsSheet, _ quantities: QuantitiesSheet) {
        let words = report.words
        let groups: [Column] = [.quantity, .amount]
        ways.tab(0xA6A6A6)
        ways.header(
            0,
            [words.column(.line), words.column(.category), words.column(.unit)]
                + groups.flatMap { group in
                    report.model.ways.map { words.column(group) + ": " + words.way($0) }
                }, numbers: Set(Self.leading..<(Self.leading + 2 * count)))
        for (place, entry) in entries.enumerated() {
            let driver = report.model.drivers[entry.driver]
            guard let cells = inputs.cells(driver, entry.tier) else { continue }
            let row = Self.first + place
            ways.text(row, 0, entry.tier.lineID)
            ways.text(row, 1, driver.category.rawValue)
            ways.text(row, 2, driver.unit)
            for way in report.model.ways.indices {
                let part = quantities.part(
                    of: entry.driver, tier: cells, isTiered: driver.pool != nil, way: way)
                ways.formula(
                    row, Self.leading + way, "=" + part,
                    cached: entry.tier.quantities[way].cell ?? 0, .quantity,
                    means: .line(id: entry.tier.lineID, way: way, .quantity))
            }
            for way in report.model.ways.indices {
                let quantity = Sheet.letter(Self.leading + way) + "\(row + 1)"
                ways.formula(
                    row, amountColumn(way), Self.amount(quantity, cells.price, cells.discount),
                    cached: entry.tier.amounts[way]?.cell, .money,
                    means: .line(id: entry.tier.lineID, way: way, .amount))
            }
        }
        ways.fit(leading: Self.leading)
        ways.freeze(below: 1)
        ways.filter(0, last, columns: Self.leading + 2 * count)
    }

    /// Nothing used costs nothing; something used without a price stays empty, for it is not free.
    private static func amount(_ quantity: String, _ price: String, _ discount: String) -> String {
        "=IF(ISNUMBER(\(price)),ROUND(\(quantity)*\(price)*(1-\(discount)),9),IF(\(quantity)=0,0,\"\"))"
    }

    func writeCosts(_ inputs: InputsSheet, in book: Workbook) {
        let words = report.words
        costs.tab(0x1F3864)
        costs.header(0, Self.columns, words)
        for (place, entry) in entries.enumerated() { write(entry, Self.first + place, inputs) }
        let end = last + 1
        total(in: costs, end)
        for column in 1...9 { costs.text(end, column, "", .totalText) }
        costs.formula(
            end, 10, "=SUM(\(amounts))", cached: report.assessment.total.cell, .total,
            means: .sum(LineSelection(.now, .all)))
        costs.least(end, 10, while: "=" + missing + ">0")
        book.define("Total", "=" + costs.reference(end, 10))
        costs.grey(Self.first, last, columns: Self.columns.count, where: "=$G\(Self.first + 1)=0")
        costs.print(columns: 12, rows: end)
        costs.fit()
        costs.freeze(below: 1)
        costs.filter(0, last, columns: Self.columns.count)
    }

    /// The name of the sum, which says where it leaves something out.
    func total(in sheet: Sheet, _ row: Int) {
        let words = report.words
        sheet.formula(
            row, 0,
            "=IF(\(missing)=0,\"\(words.label(.total))\",\"\(words.label(.totalAtLeast))\")",
            text: words.label(report.assessment.isComplete ? .total : .totalAtLeast), .totalText)
    }

    /// The number of things that the total of the chosen way leaves out.
    var missing: String { "\(unpriced(way: nil))+\(report.assessment.unknowns.count)" }

    /// The number of things that the sum of a category of the chosen way leaves out.
    func missing(of category: Cost.Category) -> String {
        let unknown = report.assessment.unknowns.count { $0.category == category }
        return "SUMPRODUCT((\(categories)=\"\(category.rawValue)\")*ISTEXT(\(amounts)))+\(unknown)"
    }

    /// The same of a zone whose name stands in a cell; nil is what belongs to no zone.
    func missing(ofZone zone: String?, namedIn cell: String) -> String {
        let unknown = report.assessment.unknowns.count { $0.zone == zone }
        return
            "SUMPRODUCT((\(zones)=\(zone == nil ? "\"\"" : cell))*ISTEXT(\(amounts)))+\(unknown)"
    }

    /// Indicates whether of the lines without a price as much is used as when the workbook was written.
    var unpricedIsUnchanged: String {
        let used = entries.filter { $0.tier.unitPrice == nil }.map {
            Quantity<Hour>(decimal: $0.tier.quantities[0]) ?? .zero
        }.reduce(.zero, +)
        return "ROUND(SUMPRODUCT(ISTEXT(\(amounts))*\(costs.range(Self.first, last, 6)))-\(used.decimal),6)=0"
    }

    /// Returns whether a way lacks just what the first one lacks: the same lines without a price, as much of each.
    func lacksTheSame(way: Int) -> String {
        func lacks(_ way: Int) -> String { "ISTEXT(\(amounts(way: way)))*\(quantities(way: way))" }
        return "SUMPRODUCT(--(\(lacks(way))<>\(lacks(0))))=0"
    }

    /// The number of lines without a price, in one way or in the chosen one.
    func unpriced(way: Int?) -> String {
        "SUMPRODUCT(--ISTEXT(\(way.map { amounts(way: $0) } ?? amounts)))"
    }

    private func write(_ entry: Entry, _ row: Int, _ inputs: InputsSheet) {
        let driver = report.model.drivers[entry.driver]
        guard let cells = inputs.cells(driver, entry.tier) else { return }
        func means(_ figure: CellMeaning.LineFigure) -> CellMeaning {
            .line(id: entry.tier.lineID, way: 0, figure)
        }
        costs.text(row, 0, driver.category.rawValue)
        costs.text(row, 1, driver.usageType)
        costs.text(row, 2, driver.resource)
        if let zone = driver.zone { costs.text(row, 3, zone) }
        costs.text(row, 4, driver.region)
        if let tier = entry.tier.number { costs.number(row, 5, Double(tier), .count, means: means(.tier)) }
        let quantities =
            count == 1
            ? "=" + ways.reference(row, Self.leading)
            : "=CHOOSE(NAT_index,"
                + report.model.ways.indices.map { ways.reference(row, Self.leading + $0) }.joined(
                    separator: ",") + ")"
        costs.formula(
            row, 6, quantities, cached: entry.tier.quantities[0].cell ?? 0, .quantity, means: means(.quantity)
        )
        costs.text(row, 7, report.words.unit(driver.unit))
        // A reference to an empty cell would read 0, and a missing price is not 0.
        costs.formula(
            row, 8,
            entry.tier.unitPrice == nil
                ? "=IF(ISNUMBER(\(cells.price)),\(cells.price),\"\")" : "=" + cells.price,
            cached: entry.tier.unitPrice?.cell, .price, means: means(.unitPrice))
        costs.formula(
            row, 9, "=" + cells.discount, cached: (Ratio.one - driver.keeping).cell, .share,
            means: means(.discount))
        costs.formula(
            row, 10, Self.amount("G\(row + 1)", "I\(row + 1)", "J\(row + 1)"),
            cached: entry.tier.amounts[0]?.cell, .money, means: means(.amount))
        costs.text(row, 11, report.words.basis(driver.basis))
        costs.text(row, 12, driver.rule)
        costs.text(row, 13, driver.origins.joined(separator: ", "))
        costs.text(row, 14, entry.tier.lineID)
    }
}
