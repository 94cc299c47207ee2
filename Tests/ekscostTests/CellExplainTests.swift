import ArgumentParser
import Capacity
import Cost
import Foundation
import Report
import Simulation
import Store
import Testing
import Topology
import Units
import Words

@testable import ekscost

/// Every cell of a report's workbook, down to what it stands for.
@Suite struct CellExplainTests {
    /// What a report was made of, and its cells.
    private struct Book {
        let explainer: CellExplainer
        var sheets: [WorkbookSheet] { explainer.cells.sheets }
    }

    private func book(_ program: Program, _ language: Language, whatIf: String = "") throws -> Book {
        let database = program.folder.appending(path: "ekscost.sqlite").path
        let arguments = try AssessmentArguments.parse(
            ["--month", "2026-10", "--pricing", Program.root.appending(path: "pricing").path]
                + (FileManager.default.fileExists(atPath: program.folder.appending(path: "ekscost.yaml").path)
                    ? ["--config", program.folder.appending(path: "ekscost.yaml").path] : []))
        let content = try ReportArguments.parse(whatIf.isEmpty ? [] : ["--what-if", whatIf])
        let made = try ReportMaker(
            database: database, assessment: arguments, language: language, redactionKey: nil,
            changes: content.changes()
        ).made(of: DatabaseOptions.parse(["--db", database]).load(.everything))
        return Book(
            explainer: CellExplainer(
                cells: try WorkbookCells(of: made.report), lines: LineSource(made, database: database)))
    }

    /// A figure as a binary number: an exact decimal, a fraction, or a day as spreadsheets count it.
    private func number(_ figure: String) -> Double? {
        if let plain = Double(figure) { return plain }
        let halves = figure.split(separator: "/").compactMap { Double($0) }
        if halves.count == 2 { return halves[0] / halves[1] }
        let day = figure.split(separator: "-").compactMap { Int($0) }
        guard day.count == 3 else { return nil }
        return CalendarDay(year: day[0], month: day[1], day: day[2]).map { Double($0.value + 25_569) }
    }

    /// Asks of every cell, and holds each figure of the engine against what stands in the cell.
    ///
    /// - Returns: how many cells with a number there were.
    @discardableResult
    private func checkAll(_ book: Book) throws -> Int {
        var numbers = 0
        for sheet in book.sheets {
            for cell in sheet.all {
                let found = try book.explainer.explain(sheet, row: cell.row, column: cell.column)
                #expect(!found.answer.what.isEmpty, "\(cell.fullAddress)")
                let value: Double
                switch cell.content {
                case .number(let number), .day(let number): value = number
                case .text, .blank: continue
                }
                numbers += 1
                let figure = try #require(found.answer.figure, "\(cell.fullAddress): \(found.answer.what)")
                let exact = try #require(number(figure), "\(cell.fullAddress): \(figure)")
                #expect(
                    abs(exact - value) <= 1e-9 * max(1, abs(value)),
                    "\(cell.fullAddress) holds \(value), and explain says \(figure)")
                try checkRows(found, cell)
            }
        }
        return numbers
    }

    /// A sum goes down to lines that sum to it, and a formula to cells that are there.
    private func checkRows(_ found: CellExplanation, _ cell: WorkbookCell) throws {
        if case .sum = cell.meaning {
            let explanation = try #require(found.answer.explanation, "\(cell.fullAddress)")
            #expect(explanation.total.amount.lower?.decimal == found.answer.figure, "\(cell.fullAddress)")
            for line in explanation.lines where line.quantity != nil {
                #expect(line.parts?.parts.isEmpty == false, "\(cell.fullAddress): \(line.id) has no rows")
            }
        }
        for use in found.uses where use.reference.isOneCell {
            #expect(!use.cells.isEmpty, "\(cell.fullAddress) takes \(use.reference.text), where nothing is")
        }
        if cell.formula != nil, cell.formula != "=0" {
            #expect(!found.uses.isEmpty, "\(cell.fullAddress): \(cell.formula ?? "")")
        }
    }

    @Test(arguments: Language.allCases)
    func `every number of the example's workbook is explained by its own figure`(language: Language) throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program, "--lang", language.rawValue)
        let book = try book(program, language)
        #expect(try checkAll(book) > 1_000)
        // The same cells, as somebody else's program reads them from the file.
        guard VirtualPython.has("openpyxl") else { return }
        let script = """
            import sys, json, datetime, openpyxl
            book = openpyxl.load_workbook(sys.argv[1], data_only=True)
            zero = datetime.datetime(1899, 12, 30)
            cells = [[s.title, c.row - 1, c.column - 1, (c.value - zero).days if c.is_date else c.value]
                     for s in book for row in s.iter_rows() for c in row if c.is_date or isinstance(c.value, (int, float))]
            print(json.dumps(cells))
            """
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let answer = try VirtualPython.run(["-c", script, path])
        let cells = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[Any]])
        #expect(cells.count > 1_000)
        for cell in cells {
            let name = try #require(cell[0] as? String)
            let (row, column) = (try #require(cell[1] as? Int), try #require(cell[2] as? Int))
            let kept = try #require(
                book.explainer.cells.sheet(name)?.cell(row, column), "\(name) \(row) \(column)")
            let value = try #require(cell[3] as? Double)
            switch kept.content {
            case .number(let number), .day(let number):
                #expect(abs(number - value) <= 1e-12 * max(1, abs(value)), "\(kept.fullAddress)")
            case .text, .blank: Issue.record("\(kept.fullAddress) is \(value) in the file and no number here")
            }
        }
    }

    @Test func `a report with a change, discounts and a second currency is explained to its last cell`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        _ = try program.file(
            "ekscost.yaml",
            "discounts: {overall: 8, by_usage_type: {NatGateway-Bytes: 7.2525}}\ncurrency: {code: KRW, rate: 1380.5, date: 2026-10-01}\n"
        )
        let book = try book(program, .en, whatIf: "--nat-per-az --s3-endpoint gateway")
        #expect(book.explainer.cells.sheet("What-if") != nil)
        try checkAll(book)
    }

    @Test func `cells of an estate without prices say so and never 0`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.unpricedEstate()
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        try checkAll(try book(program, .en))
        let price = try program.run("explain", "Inputs!B13", "--month", "2026-10")
        #expect(price.status == 0, "\(price.errors)")
        #expect(price.output.contains("the price book has no such price, which is not 0"))
        let amount = try program.run("explain", "Costs!K2", "--month", "2026-10")
        #expect(amount.output.contains("unknown is not 0"))
        let strict = try program.run("explain", "Costs!K2", "--month", "2026-10", "--strict")
        #expect(strict.status == 78)
    }

    @Test func `a subnet's cells go down to what holds its addresses`() throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program)
        let book = try book(program, .en)
        let sheet = try #require(book.explainer.cells.sheet("Capacity"))
        func first(_ figure: CellMeaning.SubnetFigure) throws -> CellExplanation {
            let cell = try #require(
                sheet.all.first {
                    if case .subnet("subnet-0bb00000000000001", figure) = $0.meaning { true } else { false }
                })
            return try book.explainer.explain(sheet, row: cell.row, column: cell.column)
        }
        let used = try first(.used)
        #expect(used.answer.facts.contains { $0.hasPrefix("Held by node: ") })
        let arithmetic = try #require(used.answer.arithmetic)
        let parts = arithmetic.split(separator: " ").compactMap { Int($0) }
        #expect(parts.count == 4 && parts[0] - parts[1] - parts[2] == parts[3], "\(arithmetic)")
        #expect(try first(.usable).answer.rules.first?.url.hasPrefix("https://docs.aws.amazon.com/") == true)
        #expect(try first(.free).answer.source?.contains("describe-subnets") == true)
    }

    @Test func `cells are explained as text and as JSON, in either language's names`() throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program)
        for name in ["Summary!B4", "summary!$b$4", "요약!B4"] {
            let text = try program.run("explain", name, "--month", "2026-10")
            #expect(text.status == 0, "\(text.errors)")
            #expect(text.output.contains("total total: at least $3314.055 a month"), "\(name)")
        }
        let json = try program.run(
            "explain", "'Lines by NAT'!E2", "--month", "2026-10", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let cell = try #require(document["cell"] as? [String: Any])
        #expect(cell["address"] as? String == "E2" && cell["sheet"] as? String == "Lines by NAT")
        #expect(cell["figure"] as? String == cell["value"] as? String)
        let change = try program.run(
            "explain", "'What-if'!D5", "--month", "2026-10", "--what-if", "--nat-per-az")
        #expect(change.status == 0, "\(change.errors)")
        #expect(change.output.contains("after --nat-per-az"))
        let heading = try program.run("explain", "Costs!K1", "--month", "2026-10")
        #expect(heading.status == 0 && heading.output.contains("The heading of the cells below it"))
    }

    @Test func `what is no cell of the report is an error that says what there is`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outside = try program.run("explain", "Costs!K999")
        #expect(outside.status == 66)
        #expect(outside.errors.contains("Costs uses A1:O62"), "\(outside.errors)")
        let english = try program.run("explain", "Bill!A1", "--lang", "en")
        #expect(english.status == 66)
        #expect(english.errors.contains("Summary, Inputs") && !english.errors.contains("요약"))
        let korean = try program.run("explain", "Bill!A1", "--lang", "ko")
        #expect(korean.errors.contains("요약, 입력값") && !korean.errors.contains("Summary"))
        let later = try program.run("explain", "Changes!A1")
        #expect(later.status == 66 && later.errors.contains("--since"))
        #expect(try program.run("explain", "total", "--lang", "ko").status == 64)
    }
}
