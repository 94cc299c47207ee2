import Topology
import Units

extension VPCPeeringConnection {
    init?(_ item: JSONValue) {
        guard let id = item.text("VpcPeeringConnectionId") else { return nil }
        self.init(id: Identifier(id))
        requester = Side(item["RequesterVpcInfo"])
        accepter = Side(item["AccepterVpcInfo"])
        status = item["Status"]?.text("Code") ?? "active"
    }
}

extension VPCPeeringConnection.Side {
    init(_ item: JSONValue?) {
        self.init()
        guard let item else { return }
        vpcID = item.id("VpcId")
        accountID = item.text("OwnerId")
        region = item.id("Region")
        let set = item.elements("CidrBlockSet").compactMap { $0.cidr("CidrBlock") }
        cidrBlocks = set.isEmpty ? item.cidr("CidrBlock").map { [$0] } ?? [] : set
    }
}

extension TransitGatewayAttachment {
    init?(_ item: JSONValue, at place: Place) {
        guard let id = item.text("TransitGatewayAttachmentId"), let gateway = item.text("TransitGatewayId")
        else {
            return nil
        }
        let type = item.text("ResourceType") ?? "vpc"
        self.init(id: Identifier(id), transitGatewayID: gateway, resourceType: type)
        resourceID = item.text("ResourceId") ?? item.text("VpcId")
        subnetIDs = item.ids("SubnetIds")
        state = item.text("State") ?? "available"
        region = item.id("Region") ?? place.region
    }
}
