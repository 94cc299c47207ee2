import Estate
import Pricing
import Topology
import Units
import Words

/// Billed things that a route proves to exist and that were not imported: their cost is unknown, and not nothing.
///
/// A NAT gateway is billed by the hour, so is a transit gateway's attachment of the VPC whose table names it. A route to
/// an endpoint by its prefix list is a gateway endpoint's, which is free.
enum UnseenResources {
    static func note(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let endpoints = Set(context.snapshot.vpcEndpoints.map(\.id))
        let attached = Set(
            context.snapshot.transitGatewayAttachments.map { "\($0.transitGatewayID) \($0.resourceID ?? "")" }
        )
        var seen = Set<String>()
        for table in context.snapshot.routeTables {
            let owner = context.owners.owner(of: table.vpcID)
            for route in table.routes where !route.isBlackhole {
                switch route.target {
                case .natGateway(let id) where context.index.natGateways[id] == nil:
                    guard seen.insert(id.rawValue).inserted else { continue }
                    sheet.leaveOut(
                        .natGateway, PriceKey<Hour>.natGatewayHours.usageType, id.rawValue, of: owner,
                        unit: Hour.symbol,
                        .natGatewayNotImported(id.rawValue))
                case .vpcEndpoint(let id) where !endpoints.contains(id):
                    if case .prefixList = route.destination { continue }
                    guard seen.insert(id.rawValue).inserted else { continue }
                    sheet.leaveOut(
                        .vpcEndpoint, PriceKey<Hour>.vpcEndpointGWLBEHours.usageType, id.rawValue, of: owner,
                        unit: Hour.symbol,
                        .endpointNotImported(id.rawValue))
                case .transitGateway(let id) where !attached.contains("\(id) \(table.vpcID)"):
                    guard seen.insert("\(id) \(table.vpcID)").inserted else { continue }
                    sheet.leaveOut(
                        .transitGateway, PriceKey<Hour>.transitGatewayHours.usageType, id, of: owner,
                        unit: Hour.symbol,
                        .attachmentNotImported(vpc: table.vpcID.rawValue, gateway: id))
                default: continue
                }
            }
        }
    }
}
