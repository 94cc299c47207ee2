public import Simulation
public import Topology
public import Units

/// All that a monthly report shows, worked out before: the renderers compute no figure of their own.
public struct MonthlyReport: Sendable {
    /// One way to run NAT and what it would cost.
    public struct NATOption: Hashable, Sendable {
        /// `single`, `one a zone`, `regional`, `none`.
        public var name: String
        /// The command that shows it in full; nil for what there is now.
        public var command: String?
        public var total: Money
        public var isComplete: Bool
        /// Against what there is now; nil where a line on either side has no price.
        public var change: Money?
        /// How many zones depend on another zone's gateway.
        public var zonesAtRisk: Int
        public init(
            name: String, command: String?, total: Money, isComplete: Bool, change: Money?, zonesAtRisk: Int
        ) {
            self.name = name
            self.command = command
            self.total = total
            self.isComplete = isComplete
            self.change = change
            self.zonesAtRisk = zonesAtRisk
        }
    }

    /// A second currency at a rate that the user fixed.
    public struct SecondCurrency: Hashable, Sendable {
        public var code: String
        public var total: Money
        /// How the rate reads: `1 USD = 1450 KRW, 2026-11-01`.
        public var note: String
        public init(code: String, total: Money, note: String) {
            self.code = code
            self.total = total
            self.note = note
        }
    }

    /// The month as files are named after it, `2026-10`.
    public var month: String
    /// Whether the month was asked for, or is the snapshot's own with 730 hours.
    public var isCalendarMonth: Bool
    public var snapshot: Snapshot
    /// When the snapshot was taken, `2026-11-24 17:10 UTC`.
    public var takenAt: String
    public var assessment: Assessment
    public var findings: [Finding]
    public var natOptions: [NATOption]
    public var breakEven: [BreakEven]
    public var risk: ZoneRisk
    public var second: SecondCurrency?
    /// The version of the program.
    public var version: String
    public init(
        month: String, isCalendarMonth: Bool, snapshot: Snapshot, takenAt: String, assessment: Assessment,
        findings: [Finding], natOptions: [NATOption], breakEven: [BreakEven], risk: ZoneRisk,
        second: SecondCurrency?, version: String
    ) {
        self.month = month
        self.isCalendarMonth = isCalendarMonth
        self.snapshot = snapshot
        self.takenAt = takenAt
        self.assessment = assessment
        self.findings = findings
        self.natOptions = natOptions
        self.breakEven = breakEven
        self.risk = risk
        self.second = second
        self.version = version
    }

    /// The finding worth most, where one has money.
    public var first: Finding? { findings.first { ($0.monthlySaving ?? .zero) > .zero } }
}

extension Money {
    /// For people: `$1,234.56`, `-$0.10`.
    var dollars: String { (self < .zero ? "-$" : "$") + grouped }

    /// For people, without a currency sign: `1,234.56`.
    var grouped: String {
        let text = (self < .zero ? -self : self).cents
        let parts = text.split(separator: ".")
        var digits = Array(parts.first ?? "0")
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits) + "." + (parts.count > 1 ? parts[1] : "00")
    }
}
