import Estate
import Topology
import Units
import Words

/// Ways over a transit gateway: to a VPC behind it, and out through a VPC that has the way to the internet.
///
/// What is sent into a transit gateway is billed to the sender's attachment, what comes back to the far VPC's; both
/// are the reader's where both attachments are in the snapshot. A transit gateway's own tables are not read: where
/// one VPC alone could be the way out, it is taken to be. Source: <https://aws.amazon.com/transit-gateway/pricing/>.
extension RouteResolver {
    func transitHop(_ gateway: String, from subnet: Subnet) -> Hop {
        .transitGateway(
            gateway, attachment: attachment(of: subnet.vpcID, to: gateway)?.id.rawValue, zone: subnet.zone)
    }

    /// To the VPC behind the gateway that holds a block, and what comes back from there.
    func transitHops(_ gateway: String, to block: CIDRBlock, from subnet: Subnet) -> [Hop] {
        let hop = transitHop(gateway, from: subnet)
        let far = attachments.first { attachment in
            guard attachment.transitGatewayID == gateway, let id = attachment.resourceID,
                id != subnet.vpcID.rawValue, let vpc = index.vpcs[Identifier(id)]
            else { return false }
            return vpc.cidrBlocks.contains { $0.contains(block) }
        }
        guard let far else { return [hop] }
        return [hop, .transitGatewayReturn(gateway, attachment: far.id.rawValue)]
    }

    /// Out by a transit gateway: on through the one VPC behind it that goes out by itself.
    func throughTransitGateway(
        _ gateway: String, from subnet: Subnet, beyond: [Hop], passed: Set<Identifier<Subnet>>
    ) -> Path {
        let hop = transitHop(gateway, from: subnet)
        let exits = attachments.filter {
            $0.transitGatewayID == gateway && $0.resourceID != subnet.vpcID.rawValue
        }
        .compactMap { attachment in exitSubnet(of: attachment, near: subnet).map { (attachment, $0) } }
        guard exits.count == 1 else {
            let id = subnet.id.rawValue
            return .hops([
                hop,
                .unmodelled(
                    exits.isEmpty
                        ? .noExit(gateway: gateway, subnet: id) : .severalExits(gateway: gateway, subnet: id)),
            ])
        }
        let (attachment, exit) = exits[0]
        guard case .hops(let rest) = throughDefaultRoute(of: exit, beyond: beyond, passed: passed) else {
            return .hops([hop, .unmodelled(.exitUnknown(vpc: exit.vpcID.rawValue, gateway: gateway))])
        }
        return .hops([hop, .transitGatewayReturn(gateway, attachment: attachment.id.rawValue)] + rest)
    }

    private func attachment(of vpc: Identifier<VPC>, to gateway: String) -> TransitGatewayAttachment? {
        attachments.first { $0.transitGatewayID == gateway && $0.resourceID == vpc.rawValue }
    }

    /// The attachment's subnet from which the packets go on, in the sender's zone if it has one there.
    private func exitSubnet(of attachment: TransitGatewayAttachment, near subnet: Subnet) -> Subnet? {
        guard attachment.resourceType == "vpc", let id = attachment.resourceID else { return nil }
        let all = index.subnetsByVPC[Identifier(id)] ?? []
        let named = all.filter { attachment.subnetIDs.contains($0.id) }
        let leaving = (named.isEmpty ? index.subnetsBehindNAT(of: Identifier(id)) : named).filter {
            candidate in
            guard let route = index.defaultRoute(of: candidate), !route.isBlackhole else { return false }
            switch route.target {
            case .natGateway, .internetGateway, .vpcEndpoint: return true
            default: return false
            }
        }.sorted { $0.id < $1.id }
        return leaving.first { index.sharesZone($0, subnet) == true } ?? leaving.first
    }
}
