import Topology
import Units

extension RouteTable {
    init?(_ item: JSONValue) {
        guard let id = item.text("RouteTableId"), let vpcID = item.text("VpcId") else { return nil }
        self.init(id: Identifier(id), vpcID: Identifier(vpcID))
        name = item.nameTag
        routes = item.elements("Routes").compactMap { Route($0) }
        let associations = item.elements("Associations").filter {
            $0["AssociationState"]?.text("State").map { $0 == "associated" || $0 == "associating" } ?? true
        }
        subnetIDs = associations.compactMap { $0.id("SubnetId") }
        isMain = associations.contains { $0.bool("Main") == true }
    }
}

extension Route {
    init?(_ item: JSONValue) {
        let destination: Destination
        if let block = item.cidr("DestinationCidrBlock") {
            destination = .ipv4(block)
        } else if let block = item.text("DestinationIpv6CidrBlock") {
            destination = .ipv6(block)
        } else if let list = item.text("DestinationPrefixListId") {
            destination = .prefixList(Identifier(list))
        } else {
            return nil
        }
        self.init(
            destination: destination, target: Target(item), isBlackhole: item.text("State") == "blackhole")
    }
}

extension Route.Target {
    /// The one target among the many fields that a route may name it in.
    init(_ item: JSONValue) {
        if let id = item.text("NatGatewayId") {
            self = .natGateway(Identifier(id))
        } else if let id = item.text("TransitGatewayId") {
            self = .transitGateway(id)
        } else if let id = item.text("VpcPeeringConnectionId") {
            self = .vpcPeering(Identifier(id))
        } else if let id = item.text("EgressOnlyInternetGatewayId") {
            self = .egressOnlyInternetGateway(id)
        } else if let id = item.text("VpcEndpointId") {
            self = .vpcEndpoint(Identifier(id))
        } else if let id = item.text("InstanceId") {
            self = .instance(id)
        } else if let id = item.text("NetworkInterfaceId") {
            self = .networkInterface(id)
        } else if let id = item.text("GatewayId") {
            self.init(gateway: id)
        } else {
            let others = ["LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn", "OdbNetworkArn"]
            self = .other(others.lazy.compactMap { item.text($0) }.first ?? "unknown")
        }
    }

    private init(gateway id: String) {
        switch id.prefix(while: { $0 != "-" }) {
        case "local": self = .local
        case "igw": self = .internetGateway(id)
        case "vpce": self = .vpcEndpoint(Identifier(id))
        case "vgw": self = .vpnGateway(id)
        case "eigw": self = .egressOnlyInternetGateway(id)
        case "nat": self = .natGateway(Identifier(id))
        default: self = .other(id)
        }
    }
}
