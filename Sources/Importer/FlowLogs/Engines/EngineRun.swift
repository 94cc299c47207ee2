public import Foundation

/// Runs the aggregate on an engine and fetches its result.
public struct EngineRun {
    /// The progress of a run, for whoever draws it.
    public struct Progress: Hashable, Sendable {
        /// Athena's word, or `RUNNING`.
        public var state: String
        public var seconds: Int
        /// Bytes that the engine has read so far; nil where it does not say.
        public var scanned: UInt64?
    }

    public var statement: FlowSQL
    /// The program; nil takes the engine's usual one.
    public var program: String?
    /// Arguments for the program, before its own: `--master yarn`.
    public var arguments: [String] = []
    public var athena = AthenaPlace()
    public var progress: (Progress) -> Void = { _ in }
    private let folder: URL

    public init(_ statement: FlowSQL, folder: URL) {
        self.statement = statement
        self.folder = folder
    }

    /// The sums, and how many bytes a service that bills by bytes has read.
    ///
    /// - Throws: `EngineError`, `ImportError` where the result is not what it should be.
    public func run() throws -> (sums: FlowSums, scanned: UInt64?) {
        switch statement.engine {
        case .athena:
            try AthenaRun(statement: statement, place: athena, aws: tool("aws"), progress: progress).run()
        case .spark: (try spark(), nil)
        case .duckdb: (try duckDB(), nil)
        }
    }

    private func tool(_ name: String) -> EngineProgram {
        var tool = EngineProgram(program ?? name, in: folder)
        tool.arguments = arguments
        return tool
    }

    private func statementFile() throws -> URL {
        let url = folder.appending(path: "statement.sql")
        try Data(statement.text.utf8).write(to: url)
        return url
    }

    private func sums(_ output: URL, _ name: String) throws -> FlowSums {
        try FlowSums(Array(Data(contentsOf: output)), path: "\(name)'s result")
    }

    private func duckDB() throws -> FlowSums {
        let begin = ContinuousClock.now
        let output = try tool("duckdb").run(["-csv", "-header", "-bail", "-f", try statementFile().path]) {
            progress(
                Progress(
                    state: "RUNNING", seconds: Int((ContinuousClock.now - begin).components.seconds),
                    scanned: nil))
        }
        return try sums(output, "duckdb")
    }

    /// `spark-sql`, or the class behind it where there is only `spark-submit`.
    private func spark() throws -> FlowSums {
        let begin = ContinuousClock.now
        var tool = tool("spark-sql")
        // Hive's own files would stay in the user's folder.
        let first = ["--conf", "spark.driver.extraJavaOptions=-Dderby.system.home=\(folder.path)"]
        var own = [
            "--conf", "spark.sql.cli.print.header=true", "--conf", "spark.ui.showConsoleProgress=false",
        ]
        let isSubmit = tool.name.hasSuffix("spark-submit")
        if isSubmit || (program == nil && EngineProgram.find("spark-sql") == nil) {
            if !isSubmit { tool = EngineProgram("spark-submit", in: folder) }
            own += ["--class", "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver", "spark-internal"]
        }
        tool.arguments = first + arguments
        let output = try tool.run(own + ["-S", "-f", try statementFile().path]) {
            progress(
                Progress(
                    state: "RUNNING", seconds: Int((ContinuousClock.now - begin).components.seconds),
                    scanned: nil))
        }
        return try sums(Self.table(in: output), "spark-sql")
    }

    /// Drops what stands before the header: Spark's scripts say a word or two on standard output.
    private static func table(in output: URL) throws -> URL {
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
        let header = FlowSQL.columns.joined(separator: "\t")
        guard let first = lines.firstIndex(where: { $0 == header }) else {
            throw EngineError.noAnswer("result")
        }
        let rows = lines[first...].filter { $0.contains("\t") }
        try Data(rows.joined(separator: "\n").utf8).write(to: output)
        return output
    }

    /// The columns of Parquet files, which DuckDB reads from their ends.
    public func columns(ofParquet paths: [String]) throws -> FlowLogFormat? {
        let list = paths.map(FlowEngine.duckdb.text).joined(separator: ", ")
        let output = try tool("duckdb").run([
            "-csv", "-noheader", "-c",
            "SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet([\(list)], union_by_name = true))",
        ])
        let names = String(decoding: try Data(contentsOf: output), as: UTF8.self).split(
            whereSeparator: \.isNewline)
        let known = names.filter { FlowLogFormat.isField(String($0)) }
        return FlowLogFormat(known.joined(separator: " "))
    }
}
