package import Estate
package import Topology

extension Estate {
    /// The VPCs with subnets whose way to the internet passes a NAT gateway, their own or one behind a transit gateway;
    /// sorted, each with those subnets.
    package func vpcsOutThroughNAT() -> [(vpc: Identifier<VPC>, subnets: [Subnet])] {
        let resolver = RouteResolver(snapshot, index: index)
        return index.subnetsByVPC.keys.sorted().compactMap { vpc in
            let subnets = (index.subnetsByVPC[vpc] ?? []).filter { subnet in
                if index.natGateway(of: subnet) != nil { return true }
                guard case .hops(let hops) = resolver.path(from: subnet, to: .internet) else { return false }
                return hops.contains { if case .natGateway = $0 { true } else { false } }
            }.sorted { $0.id < $1.id }
            return subnets.isEmpty ? nil : (vpc, subnets)
        }
    }
}
