import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Units

/// `ekscost import flow-logs`: measured traffic, from the logs that AWS keeps.
struct ImportFlowLogs: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "flow-logs",
        abstract: "Add what VPC flow logs measured to the latest snapshot: files and folders, text or .gz.",
        discussion: """
            The bytes are scaled from the time that the records cover to a month of 730 hours; --window states \
            that time, --no-scale takes the bytes as the month's. An earlier import of flow logs is replaced.
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Files, folders as `aws s3 sync` leaves them, or - for standard input.") var paths:
        [String]
    @Option(help: "The columns of files without a header, as a flow log's LogFormat names them.") var format:
        String?
    @OptionGroup var ranges: AWSRangesArguments
    @OptionGroup var scale: FlowScaleArguments

    func validate() throws {
        guard format.map({ FlowLogFormat($0) != nil }) ?? true else {
            throw ValidationError(
                "--format names fields of flow logs, such as 'version srcaddr dstaddr bytes'; see `aws ec2 describe-flow-logs`"
            )
        }
    }

    func run() throws {
        let store = try database.existing()
        let snapshot = try store.load(try SnapshotTarget(scale.into).number(in: store), detail: .everything)
        var reading = FlowLogImport(
            paths: paths, snapshot: snapshot, format: format.flatMap { FlowLogFormat($0) })
        reading.ranges = try ranges.read()
        let measured = try reading.run()
        try scale.keep(measured, for: snapshot, in: store, path: database.path)
    }
}

/// Puts a matrix into the store in place of what an earlier import measured.
struct FlowLogKeeping {
    var matrix: FlowMatrix
    var scale: FlowScale

    /// - Throws: `Failure` where nothing usable was measured; the earlier traffic then stays as it was.
    func keep(in store: TopologyStore, snapshot: Int64) throws -> (
        traffic: FlowTraffic, outcome: TrafficOutcome
    ) {
        guard !matrix.rows.isEmpty else {
            throw Failure(
                "no record of the flow logs has an end in the snapshot (\(matrix.counts.good) good, \(matrix.counts.skipped) without data, \(matrix.counts.broken) broken), import describe-subnets of the logs' VPC first",
                exitCode: 65)
        }
        guard let factor = matrix.factor(scale) else {
            throw Failure(
                "the flow logs have no start and end times to scale to a month by, give --window HOURS or --no-scale",
                exitCode: 65)
        }
        let traffic = matrix.traffic(times: factor, note: FlowLogSummaryText.note(matrix, scale))
        guard !traffic.flows.isEmpty else {
            let reasons = traffic.leftOut.map { "\(FlowLogSummaryText.size($0.bytes)) \($0.reason)" }
            throw Failure(
                "the flow logs measured nothing that the model prices (\(reasons.joined(separator: "; "))), import logs of the nodes' subnets",
                exitCode: 65)
        }
        let table = TrafficInput(
            name: TrafficFlow.flowLogs, importedAt: WallClock.seconds)
        let outcomes = try store.importTraffic(
            [table], into: snapshot, talkers: matrix.talkers(times: factor)
        ) { sink in
            for flow in traffic.flows { try sink(flow) }
        }
        guard let outcome = outcomes.first else {
            throw Failure("the store kept no flow logs, this is a fault of ekscost's own", exitCode: 70)
        }
        return (traffic, outcome)
    }
}
