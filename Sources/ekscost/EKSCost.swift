import ArgumentParser
import Foundation
import Words

/// The command line: reads it, walks the data through, and ends in an exit code of the contract.
@main
struct EKSCost: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ekscost",
        abstract:
            "What an EKS network costs, where it runs out of addresses, and what a change would do to both.",
        version: Version.text,
        subcommands: [
            ImportCommand.self,
            FlowLogsCommand.self,
            CostCommand.self,
            WhatIfCommand.self,
            OptimizeCommand.self,
            CheckCommand.self,
            ExplainCommand.self,
            ReportCommand.self,
            ReconcileCommand.self,
            CapacityCommand.self,
            CIDRCommand.self,
            PricingCommand.self,
            SnapshotsCommand.self,
            ExportCommand.self,
            RunMonthlyCommand.self,
            ScheduleCommand.self,
        ])

    static func main() async {
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot(Self.arguments(CommandLine.arguments))
            if var patient = command as? any AsyncParsableCommand {
                try await patient.run()
            } else {
                try command.run()
            }
        } catch {
            if let failure = Failure(explaining: error) { failure.end() }
            end(explaining: error)
        }
    }

    /// Ends with what the parser says; an argument that it repeats is shown on one line.
    private static func end(explaining error: any Error) -> Never {
        let code = exitCode(for: error)
        var message = fullMessage(for: error)
        guard code != .success, !message.isEmpty else { exit(withError: error) }
        for argument in CommandLine.arguments where !argument.isEmpty {
            let shown = VisibleText.line(argument)
            if shown != argument { message = message.replacing(argument, with: shown) }
        }
        Console.note(.own(VisibleText.lines(message)))
        Foundation.exit(code.rawValue)
    }

    @Flag(help: "No colour; NO_COLOR does the same. Every command takes it.") var noColor = false

    /// The arguments to parse: the option that every command takes may stand anywhere, and is read by `Terminal`.
    static func arguments(_ given: [String]) -> [String] {
        let end = given.firstIndex(of: "--") ?? given.endIndex
        return given[..<end].dropFirst().filter { $0 != Terminal.noColour } + given[end...]
    }
}

/// The name that this build gives itself.
enum Version {
    static let text = "0.1.0"
}
