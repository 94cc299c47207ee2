import Topology

extension VPCEndpoint {
    init?(_ item: JSONValue) {
        guard let id = item.text("VpcEndpointId"), let vpcID = item.text("VpcId"),
            let service = item.text("ServiceName")
        else { return nil }
        // Before interface endpoints came there was no type, and route tables tell a gateway's endpoint.
        let isGateway = item.elements("SubnetIds").isEmpty && item.elements("NetworkInterfaceIds").isEmpty
        let kind =
            item.text("VpcEndpointType").flatMap { Kind(rawValue: $0) } ?? (isGateway ? .gateway : .interface)
        self.init(id: Identifier(id), vpcID: Identifier(vpcID), serviceName: service, kind: kind)
        state = item.text("State") ?? "available"
        privateDNSEnabled = item.bool("PrivateDnsEnabled") ?? false
        routeTableIDs = item.ids("RouteTableIds")
        subnetIDs = item.ids("SubnetIds")
    }
}
