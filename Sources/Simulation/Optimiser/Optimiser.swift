public import Cost
public import Estate
public import Pricing
import Topology
import Units
import Words

/// Asks combinations of changes what they cost, and remembers the answers.
struct Optimiser {
    /// One change a group by its place, or -1 for none.
    typealias State = [Int]

    private struct Answer {
        /// The known part of the total; what is missing from it is the same for all that are compared.
        var total: Money
        var isSafe: Bool
    }

    private let start: Estate
    private let book: PriceBook
    private let calendar: EKSCalendar
    private let options: AssessmentOptions
    let before: Assessment
    let riskBefore: ZoneRisk
    private(set) var groups: [[any Scenario]] = []
    private(set) var candidates: [Optimisation.Candidate] = []
    private var answers: [State: Answer?] = [:]
    private(set) var asked = 0

    init(_ estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions) {
        start = estate
        self.book = book
        self.calendar = calendar
        self.options = options
        before = Assessment(of: start, book: book, calendar: calendar, options: options)
        riskBefore = ZoneRisk(of: start.view(of: options.scope))
        for group in ChoiceList(start.view(of: options.scope), calendar: calendar, day: options.day).groups {
            look(at: group)
        }
    }

    /// Keeps the changes of a group that apply here, move something and can be told.
    private mutating func look(at group: [any Scenario]) {
        var kept: [any Scenario] = []
        for scenario in group {
            guard let after = try? what(if: [scenario]) else { continue }
            let saving = before.total - after.after.total
            var candidate = Optimisation.Candidate(scenario: scenario, savingAlone: saving)
            if let reason = reasonAgainst(after) {
                if saving.exact != nil { candidate.savingAlone = .unknown }
                candidate.excluded = reason
            } else if after.after.lines == before.lines {
                candidate.excluded = .changesNothing
            } else {
                kept.append(scenario)
            }
            candidates.append(candidate)
        }
        if !kept.isEmpty { groups.append(kept) }
    }

    func what(if scenarios: [any Scenario]) throws(ScenarioError) -> WhatIf {
        try WhatIf(scenarios, on: start, book: book, calendar: calendar, options: options)
    }

    /// Why a total cannot be held against today's; nil where it lacks just what today's lacks.
    private func reasonAgainst(_ answer: WhatIf) -> Exclusion? {
        if !answer.cutOff.isEmpty { return .cutsOff(answer.cutOff.lost) }
        if answer.change.exact == nil { return answer.openReason.map(Exclusion.open) ?? .otherMissing }
        return answer.after.warnings.first { !before.warnings.contains($0) }.map(Exclusion.warning)
    }

    private func scenarios(_ state: State) -> [any Scenario] {
        state.indices.compactMap { state[$0] < 0 ? nil : groups[$0][state[$0]] }
    }

    /// The cost of a combination; nil where it cannot be made or told.
    private mutating func answer(_ state: State) -> Answer? {
        if let known = answers[state] { return known }
        asked += 1
        var found: Answer?
        if let answer = try? what(if: scenarios(state)), reasonAgainst(answer) == nil {
            found = Answer(
                total: answer.after.total.known, isSafe: answer.riskAfter.isNoWorse(than: riskBefore))
        }
        answers[state] = .some(found)
        return found
    }

    // MARK: Search

    /// The number of combinations; nil beyond `limit`.
    private func combinations(within limit: Int) -> Int? {
        var product = 1
        for group in groups {
            product *= group.count + 1
            if product > limit { return nil }
        }
        return product
    }

    mutating func search(limit: Int) -> (cheapest: State, safe: State, isExhaustive: Bool) {
        let none = groups.map { _ in -1 }
        guard combinations(within: limit) != nil else {
            return (descend(from: none, safely: false), descend(from: none, safely: true), false)
        }
        var best = (any: none, safe: none)
        var totals = (any: before.total.known, safe: before.total.known)
        for state in all(groups.count) {
            guard let answer = answer(state) else { continue }
            if answer.total < totals.any {
                (best.any, totals.any) = (state, answer.total)
            }
            if answer.isSafe, answer.total < totals.safe {
                (best.safe, totals.safe) = (state, answer.total)
            }
        }
        return (best.any, best.safe, true)
    }

    private func all(_ count: Int) -> [State] {
        groups.prefix(count).reduce([[]]) { states, group in
            states.flatMap { state in (-1..<group.count).map { state + [$0] } }
        }
    }

    /// Changes one choice at a time for the better, from each choice of the first group, until none helps.
    private mutating func descend(from none: State, safely: Bool) -> State {
        var best = none
        var least = before.total.known
        for first in -1..<(groups.first?.count ?? 0) {
            var state = none
            if !state.isEmpty { state[0] = first }
            guard var total = total(state, safely) else { continue }
            var moved = true
            while moved {
                moved = false
                for group in groups.indices {
                    for choice in -1..<groups[group].count where choice != state[group] {
                        var next = state
                        next[group] = choice
                        guard let sum = self.total(next, safely), sum < total else { continue }
                        (state, total, moved) = (next, sum, true)
                    }
                }
            }
            if total < least { (best, least) = (state, total) }
        }
        return best
    }

    private mutating func total(_ state: State, _ safely: Bool) -> Money? {
        guard let answer = answer(state), !safely || answer.isSafe else { return nil }
        return answer.total
    }

    // MARK: Plans

    /// A combination as steps, the one that saves the most first.
    mutating func plan(_ state: State) -> Optimisation.Plan? {
        let needed = withoutIdleSteps(state)
        let canonical = scenarios(needed)
        guard let goal = try? what(if: canonical) else { return nil }
        let ranked = ranked(canonical)
        let order = (try? what(if: ranked))?.after.total == goal.after.total ? ranked : canonical
        guard let end = try? what(if: order) else { return nil }
        var last = before.total
        let steps = order.indices.map { place -> Optimisation.Step in
            let total = (try? what(if: Array(order[...place])))?.after.total ?? last
            defer { last = total }
            return Optimisation.Step(
                scenario: order[place], saving: last - total, after: total,
                savingAlone: candidates.first { $0.scenario.name == order[place].name }?.savingAlone
                    ?? .unknown)
        }
        return Optimisation.Plan(
            steps: steps, after: end.after, riskAfter: end.riskAfter,
            raisesRisk: !end.riskAfter.isNoWorse(than: riskBefore))
    }

    /// Drops the changes without which the total is no higher and the risk no greater.
    private mutating func withoutIdleSteps(_ state: State) -> State {
        var state = state
        for group in state.indices where state[group] >= 0 {
            var fewer = state
            fewer[group] = -1
            guard let now = answer(state), let less = answer(fewer) else { continue }
            if less.total <= now.total, less.isSafe || !now.isSafe { state = fewer }
        }
        return state
    }

    private func ranked(_ scenarios: [any Scenario]) -> [any Scenario] {
        var (left, order) = (scenarios, [any Scenario]())
        while !left.isEmpty {
            let totals = left.map { (try? what(if: order + [$0]))?.after.total }
            let best = left.indices.min { a, b in
                guard let first = totals[a] else { return false }
                guard let second = totals[b] else { return true }
                return first.isLess(than: second) ?? false
            }
            order.append(left.remove(at: best ?? 0))
        }
        return order
    }
}

extension Optimisation {
    /// Searches the changes that apply to a snapshot for the cheapest combination.
    ///
    /// - Parameter limit: up to how many combinations every one is asked.
    public init(
        of estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions,
        limit: Int = 512
    ) {
        var optimiser = Optimiser(estate, book: book, calendar: calendar, options: options)
        let found = optimiser.search(limit: limit)
        before = optimiser.before
        riskBefore = optimiser.riskBefore
        let nothing = Plan(steps: [], after: before, riskAfter: riskBefore, raisesRisk: false)
        cheapest = optimiser.plan(found.cheapest) ?? nothing
        cheapestSafe = optimiser.plan(found.safe) ?? nothing
        candidates = optimiser.candidates
        asked = optimiser.asked
        isExhaustive = found.isExhaustive
    }
}
