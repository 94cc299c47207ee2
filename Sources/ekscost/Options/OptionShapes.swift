import ArgumentParser
import Foundation
import Simulation
import Words

/// The options that a command declares and how many values each takes, as the parser itself tells.
enum OptionShapes {
    private struct Tool: Decodable { var command: Command }
    private struct Command: Decodable { var arguments: [Argument]? }
    private struct Argument: Decodable {
        var kind: String
        var names: [Name]?
        var parsingStrategy: String?
    }
    private struct Name: Decodable {
        var kind: String
        var name: String
    }

    /// Every option of a command by its name, `--month`, and by its short ones.
    static func all(of command: any ParsableCommand.Type) -> [String: OptionValue] {
        guard let tool = try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8)) else {
            return [:]
        }
        var found: [String: OptionValue] = [:]
        for argument in tool.command.arguments ?? [] {
            for name in argument.names ?? [] {
                found[(name.kind == "long" ? "--" : "-") + name.name] = value(of: argument)
            }
        }
        return found
    }

    private static func value(of argument: Argument) -> OptionValue {
        guard argument.kind == "option" else { return .none }
        switch argument.parsingStrategy {
        case "upToNextOption": return .many
        case "unconditional": return .any
        default: return .one
        }
    }
}
