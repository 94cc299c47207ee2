import ArgumentParser
import Simulation
import Topology

/// `ekscost explain`: any figure down to its rows.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Why a figure is what it is, down to its rows.",
        discussion:
            "NAME is a line's id, a resource, a finding's rule, a usage type, a category, a zone, a cell of the report's workbook such as Costs!K12, or total; its beginning or a part of it will do where only one thing has it."
    )

    @Argument(help: ArgumentHelp("What to explain.", valueName: "name")) var name: String
    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Option(help: "table, json or markdown.") var format = OutputFormat.table
    @Option(help: "How many rows of a quantity are shown; json has all of them.") var rows = 20

    func validate() throws {
        if format == .csv { throw ValidationError("explain prints table, json or markdown") }
        if rows < 1 { throw ValidationError("--rows takes a number above 0") }
    }

    func run() throws {
        let snapshot = try database.load()
        let world = try assessment.world(for: snapshot)
        let index = ExplainIndex(
            of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
        // The cell is of the workbook that `report` writes with the same options.
        let wanted = try ReportCell(name)?.name(in: snapshot, world: world) ?? name
        let answer = try explain(wanted, index)
        switch format {
        case .json:
            try Console.json(ExplainDocument(answer, query: name, snapshot: snapshot, world: world))
        case .markdown: Console.data(ExplainText(answer, world: world, rows: rows).markdown)
        default: Console.data(ExplainText(answer, world: world, rows: rows).text(on: .current))
        }
        try Strictness.check(answer.lines, strict: assessment.strict)
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
