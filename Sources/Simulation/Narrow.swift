public import Topology

extension Snapshot {
    /// The part of the snapshot in the chosen region, VPC and cluster; all of it where none is chosen.
    public func narrowed(to options: AssessmentOptions) -> Snapshot {
        var part = self
        if let name = options.clusterName {
            let vpc = clusters.first { $0.name == name }?.vpcID
            part.clusters.removeAll { $0.name != name }
            part.nodeGroups.removeAll { $0.clusterName != name }
            part.nodes.removeAll { ($0.clusterName ?? name) != name }
            part.instances.removeAll { $0.clusterName != nil && $0.clusterName != name }
            if let vpc { part.keep(vpcs: [vpc]) }
        }
        if let vpc = options.vpcID { part.keep(vpcs: [vpc]) }
        if let region = options.region {
            let index = NetworkIndex(self)
            part.keep(vpcs: Set(vpcs.map(\.id).filter { index.region(of: $0) == region }))
            part.clusters.removeAll { $0.region != nil && $0.region != region }
            part.nodes.removeAll { ($0.region ?? $0.zone?.region).map { $0 != region } ?? false }
            part.elasticIPs.removeAll {
                $0.networkBorderGroup.map { !$0.hasPrefix(region.rawValue) } ?? false
            }
            part.transitGatewayAttachments.removeAll { $0.region.map { $0 != region } ?? false }
            let names = Set(part.clusters.map(\.name))
            part.nodeGroups.removeAll {
                !names.contains($0.clusterName) && clusters.map(\.name).contains($0.clusterName)
            }
        }
        if part.subnets.count < subnets.count || part.loadBalancers.count < loadBalancers.count {
            let elsewhere = FlowsElsewhere(of: self, without: part)
            part.traffic.removeAll(where: elsewhere.contains)
        }
        return part
    }

    private mutating func keep(vpcs kept: Set<Identifier<VPC>>) {
        // An address knows no VPC, but what it is attached to does; an idle one belongs to all.
        let elsewhere = Set(
            natGateways.filter { !kept.contains($0.vpcID) }.flatMap(\.addresses).compactMap(\.publicIP)
                + networkInterfaces.filter { $0.vpcID.map { !kept.contains($0) } ?? false }.compactMap(
                    \.publicIP)
                + instances.filter { $0.vpcID.map { !kept.contains($0) } ?? false }.compactMap(\.publicIP))
        elasticIPs.removeAll { elsewhere.contains($0.publicIP) }
        vpcs.removeAll { !kept.contains($0.id) }
        subnets.removeAll { !kept.contains($0.vpcID) }
        routeTables.removeAll { !kept.contains($0.vpcID) }
        natGateways.removeAll { !kept.contains($0.vpcID) }
        vpcEndpoints.removeAll { !kept.contains($0.vpcID) }
        networkInterfaces.removeAll { $0.vpcID.map { !kept.contains($0) } ?? false }
        instances.removeAll { $0.vpcID.map { !kept.contains($0) } ?? false }
        loadBalancers.removeAll { $0.vpcID.map { !kept.contains($0) } ?? false }
        clusters.removeAll { $0.vpcID.map { !kept.contains($0) } ?? false }
        transitGatewayAttachments.removeAll {
            $0.resourceType == "vpc" && ($0.resourceID.map { !kept.contains(Identifier($0)) } ?? false)
        }
    }
}
