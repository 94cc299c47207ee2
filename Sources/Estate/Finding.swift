public import Topology
public import Units
public import Words

/// Something that should be looked at, with what it is worth and how to prove it.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Hashable, Sendable, CaseIterable { case high, medium, low }

    public var rule: FindingRule
    public var severity: Severity
    public var wording: FindingWording
    public var resource: String
    /// What mending saves in a month; nil where it is unknown.
    public var monthlySaving: Money?
    /// Why the saving is unknown, or what it does not hold.
    public var savingNote: SavingNote?
    /// The command whose output proves it.
    public var proof: ShellCommand
    /// Whether it rests on something that was not imported and is taken not to be there.
    public var isAssumed = false
    /// The owner; none where nothing tells.
    public var owner: Owner = .none

    /// Names the fault.
    public var title: LocalizedText { wording.title }
    /// Names what to do, the verb first.
    public var action: LocalizedText { wording.action }
    /// What happens and why, in one or two sentences.
    public var detail: LocalizedText { wording.detail }

    public init(
        rule: FindingRule, severity: Severity, _ text: some FindingText, resource: String,
        monthlySaving: Money?, savingNote: SavingNote? = nil, proof: ShellCommand
    ) {
        self.rule = rule
        self.severity = severity
        wording = text.wording
        self.resource = resource
        self.monthlySaving = monthlySaving
        self.savingNote = savingNote
        self.proof = proof
    }
}
