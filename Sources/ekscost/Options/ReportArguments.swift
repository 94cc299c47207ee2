import ArgumentParser
import Capacity
import Report
import Simulation
import Units
import Words

/// The parts of a report beside the month itself; `explain` takes the same for the report's cells.
struct ReportArguments: ParsableArguments {
    @Option(help: "en or ko. Default: the locale.") var lang: Language?
    @Option(
        parsing: .unconditional,
        help: "A change to compare with, in quotes, as `ekscost what-if` takes it: '--s3-endpoint gateway'.")
    var whatIf: String?
    @Option(help: "The earlier snapshot for what moved. Default: the newest of an earlier month.")
    var since: Int64?
    @Option(
        help: "Growth of the pods, such as 3%/month. Default: fitted to the snapshots, from the third on.")
    var growth: String?

    func validate() throws {
        _ = try changes()
        if let growth, Percentage.growth(growth) == nil {
            throw ValidationError("--growth takes a percentage such as 3%/month, not '\(growth)'")
        }
    }

    /// Indicates whether any of them was given.
    var isNamed: Bool { lang != nil || whatIf != nil || since != nil || growth != nil }

    /// The growth a month that was asked for.
    var growthRate: Ratio? { growth.flatMap { Percentage.growth($0) } }

    private static func reason(_ error: any Error) -> String {
        (error as? ChangeError)?.description ?? (error as? Failure)?.description
            ?? ChangeArguments.message(for: error)
    }

    /// The changes of `--what-if`, read as the command of that name reads them.
    func changes() throws -> [any Scenario] {
        let words = (whatIf ?? "").split(separator: " ").map(String.init)
        guard !words.isEmpty else { return [] }
        do {
            let found = try ChangeArguments.parse(words)
            guard !found.isEmpty else { throw ValidationError("it names no change") }
            return try found.scenarios(in: words)
        } catch {
            throw ValidationError(
                "--what-if '\(whatIf ?? "")': \(Self.reason(error)); see `ekscost help what-if`"
            )
        }
    }
}
