import Topology
import Units

extension NATGateway {
    init?(_ item: JSONValue) {
        guard let id = item.text("NatGatewayId") else { return nil }
        // A failed or deleted gateway may have lost its VPC; it bills nothing but is not lost.
        self.init(id: Identifier(id), vpcID: Identifier(item.text("VpcId") ?? ""))
        subnetID = item.id("SubnetId")
        isPublic = item.text("ConnectivityType") != "private"
        state = item.text("State") ?? "available"
        // A CLI older than regional gateways prints no mode, but a zonal gateway that lives has a subnet.
        let isRegional =
            item.text("AvailabilityMode").map { $0 == "regional" } ?? (subnetID == nil && isBilled)
        availability = isRegional ? .regional : .zonal
        name = item.nameTag
        addresses = item.elements("NatGatewayAddresses").map { Address($0) }
    }
}

extension NATGateway.Address {
    init(_ item: JSONValue) {
        self.init()
        allocationID = item.text("AllocationId")
        publicIP = item.address("PublicIp")
        privateIP = item.address("PrivateIp")
        networkInterfaceID = item.text("NetworkInterfaceId")
        zone = item.id("AvailabilityZone") ?? item.id("AvailabilityZoneId")
    }
}
