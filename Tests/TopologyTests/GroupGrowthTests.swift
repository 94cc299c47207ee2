import Testing
import Topology

/// Which of the nodes of an earlier snapshot are a group's.
@Suite struct GroupGrowthTests {
    private let blue = ClusterID("arn:aws:eks:us-east-1:111122223333:cluster/blue")
    private let far = ClusterID("arn:aws:eks:eu-west-1:111122223333:cluster/blue")

    private func nodes(_ counts: [ClusterID: Int], of cluster: ClusterID, isAlone: Bool) -> Int? {
        var usage = SnapshotUsage(number: 1, takenAt: 0)
        for (cluster, count) in counts { usage.nodes[.init(cluster: cluster, name: "batch")] = count }
        return usage.nodes(of: .init(cluster: cluster, name: "batch"), isAlone: isAlone)
    }

    @Test func `nodes of a group of another cluster are not its`() {
        #expect(nodes([blue: 3, far: 5, "green": 9], of: blue, isAlone: false) == 3)
        #expect(nodes([far: 5, "green": 9], of: blue, isAlone: true) == nil)
    }

    @Test func `a cluster that an earlier snapshot knew by its name is the same`() {
        #expect(nodes(["blue": 4, "green": 9], of: blue, isAlone: false) == 4)
        #expect(nodes([blue: 4], of: "blue", isAlone: false) == 4)
    }

    @Test func `nodes of no known cluster are of the only group of the name`() {
        #expect(nodes(["": 6], of: blue, isAlone: true) == 6)
        #expect(nodes(["": 6], of: blue, isAlone: false) == nil)
    }
}
