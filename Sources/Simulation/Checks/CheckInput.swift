public import Capacity
public import Cost
public import Estate
public import Topology
public import Units
public import Words

/// All that checks look at.
public struct CheckInput: Sendable {
    /// The total of an earlier month.
    public struct Earlier: Sendable {
        public var total: Total
        /// The number of months ago, 1 or more.
        public var months: Int
        /// The snapshot and its month, for people.
        public var name: String
        /// What shows both sums and what made the difference; nil where a snapshot has no number.
        public var command: ShellCommand?
        public init(total: Total, months: Int, name: String, command: ShellCommand? = nil) {
            self.total = total
            self.months = months
            self.name = name
            self.command = command
        }
    }

    public var assessment: Assessment
    /// The part of the estate that is asked about.
    public var snapshot: Snapshot
    let estate: Estate
    let part: ChosenPart
    public var findings: [Finding]
    /// nil where no rule asks for it.
    public var capacity: CapacityAssessment?
    /// The day from which days are counted.
    public var today: CalendarDay
    /// nil where no snapshot of an earlier month is kept.
    public var earlier: Earlier?

    /// - Parameter estate: all of it; what is outside of the options' scope is not judged.
    public init(
        assessment: Assessment, estate: Estate, options: AssessmentOptions, findings: [Finding],
        capacity: CapacityAssessment?, today: CalendarDay, earlier: Earlier?
    ) {
        self.assessment = assessment
        self.estate = estate
        part = ChosenPart(options.scope, of: estate)
        snapshot = estate.view(of: options.scope)
        self.findings = findings
        self.capacity = capacity
        self.today = today
        self.earlier = earlier
    }
}
