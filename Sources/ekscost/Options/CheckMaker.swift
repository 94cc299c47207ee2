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
    func input(for policy: CheckPolicy, of plain: Snapshot) throws -> CheckInput {
        var world = try assessment.world(for: plain)
        let redactor = try redactionKey.map { Redactor(key: try RedactionKeyFile($0).key(), for: plain) }
        if let redactor {
            world.options.vpcID = world.options.vpcID.map { redactor.id($0) }
            world.options.clusterName = world.options.clusterName.map { redactor.name($0) }
        }
        let snapshot = redactor.map { plain.redacted(by: $0) } ?? plain
        let answer = Assessment(
            of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
        return CheckInput(
            assessment: answer, snapshot: snapshot, options: world.options,
            findings: answer.findings(
                in: snapshot, book: world.book, calendar: world.calendar, options: world.options),
            capacity: policy.asksForCapacity
                ? try capacity(
                    of: snapshot, world,
                    usage: policy.asksForDates && growth == nil
                        ? try UsageReader.usage(upTo: plain.number, in: database, redactor) : []) : nil,
            today: CalendarDay(seconds: snapshot.takenAt),
            earlier: policy.asksForGrowth ? try earlier(than: plain) : nil)
    }

    private func capacity(
        of snapshot: Snapshot, _ world: World, usage: [SnapshotUsage]
    ) throws -> CapacityAssessment {
        var options = CapacityOptions()
        options.scope.region = world.options.region
        options.scope.vpcID = world.options.vpcID
        options.scope.clusterName = world.options.clusterName
        options.start = CalendarDay(seconds: snapshot.takenAt)
        options.growth = growth
        return CapacityAssessment(
            of: snapshot, facts: try InstanceFactsFile(pricing: assessment.pricing).facts, options: options,
            history: usage)
    }

    private func earlier(than snapshot: Snapshot) throws -> CheckInput.Earlier? {
        guard let baseline = try Baseline.find(for: snapshot, since: since, in: database, assessment) else {
            return nil
        }
        let asked = assessment.month.flatMap { BillingMonth($0) }
        let told = BillingMonth(baseline.told)
        let months =
            asked.flatMap { asked in told.map { (asked.year - $0.year) * 12 + asked.month - $0.month } }
            ?? Baseline.months(from: baseline.snapshot, to: snapshot)
        let number = baseline.snapshot.number.map(String.init) ?? "?"
        return CheckInput.Earlier(
            total: baseline.assessment.total, months: max(1, months),
            name: "snapshot \(number)" + " (\(baseline.told))")
    }
}
