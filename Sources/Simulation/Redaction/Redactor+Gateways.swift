import Topology
import Units

extension Redactor {
    func natGateway(_ old: NATGateway) -> NATGateway {
        var new = NATGateway(id: id(old.id), vpcID: id(old.vpcID))
        new.subnetID = old.subnetID.map(id)
        new.availability = old.availability
        new.isPublic = old.isPublic
        new.state = old.state
        new.name = old.name.map(text)
        new.addresses = old.addresses.map { old in
            var new = NATGateway.Address()
            new.allocationID = old.allocationID.map(text)
            new.publicIP = old.publicIP.map(address)
            new.privateIP = old.privateIP.map(address)
            new.networkInterfaceID = old.networkInterfaceID.map(text)
            new.zone = old.zone
            return new
        }
        return new
    }

    func internetGateway(_ old: InternetGateway) -> InternetGateway {
        var new = InternetGateway(id: id(old.id))
        new.vpcIDs = ids(old.vpcIDs)
        new.isEgressOnly = old.isEgressOnly
        return new
    }

    func endpoint(_ old: VPCEndpoint) -> VPCEndpoint {
        var new = VPCEndpoint(
            id: id(old.id), vpcID: id(old.vpcID), serviceName: service(old.serviceName), kind: old.kind)
        new.state = old.state
        new.privateDNSEnabled = old.privateDNSEnabled
        new.routeTableIDs = ids(old.routeTableIDs)
        new.subnetIDs = ids(old.subnetIDs)
        return new
    }

    func peering(_ old: VPCPeeringConnection) -> VPCPeeringConnection {
        var new = VPCPeeringConnection(id: id(old.id))
        new.requester = side(old.requester)
        new.accepter = side(old.accepter)
        new.status = old.status
        return new
    }

    private func side(_ old: VPCPeeringConnection.Side) -> VPCPeeringConnection.Side {
        var new = VPCPeeringConnection.Side()
        new.vpcID = old.vpcID.map(id)
        new.accountID = old.accountID.map(text)
        new.region = old.region
        new.cidrBlocks = old.cidrBlocks.map(block)
        return new
    }

    func attachment(_ old: TransitGatewayAttachment) -> TransitGatewayAttachment {
        var new = TransitGatewayAttachment(
            id: id(old.id), transitGatewayID: text(old.transitGatewayID), resourceType: old.resourceType)
        new.resourceID = old.resourceID.map(text)
        new.subnetIDs = ids(old.subnetIDs)
        new.state = old.state
        new.region = old.region
        return new
    }

    func networkInterface(_ old: NetworkInterface) -> NetworkInterface {
        var new = NetworkInterface(id: id(old.id))
        new.vpcID = old.vpcID.map(id)
        new.subnetID = old.subnetID.map(id)
        new.zone = old.zone
        new.interfaceType = old.interfaceType
        new.descriptionText = old.descriptionText.map(text)
        new.status = old.status
        new.instanceID = old.instanceID.map(id)
        new.requesterID = old.requesterID.map(text)
        new.privateIPs = old.privateIPs.map(address)
        new.ipv4Prefixes = old.ipv4Prefixes.map(block)
        new.publicIP = old.publicIP.map(address)
        new.publicIPOwner = old.publicIPOwner.map(text)
        return new
    }

    func elasticIP(_ old: ElasticIP) -> ElasticIP {
        var new = ElasticIP(publicIP: address(old.publicIP))
        new.allocationID = old.allocationID.map(text)
        new.associationID = old.associationID.map(text)
        new.networkInterfaceID = old.networkInterfaceID.map(text)
        new.instanceID = old.instanceID.map(text)
        new.networkBorderGroup = old.networkBorderGroup.map(text)
        new.publicIPv4Pool = old.publicIPv4Pool.map(text)
        return new
    }

    func loadBalancer(_ old: LoadBalancer) -> LoadBalancer {
        var new = LoadBalancer(id: id(old.id), name: text(old.name), kind: old.kind)
        new.isInternetFacing = old.isInternetFacing
        new.vpcID = old.vpcID.map(id)
        new.region = old.region
        new.zones = old.zones.map { LoadBalancer.Zone(zone: $0.zone, subnetID: $0.subnetID.map(id)) }
        new.state = old.state
        new.crossZoneEnabled = old.crossZoneEnabled
        return new
    }

    func targetGroup(_ old: TargetGroup) -> TargetGroup {
        var new = TargetGroup(id: id(old.id), name: text(old.name), targetType: old.targetType)
        new.vpcID = old.vpcID.map(id)
        new.loadBalancerIDs = ids(old.loadBalancerIDs)
        return new
    }
}
