import ArgumentParser
import Simulation
import Store
import Topology
import Units

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
        if printPolicy { return Console.data(StarterPolicy.text) }
        let (policy, file) = try PolicyReader.load(path: policy)
        let input = try input(for: policy)
        let output = CheckOutput(
            results: policy.results(for: input), policy: policy, file: file, input: input)
        try output.print(as: format, all: all)
        try Strictness.check([input.assessment], strict: !allowUnpriced || assessment.strict)
        if output.isRaised(from: failOn) { throw ExitCode(1) }
    }

    private func input(for policy: CheckPolicy) throws -> CheckInput {
        let snapshot = try database.load(policy.asksForCapacity ? .everything : .costs)
        let world = try assessment.world(for: snapshot)
        let answer = Assessment(
            of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
        return CheckInput(
            assessment: answer, snapshot: snapshot, options: world.options,
            findings: answer.findings(
                in: snapshot, book: world.book, calendar: world.calendar, options: world.options),
            capacity: policy.asksForCapacity ? try capacity(of: snapshot) : nil,
            today: CalendarDay(seconds: snapshot.takenAt),
            earlier: policy.asksForGrowth ? try earlier(than: snapshot) : nil)
    }

    private func capacity(of snapshot: Snapshot) throws -> CapacityAssessment {
        var options = CapacityOptions()
        options.scope = try assessment.scope(in: snapshot)
        options.start = CalendarDay(seconds: snapshot.takenAt)
        options.growth = growth.flatMap { Percentage.growth($0) }
        return CapacityAssessment(
            of: snapshot, facts: try InstanceFactsFile(pricing: assessment.pricing).facts, options: options)
    }

    private func earlier(than snapshot: Snapshot) throws -> CheckInput.Earlier? {
        guard let baseline = try Baseline.find(for: snapshot, since: since, in: database.path, assessment)
        else {
            return nil
        }
        let months = max(1, Baseline.months(from: baseline.snapshot, to: snapshot))
        let number = baseline.snapshot.number.map(String.init) ?? "?"
        return CheckInput.Earlier(
            total: baseline.assessment.total, months: months,
            name: "snapshot \(number)" + " (\(baseline.told))")
    }
}
