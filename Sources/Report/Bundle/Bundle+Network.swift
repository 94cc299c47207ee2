import Topology
import Units

// What `aws ec2 describe-…` prints of the network, as far as the importer reads it.

extension VPC {
    var bundled: JSONObject {
        .made {
            $0.add("VpcId", id.rawValue)
            $0.add("Region", region?.rawValue)  // ours: AWS tells it by where one asks
            $0.add("OwnerId", accountID)
            $0.add("CidrBlock", cidrBlocks.first?.description)
            $0.add(
                "CidrBlockAssociationSet",
                cidrBlocks.map { block in .made { $0.add("CidrBlock", block.description) } })
            $0.add(
                "Ipv6CidrBlockAssociationSet",
                ipv6CIDRBlocks.map { block in .made { $0.add("Ipv6CidrBlock", block) } })
            $0.add("InstanceTenancy", instanceTenancy)
            $0.add("IsDefault", isDefault)
            // Ours in this place: AWS tells each by a call of its own.
            $0.add("EnableDnsSupport", enableDNSSupport)
            $0.add("EnableDnsHostnames", enableDNSHostnames)
            if let name { $0.addTags(["Name": name]) }
        }
    }
}

extension Subnet {
    var bundled: JSONObject {
        .made {
            $0.add("SubnetId", id.rawValue)
            $0.add("VpcId", vpcID.rawValue)
            $0.add("AvailabilityZone", zone?.rawValue)
            $0.add("AvailabilityZoneId", zoneID)
            $0.add("OwnerId", accountID)
            $0.add("CidrBlock", cidr?.description)
            if let ipv6CIDR {
                $0.add("Ipv6CidrBlockAssociationSet", [.made { $0.add("Ipv6CidrBlock", ipv6CIDR) }])
            }
            $0.add("AvailableIpAddressCount", availableIPAddressCount)
            $0.add("MapPublicIpOnLaunch", mapPublicIPOnLaunch)
            // The name is the tag of that name; a copy may hold it alone.
            var all = tags
            if let name { all["Name"] = name }
            $0.addTags(all)
        }
    }
}

extension AvailabilityZone {
    var bundled: JSONObject {
        .made {
            $0.add("ZoneName", name.rawValue)
            $0.add("ZoneId", zoneID)
            $0.add("RegionName", region?.rawValue)
            $0.add("State", state)
            $0.add("ZoneType", type)
        }
    }
}

extension SubnetCIDRReservation {
    var bundled: JSONObject {
        .made {
            $0.add("SubnetCidrReservationId", id.rawValue)
            $0.add("SubnetId", subnetID.rawValue)
            $0.add("Cidr", cidr.description)
            $0.add("ReservationType", type)
        }
    }
}

extension RouteTable {
    var bundled: JSONObject {
        .made {
            $0.add("RouteTableId", id.rawValue)
            $0.add("VpcId", vpcID.rawValue)
            $0.add("Routes", routes.map(\.bundled))
            let main: [JSONObject] = isMain ? [.made { $0.add("Main", true) }] : []
            $0.add(
                "Associations", main + subnetIDs.map { id in .made { $0.add("SubnetId", id.rawValue) } })
            if let name { $0.addTags(["Name": name]) }
        }
    }
}

extension Route {
    var bundled: JSONObject {
        .made {
            switch destination {
            case .ipv4(let block): $0.add("DestinationCidrBlock", block.description)
            case .ipv6(let block): $0.add("DestinationIpv6CidrBlock", block)
            case .prefixList(let list): $0.add("DestinationPrefixListId", list.rawValue)
            }
            let (key, value) = target.bundled
            $0.add(key, value)
            $0.add("State", isBlackhole ? "blackhole" : "active")
        }
    }
}

extension Route.Target {
    fileprivate var bundled: (key: String, value: String) {
        switch self {
        case .local: ("GatewayId", "local")
        case .natGateway(let id): ("NatGatewayId", id.rawValue)
        case .internetGateway(let id), .vpnGateway(let id): ("GatewayId", id)
        case .egressOnlyInternetGateway(let id): ("EgressOnlyInternetGatewayId", id)
        case .vpcEndpoint(let id): ("VpcEndpointId", id.rawValue)
        case .vpcPeering(let id): ("VpcPeeringConnectionId", id.rawValue)
        case .transitGateway(let id): ("TransitGatewayId", id)
        case .networkInterface(let id): ("NetworkInterfaceId", id)
        case .instance(let id): ("InstanceId", id)
        case .other(let id): ("CarrierGatewayId", id)
        }
    }
}

extension PrefixList {
    var bundled: JSONObject {
        .made {
            $0.add("PrefixListId", id.rawValue)
            $0.add("PrefixListName", name)
            $0.add("Cidrs", cidrs.map(\.description))
        }
    }
}

extension FlowLog {
    var bundled: JSONObject {
        .made {
            $0.add("FlowLogId", id.rawValue)
            $0.add("ResourceId", resourceID)
            $0.add("LogFormat", format)
            $0.add("LogDestination", destination)
        }
    }
}
