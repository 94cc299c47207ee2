import Capacity
import Cost
import Simulation
import Topology
import Units
import Words

/// The plans of `optimize` on standard output.
struct OptimizeOutput {
    let answer: Optimisation
    let snapshot: Snapshot
    let world: World
    /// Options that the printed command needs too.
    let context: [String]

    /// The commands that show a plan in full, one for each VPC that has changes of its own; none without steps.
    func commands(_ plan: Optimisation.Plan) -> [String] {
        var places: [String?] = []
        for step in plan.steps where !places.contains((step.scenario as? InVPC)?.vpc.rawValue) {
            places.append((step.scenario as? InVPC)?.vpc.rawValue)
        }
        return places.map { place in
            let changes = plan.steps.compactMap { step -> String? in
                guard let aimed = step.scenario as? InVPC else {
                    return place == nil ? step.scenario.name : nil
                }
                return aimed.vpc.rawValue == place ? aimed.change.name : nil
            }
            let words = ["ekscost", "what-if"] + changes + (place.map { ["--vpc", $0] } ?? []) + context
            return ShellCommand(words: words).description
        }
    }

    private var isOne: Bool { answer.cheapest.arguments == answer.cheapestSafe.arguments }

    func text(markdown: Bool, on terminal: Terminal) -> PrintedText {
        let how =
            answer.isExhaustive
            ? "all \(answer.asked) combinations asked"
            : "\(answer.asked) combinations asked, one choice at a time"
        let today = "today \(answer.before.total.amount.inDollars) a month; \(how)"
        var parts: [PrintedText] = [
            markdown
                ? "### ekscost optimize\n\n\(today)" : Wrap.hanging("", today, width: terminal.width)
        ]
        // What saves nobody knows how much may be cheaper still.
        let all =
            answer.leavesOut ? "cheapest of what can be compared" : isOne ? "cheapest" : "cheapest of all"
        parts += plan(answer.cheapest, all, markdown, terminal)
        if !isOne {
            parts += plan(
                answer.cheapestSafe, "cheapest without more risk if a zone is lost", markdown, terminal)
        }
        let left = answer.candidates.filter { candidate in
            !answer.cheapest.arguments.contains(candidate.scenario.name)
        }
        let grid = Grid(
            header: ["not taken", "alone it saves USD", "why not"],
            rows: left.map {
                [
                    $0.scenario.name, $0.savingAlone.signed,
                    $0.excluded?.description ?? "costs more than what is taken",
                ]
            }, numbers: [1])
        parts.append(markdown ? grid.markdown : grid.text(on: terminal))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func plan(
        _ plan: Optimisation.Plan, _ title: String, _ markdown: Bool, _ terminal: Terminal
    ) -> [PrintedText] {
        let commands = commands(plan)
        guard !commands.isEmpty else { return ["\(title): nothing to change saves money"] }
        let saving = plan.saving(from: answer.before).told.inDollars
        let risk =
            plan.raisesRisk ? "; more is cut off if a zone is lost" : ""
        let cost = plan.after.total.amount.inDollars
        let head: PrintedText =
            markdown
            ? "\(title): **\(cost)** a month, saves \(saving)\(risk)"
            : Wrap.hanging(
                "", "\(title): \(cost) a month, saves \(saving)\(risk)", width: terminal.width)
        let rows = plan.steps.enumerated().map { place, step in
            [
                "\(place + 1)", step.scenario.name, step.saving.signed, step.after.amount.cents,
                step.savingAlone.signed,
            ]
        }
        let grid = Grid(
            header: ["step", "change", "saves USD", "then USD a month", "alone it saves"], rows: rows,
            numbers: [0, 2, 3, 4])
        return [
            head,
            markdown ? grid.markdown : grid.text(on: terminal),
            markdown
                ? .own(
                    MarkdownText.block(
                        commands.map(VisibleText.line).joined(separator: "\n"), language: "sh"))
                : commands.map { "  \($0)" as PrintedText }.joined(separator: "\n"),
        ]
    }
}

/// `ekscost.optimize.v1`.
struct OptimizeDocument: Encodable {
    struct Step: Encodable {
        var change: String
        /// Exact decimals; null where the saving is not known exactly.
        @Nullable var saving: String?
        var saving_alone: String?
    }
    struct Plan: Encodable {
        var monthly_cost: String
        /// An exact decimal: plans are compared only where what is missing is the same.
        @Nullable var saving: String?
        var complete, raises_risk: Bool
        var steps: [Step]
        /// The what-if that shows it, one for each VPC joined by `&&`; null where nothing is to be changed.
        var command: String?
    }
    struct Candidate: Encodable {
        var change: String
        var saving_alone: String?
        /// The bound of a saving that is not exact.
        var saving_alone_bound: BoundDocument?
        var excluded: String?
    }

    var schema = "ekscost.optimize.v1"
    var snapshot, currency: String
    var month: String?
    var hours: String
    var prices: WhatIfDocument.Prices
    var before: String
    var complete: Bool
    var cheapest, cheapest_without_more_risk: Plan
    var candidates: [Candidate]
    var combinations_asked: Int
    var exhaustive: Bool
    var warnings: [String]

    init(_ output: OptimizeOutput) {
        let answer = output.answer
        snapshot = output.snapshot.number.map(String.init) ?? "none"
        currency = answer.before.currency
        month = answer.before.month?.description
        hours = answer.before.hours.decimal
        prices = WhatIfDocument.Prices(effective: answer.before.pricesEffective)
        (before, complete) = answer.before.total.document
        func made(_ plan: Optimisation.Plan) -> Plan {
            let (cost, complete) = plan.after.total.document
            let commands = output.commands(plan)
            return Plan(
                monthly_cost: cost, saving: plan.saving(from: answer.before).exact?.decimal,
                complete: complete, raises_risk: plan.raisesRisk,
                steps: plan.steps.map {
                    Step(
                        change: $0.scenario.name, saving: $0.saving.exact?.decimal,
                        saving_alone: $0.savingAlone.exact?.decimal)
                }, command: commands.isEmpty ? nil : commands.joined(separator: " && "))
        }
        cheapest = made(answer.cheapest)
        cheapest_without_more_risk = made(answer.cheapestSafe)
        candidates = answer.candidates.map {
            Candidate(
                change: $0.scenario.name, saving_alone: $0.savingAlone.exact?.decimal,
                saving_alone_bound: BoundDocument($0.savingAlone), excluded: $0.excluded?.description)
        }
        combinations_asked = answer.asked
        exhaustive = answer.isExhaustive
        warnings = answer.before.warnings.map(\.description)
    }
}
