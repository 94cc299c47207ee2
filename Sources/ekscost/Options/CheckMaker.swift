import Simulation
import Store
import Topology
import Units

/// Asks what a policy asks of a snapshot, for the command and for the monthly run alike.
struct CheckMaker {
    let database: String
    let assessment: AssessmentArguments
    /// The earlier snapshot to hold the cost against; nil takes the newest of an earlier month.
    var since: Int64?
    /// Growth of the addresses a month; nil fits it to the snapshots.
    var growth: Ratio?
    /// The file with the secret to hide names by; nil hides none.
    var redactionKey: String?

    /// How much of a snapshot a policy looks at.
    static func detail(for policy: CheckPolicy) -> TopologyStore.Detail {
        policy.asksForCapacity ? .everything : .costs
    }

    /// - Parameter plain: the snapshot by its own names, in the detail that the policy needs.
    func input(for policy: CheckPolicy, of plain: Estate) throws -> CheckInput {
        var world = try assessment.world(for: plain)
        let redactor = try redactionKey.map {
            Redactor(key: try RedactionKeyFile($0).key(), for: plain.snapshot)
        }
        if let redactor {
            world.options.scope = redactor.scope(world.options.scope)
        }
        let estate = redactor.map { plain.redacted(by: $0) } ?? plain
        let answer = Assessment(
            of: estate, book: world.book, calendar: world.calendar, options: world.options)
        return CheckInput(
            assessment: answer, estate: estate, options: world.options,
            findings: answer.findings(
                in: estate, book: world.book, calendar: world.calendar, options: world.options),
            capacity: policy.asksForCapacity
                ? try capacity(
                    of: estate, world,
                    usage: policy.asksForDates && growth == nil
                        ? try UsageReader.usage(upTo: plain.number, in: database, redactor) : []) : nil,
            today: CalendarDay(seconds: estate.takenAt),
            earlier: policy.asksForGrowth ? try earlier(than: plain) : nil)
    }

    private func capacity(
        of estate: Estate, _ world: World, usage: [SnapshotUsage]
    ) throws -> CapacityAssessment {
        var options = CapacityOptions()
        options.scope = world.options.scope
        options.start = CalendarDay(seconds: estate.takenAt)
        options.growth = growth
        return CapacityAssessment(
            of: estate, facts: try InstanceFactsFile(pricing: assessment.pricing).facts, options: options,
            history: usage)
    }

    private func earlier(than estate: Estate) throws -> CheckInput.Earlier? {
        guard let baseline = try Baseline.find(for: estate, since: since, in: database, assessment) else {
            return nil
        }
        let asked = assessment.month.flatMap { BillingMonth($0) }
        let told = BillingMonth(baseline.told)
        let months =
            asked.flatMap { asked in told.map { (asked.year - $0.year) * 12 + asked.month - $0.month } }
            ?? Baseline.months(from: baseline.estate, to: estate)
        let number = baseline.estate.number.map(String.init) ?? "?"
        return CheckInput.Earlier(
            total: baseline.assessment.total, months: max(1, months),
            name: "snapshot \(number)" + " (\(baseline.told))")
    }
}
