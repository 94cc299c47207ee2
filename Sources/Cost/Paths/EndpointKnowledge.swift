package import Estate
package import Topology

/// Indicates whether it is known which endpoints a VPC has: none that was imported is not none that there is.
package struct EndpointKnowledge {
    private let snapshot: Snapshot
    private let index: NetworkIndex

    package init(_ snapshot: Snapshot, _ index: NetworkIndex) {
        self.snapshot = snapshot
        self.index = index
    }

    /// Returns whether the list of endpoints of a VPC's region was read.
    ///
    /// Snapshots of versions that did not note it count as known.
    package func isKnown(of vpc: Identifier<VPC>) -> Bool {
        if index.endpointsByVPC[vpc]?.isEmpty == false { return true }
        let region = index.region(of: vpc)
        let account = index.vpcs[vpc]?.accountID
        let isLost = snapshot.missingParts.contains { part in
            part.call == "ec2 describe-vpc-endpoints"
                && (part.region.isEmpty || region == nil || part.region == region?.rawValue)
                && (part.accountID.isEmpty || account == nil || part.accountID == account)
        }
        if isLost { return false }
        guard snapshot.vpcEndpoints.isEmpty, let lists = snapshot.readLists else { return true }
        return lists.contains("VpcEndpoints")
    }

    /// The same of every VPC that goes out through NAT.
    var isKnownBehindNAT: Bool { snapshot.vpcsBehindNAT().allSatisfy { isKnown(of: $0.vpc) } }
}
