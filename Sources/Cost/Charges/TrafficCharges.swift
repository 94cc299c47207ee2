import Estate
import Pricing
package import Topology
import Units
import Words

/// Sends every flow along its path and lets each hop's rule write what it asks.
enum TrafficCharges {
    static func bytes(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let router = TrafficRouter(context)
        var covered = Set<Identifier<VPC>>()
        var metered = Set<Identifier<VPC>>()
        for flow in context.snapshot.traffic {
            let told = router.bill(flow, &sheet)
            if flow.destination == .beyondNAT { metered.formUnion(told) } else { covered.formUnion(told) }
        }
        NATGatewayCharge.unknown(context, &sheet, coveredVPCs: covered.union(metered))
        MeteredTrafficCharge.unknown(context, &sheet)
        VPCEndpointCharge.unknown(context, &sheet, coveredVPCs: covered)
        LoadBalancerTraffic.unknown(context, &sheet)
        if context.snapshot.traffic.contains(where: { $0.destination != .beyondNAT }) {
            sheet.assume(.trafficAsImported)
            if !EndpointKnowledge(context.snapshot, context.index).isKnownBehindNAT {
                sheet.assume(.noEndpoints)
            }
        }
    }
}

/// Sends one flow at a time along its path.
package struct TrafficRouter: Sendable {
    private let context: ChargeContext
    private let spread: TrafficSpread
    private let resolver: RouteResolver

    package init(_ context: ChargeContext) {
        self.context = context
        spread = TrafficSpread(context.estate)
        resolver = RouteResolver(context.snapshot, index: context.index)
    }

    /// Writes what a flow uses.
    ///
    /// - Returns: the VPCs that it starts in and those of the NAT gateways that it passes.
    package func bill(_ flow: TrafficFlow, _ sheet: inout UsageSheet) -> Set<Identifier<VPC>> {
        if case .loadBalancer(let name) = flow.source {
            LoadBalancerTraffic.bytes(flow, name, context, &sheet)
            return []
        }
        let shares = spread.shares(of: flow)
        if shares.isEmpty {
            missing(flow.destination, flow.origin, .sourceNotImported, .none, &sheet)
        }
        var told = Set(shares.map(\.subnet.vpcID))
        for share in shares {
            if let note = share.assumption { sheet.assume(note, of: share.owner) }
            switch resolver.path(from: share.subnet, to: share.destination) {
            case .dropped(let why):
                sheet.warn(.dropped(origin: share.origin, why: why), of: share.owner)
            case .unresolved(let why): missing(share.destination, share.origin, why, share.owner, &sheet)
            case .hops(let hops):
                for hop in hops {
                    if case .natGateway(let id, _, _) = hop, let nat = context.index.natGateways[id] {
                        told.insert(nat.vpcID)
                    }
                    bill(hop, share, &sheet)
                }
            }
        }
        return told
    }

    /// Says of traffic that could not be followed that it is missing, so that the total is a lower bound.
    private func missing(
        _ destination: TrafficDestination, _ origin: String, _ why: PathReason, _ owner: Owner,
        _ sheet: inout UsageSheet
    ) {
        sheet.warn(.notFollowed(origin: origin, why: why), of: owner)
        let (category, usageType): (Category, String) =
            switch destination {
            case .internet: (.internet, PriceKey<Gigabyte>.internetOut.usageType)
            case .service, .beyondNAT: (.natGateway, PriceKey<Gigabyte>.natGatewayBytes.usageType)
            case .transitGateway: (.transitGateway, PriceKey<Gigabyte>.transitGatewayBytes.usageType)
            case .vpc: (.peering, PriceKey<Gigabyte>.regionalBytes.usageType)
            case .subnet, .zone, .cidr, .targets: (.crossAZ, PriceKey<Gigabyte>.regionalBytes.usageType)
            }
        sheet.unknowns.append(
            UnknownUsage(
                category: category, usageType: usageType, resource: origin, zone: nil, unitPrice: nil,
                unit: Gigabyte.symbol, reason: .path(why), owner: owner))
    }

    private func bill(_ hop: Hop, _ share: FlowShare, _ sheet: inout UsageSheet) {
        switch hop {
        case .natGateway: NATGatewayCharge.bytes(hop, share, context, &sheet)
        case .crossZone: CrossZoneCharge.bytes(hop, share, context, &sheet)
        case .internet, .interRegion: InternetCharge.bytes(hop, share, context, &sheet)
        case .interfaceEndpoint, .gatewayLoadBalancerEndpoint:
            VPCEndpointCharge.bytes(hop, share, context, &sheet)
        case .peering: CrossZoneCharge.peering(hop, share, context, &sheet)
        case .transitGateway, .transitGatewayReturn: TransitGatewayCharge.bytes(hop, share, context, &sheet)
        case .controlPlane: ControlPlaneCharge.bytes(hop, share, context, &sheet)
        case .unmodelled(let why): missing(share.destination, share.origin, why, share.owner, &sheet)
        case .gatewayEndpoint: return
        }
    }
}
