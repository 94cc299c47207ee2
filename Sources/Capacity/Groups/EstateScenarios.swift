import Topology

/// Asks every cluster what is asked of the estate: it bears what each of its clusters bears.
struct EstateScenarios {
    private var runs: [ScenarioRuns]
    private let zones: [ZoneName]

    init(_ runs: [ScenarioRuns]) {
        self.runs = runs
        zones = Set(runs.flatMap(\.zones)).sorted()
    }

    mutating func answers(_ options: CapacityOptions) -> [CapacityScenario] {
        guard !runs.isEmpty else { return [] }
        var all: [CapacityScenario] = []
        if runs.contains(where: \.hasWaitingPods) { all.append(waiting()) }
        switch options.zoneLoss {
        case .zone(let zone): all.append(lose([zone]))
        case .count(let count): for choice in Self.choices(of: zones, count) { all.append(lose(choice)) }
        case nil: break
        }
        if let percent = options.surgePercent { all.append(ask { $0.surge(percent) }) }
        if options.controlPlaneUpgrade {
            for run in runs { all += run.upgrades() }
            for number in runs.indices { all += runs[number].updates() }
        }
        return all
    }

    /// Every choice of so many zones, in order.
    static func choices(of zones: [ZoneName], _ count: Int) -> [[ZoneName]] {
        if count == 0 { return [[]] }
        return zones.indices.flatMap { first in
            choices(of: Array(zones[(first + 1)...]), count - 1).map { [zones[first]] + $0 }
        }
    }

    private mutating func waiting() -> CapacityScenario {
        var count = 0
        var it = ask(where: \.hasWaitingPods) { run in
            let answer = run.waiting()
            count += Int(answer.scenario.subject) ?? 0
            return answer
        }
        it.subject = "\(count)"
        return it
    }

    /// Clusters that are known to be in other zones alone have nothing to say.
    private mutating func lose(_ lost: [ZoneName]) -> CapacityScenario {
        ask(where: { $0.zones.isEmpty || $0.zones.contains { lost.contains($0) } }) { $0.lose(lost) }
    }

    /// - Parameter isAsked: which clusters are asked; all where it is none.
    private mutating func ask(
        where isAsked: (ScenarioRuns) -> Bool = { _ in true },
        _ question: (inout ScenarioRuns) -> ClusterAnswer
    ) -> CapacityScenario {
        let chosen = runs.indices.filter { isAsked(runs[$0]) }
        var answers: [(part: ClusterPart, answer: ClusterAnswer)] = []
        for number in chosen.isEmpty ? Array(runs.indices) : chosen {
            answers.append((runs[number].part, question(&runs[number])))
        }
        return runs.count == 1 ? answers[0].answer.scenario : Self.joined(answers)
    }

    /// One answer of several clusters: what is short says of which.
    private static func joined(_ answers: [(part: ClusterPart, answer: ClusterAnswer)]) -> CapacityScenario {
        let rows = answers.map(\.answer.scenario)
        var it = CapacityScenario(name: rows[0].name, subject: rows[0].subject)
        it.short = answers.flatMap { part, answer in
            answer.scenario.short.map { short in
                var short = short
                short.cluster = part.title
                return short
            }
        }
        it.detail = answers.map { "\($0.part.title): \($0.answer.scenario.detail)" }.joined(separator: "; ")
        it.newNodes = rows.reduce(0) { $0 + $1.newNodes }
        let together = answers.map(\.answer).lackedTogether(\.claims)
        for (zone, count) in together.sorted(by: { $0.key < $1.key }) {
            it.short.append(.init(what: "addresses", place: zone.rawValue, amount: count))
            it.detail += "; together they lack \(count) more addresses of subnets in \(zone) that they share"
        }
        let fits = rows.map(\.fits)
        it.fits = fits.contains(false) || !together.isEmpty ? false : fits.contains(nil) ? nil : true
        let failing = rows.filter { $0.fits == false }
        if failing.contains(where: { $0.fitsWithNewNodes == false }) {
            it.fitsWithNewNodes = false
        } else if !failing.isEmpty, !fits.contains(nil), failing.allSatisfy({ $0.fitsWithNewNodes == true }) {
            it.fitsWithNewNodes = answers.map(\.answer).lackedTogether(\.claimsWithNewNodes).isEmpty
        }
        return it
    }
}
