import ArgumentParser
import Capacity
import Cost
import Simulation
import Topology

/// `ekscost cost`: what an estate costs now, divided among those who cause it.
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "What the estate costs now, by category, resource, zone, region, account, VPC or cluster.",
        discussion:
            "The parts of each dimension sum to the whole. --format csv prints the lines, --format json everything."
    )

    /// Dimensions that need the cost of a node divided among its pods, which is not there yet.
    private static let allocated = ["namespace", "workload", "tag:", "label:"]

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Option(
        help: ArgumentHelp(
            "Divide by \(CostDimension.allCases.map(\.rawValue).joined(separator: ", ")). Given twice: a table of both. Default: category.",
            valueName: "dimension"))
    var by: [String] = []
    @Option(help: "Show so many parts, the dearest; the rest is one row.") var top: Int?
    @Option(help: "One namespace; costs are not divided among namespaces yet.") var namespace: String?
    @Option(help: "table, json, csv or markdown.") var format = OutputFormat.table

    func validate() throws {
        if namespace != nil { throw ValidationError(Self.refusal("--namespace")) }
        for name in by where CostDimension(rawValue: name) == nil {
            if Self.allocated.contains(where: { name == $0 || ($0.hasSuffix(":") && name.hasPrefix($0)) }) {
                throw ValidationError(Self.refusal("--by \(name)"))
            }
            throw ValidationError(
                "--by takes \(CostDimension.allCases.map(\.rawValue).joined(separator: ", ")), not '\(name)'")
        }
        guard by.count <= 2 else { throw ValidationError("--by may be given once or twice") }
        if let top, top < 1 { throw ValidationError("--top takes a number above 0") }
    }

    private static func refusal(_ option: String) -> String {
        "\(option): costs are not allocated to namespaces, workloads, tags or labels yet; divide by cluster or vpc"
    }

    func run() throws {
        let estate = try database.load()
        let world = try assessment.world(for: estate)
        let answer = Assessment(
            of: estate, book: world.book, calendar: world.calendar, options: world.options)
        let dimensions = by.compactMap { CostDimension(rawValue: $0) }
        let output = CostOutput(
            answer: answer, estate: estate,
            breakdown: CostBreakdown(of: answer, by: dimensions.isEmpty ? [.category] : dimensions), top: top)
        try output.print(as: format)
        try Strictness.check([answer], strict: assessment.strict)
    }
}
