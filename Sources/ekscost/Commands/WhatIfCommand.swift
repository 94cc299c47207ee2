import ArgumentParser
import Foundation
import Simulation
import Store
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
        // What fits is a question of pods, which costs do without.
        let estate = try database.load(changes.touchesCapacity ? .everything : .costs)
        let world = try assessment.world(for: estate)
        let answer = try WhatIf(
            try changes.scenarios(in: CommandLine.arguments), on: estate, book: world.book,
            calendar: world.calendar,
            options: world.options,
            capacity: changes.touchesCapacity ? try question(estate, world) : nil)
        try WhatIfOutput(answer: answer, snapshot: estate.snapshot, world: world, azLoss: azLoss).print(
            as: format)
        try Strictness.check([answer.before, answer.after], strict: assessment.strict)
    }
}

extension WhatIfCommand {
    /// What is asked of the capacity of both sides.
    private func question(_ estate: Estate, _ world: World) throws -> WhatIf.CapacityQuestion {
        let facts = try InstanceFactsFile(pricing: assessment.pricing)
        for type in changes.capacity.types { _ = try facts.type(type) }
        var options = CapacityOptions()
        options.scope = world.options.scope
        options.start = CalendarDay(seconds: estate.takenAt)
        if let azLoss, let zone = estate.snapshot.zone(named: azLoss) { options.zoneLoss = .zone(zone) }
        return WhatIf.CapacityQuestion(facts: facts.facts, options: options)
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
