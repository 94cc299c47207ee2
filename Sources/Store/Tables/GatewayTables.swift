import Topology
import Units

/// The tables of gateways, endpoints, links between networks, and load balancers.
enum GatewayTables {
    static let natGateway = Table<NATGateway>(
        "natGateway", key: ["id"], blank: { NATGateway(id: "", vpcID: "") },
        [
            Field("id", \.id), Field("vpcID", \.vpcID), Field("subnetID", \.subnetID),
            Field("availability", \.availability), Field("isPublic", \.isPublic), Field("state", \.state),
            Field("name", \.name),
        ], children: [Child(natGatewayAddress, of: \.id.rawValue, \.addresses)])

    private static let natGatewayAddress = Table<NATGateway.Address>(
        "natGatewayAddress", key: ["natGatewayID", "position"], owned: true, blank: { NATGateway.Address() },
        [
            Field("allocationID", \.allocationID), Field("publicIP", \.publicIP),
            Field("privateIP", \.privateIP),
            Field("networkInterfaceID", \.networkInterfaceID), Field("zone", \.zone),
        ])

    static let internetGateway = Table<InternetGateway>(
        "internetGateway", key: ["id"], blank: { InternetGateway(id: "") },
        [Field("id", \.id), Field("vpcIDs", \.vpcIDs), Field("isEgressOnly", \.isEgressOnly)])

    static let vpcEndpoint = Table<VPCEndpoint>(
        "vpcEndpoint", key: ["id"],
        blank: { VPCEndpoint(id: "", vpcID: "", serviceName: "", kind: .interface) },
        [
            Field("id", \.id), Field("vpcID", \.vpcID), Field("serviceName", \.serviceName),
            Field("kind", \.kind),
            Field("state", \.state), Field("privateDNSEnabled", \.privateDNSEnabled),
            Field("routeTableIDs", \.routeTableIDs), Field("subnetIDs", \.subnetIDs),
        ])

    static let vpcPeeringConnection = Table<VPCPeeringConnection>(
        "vpcPeeringConnection", key: ["id"], blank: { VPCPeeringConnection(id: "") },
        [
            Field("id", \.id), Field("status", \.status), Field("requesterVPCID", \.requester.vpcID),
            Field("requesterAccountID", \.requester.accountID), Field("requesterRegion", \.requester.region),
            Field("requesterCIDRBlocks", \.requester.cidrBlocks), Field("accepterVPCID", \.accepter.vpcID),
            Field("accepterAccountID", \.accepter.accountID), Field("accepterRegion", \.accepter.region),
            Field("accepterCIDRBlocks", \.accepter.cidrBlocks),
        ])

    static let transitGatewayAttachment = Table<TransitGatewayAttachment>(
        "transitGatewayAttachment", key: ["id"],
        blank: { TransitGatewayAttachment(id: "", transitGatewayID: "", resourceType: "") },
        [
            Field("id", \.id), Field("transitGatewayID", \.transitGatewayID),
            Field("resourceType", \.resourceType),
            Field("resourceID", \.resourceID), Field("subnetIDs", \.subnetIDs), Field("state", \.state),
            Field("region", \.region),
        ])

    static let elasticIP = Table<ElasticIP>(
        "elasticIP", key: ["publicIP"], blank: { ElasticIP(publicIP: IPv4Address(0)) },
        [
            Field("publicIP", \.publicIP), Field("allocationID", \.allocationID),
            Field("associationID", \.associationID), Field("networkInterfaceID", \.networkInterfaceID),
            Field("instanceID", \.instanceID), Field("networkBorderGroup", \.networkBorderGroup),
            Field("publicIPv4Pool", \.publicIPv4Pool),
        ])

    static let loadBalancer = Table<LoadBalancer>(
        "loadBalancer", key: ["id"], blank: { LoadBalancer(id: "", name: "", kind: .application) },
        [
            Field("id", \.id), Field("name", \.name), Field("kind", \.kind),
            Field("isInternetFacing", \.isInternetFacing), Field("vpcID", \.vpcID), Field("region", \.region),
            Field("zones", \.zones), Field("state", \.state), Field("crossZoneEnabled", \.crossZoneEnabled),
        ])

    static let targetGroup = Table<TargetGroup>(
        "targetGroup", key: ["id"], blank: { TargetGroup(id: "", name: "", targetType: "") },
        [
            Field("id", \.id), Field("name", \.name), Field("targetType", \.targetType),
            Field("vpcID", \.vpcID),
            Field("loadBalancerIDs", \.loadBalancerIDs),
        ])
}
