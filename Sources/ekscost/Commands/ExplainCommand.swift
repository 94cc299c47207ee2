import ArgumentParser
import Capacity
import Cost
import Estate
import Report
import Simulation
import Store
import Topology
import Words

/// `ekscost explain`: any figure down to its rows.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why a figure is what it is, down to its rows.",
        discussion:
            "NAME is a line's id, a resource, a finding's rule, a usage type, a category, a zone, any cell of the report's workbook such as Summary!B4, or total; its beginning or a part of it will do where only one thing has it."
    )

    @Argument(help: ArgumentHelp("What to explain.", valueName: "name")) var name: String
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup(title: "Options of a cell's report") var content: ReportArguments
    @OptionGroup(title: "Options of a cell's report") var redaction: RedactionOptions
    @Option(help: "table, json or markdown.") var format = OutputFormat.table
    @Option(help: "How many rows of a quantity are shown; json has all of them.") var rows = 20

    func validate() throws {
        if format == .csv { throw ValidationError("explain prints table, json or markdown") }
        if rows < 1 { throw ValidationError("--rows takes a number above 0") }
        if CellAddress(name) == nil, content.isNamed || redaction.redact {
            throw ValidationError(
                "--lang, --what-if, --since, --growth and --redact are those of a report whose cell is explained, and '\(name)' is no cell"
            )
        }
    }

    func run() throws {
        if let address = CellAddress(name) { return try explain(address) }
        let estate = try database.load()
        let world = try assessment.world(for: estate)
        let index = ExplainIndex(
            of: estate, book: world.book, calendar: world.calendar, options: world.options)
        let answer = try explain(name, index)
        try write(answer, nil, estate.snapshot, world)
        try Strictness.check(answer.lines, strict: assessment.strict)
    }

    /// A cell of the workbook that `report` writes with the same options.
    private func explain(_ address: CellAddress) throws {
        let choice = try ReportChoice(database, assessment)
        let made = try ReportMaker(
            database: database.path, assessment: choice.arguments(assessment), language: content.lang,
            redactionKey: redaction.keyFile(database: database.path), changes: try content.changes(),
            since: content.since, growth: content.growthRate, notes: choice.notes
        ).made(of: try choice.estate(in: database.path))
        let cells = try address.cells(of: made.report)
        let cell = try CellExplainer(cells: cells, lines: LineSource(made, database: database.path)).explain(
            address.sheet(in: cells), row: address.row, column: address.column)
        try write(cell.explanation(made), cell, made.report.snapshot, made.world)
        try Strictness.check(cell.answer.explanation?.lines ?? [], strict: assessment.strict)
    }

    private func write(
        _ answer: Explanation, _ cell: CellExplanation?, _ snapshot: Snapshot, _ world: World
    ) throws {
        let text = ExplainText(answer, cell: cell, rows: rows)
        switch format {
        case .json:
            try Console.json(
                ExplainDocument(answer, cell: cell, query: name, snapshot: snapshot, world: world))
        case .markdown: Console.markdown(text.markdown)
        default: Console.data(text.text(on: .current))
        }
    }

    private func explain(_ wanted: String, _ index: ExplainIndex) throws -> Explanation {
        do { return try index.explain(wanted) } catch .nothing(let query, let near) {
            throw Failure(
                "nothing here is called '\(query)'; "
                    + (near.isEmpty
                        ? "name a line, a resource, a usage type or a category, or see `ekscost explain total`"
                        : "did you mean \(near.joined(separator: ", "))?"),
                exitCode: 66)
        } catch .several(let query, let candidates) {
            let more = candidates.count > 10 ? ", and \(candidates.count - 10) more" : ""
            throw Failure(
                "'\(query)' is part of \(candidates.count) names; write more of one of "
                    + candidates.prefix(10).joined(separator: ", ") + more, exitCode: 65)
        }
    }
}
