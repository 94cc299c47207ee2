public import Topology

/// A snapshot made ready for questions: the only thing that can be assessed.
///
/// Every command, scenario and test asks of an estate, so that one snapshot in one month has one total: what the meters
/// tell of its traffic is in it, and each noun's owner is resolved once.
@dynamicMemberLookup
public struct Estate: Sendable {
    /// The snapshot with what its meters tell of traffic that no row tells of, and with each Kubernetes noun's cluster.
    public let snapshot: Snapshot
    /// The owner of each noun.
    public let owners: Owners
    package let index: NetworkIndex

    /// The estate of a snapshot as the store gives it.
    public init(_ snapshot: Snapshot) {
        let index = NetworkIndex(snapshot)
        let directory = ClusterDirectory(snapshot, index: index)
        var resolution = ClusterResolution(snapshot, index: index, directory: directory)
        var placed = snapshot
        resolution.resolve(&placed)
        // Neither step touches the network or the clusters: both are arranged once.
        self.snapshot = placed.withMeteredTraffic()
        self.index = index
        owners = Owners(self.snapshot, index: index, directory: directory)
    }

    /// An estate whose traffic and clusters are taken as they stand.
    package init(prepared: Snapshot) {
        snapshot = prepared
        index = NetworkIndex(prepared)
        owners = Owners(
            prepared, index: index, directory: ClusterDirectory(prepared, index: index))
    }

    /// An edited copy; its traffic is taken as it stands, for meters tell of the estate before the edit.
    public func replacing(_ edited: Snapshot) -> Estate { Estate(prepared: edited) }

    public subscript<Value>(dynamicMember path: KeyPath<Snapshot, Value>) -> Value {
        snapshot[keyPath: path]
    }
}
