import ArgumentParser
import Simulation
import Words

/// `ekscost check`: an estate against a policy, for a pipeline.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Hold the estate against a policy; ends with 1 where a threshold is crossed.",
        discussion:
            "The policy is --policy, else ekscost-policy.yaml, else the one that ships. A line without a price ends with 78 unless --allow-unpriced."
    )

    enum Format: String, ExpressibleByArgument, CaseIterable { case table, json, junit, sarif, github }
    enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning, note, never }

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Option(help: "The thresholds, in YAML.") var policy: String?
    @Flag(help: "Print the policy that ships and end.") var printPolicy = false
    @Option(help: "table, json, junit, sarif or github (annotations of a workflow).") var format = Format
        .table
    @Option(help: "The least severity that ends with 1: error, warning, note or never.")
    var failOn = FailOn.warning
    @Flag(help: "Go on where a line has no price; unpriced_lines then decides.") var allowUnpriced = false
    @Flag(help: "Show what passed too, in the table.") var all = false
    @Option(help: "The earlier snapshot for cost_growth. Default: the newest of an earlier month.") var since:
        Int64?
    @Option(help: "Growth for days_to_exhaustion, such as 3%/month. Default: fitted to the snapshots.")
    var growth: String?

    func validate() throws {
        if let growth, Percentage.growth(growth) == nil {
            throw ValidationError("--growth takes a percentage such as 3%/month, not '\(growth)'")
        }
    }

    func run() throws {
        if printPolicy { return Console.document(StarterPolicy.text) }
        let (policy, file) = try PolicyReader.load(path: policy)
        let maker = CheckMaker(
            database: database.path, assessment: assessment, since: since,
            growth: growth.flatMap { Percentage.growth($0) })
        let input = try maker.input(for: policy, of: try database.load(CheckMaker.detail(for: policy)))
        let output = CheckOutput(
            results: policy.results(for: input), policy: policy, file: file, input: input)
        try output.print(as: format, all: all)
        try Strictness.check([input.assessment], strict: !allowUnpriced || assessment.strict)
        if output.isRaised(from: failOn) { throw ExitCode(1) }
    }
}
