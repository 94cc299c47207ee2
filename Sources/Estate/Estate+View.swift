public import Topology

extension Estate {
    /// The part of the estate in a scope, to be shown or looked through; it is no estate, for what is left out still
    /// carries and shares the traffic of what is in it.
    public func view(of scope: Scope) -> Snapshot {
        if scope.isWhole { return snapshot }
        let part = ChosenPart(scope, of: self)
        var view = snapshot
        view.vpcs.removeAll { !holds(vpc: $0.id, part) }
        view.subnets.removeAll { !part.mayConcern(owners.owner(of: $0)) }
        view.routeTables.removeAll { !holds(vpc: $0.vpcID, part) }
        view.natGateways.removeAll { !holds(vpc: $0.vpcID, part) }
        view.vpcEndpoints.removeAll { !holds(vpc: $0.vpcID, part) }
        view.networkInterfaces.removeAll { !part.mayConcern(owners.owner(of: $0)) }
        view.elasticIPs.removeAll { !part.holds(owners.owner(of: $0)) }
        view.loadBalancers.removeAll { !part.mayConcern(owners.owner(of: $0)) }
        view.instances.removeAll { !part.mayConcern(owners.owner(of: $0)) }
        view.clusters.removeAll { !part.holds(owners.owner(of: $0.id)) }
        view.nodeGroups.removeAll { !part.holds(owners.owner(of: $0)) }
        view.transitGatewayAttachments.removeAll { attachment in
            guard attachment.resourceType == "vpc", let id = attachment.resourceID else {
                return !part.mayConcern(Owner(region: attachment.region))
            }
            return !holds(vpc: Identifier(id), part)
        }
        keepObjects(of: part, in: &view)
        let spread = TrafficSpread(self)
        view.traffic.removeAll { flow in
            let shares = spread.shares(of: flow)
            if case .loadBalancer(let name) = flow.source {
                return !view.loadBalancers.contains { $0.name == name }
            }
            return !shares.isEmpty && !shares.contains { part.holds($0.owner) }
        }
        return view
    }

    private func keepObjects(of part: ChosenPart, in view: inout Snapshot) {
        struct NodeName: Hashable {
            var cluster: ClusterID
            var name: String
        }
        view.nodes.removeAll { !part.holds(owners.owner(of: $0)) }
        let nodes = Set(view.nodes.map { NodeName(cluster: $0.cluster, name: $0.name) })
        func isHere(_ cluster: ClusterID) -> Bool {
            part.mayConcern(cluster.rawValue.isEmpty ? .none : owners.owner(of: cluster))
        }
        view.pods.removeAll { pod in
            guard let node = pod.nodeName else { return !isHere(pod.cluster) }
            return !nodes.contains(NodeName(cluster: pod.cluster, name: node))
        }
        view.workloads.removeAll { !isHere($0.cluster) }
        view.services.removeAll { !isHere($0.cluster) }
        view.ingresses.removeAll { !isHere($0.cluster) }
        view.endpointCounts.removeAll { !isHere($0.cluster) }
        view.eniConfigs.removeAll { !isHere($0.cluster) }
        view.workloadPlacements.removeAll { !isHere($0.cluster) }
        let clusters = Set(view.clusters.map(\.name))
        view.addons.removeAll { !clusters.contains($0.clusterName) && !snapshot.clusters.isEmpty }
        view.fargateProfiles.removeAll { !clusters.contains($0.clusterName) && !snapshot.clusters.isEmpty }
    }

    private func holds(vpc: Identifier<VPC>, _ part: ChosenPart) -> Bool {
        // A VPC of several clusters is in the scope of each.
        part.mayConcern(owners.owner(of: vpc))
    }

    /// The regions of everything in the estate, sorted: those whose prices are needed.
    public var regions: [Region] {
        var found = Set(snapshot.vpcs.compactMap(\.region) + snapshot.nodes.compactMap(\.region))
        // Zones first: there are few of them, and a name must be read to tell its region.
        var zones = Set(snapshot.subnets.compactMap(\.zone))
        zones.formUnion(snapshot.nodes.lazy.filter { $0.region == nil }.compactMap(\.zone))
        zones.formUnion(snapshot.instances.lazy.compactMap(\.zone))
        zones.formUnion(snapshot.networkInterfaces.lazy.compactMap(\.zone))
        found.formUnion(zones.compactMap(\.region))
        found.formUnion(snapshot.clusters.compactMap { owners.owner(of: $0.id).region })
        found.formUnion(owners.unseenClusters.compactMap { owners.owner(of: $0).region })
        found.formUnion(snapshot.loadBalancers.compactMap { $0.region ?? $0.zones.first?.zone.region })
        found.formUnion(snapshot.elasticIPs.compactMap { owners.owner(of: $0).region })
        found.formUnion(snapshot.transitGatewayAttachments.compactMap(\.region))
        found.formUnion(
            snapshot.vpcPeeringConnections.flatMap { [$0.requester.region, $0.accepter.region] }
                .compactMap(\.self))
        return found.sorted()
    }
}
