import Capacity
import Cost
import Simulation
import Units

/// The inputs of the sums, in cells that the reader may change: hours, the way NAT is run, and every unit price.
struct InputsSheet {
    /// A unit price as lines share it.
    private struct PriceID: Hashable {
        var region: String
        var usageType: String
        var operation: String?
        var tier: Int?
        var price: String?
        var keeping: Ratio
    }

    private struct Entry {
        var id: PriceID
        /// Places of the driver and its tier in the model.
        var place: (driver: Int, tier: Int)
        var driver: CostModel.Driver
        var tier: CostModel.Tier

        func means(_ figure: CellMeaning.PriceFigure) -> CellMeaning {
            .price(driver: place.driver, tier: place.tier, figure)
        }
    }

    /// The cells of a line's inputs.
    struct Cells {
        var price: String
        var discount: String
        var from: String
        var to: String?
    }

    private let report: MonthlyReport
    private let sheet: Sheet
    private let entries: [Entry]
    private let rows: [PriceID: Int]
    private static let firstPrice = 12

    init(_ report: MonthlyReport, in book: Workbook) throws(ReportError) {
        self.report = report
        sheet = try book.sheet(report.words.title(.inputs))
        var rows: [PriceID: Int] = [:]
        var entries: [Entry] = []
        for (driverPlace, driver) in report.model.drivers.enumerated() {
            for (tierPlace, tier) in driver.tiers.enumerated() {
                let id = Self.id(driver, tier)
                guard rows[id] == nil else { continue }
                rows[id] = Self.firstPrice + entries.count
                entries.append(
                    Entry(id: id, place: (driverPlace, tierPlace), driver: driver, tier: tier))
            }
        }
        self.rows = rows
        self.entries = entries
    }

    private static func id(_ driver: CostModel.Driver, _ tier: CostModel.Tier) -> PriceID {
        PriceID(
            region: driver.region, usageType: driver.usageType, operation: driver.operation,
            tier: tier.number,
            price: tier.unitPrice, keeping: driver.keeping)
    }

    /// - Parameter ways: the range that holds the names of the ways to run NAT.
    func write(in book: Workbook, ways: String) {
        let words = report.words
        sheet.tab(0xFFC000)
        sheet.width(0, 30)
        sheet.width(8, 64)
        sheet.text(0, 0, words.title(.inputs), .title)
        sheet.text(1, 0, words.label(.inputsNote), .note)
        single(3, .hoursInput, report.assessment.hours.cell, "Hours", .hours, book)
        sheet.text(4, 0, words.label(.natInput))
        sheet.text(4, 1, words.way(.asItIs), .inputText)
        sheet.text(4, 2, words.label(.natHint), .note)
        sheet.choices(
            4, 1, "=" + ways, title: words.label(.natInput), hint: words.label(.natHint))
        book.define("NAT_way", "=" + sheet.reference(4, 1))
        sheet.text(5, 0, words.label(.natIndex))
        sheet.formula(5, 1, "=MATCH(NAT_way,\(ways),0)", cached: 1, .count, means: .setting(.natIndex))
        book.define("NAT_index", "=" + sheet.reference(5, 1))
        single(
            6, .egressInput, report.model.accountEgress.cell ?? 0, "Account_egress_GB", .accountEgress, book)
        single(
            7, .allowanceInput, report.model.freeAllowance.cell ?? 0, "Free_internet_GB", .freeAllowance, book
        )
        if let second = report.second, let rate = second.rate.cell {
            sheet.text(8, 0, words.label(.rateInput, second.code))
            sheet.number(8, 1, rate, .input, means: .setting(.exchangeRate))
            sheet.text(8, 2, words.label(.rateDate, words.date(second.date)), .note)
            book.define("Exchange_rate", "=" + sheet.reference(8, 1))
        }
        prices(book)
        sheet.fit()
        sheet.freeze(below: Self.firstPrice)
        sheet.filter(Self.firstPrice - 1, Self.firstPrice + entries.count - 1, columns: 10)
    }

    private func single(
        _ row: Int, _ label: Label, _ value: Double, _ name: String, _ setting: CellMeaning.Setting,
        _ book: Workbook
    ) {
        sheet.text(row, 0, report.words.label(label))
        sheet.number(row, 1, value, .input, means: .setting(setting))
        sheet.notNegative(row, row, 1)
        book.define(name, "=" + sheet.reference(row, 1))
    }

    private func prices(_ book: Workbook) {
        let words = report.words
        let columns: [Column] = [
            .usageType, .unitPrice, .discount, .tier, .tierFrom, .tierTo, .unit, .region, .source, .date,
        ]
        sheet.header(Self.firstPrice - 1, columns, words)
        var names = Set<String>()
        for (place, entry) in entries.enumerated() {
            let row = Self.firstPrice + place
            let driver = entry.driver
            let usage = words.usage(driver.usageType, driver.operation)
            sheet.text(row, 0, usage)
            if let price = entry.tier.unitPrice?.cell {
                sheet.number(row, 1, price, .input, means: entry.means(.unitPrice))
                sheet.comment(
                    row, 1,
                    words.label(
                        .priceComment, usage, words.unit(driver.unit), driver.region,
                        (driver.priceSource ?? "") + " " + (driver.priceDate ?? "")))
            } else {
                sheet.blank(row, 1, .missing, means: entry.means(.unitPrice))
                sheet.comment(
                    row, 1, words.label(.priceMissing, usage, words.unit(driver.unit), driver.region))
            }
            sheet.number(
                row, 2, (Ratio.one - driver.keeping).cell, .inputShare, means: entry.means(.discount))
            limits(row, entry)
            sheet.text(row, 6, words.unit(driver.unit))
            sheet.text(row, 7, driver.region)
            sheet.text(row, 8, driver.priceSource ?? words.label(.noPrice), .wrapped)
            sheet.text(row, 9, driver.priceDate ?? "")
            // A spreadsheet holds any number of names, but a reader does not.
            if names.count < 2_000, let name = Self.names(entry.id).first(where: { !names.contains($0) }) {
                names.insert(name)
                book.define(name, "=" + sheet.reference(row, 1))
            }
        }
        let last = Self.firstPrice + entries.count - 1
        sheet.notNegative(Self.firstPrice, last, 1)
        sheet.notNegative(Self.firstPrice, last, 2, most: 1)
    }

    /// A tier's limits; on the internet what is free comes before the first tier.
    private func limits(_ row: Int, _ entry: Entry) {
        guard entry.driver.pool != nil else { return }
        if let number = entry.tier.number {
            sheet.number(row, 3, Double(number), .count, means: entry.means(.tier))
        }
        let isInternet = entry.driver.usageType == "DataTransfer-Out-Bytes"
        func limit(
            _ column: Int, _ book: String, _ pool: String, isFree: Bool, _ figure: CellMeaning.PriceFigure
        ) {
            guard let cached = pool.cell else { return }
            let means = entry.means(figure)
            if isFree {
                sheet.formula(row, column, "=Free_internet_GB", cached: cached, .quantity, means: means)
            } else if isInternet, entry.tier.number != 0 {
                sheet.formula(
                    row, column, "=\(book)+Free_internet_GB", cached: cached, .quantity, means: means)
            } else {
                sheet.number(row, column, cached, .input, means: means)
            }
        }
        limit(4, entry.tier.from, entry.tier.poolFrom, isFree: false, .from)
        if let to = entry.tier.to, let pool = entry.tier.poolTo {
            limit(5, to, pool, isFree: isInternet && entry.tier.number == 0, .to)
        }
    }

    /// `Price_NatGateway_Hours_ap_northeast_2`, and where that is taken the same with the operation; a price from one
    /// region to another always says where to.
    private static func names(_ id: PriceID) -> [String] {
        let tier = id.tier.map { "_tier\($0)" } ?? ""
        let short = "Price_\(id.usageType)_\(id.region)"
        let long = id.operation.map { "\(short)_\($0)" }
        let all = id.operation?.hasPrefix(Words.destination) == true ? [long] : [short, long]
        return all.compactMap(\.self).map { name in
            String((name + tier).map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
        }
    }

    /// The cells that a line hangs on; nil for one that the sheet does not have.
    func cells(_ driver: CostModel.Driver, _ tier: CostModel.Tier) -> Cells? {
        rows[Self.id(driver, tier)].map { row in
            Cells(
                price: sheet.reference(row, 1), discount: sheet.reference(row, 2),
                from: sheet.reference(row, 4), to: tier.to == nil ? nil : sheet.reference(row, 5))
        }
    }
}
