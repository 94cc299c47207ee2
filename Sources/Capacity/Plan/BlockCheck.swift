public import Topology
public import Units

/// A range that is in use, with the name of what uses it.
public struct NamedBlock: Hashable, Sendable {
    public var name: String
    public var block: CIDRBlock
    public init(name: String, block: CIDRBlock) {
        self.name = name
        self.block = block
    }
}

/// Indicates whether a block is a good one for a VPC.
public enum BlockCheck {
    /// The bridge of Docker, which swallows traffic to a VPC of the same range.
    ///
    /// Rules.md#secondary-cidr-blocks; EKS user guide `troubleshooting.adoc`.
    public static let dockerBridge = "172.17.0.0/16"

    /// Ranges that no VPC should overlap, wherever it is.
    public static let alwaysTaken =
        VPCBlockRule.never.map { NamedBlock(name: "AWS, which takes no block there", block: $0) }
        + [dockerBridge].compactMap { CIDRBlock($0) }.map {
            NamedBlock(name: "Docker, whose bridge on the nodes it is", block: $0)
        }

    /// Each reason against a block for a new VPC, one sentence each; empty where there is none.
    ///
    /// - Parameter taken: imported VPCs, networks on premises, and what else must not be overlapped, by name.
    public static func reasons(against block: CIDRBlock, serviceCIDR: CIDRBlock?, taken: [NamedBlock])
        -> [String]
    {
        var reasons: [String] = []
        if !SubnetSize.allowedPrefixLengths.contains(block.prefixLength) {
            reasons.append("\(block) is a /\(block.prefixLength), and AWS takes /16 to /28 for a VPC")
        }
        if let serviceCIDR, serviceCIDR.overlaps(block) {
            reasons.append("\(block) overlaps the cluster's service CIDR \(serviceCIDR)")
        } else if let serviceCIDR,
            let refusal = VPCBlockRule.refusal(ofServiceCIDR: serviceCIDR, vpc: [block])
        {
            reasons.append("EKS takes no service CIDR \(serviceCIDR): \(refusal)")
        }
        for other in alwaysTaken + taken where other.block.overlaps(block) {
            reasons.append("\(block) overlaps \(other.block) of \(other.name)")
        }
        return reasons
    }

    /// Notes on a block that do not speak against it but should be known.
    public static func notes(on block: CIDRBlock) -> [String] {
        let own = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"].compactMap {
            CIDRBlock($0)
        }
        var notes: [String] = []
        if !own.contains(where: { $0.contains(block) }) {
            notes.append("\(block) is not private space: use it only if it is yours")
        }
        if let usual = CIDRBlock("172.31.0.0/16"), usual.overlaps(block) {
            notes.append(
                "172.31.0.0/16 is every region's default VPC: no peering with one of those will work")
        }
        let services = BlockPlanner.usualServiceCIDRs.filter { $0.overlaps(block) }
        if let service = services.first,
            let other = BlockPlanner.usualServiceCIDRs.first(where: { $0 != service })
        {
            notes.append(
                "\(service) is one of the two service CIDRs that EKS chooses from: name \(other) instead")
        }
        return notes
    }
}

extension Snapshot {
    /// The ranges that a new VPC must not overlap if it is ever to be connected: VPCs, the far sides of peerings,
    /// and the service CIDRs of clusters.
    public var takenBlocks: [NamedBlock] {
        var taken = vpcs.flatMap { vpc in
            vpc.cidrBlocks.map { block in
                NamedBlock(name: vpc.id.rawValue + (vpc.name.map { " (\($0))" } ?? ""), block: block)
            }
        }
        let known = Set(vpcs.map(\.id))
        for peering in vpcPeeringConnections
        where peering.status == "active" || peering.status == "pending-acceptance" {
            for side in [peering.requester, peering.accepter] {
                if let id = side.vpcID, known.contains(id) { continue }
                let name = "\(side.vpcID?.rawValue ?? "a VPC"), peered over \(peering.id)"
                taken += side.cidrBlocks.map { NamedBlock(name: name, block: $0) }
            }
        }
        for cluster in clusters {
            guard let block = cluster.serviceIPv4CIDR.flatMap({ CIDRBlock($0) }) else { continue }
            taken.append(NamedBlock(name: "the services of cluster \(cluster.name)", block: block))
        }
        var seen = Set<NamedBlock>()
        return taken.filter { seen.insert($0).inserted }
    }

    /// Each reason why AWS would not add a block to a VPC of the snapshot; nil where the snapshot has no such VPC.
    ///
    /// Rules.md#secondary-cidr-blocks; VPC user guide `vpc-cidr-blocks.md`, association restrictions.
    public func reasons(againstAdding block: CIDRBlock, to vpcID: Identifier<VPC>) -> [String]? {
        guard let vpc = vpcs.first(where: { $0.id == vpcID }), let primary = vpc.cidrBlocks.first else {
            return nil
        }
        var reasons: [String] = []
        let associated = Array(vpc.cidrBlocks.dropFirst())
        if let refusal = VPCBlockRule.refusal(of: block, primary: primary, associated: associated) {
            reasons.append("AWS would not add \(block) to \(vpcID): \(refusal)")
        }
        for table in routeTables where table.vpcID == vpcID {
            for route in table.routes where route.target != .local {
                guard case .ipv4(let destination) = route.destination,
                    !VPCBlockRule.isAllowed(block, besideRouteTo: destination)
                else { continue }
                reasons.append(
                    "\(table.id) has a route to \(destination), which \(block) is as large as or larger than")
            }
        }
        for peering in vpcPeeringConnections {
            let sides = [(peering.requester, peering.accepter), (peering.accepter, peering.requester)]
            if peering.status == "pending-acceptance", peering.requester.vpcID == vpcID {
                reasons.append(
                    "\(vpcID) has asked for the peering \(peering.id), and can add nothing until it is accepted"
                )
            }
            for (own, other) in sides where own.vpcID == vpcID && peering.status == "active" {
                for range in other.cidrBlocks where range.overlaps(block) {
                    reasons.append(
                        "\(block) overlaps \(range) of \(other.vpcID?.rawValue ?? "the VPC") behind \(peering.id)"
                    )
                }
            }
        }
        if vpc.cidrBlocks.count >= 5 {
            reasons.append(
                "\(vpcID) has \(vpc.cidrBlocks.count) blocks, and the quota is 5 unless it was raised")
        }
        return reasons
    }
}
