public import Topology
public import Units

/// Something that should be looked at, with what it is worth and how to prove it.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable, CaseIterable { case high, medium, low }

    public var rule: FindingRule
    public var severity: Severity
    public var title: String
    public var resource: String
    /// What happens and why, in one or two sentences.
    public var detail: String
    /// What mending saves in a month; nil where it is unknown.
    public var monthlySaving: Money?
    /// Why the saving is unknown, or what it does not hold.
    public var savingNote: String?
    /// The command whose output proves it.
    public var proof: String
    /// Whether it rests on something that was not imported and is taken not to be there.
    public var isAssumed = false
    /// The owner; none where nothing tells.
    public var owner: Owner = .none
    public init(
        rule: FindingRule, severity: Severity, title: String, resource: String, detail: String,
        monthlySaving: Money?,
        savingNote: String? = nil, proof: String
    ) {
        self.rule = rule
        self.severity = severity
        self.title = title
        self.resource = resource
        self.detail = detail
        self.monthlySaving = monthlySaving
        self.savingNote = savingNote
        self.proof = proof
    }
}
