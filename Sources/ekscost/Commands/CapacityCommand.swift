import ArgumentParser
import Capacity
import Cost
import Estate
import Simulation
import Store
import Topology

/// `ekscost capacity`: how much is left, until when, and what the estate bears.
struct CapacityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "capacity",
        abstract: "How many addresses, pods and nodes are left, and until when.",
        discussion: """
            Counts what holds the addresses of each subnet, and asks how many more pods each node group takes. \
            --az-loss, --surge and --control-plane-upgrade say whether the estate bears that, and what is short.
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup var capacity: CapacityArguments
    @Option(help: "table, json, csv or markdown.") var format = OutputFormat.table

    func run() throws {
        let estate = try database.load(.everything)
        let options = try capacity.options(
            for: estate, scope: try assessment.scope(in: estate).scope)
        let answer = CapacityAssessment(
            of: estate, facts: try InstanceFactsFile(pricing: assessment.pricing).facts, options: options,
            history: options.growth == nil
                ? try TopologyStore(readingFrom: database.path).usageHistory(upTo: estate.number) : [])
        try CapacityOutput(answer: answer, snapshot: estate.snapshot, options: options).print(as: format)
    }
}
