import ArgumentParser
import Capacity
import Cost
import Estate
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
        let scenarios = try changes.scenarios(
            in: EKSCost.arguments(CommandLine.arguments), of: WhatIfCommand.self)
        // What fits is a question of pods, which costs do without.
        let movesCapacity = scenarios.contains { type(of: $0).movesCapacity }
        let estate = try database.load(movesCapacity ? .everything : .costs)
        let world = try assessment.world(for: estate)
        let lost = try azLoss.map { try zone($0, in: estate.snapshot) }
        let answer = try WhatIf(
            scenarios, on: estate, book: world.book, calendar: world.calendar, options: world.options,
            capacity: movesCapacity ? try question(scenarios, estate, world, lost) : nil)
        try WhatIfOutput(answer: answer, snapshot: estate.snapshot, world: world, azLoss: lost?.rawValue)
            .print(as: format)
        try Strictness.check([answer.before, answer.after], strict: assessment.strict)
    }
}

extension WhatIfCommand {
    /// The questions about the capacity of both sides.
    private func question(
        _ scenarios: [any Scenario], _ estate: Estate, _ world: World, _ lost: ZoneName?
    ) throws -> WhatIf.CapacityQuestion {
        let facts = try InstanceFactsFile(pricing: assessment.pricing)
        for case let change as NodeType in scenarios { _ = try facts.type(change.type) }
        var options = CapacityOptions()
        options.scope = world.options.scope
        options.start = CalendarDay(seconds: estate.takenAt)
        if let lost { options.zoneLoss = .zone(lost) }
        return WhatIf.CapacityQuestion(facts: facts.facts, options: options)
    }
}

extension WhatIfCommand {
    /// The zone of a name or a zone id.
    ///
    /// - Throws: `Failure` for a zone that the snapshot does not have.
    private func zone(_ zone: String, in snapshot: Snapshot) throws -> ZoneName {
        if let found = snapshot.zone(named: zone) { return found }
        let known = Set(snapshot.subnets.compactMap(\.zone?.rawValue))
        throw Failure(
            "--az-loss: no zone '\(zone)' in the snapshot" + NearestNames.hint(zone, among: known),
            exitCode: 65)
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
