public import Topology
public import Units
public import Words

/// One billed station on the way of a traffic class.
public enum Hop: Hashable, Sendable {
    /// Through a zonal NAT gateway, or a regional one in the zone of the source.
    case natGateway(Identifier<NATGateway>, isRegional: Bool, zone: ZoneName?)
    /// Between two zones of one VPC: each end may be billed.
    case crossZone(fromResource: String, from: ZoneName, toResource: String, to: ZoneName)
    /// Out to the internet and back.
    case internet(zone: ZoneName?)
    /// To S3 or DynamoDB by a gateway endpoint, which costs nothing.
    case gatewayEndpoint(Identifier<VPCEndpoint>)
    /// To a service by an interface endpoint.
    case interfaceEndpoint(Identifier<VPCEndpoint>, zone: ZoneName?)
    /// To a service or a VPC in another region.
    case interRegion(to: Region)
    /// Over a peering connection within a region.
    case peering(Identifier<VPCPeeringConnection>, zone: ZoneName?, crossesZones: Bool)
    /// Into a transit gateway, which asks the sender.
    case transitGateway(String, attachment: String?, zone: ZoneName?)
    /// The way back through a transit gateway, which the far VPC pays where that is in the snapshot too.
    case transitGatewayReturn(String, attachment: String?)
    /// Through a Gateway Load Balancer's endpoint, to a firewall for instance.
    case gatewayLoadBalancerEndpoint(Identifier<VPCEndpoint>, zone: ZoneName?)
    /// To the interfaces that a cluster's control plane has in the VPC, of which a share stands in other zones.
    case controlPlane(cluster: String, zone: ZoneName?, crossing: Ratio)
    /// A station of which is known that it is there, but not what it asks.
    case unmodelled(PathReason)
}

/// The way of a traffic class, or why there is none.
public enum Path: Hashable, Sendable {
    case hops([Hop])
    /// The route tables let the packets go nowhere, so that they cost nothing.
    case dropped(PathReason)
    /// The class cannot be routed, or where it goes is not in the input.
    case unresolved(PathReason)
}
