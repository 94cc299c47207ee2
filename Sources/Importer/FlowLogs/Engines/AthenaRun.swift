import Foundation

/// The place where Athena finds the table and leaves the result.
public struct AthenaPlace: Hashable, Sendable {
    public var database: String?
    public var catalog: String?
    public var workGroup: String?
    /// `s3://bucket/prefix/`, for a work group without a place of its own.
    public var output: String?
    public var profile: String?
    public var region: String?
    public init() {}
}

/// One query of Athena through the AWS CLI: started, waited for, fetched.
///
/// Source: <https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html>.
struct AthenaRun {
    let statement: FlowSQL
    let place: AthenaPlace
    let aws: EngineProgram
    let progress: (EngineRun.Progress) -> Void

    /// The greatest length of a statement.
    ///
    /// Source: <https://docs.aws.amazon.com/athena/latest/ug/service-limits.html>.
    private static let greatestStatement = 262_144

    func run() throws -> (sums: FlowSums, scanned: UInt64?) {
        let text = statement.aggregate
        guard text.utf8.count <= Self.greatestStatement else {
            throw EngineError.tooLong(bytes: text.utf8.count, limit: Self.greatestStatement)
        }
        let query = try start(text)
        let scanned = try wait(for: query)
        let output = try call(["get-query-results", "--query-execution-id", query])
        return (try FlowSums(Array(Data(contentsOf: output)), path: "Athena's query \(query)"), scanned)
    }

    private func call(_ arguments: [String]) throws -> URL {
        let session =
            (place.profile.map { ["--profile", $0] } ?? []) + (place.region.map { ["--region", $0] } ?? [])
        return try aws.run(["athena"] + arguments + ["--output", "json"] + session)
    }

    private func answer(_ arguments: [String]) throws -> [String: Any] {
        let data = try Data(contentsOf: try call(arguments))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    private func start(_ text: String) throws -> String {
        let file = aws.folder.appending(path: "statement.sql")
        try Data(text.utf8).write(to: file)
        var arguments = ["start-query-execution", "--query-string", "file://\(file.path)"]
        let context = [("Catalog", place.catalog), ("Database", place.database)].compactMap { name, value in
            value.map { "\(name)=\($0)" }
        }
        if !context.isEmpty { arguments += ["--query-execution-context", context.joined(separator: ",")] }
        if let group = place.workGroup { arguments += ["--work-group", group] }
        if let output = place.output { arguments += ["--result-configuration", "OutputLocation=\(output)"] }
        guard let query = try answer(arguments)["QueryExecutionId"] as? String else {
            throw EngineError.noAnswer("QueryExecutionId")
        }
        return query
    }

    /// Asks until the query has ended; gives the bytes that it read, which are what is billed.
    private func wait(for query: String) throws -> UInt64? {
        let begin = ContinuousClock.now
        var pause = 0.5
        while true {
            let execution =
                try answer(["get-query-execution", "--query-execution-id", query])["QueryExecution"]
                as? [String: Any]
            let status = execution?["Status"] as? [String: Any]
            let statistics = execution?["Statistics"] as? [String: Any]
            let state = status?["State"] as? String ?? "unknown"
            let scanned = (statistics?["DataScannedInBytes"] as? NSNumber)?.uint64Value
            progress(
                EngineRun.Progress(
                    state: state, seconds: Int((ContinuousClock.now - begin).components.seconds),
                    scanned: scanned))
            switch state {
            case "SUCCEEDED": return scanned
            case "QUEUED", "RUNNING": break
            default:
                throw EngineError.refused(query, reason: status?["StateChangeReason"] as? String ?? state)
            }
            Thread.sleep(forTimeInterval: pause)
            pause = min(pause * 1.5, 10)
        }
    }
}
