import Capacity
import Estate
import Simulation
import Topology
import Words

/// Holds the month against a policy, once its report is written.
struct MonthlyCheck {
    let policy: CheckPolicy
    /// The policy's file; nil for the one that ships.
    let file: String?
    let failOn: CheckCommand.FailOn

    /// Read before the long work, so that a wrong policy costs no import.
    ///
    /// A threshold fails the run where somebody wrote it; those of the policy that ships are told and fail nothing,
    /// unless the settings say from which severity on they do.
    init(_ settings: MonthlySettings) throws {
        (policy, file) = try PolicyReader.load(path: settings.policy)
        failOn = settings.failOn ?? (file == nil ? .never : .warning)
    }

    /// The outcome of a month's check, as a part of the result's line.
    struct Outcome: Encodable {
        /// Left out for the policy that ships.
        var policy: String?
        var failOn: String
        /// Indicates whether it ends the run with 1.
        var failed: Bool
        var counts: CheckDocument.Counts
        /// The checks that failed, the gravest first, at most `most`; `counts` has them all.
        ///
        /// What is unknown is there where it is more than a note.
        var raised: [CheckDocument.Result]

        /// Collectors of logs cut lines that are longer than some kilobytes.
        static let most = 20
    }

    /// - Parameter estate: by its own names, with pods.
    /// - Returns: what it came to, and the sentence that tells people.
    func run(on estate: Estate, by maker: CheckMaker) throws -> (outcome: Outcome, text: PrintedText) {
        let input = try maker.input(for: policy, of: estate)
        let output = CheckOutput(
            results: policy.results(for: input), policy: policy, file: file, input: input)
        let failed = output.isRaised(from: failOn)
        let told = output.raised.filter { $0.outcome == .failed || $0.severity != .note }
        let outcome = Outcome(
            policy: file, failOn: failOn.rawValue, failed: failed,
            counts: CheckDocument(output).counts,
            raised: CheckDocument.results(Array(told.prefix(Outcome.most))))
        let lines = told.prefix(10).map { result -> PrintedText in
            "\n  \(result.severity?.rawValue ?? "note") \(result.check): \(result.message)"
        }
        return (outcome, "policy \(file ?? "that ships"): \(output.summary)\(lines.joined())")
    }
}
