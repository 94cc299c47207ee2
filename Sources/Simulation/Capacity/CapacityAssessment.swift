public import Topology

/// How much of an estate is left: addresses, pods and nodes.
public struct CapacityAssessment: Hashable, Sendable {
    /// By VPC, zone and id.
    public var subnets: [SubnetCapacity] = []
    /// By cluster and name.
    public var nodeGroups: [NodeGroupCapacity] = []
    /// One for each question that the options ask.
    public var scenarios: [CapacityScenario] = []
    /// What should be looked at, the gravest first.
    public var findings: [Finding] = []
    /// What was assumed, one sentence each.
    public var assumptions: [String] = []

    /// - Parameter facts: what is known of each instance type, by its name.
    public init(of snapshot: Snapshot, facts: [String: InstanceFacts], options: CapacityOptions) {
        let part = snapshot.narrowed(to: options.scope)
        let ledger = SubnetLedger(of: part)
        subnets = ledger.subnets
        findings = ledger.findings
        assumptions = ledger.assumptions
    }
}
