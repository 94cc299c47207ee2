public import Topology

/// A snapshot made ready for questions: the only thing that can be assessed.
///
/// Every command, scenario and test asks of an estate, so that one snapshot in one month has one total: what the meters
/// tell of its traffic is in it, and each noun's owner is resolved once.
@dynamicMemberLookup
public struct Estate: Hashable, Sendable {
    /// The snapshot with what its meters tell of traffic that no row tells of.
    public let snapshot: Snapshot

    /// The estate of a snapshot as the store gives it.
    public init(_ snapshot: Snapshot) { self.init(prepared: snapshot.withMeteredTraffic()) }

    /// An estate whose traffic is taken as it stands.
    init(prepared: Snapshot) { snapshot = prepared }

    /// An edited copy; its traffic is taken as it stands, for meters tell of the estate before the edit.
    public func replacing(_ edited: Snapshot) -> Estate { Estate(prepared: edited) }

    /// The estate as a change would leave it.
    ///
    /// - Throws: `ScenarioError` where there is nothing that the change could apply to.
    public func applying(_ scenario: any Scenario) throws(ScenarioError) -> Estate {
        replacing(try scenario.apply(to: snapshot))
    }

    /// The same estate with every name, id, account, address and tag replaced.
    public func redacted(by redactor: Redactor) -> Estate { replacing(snapshot.redacted(by: redactor)) }

    public subscript<Value>(dynamicMember path: KeyPath<Snapshot, Value>) -> Value {
        snapshot[keyPath: path]
    }
}
