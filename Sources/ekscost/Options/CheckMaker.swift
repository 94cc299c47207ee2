import Capacity
import Cost
import Estate
import Exchange
import Simulation
import Store
import Topology
import Units
import Words

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

    /// The parts of a snapshot that a policy looks at.
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
        let month = assessment.told ?? SnapshotMonths.own(of: estate.takenAt)
        let (from, to) = (baseline.estate.number, estate.number)
        return CheckInput.Earlier(
            total: baseline.assessment.total, months: max(1, month?.months(since: baseline.told) ?? 1),
            name: "snapshot \(from.map(String.init) ?? "?") (\(baseline.told))",
            command: from.flatMap { from in to.map { command(from, baseline.told, to: $0) } })
    }

    /// The command that tells the same two sums and what made the difference.
    private func command(_ from: Int64, _ told: BillingMonth, to: Int64) -> ShellCommand {
        var words = ["snapshots", "diff", "\(from)", "\(to)", "--cost"]
        if let month = assessment.told {
            words += ["--from-month", "\(told)", "--month", "\(month)"]
        } else {
            words.append("--standard-month")
        }
        if database != DatabaseOptions.path(nil) { words += ["--db", database] }
        // Where names are hidden, so are those that were asked for.
        if redactionKey == nil { words += assessment.options(withMonth: false) }
        return ShellCommand(words: ["ekscost"] + words)
    }
}
