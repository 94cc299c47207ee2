import ArgumentParser
import Importer
import Store

/// `ekscost flow-logs import`: the result of a statement that was run elsewhere.
struct FlowLogsImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add what the printed aggregate gave: CSV, columns apart by tabs, or Athena's JSON.",
        discussion: "Take the same snapshot that the statement was printed from.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var scale: FlowScaleArguments
    @OptionGroup var ranges: AWSRangesArguments
    @Argument(help: "The result, or - for standard input.") var path: String

    func run() throws {
        let store = try database.existing()
        let snapshot = try store.load(try SnapshotTarget(scale.into).number(in: store), detail: .everything)
        let measured = try FlowMatrix(
            FlowSums(path: path), snapshot: snapshot, ranges: try ranges.read(), path: path)
        try scale.keep(measured, for: snapshot, in: store, path: database.path)
    }
}
