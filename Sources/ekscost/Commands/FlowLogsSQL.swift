import ArgumentParser
import Importer
import Store
import Words

/// `ekscost flow-logs sql`: the aggregate, for whoever runs it.
struct FlowLogsSQL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract:
            "Print the aggregate in an engine's SQL, the snapshot's subnets, prefixes and zones inlined.",
        discussion: "`ekscost flow-logs import` reads its result, as CSV, with tabs, or as Athena's JSON.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var engine: EngineArguments

    func run() throws {
        let snapshot = try database.loadAsStored(.everything)
        Console.document(String(try engine.statement(for: snapshot).text.dropLast()))
    }
}
