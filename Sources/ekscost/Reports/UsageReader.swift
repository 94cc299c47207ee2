import Capacity
import Exchange
import Simulation
import Store
import Topology

/// The addresses in use in the snapshots up to one, for the dates on which things run out.
enum UsageReader {
    /// - Parameter redactor: hides the names of things, as it does those of the snapshot; nil hides none.
    static func usage(
        upTo number: Int64?, in database: String, _ redactor: Redactor?
    ) throws -> [SnapshotUsage] {
        let history = try TopologyStore(readingFrom: database).usageHistory(upTo: number)
        guard let redactor else { return history }
        return history.map { usage in
            var usage = usage
            usage.subnets = Dictionary(usage.subnets.map { (redactor.id($0.key), $0.value) }) { first, _ in
                first
            }
            usage.nodes = Dictionary(
                usage.nodes.map { group, count in
                    (
                        SnapshotUsage.Group(
                            cluster: redactor.id(group.cluster), name: redactor.name(group.name)), count
                    )
                }
            ) { first, _ in first }
            return usage
        }
    }
}
