public import Estate
public import Topology
public import Words

/// A change of what exists: a pure edit of a snapshot that knows nothing of money.
public protocol Scenario: Sendable {
    /// The change as the command line writes and reads it, `--single-nat=us-east-1b`.
    var name: String { get }

    /// Indicates whether it decides what fits: a change of addresses, nodes, pods or zones.
    static var movesCapacity: Bool { get }
    /// Indicates whether it sends traffic another way, so that its effect is unknown where the traffic is.
    static var movesTraffic: Bool { get }

    /// Indicates whether it may leave something without the way that it had.
    static var mayCutOff: Bool { get }

    /// The snapshot as it would be where the change is meant for, and as it is elsewhere.
    ///
    /// - Throws: `ScenarioError` where the snapshot has nothing that the change could apply to, and where AWS would
    ///   refuse it.
    func apply(to snapshot: Snapshot, in context: ChangeContext) throws(ScenarioError) -> Snapshot

    /// What a reader must know of the change's effect on a snapshot to which it applies, one sentence each.
    func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote]
}

extension Scenario {
    public static var movesCapacity: Bool { false }
    public static var movesTraffic: Bool { false }
    public static var mayCutOff: Bool { false }
    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote] { [] }

    /// The snapshot as it would be with the change made everywhere.
    ///
    /// - Throws: `ScenarioError` as `apply(to:in:)` does.
    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        try apply(to: snapshot, in: ChangeContext())
    }
}

/// The reason why a change cannot be made to this snapshot.
public struct ScenarioError: Error, Hashable, CustomStringConvertible {
    public var description: String
    public init(_ description: String) { self.description = description }

    /// Said where a change of NAT gateways finds none.
    static func noNAT(_ change: String, _ aim: ChangeAim) -> ScenarioError {
        ScenarioError("\(change): no subnet \(aim.place) goes out through a NAT gateway")
    }
}

extension ChangeAim {
    /// The place where a change looked, for an error.
    var place: String { isEverything ? "in the snapshot" : "of what was chosen" }
}

extension Snapshot {
    /// The VPCs meant that have a subnet behind a NAT gateway, sorted, each with those subnets.
    func vpcsBehindNAT(_ aim: ChangeAim) -> [(vpc: Identifier<VPC>, subnets: [Subnet])] {
        vpcsBehindNAT { aim.covers($0) }
    }
}

extension Estate {
    /// The estate as a change of what a scope chooses would leave it.
    ///
    /// - Throws: `ScenarioError` where there is nothing that the change could apply to.
    public func applying(
        _ scenario: any Scenario, within scope: Scope = .whole
    ) throws(ScenarioError) -> Estate {
        replacing(try scenario.apply(to: snapshot, in: ChangeContext(aim: ChangeAim(scope, in: self))))
    }
}
