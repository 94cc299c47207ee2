import Simulation
import Units

/// How much of each thing each way uses: counts by the hour, and gigabytes by the traffic's shares.
struct QuantitiesSheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    private static let first = 1
    private static let leading: [Column] = [
        .category, .usageType, .resource, .zone, .region, .basis, .unit,
    ]

    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    private var ways: [CostModel.Way] { report.model.ways }
    private var counts: Int { Self.leading.count }
    private var quantities: Int { counts + ways.count }
    private var starts: Int { quantities + ways.count }

    /// - Parameter shares: the rows of each driver on the sheet of shares.
    func write(_ traffic: TrafficSheets, shares: [ClosedRange<Int>?]) {
        let words = report.words
        let groups: [Column] = [.count, .quantity, .poolStart]
        sheet.tab(0xA6A6A6)
        sheet.header(
            0,
            Self.leading.map(words.column)
                + groups.flatMap { group in ways.map { words.column(group) + ": " + words.way($0) } },
            numbers: Set(counts..<(starts + ways.count)))
        var last: [String: Int] = [:]
        for (place, driver) in report.model.drivers.enumerated() {
            let row = Self.first + place
            describe(driver, row)
            for way in ways.indices {
                quantity(driver, place, way, traffic, shares[place])
                if let pool = driver.pool { start(driver, place, way, after: last[pool]) }
            }
            if let pool = driver.pool { last[pool] = row }
        }
        sheet.fit(leading: 4)
        sheet.freeze(below: 1)
        sheet.filter(0, max(report.model.drivers.count, 1), columns: starts + ways.count)
    }

    private func describe(_ driver: CostModel.Driver, _ row: Int) {
        let texts = [
            driver.category.rawValue, driver.usageType, driver.resource, driver.zone ?? "", driver.region,
            report.words.basis(driver.basis), driver.unit,
        ]
        for (column, text) in texts.enumerated() where !text.isEmpty { sheet.text(row, column, text) }
    }

    private func quantity(
        _ driver: CostModel.Driver, _ place: Int, _ way: Int, _ traffic: TrafficSheets,
        _ rows: ClosedRange<Int>?
    ) {
        let row = Self.first + place
        let cached = driver.quantities[way].cell ?? 0
        let means = CellMeaning.driver(place, way: way, .quantity)
        let own = Sheet.letter(counts + way) + "\(row + 1)"
        switch driver.make {
        case .hours(let numbers), .count(let numbers):
            sheet.number(
                row, counts + way, numbers[way].cell, .input, means: .driver(place, way: way, .count))
            if way == 0, row < 2_000 {
                sheet.comment(row, counts, report.words.label(.countComment, driver.resource))
            }
            if case .hours = driver.make {
                sheet.formula(
                    row, quantities + way, "=ROUND(\(own)*Hours,9)", cached: cached, .quantity, means: means)
            } else {
                sheet.formula(row, quantities + way, "=" + own, cached: cached, .quantity, means: means)
            }
        case .traffic:
            guard let rows else { return }
            sheet.formula(
                row, quantities + way, "=ROUND(\(traffic.product(rows, way: way)),9)", cached: cached,
                .quantity, means: means)
        }
    }

    private func start(_ driver: CostModel.Driver, _ place: Int, _ way: Int, after last: Int?) {
        let row = Self.first + place
        let means = CellMeaning.driver(place, way: way, .start)
        let cached = driver.starts[way].cell ?? 0
        guard let last else {
            let first = driver.usageType == "DataTransfer-Out-Bytes" ? "=Account_egress_GB" : "=0"
            sheet.formula(row, starts + way, first, cached: cached, .quantity, means: means)
            return
        }
        let (start, quantity) = (Sheet.letter(starts + way), Sheet.letter(quantities + way))
        sheet.formula(
            row, starts + way, "=\(start)\(last + 1)+\(quantity)\(last + 1)", cached: cached, .quantity,
            means: means)
    }

    /// What of a driver's quantity falls into a tier, in one way; all of it where there are no tiers.
    func part(of driver: Int, tier cells: InputsSheet.Cells, isTiered: Bool, way: Int) -> String {
        let row = Self.first + driver
        let quantity = sheet.reference(row, quantities + way)
        guard isTiered else { return quantity }
        let start = sheet.reference(row, starts + way)
        let end = "\(start)+\(quantity)"
        let top = cells.to.map { "MIN(\(end),\($0))" } ?? "(\(end))"
        return "MAX(0,\(top)-MAX(\(start),\(cells.from)))"
    }
}
