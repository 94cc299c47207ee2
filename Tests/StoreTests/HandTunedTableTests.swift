import Testing
import Topology

@testable import Store

/// Tables too large for a walk of fields are written by hand: they have the columns that the fields say.
@Suite struct HandTunedTableTests {
    @Test func `interfaces are kept in the columns of their fields`() {
        #expect(Set(NetworkInterfaceTable.names) == Set(NetworkInterface.fields.flatMap(\.columns)))
    }

    @Test func `pods are kept in the columns of their fields`() {
        let own: Set = [
            "snapshotID", "clusterNumber", "uid", "workloadName", "constraintsID", "labelsID",
        ]
        #expect(Set(PodTable.columns).subtracting(own) == Set(Pod.fields.flatMap(\.columns)))
    }
}
