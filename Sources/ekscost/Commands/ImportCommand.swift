import ArgumentParser

/// `ekscost import`: turns what a tool printed into a snapshot.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read what exists, or what it carries, into the store.",
        subcommands: [
            ImportJSON.self, ImportAWS.self, ImportKubectl.self, ImportTraffic.self, ImportFlowLogs.self,
            ImportBill.self,
        ])
}
