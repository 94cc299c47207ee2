import Capacity
import Cost
import Simulation
import Units

/// The use of each thing in each way: counts by the hour, and gigabytes by the traffic's shares.
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
    /// Indicates whether owners share tiers; the columns behind the starts are for that alone.
    private var isShared: Bool { report.model.drivers.contains { $0.slice != nil } }
    private var pool: Int { starts + ways.count }
    private var totals: Int { pool + 2 }
    private var parts: Int { totals + ways.count }
    private var width: Int { isShared ? parts + ways.count : pool }
    private var last: Int { Self.first + max(report.model.drivers.count, 1) - 1 }

    /// - Parameter shares: the rows of each driver on the sheet of shares.
    func write(_ traffic: TrafficSheets, shares: [ClosedRange<Int>?]) {
        let words = report.words
        let groups: [Column] = [.count, .quantity, .poolStart]
        func columns(_ groups: [Column]) -> [String] {
            groups.flatMap { group in ways.map { words.column(group) + ": " + words.way($0) } }
        }
        let shared = [words.column(.pool), words.column(.owner)] + columns([.poolTotal, .ownPart])
        sheet.tab(0xA6A6A6)
        sheet.header(
            0,
            Self.leading.map(words.column) + columns(groups) + (isShared ? shared : []),
            numbers: Set(counts..<pool).union(isShared ? Set(totals..<width) : []))
        var last: [String: Int] = [:]
        for (place, driver) in report.model.drivers.enumerated() {
            let row = Self.first + place
            describe(driver, row)
            for way in ways.indices {
                quantity(driver, place, way, traffic, shares[place])
                if let name = Self.slice(of: driver) { start(driver, place, way, after: last[name]) }
            }
            if let name = Self.slice(of: driver) { last[name] = row }
            if let pool = driver.pool, let slice = driver.slice { share(driver, pool, slice, place) }
        }
        sheet.fit(leading: 4)
        sheet.freeze(below: 1)
        sheet.filter(0, max(report.model.drivers.count, 1), columns: width)
    }

    /// A quantity that lines use up one after the other: a pool, or an owner's part of it.
    private static func slice(of driver: CostModel.Driver) -> String? {
        driver.pool.map { pool in driver.slice.map { pool + "|" + $0.owner } ?? pool }
    }

    /// The use of a pool by all owners and by this one, so that its part of each tier follows when traffic changes.
    private func share(
        _ driver: CostModel.Driver, _ pool: String, _ slice: CostModel.PoolSlice, _ place: Int
    ) {
        let row = Self.first + place
        sheet.text(row, self.pool, pool)
        sheet.text(row, self.pool + 1, slice.owner)
        let (names, owners) = (
            sheet.range(Self.first, last, self.pool), sheet.range(Self.first, last, self.pool + 1)
        )
        let (name, owner) = (sheet.reference(row, self.pool), sheet.reference(row, self.pool + 1))
        for way in ways.indices {
            let used = sheet.range(Self.first, last, quantities + way)
            sheet.formula(
                row, totals + way, "=SUMIFS(\(used),\(names),\(name))+\(elsewhere(pool, slice, way))",
                cached: slice.all[way].cell ?? 0, .quantity,
                means: .driver(place, way: way, .poolTotal))
            sheet.formula(
                row, parts + way, "=SUMIFS(\(used),\(names),\(name),\(owners),\(owner))",
                cached: slice.own[way].cell ?? 0, .quantity, means: .driver(place, way: way, .ownPart))
        }
    }

    /// The use of a pool by owners that the report leaves out; it stays as it is.
    private func elsewhere(_ pool: String, _ slice: CostModel.PoolSlice, _ way: Int) -> String {
        let shown = report.model.drivers.filter { $0.pool == pool }.reduce(into: Quantity<Gigabyte>.zero) {
            $0 += Quantity(decimal: $1.quantities[way]) ?? .zero
        }
        let all = Quantity<Gigabyte>(decimal: slice.all[way]) ?? .zero
        return all > shown ? (all - shown).decimal : "0"
    }

    private func describe(_ driver: CostModel.Driver, _ row: Int) {
        let texts = [
            driver.category.rawValue, driver.usageType, driver.resource, driver.zone ?? "", driver.region,
            report.words.basis(driver.basis), report.words.unit(driver.unit),
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
            let isFirst = driver.usageType == "DataTransfer-Out-Bytes" && driver.slice == nil
            let first = isFirst ? "=Account_egress_GB" : "=0"
            sheet.formula(row, starts + way, first, cached: cached, .quantity, means: means)
            return
        }
        let (start, quantity) = (Sheet.letter(starts + way), Sheet.letter(quantities + way))
        sheet.formula(
            row, starts + way, "=\(start)\(last + 1)+\(quantity)\(last + 1)", cached: cached, .quantity,
            means: means)
    }

    /// The part of a driver's quantity in a tier, in one way; all of it where there are no tiers.
    func part(of driver: Int, tier cells: InputsSheet.Cells, isTiered: Bool, way: Int) -> String {
        let row = Self.first + driver
        let quantity = sheet.reference(row, quantities + way)
        guard isTiered else { return quantity }
        let start = sheet.reference(row, starts + way)
        let end = "\(start)+\(quantity)"
        let top = cells.to.map { "MIN(\(end),\(limit($0, of: driver, way)))" } ?? "(\(end))"
        return "MAX(0,\(top)-MAX(\(start),\(limit(cells.from, of: driver, way))))"
    }

    /// A tier's limit in what an owner uses: its part of the pool's, where several share it.
    private func limit(_ cell: String, of driver: Int, _ way: Int) -> String {
        guard report.model.drivers[driver].slice != nil else { return cell }
        let row = Self.first + driver
        let (all, own) = (sheet.reference(row, totals + way), sheet.reference(row, parts + way))
        let isInternet = report.model.drivers[driver].usageType == "DataTransfer-Out-Bytes"
        let before = isInternet ? "Account_egress_GB" : "0"
        return
            "IF(\(all)=0,0,(MIN(MAX(\(cell),\(before)),\(before)+\(all))-\(before))*\(own)/\(all))"
    }
}
