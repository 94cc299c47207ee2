import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Units
import Words

/// `ekscost flow-logs run`: the aggregate on an engine, and its result in the store.
struct FlowLogsRun: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run the aggregate on an engine, wait for it and import the result.",
        discussion: """
            Athena is asked through the AWS CLI, with the rights of whoever is logged in there. Spark runs by \
            spark-sql or spark-submit, DuckDB by duckdb, each from the PATH or --program.
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var engine: EngineArguments
    @OptionGroup var scale: FlowScaleArguments
    @Option(help: "The program to run instead of aws, spark-sql or duckdb.") var program: String?
    @Option(
        name: .customLong("argument"), parsing: .unconditionalSingleValue,
        help: "An argument for that program, such as --argument=--master --argument=yarn; may be repeated.")
    var arguments: [String] = []
    @Option(name: .customLong("athena-database"), help: "Athena: the database of the table.")
    var athenaDatabase: String?
    @Option(help: "Athena: the data catalog.") var catalog: String?
    @Option(help: "Athena: the work group.") var workgroup: String?
    @Option(help: "Athena: s3://bucket/prefix/ for the result, where the work group has no place.")
    var outputLocation: String?
    @Option(help: "Athena: the AWS CLI's profile.") var profile: String?
    @Option(help: "Athena: the region.") var region: String?
    @Option(help: "Athena: the price of a TB read, to show what the query cost.") var usdPerTb: String?

    func validate() throws {
        guard usdPerTb.map({ Rate<Terabyte>(decimal: $0) != nil }) ?? true else {
            throw ValidationError("--usd-per-tb takes a price such as 5.00")
        }
    }

    func run() throws {
        let store = try database.existing()
        let snapshot = try store.load(try SnapshotTarget(scale.into).number(in: store), detail: .everything)
        let folder = FileManager.default.temporaryDirectory.appending(path: "ekscost-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let statement = try engine.statement(for: snapshot) { sources in
            try sources.map { try withColumns($0, folder) }
        }
        var run = EngineRun(statement, folder: folder)
        configure(&run)
        let meter = EngineMeter(engine: engine.engine)
        run.progress = meter.show
        let answer = try run.run()
        meter.end()
        if let scanned = answer.scanned { Console.note("\(cost(scanned))") }
        let measured = try FlowMatrix(
            answer.sums, snapshot: snapshot, ranges: try engine.ranges.read(), path: "the result")
        try scale.keep(measured, for: snapshot, in: store, path: database.path)
    }

    private func configure(_ run: inout EngineRun) {
        run.program = program
        run.arguments = arguments
        run.athena.database = athenaDatabase
        run.athena.catalog = catalog
        run.athena.workGroup = workgroup
        run.athena.output = outputLocation
        run.athena.profile = profile
        run.athena.region = region
    }

    /// Parquet files say their columns themselves, where there is a program to ask.
    private func withColumns(_ source: FlowSource, _ folder: URL) throws -> FlowSource {
        guard engine.engine == .duckdb, engine.format == nil, case .parquet(let paths) = source.kind else {
            return source
        }
        var asking = EngineRun(FlowSQL(engine: .duckdb, sources: [], snapshot: Snapshot()), folder: folder)
        asking.program = program
        asking.arguments = arguments
        return try asking.columns(ofParquet: paths).map { FlowSource(source.kind, format: $0) } ?? source
    }

    private func cost(_ scanned: UInt64) -> String {
        let read = "Athena read \(FlowLogSummaryText.size(scanned))"
        guard let rate = usdPerTb.flatMap({ Rate<Terabyte>(decimal: $0) }) else {
            return read + "; --usd-per-tb shows what that costs"
        }
        // No query is billed for less than 10 MB. Source: https://aws.amazon.com/athena/pricing/.
        let billed = max(scanned, 10 << 20)
        let quantity = Quantity<Terabyte>(
            billionths: Rounding.divide(Int128(billed) * 1_000_000_000, by: 1 << 40))
        return read + ", $\(rate.cost(of: quantity).decimal) at $\(rate.decimal) a TB"
    }
}

/// The bytes by which Athena bills.
private enum Terabyte: BillingUnit { static let symbol = "TB" }

/// Draws how far a run is, on a terminal only.
private final class EngineMeter {
    private let engine: EngineName
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1
    private var last = PrintedText()
    init(engine: EngineName) { self.engine = engine }

    func show(_ progress: EngineRun.Progress) {
        guard isTerminal else { return }
        let scanned = progress.scanned.map { ", \(FlowLogSummaryText.size($0)) read" } ?? ""
        let line: PrintedText = "\(engine.rawValue): \(progress.state), \(progress.seconds) s\(scanned)"
        guard line != last else { return }
        last = line
        Console.draw("\r\u{1b}[K\(line)")
    }

    func end() { if isTerminal, !last.isEmpty { Console.draw("\r\u{1b}[K") } }
}
