import ArgumentParser
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

/// `ekscost optimize`: the combination of changes that costs the least.
struct OptimizeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "The cheapest combination of changes, and the cheapest without more risk.",
        discussion:
            "Tries the ways to run NAT, endpoints, routing and idle addresses. Each plan ends with the what-if that shows it in full."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Option(help: "Up to how many combinations every one is asked; beyond, one choice is changed at a time.")
    var limit = 512
    @Option(help: "table, json or markdown.") var format = OutputFormat.table

    func validate() throws {
        if format == .csv { throw ValidationError("optimize prints table, json or markdown") }
        if limit < 1 { throw ValidationError("--limit takes a number above 0") }
    }

    func run() throws {
        let estate = try database.load()
        let world = try assessment.world(for: estate)
        let answer = Optimisation(
            of: estate, book: world.book, calendar: world.calendar, options: world.options, limit: limit)
        let output = OptimizeOutput(
            answer: answer, snapshot: estate.snapshot, world: world, context: context)
        switch format {
        case .json: try Console.json(OptimizeDocument(output))
        case .markdown: Console.markdown(output.text(markdown: true, on: .pipe))
        default: Console.data(output.text(markdown: false, on: .current))
        }
        if format == .table { Console.warn(answer.before.warnings) }
        try Strictness.check([answer.before], strict: assessment.strict)
    }

    /// The options without which the what-if would ask another question.
    private var context: [String] {
        var options: [String] = []
        if let path = database.database { options += ["--db", path] }
        if let number = database.number { options += ["--snapshot", "\(number)"] }
        return options + assessment.options(withMonth: true)
    }
}
