import ArgumentParser
import Foundation
import Simulation
import Topology
import Units

/// `ekscost what-if`: the same month before and after a change.
struct WhatIfCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if", abstract: "What a change would cost or save, before it is made.",
        discussion: "Changes combine freely and are applied left to right.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup var changes: ChangeArguments
    @Option(help: "Show what the loss of this zone would cut off.") var azLoss: String?
    @Option(help: "table, json, csv or markdown.") var format = OutputFormat.table

    func validate() throws {
        guard !changes.isEmpty || azLoss != nil else {
            throw ValidationError(
                "name at least one change, such as --nat-per-az; see `ekscost help what-if`")
        }
    }

    func run() throws {
        let snapshot = try database.load()
        let world = try assessment.world(for: snapshot)
        let answer = try WhatIf(
            try changes.scenarios(in: CommandLine.arguments), on: snapshot, book: world.book,
            calendar: world.calendar,
            options: world.options)
        try WhatIfOutput(answer: answer, snapshot: snapshot, world: world, azLoss: azLoss).print(as: format)
        try Strictness.check([answer.before, answer.after], strict: assessment.strict)
    }
}

/// Ends with 78 where the user asked that every line have a price.
enum Strictness {
    static func check(_ assessments: [Assessment], strict: Bool) throws {
        try check(assessments.flatMap(\.lines), strict: strict)
    }

    static func check(_ lines: [Line], strict: Bool) throws {
        guard strict, let first = lines.first(where: { $0.unitPrice == nil }) else { return }
        throw Failure(
            "\(first.id) has no price of \(first.usageType) in \(first.region); add it under prices: in ekscost.yaml",
            exitCode: 78)
    }
}
