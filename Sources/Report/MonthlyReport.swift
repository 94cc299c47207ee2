public import Capacity
public import Cost
public import Estate
public import Simulation
public import Topology
import Units
public import Words

/// All that a monthly report shows, worked out before: the renderers compute no figure of their own.
public struct MonthlyReport: Sendable {
    /// A second currency at a rate that the user fixed.
    public struct SecondCurrency: Hashable, Sendable {
        public var code: String
        /// The amount of it that one dollar buys, an exact decimal.
        public var rate: String
        /// The day of the rate.
        public var date: String
        public var total: Total
        public init(code: String, rate: String, date: String, total: Total) {
            self.code = code
            self.rate = rate
            self.date = date
            self.total = total
        }
    }

    /// The month as files are named after it, `2026-10`.
    public var month: String
    /// Indicates whether the month was asked for, or is the snapshot's own with 730 hours.
    public var isCalendarMonth: Bool
    public var snapshot: Snapshot
    /// The time at which the snapshot was taken, `2026-11-24 17:10 UTC`.
    public var takenAt: String
    /// The lines with what they hang on, for each way to run NAT; the first way is what there is.
    public var model: CostModel
    public var findings: [Finding]
    public var breakEven: [BreakEven]
    public var history: CostHistory
    public var capacity: CapacityAssessment
    /// The change that was asked for, if one was.
    public var whatIf: WhatIf?
    public var second: SecondCurrency?
    public var language: Language
    /// The parts that come from flow logs and a bill; empty where there is neither.
    public var measured = MeasuredPart()
    /// The changes since an earlier month; nil where no snapshot of one is kept.
    public var changes: ReportedChanges?
    /// The headline's note on the choice of the snapshot.
    public var notes: [MonthNote] = []
    /// The keys of the settings that hold for all months shown, for they say no month from which they do.
    public var undatedSettings: [String] = []
    /// The version of the program.
    public var version: String
    public init(
        month: String, isCalendarMonth: Bool, snapshot: Snapshot, takenAt: String, model: CostModel,
        findings: [Finding], breakEven: [BreakEven], history: CostHistory,
        capacity: CapacityAssessment, whatIf: WhatIf?, second: SecondCurrency?,
        language: Language, version: String
    ) {
        self.month = month
        self.isCalendarMonth = isCalendarMonth
        self.snapshot = snapshot
        self.takenAt = takenAt
        self.model = model
        self.findings = findings
        self.breakEven = breakEven
        self.history = history
        self.capacity = capacity
        self.whatIf = whatIf
        self.second = second
        self.language = language
        self.version = version
    }

    public var assessment: Assessment { model.now }

    /// The VPC and region of a finding in an estate that has several, ` (prod, us-east-1)`; empty in one that has one.
    func scope(of finding: Finding) -> String {
        let regions = Set(
            snapshot.vpcs.compactMap(\.region) + snapshot.subnets.compactMap { $0.zone?.region })
        let vpc = finding.owner.vpc.flatMap { id in snapshot.vpcs.first { $0.id == id } }
        var parts: [String] = []
        if snapshot.vpcs.count > 1, let vpc {
            if let name = vpc.name { parts.append(name) }
            if vpc.name == nil, !finding.resource.hasPrefix(vpc.id.rawValue) { parts.append(vpc.id.rawValue) }
        }
        if regions.count > 1, let region = finding.owner.region { parts.append(region.rawValue) }
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }

    /// The findings worth most, where they have money.
    var worth: [Finding] { Array(findings.filter { ($0.monthlySaving ?? .zero) > .zero }.prefix(5)) }

    /// The finding worth most, where one has money.
    public var first: Finding? { worth.first }

    var words: Words { Words(language: language) }
}

extension Money {
    /// For people: `$1,234.56`, `-$0.10`.
    var dollars: String { (self < .zero ? "-$" : "$") + unsigned }

    /// For people, without a currency sign: `1,234.56`, `-0.10`.
    var grouped: String { (self < .zero ? "-" : "") + unsigned }

    /// With its sign, as a change reads: `+1,234.56`.
    var signed: String { signed(\.grouped) }

    private var unsigned: String {
        let text = (self < .zero ? -self : self).cents
        let parts = text.split(separator: ".")
        return String(parts.first ?? "0").thousands + "." + (parts.count > 1 ? parts[1] : "00")
    }
}

extension String {
    /// A decimal with its thousands apart: `6584.4` is `6,584.4`.
    var thousands: String {
        let sign = hasPrefix("-") ? "-" : ""
        let parts = drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
        var digits = Array(parts.first ?? "")
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return sign + String(digits) + (parts.count > 1 ? "." + parts[1] : "")
    }
}
