import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Words

/// `ekscost flow-logs`: flow logs that are too many for one machine, read where they are.
struct FlowLogsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flow-logs",
        abstract: "Measure traffic where the flow logs are: with Athena, Spark or DuckDB.",
        discussion:
            "`ekscost import flow-logs` reads files on this machine by itself. These commands give the same matrix from an engine.",
        subcommands: [FlowLogsSQL.self, FlowLogsRun.self, FlowLogsImport.self])
}

/// An engine as the command line names it.
enum EngineName: String, ExpressibleByArgument, CaseIterable {
    case athena, spark, duckdb

    var engine: FlowEngine {
        switch self {
        case .athena: .athena
        case .spark: .spark
        case .duckdb: .duckdb
        }
    }
}

/// The engine, and the records that it reads.
struct EngineArguments: ParsableArguments {
    @Option(help: "athena, spark or duckdb.") var engine: EngineName
    @Option(
        help:
            "A table, or for Spark and DuckDB files and folders too, s3:// included; may be repeated. Athena takes tables alone."
    ) var source: [String] = []
    @Option(
        help:
            "The columns, as a flow log's LogFormat names them. Default: the files' headers, else the imported FlowLogs', else AWS's default."
    ) var format: String?
    @OptionGroup var ranges: AWSRangesArguments
    @Option(name: .customLong("where"), help: "A condition on a table's own columns, such as its partitions.")
    var condition: String?

    func validate() throws {
        guard !source.isEmpty else { throw ValidationError("--source names what to read") }
        guard format.map({ FlowLogFormat($0) != nil }) ?? true else {
            throw ValidationError(
                "--format names fields of flow logs, such as 'version srcaddr dstaddr bytes'")
        }
        if engine == .athena, let path = source.first(where: { $0.contains("/") }) {
            throw ValidationError(
                "Athena reads tables, not \(path): make one as https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs.html says"
            )
        }
    }

    func statement(for snapshot: Snapshot, _ change: ([FlowSource]) throws -> [FlowSource] = { $0 }) throws
        -> FlowSQL
    {
        let finder = FlowSourceFinder(
            engine: engine.engine, format: format.flatMap { FlowLogFormat($0) }, snapshot: snapshot)
        let sources = try finder.find(source)
        guard !sources.isEmpty else {
            throw Failure("no flow log in \(source.joined(separator: ", ")), check the folder", exitCode: 66)
        }
        return FlowSQL(
            engine: engine.engine, sources: try change(sources), snapshot: snapshot,
            ranges: try ranges.read(),
            condition: condition)
    }
}

/// AWS's own list of its addresses.
struct AWSRangesArguments: ParsableArguments {
    @Option(
        help:
            "AWS's ip-ranges.json, for logs without pkt-dst-aws-service: https://ip-ranges.amazonaws.com/ip-ranges.json."
    )
    var ipRanges: String?

    func read() throws -> AWSRanges { try ipRanges.map { try AWSRanges(path: $0) } ?? AWSRanges() }
}

/// The scale from measured bytes to a month's, and the place where they go.
struct FlowScaleArguments: ParsableArguments {
    @Option(help: "The hours that the logs cover, where their own times do not tell.") var window: Int?
    @Flag(help: "Take the bytes as a month's.") var noScale = false
    @Option(help: "Print the matrix: table, json, csv or markdown.") var matrix: OutputFormat?
    @Option(help: "The snapshot to add to: a number or latest.") var into = "latest"
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func validate() throws {
        guard window ?? 1 > 0 else { throw ValidationError("--window takes a number of hours above 0") }
        guard window == nil || !noScale else {
            throw ValidationError("--window and --no-scale exclude each other")
        }
    }

    var scale: FlowScale { noScale ? .none : window.map { .window(hours: $0) } ?? .covered }

    /// Keeps a matrix and says what it is.
    func keep(_ measured: FlowMatrix, for snapshot: Snapshot, in store: TopologyStore, path: String) throws {
        guard let number = snapshot.number else { return }
        let kept = try FlowLogKeeping(matrix: measured, scale: scale).keep(in: store, snapshot: number)
        if let matrix { try FlowMatrixOutput(matrix: measured).print(as: matrix) }
        guard !quiet else { return }
        let earlier =
            kept.outcome.replaced == 0
            ? "" : ", in place of the \(kept.outcome.replaced) that an earlier import of flow logs had"
        Console.note("snapshot \(number) in \(path): \(kept.outcome.stored) flows\(earlier)")
        Console.note(FlowLogSummaryText(matrix: measured, scale: scale, traffic: kept.traffic).text)
        let others = snapshot.traffic.filter { $0.table != TrafficFlow.flowLogs }.count
        if others > 0 {
            Console.note(
                "warning: the snapshot also has \(others) flows from traffic tables; both are counted")
        }
    }
}
