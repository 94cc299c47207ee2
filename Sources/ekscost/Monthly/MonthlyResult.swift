import Foundation

/// The outcome of a run, as one line for a collector of logs.
struct MonthlyResult: Encodable {
    /// The end of the run.
    enum Status: String, Encodable {
        case done
        /// Another run is under way; this one did nothing.
        case busy
        case failed
    }

    struct Month: Encodable {
        var month: String
        /// The snapshot that the report is of.
        var snapshot: Int64?
        /// An exact decimal; the sum of what is known where `complete` is false.
        var monthlyCost: String
        var complete: Bool
        var findings: Int
        var reports: [String]
    }

    var schema = "ekscost.run-monthly.v1"
    var status = Status.done
    var exitCode: Int32 = 0
    var started = ""
    var durationMs: Int64 = 0
    /// The snapshot that this run imported.
    var snapshot: Int64?
    var currency = "USD"
    var months: [Month] = []
    /// The months that no snapshot tells of, which have no report and no figure.
    var missed: [String] = []
    /// The policy's verdict on the month that the run is for; nil where it was not come to.
    var check: MonthlyCheck.Outcome?
    /// The numbers of the snapshots that were removed.
    var pruned: [Int64] = []
    var warnings: [String] = []
    var error: String?

    /// The line, without a line feed.
    var line: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.keyEncodingStrategy = .convertToSnakeCase
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
