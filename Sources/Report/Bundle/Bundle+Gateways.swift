import Topology
import Units

// What `aws ec2 describe-…` and `aws elbv2 describe-…` print of gateways, endpoints and addresses.

extension NATGateway {
    var bundled: JSONObject {
        .made {
            $0.add("NatGatewayId", id.rawValue)
            $0.add("VpcId", vpcID.rawValue)
            $0.add("SubnetId", subnetID?.rawValue)
            $0.add("AvailabilityMode", availability.rawValue)
            $0.add("ConnectivityType", isPublic ? "public" : "private")
            $0.add("State", state)
            $0.add("NatGatewayAddresses", addresses.map(\.bundled))
            if let name { $0.addTags(["Name": name]) }
        }
    }
}

extension NATGateway.Address {
    fileprivate var bundled: JSONObject {
        .made {
            $0.add("AllocationId", allocationID)
            $0.add("PublicIp", publicIP?.description)
            $0.add("PrivateIp", privateIP?.description)
            $0.add("NetworkInterfaceId", networkInterfaceID)
            $0.add("AvailabilityZone", zone?.rawValue)
        }
    }
}

extension InternetGateway {
    var bundled: JSONObject {
        .made {
            $0.add(isEgressOnly ? "EgressOnlyInternetGatewayId" : "InternetGatewayId", id.rawValue)
            $0.add("Attachments", vpcIDs.map { id in .made { $0.add("VpcId", id.rawValue) } })
        }
    }
}

extension VPCEndpoint {
    var bundled: JSONObject {
        .made {
            $0.add("VpcEndpointId", id.rawValue)
            $0.add("VpcEndpointType", kind.rawValue)
            $0.add("VpcId", vpcID.rawValue)
            $0.add("ServiceName", serviceName)
            $0.add("State", state)
            $0.add("PrivateDnsEnabled", privateDNSEnabled)
            $0.add("RouteTableIds", routeTableIDs.map(\.rawValue))
            $0.add("SubnetIds", subnetIDs.map(\.rawValue))
        }
    }
}

extension VPCPeeringConnection {
    var bundled: JSONObject {
        .made {
            $0.add("VpcPeeringConnectionId", id.rawValue)
            $0.add("RequesterVpcInfo") { requester.bundle(into: &$0) }
            $0.add("AccepterVpcInfo") { accepter.bundle(into: &$0) }
            $0.add("Status") { $0.add("Code", status) }
        }
    }
}

extension VPCPeeringConnection.Side {
    fileprivate func bundle(into object: inout JSONObject) {
        object.add("VpcId", vpcID?.rawValue)
        object.add("OwnerId", accountID)
        object.add("Region", region?.rawValue)
        object.add(
            "CidrBlockSet", cidrBlocks.map { block in .made { $0.add("CidrBlock", block.description) } })
    }
}

extension TransitGatewayAttachment {
    var bundled: JSONObject {
        .made {
            $0.add("TransitGatewayAttachmentId", id.rawValue)
            $0.add("TransitGatewayId", transitGatewayID)
            $0.add("Region", region?.rawValue)  // ours: AWS tells it by where one asks
            $0.add("ResourceType", resourceType)
            $0.add("ResourceId", resourceID)
            $0.add("SubnetIds", subnetIDs.map(\.rawValue))
            $0.add("State", state)
        }
    }
}

extension NetworkInterface {
    var bundled: JSONObject {
        .made {
            $0.add("NetworkInterfaceId", id.rawValue)
            $0.add("VpcId", vpcID?.rawValue)
            $0.add("SubnetId", subnetID?.rawValue)
            $0.add("AvailabilityZone", zone?.rawValue)
            $0.add("InterfaceType", interfaceType)
            $0.add("Description", descriptionText)
            $0.add("Status", status)
            $0.add("RequesterId", requesterID)
            if let instanceID { $0.add("Attachment") { $0.add("InstanceId", instanceID.rawValue) } }
            $0.add("Association") {
                $0.add("PublicIp", publicIP?.description)
                $0.add("IpOwnerId", publicIPOwner)
            }
            $0.add(
                "PrivateIpAddresses",
                privateIPs.enumerated().map { place, address in
                    .made {
                        $0.add("PrivateIpAddress", address.description)
                        $0.add("Primary", place == 0)
                    }
                })
            $0.add(
                "Ipv4Prefixes",
                ipv4Prefixes.map { block in .made { $0.add("Ipv4Prefix", block.description) } })
        }
    }
}

extension ElasticIP {
    var bundled: JSONObject {
        .made {
            $0.add("PublicIp", publicIP.description)
            $0.add("AllocationId", allocationID)
            $0.add("AssociationId", associationID)
            $0.add("NetworkInterfaceId", networkInterfaceID)
            $0.add("InstanceId", instanceID)
            $0.add("NetworkBorderGroup", networkBorderGroup)
            $0.add("PublicIpv4Pool", publicIPv4Pool)
        }
    }
}

extension LoadBalancer {
    var bundled: JSONObject {
        .made {
            $0.add("LoadBalancerArn", id.rawValue)
            $0.add("LoadBalancerName", name)
            $0.add("Type", kind.rawValue)
            $0.add("Scheme", isInternetFacing ? "internet-facing" : "internal")
            $0.add("VpcId", vpcID?.rawValue)
            $0.add("Region", region?.rawValue)  // ours: AWS tells it by the ARN alone
            $0.add("AvailabilityZones", zones.map(\.bundled))
            if let state { $0.add("State") { $0.add("Code", state) } }
            if let crossZoneEnabled {
                // Ours in this place: AWS tells it by describe-load-balancer-attributes.
                $0.add(
                    "Attributes",
                    [.pair("load_balancing.cross_zone.enabled", crossZoneEnabled ? "true" : "false")])
            }
        }
    }

    var bundledClassic: JSONObject {
        .made {
            $0.add("LoadBalancerName", name)
            if id.rawValue != name { $0.add("DNSName", id.rawValue) }
            $0.add("Scheme", isInternetFacing ? "internet-facing" : "internal")
            $0.add("VPCId", vpcID?.rawValue)
            $0.add("Region", region?.rawValue)
            $0.add("AvailabilityZones", zones.map(\.zone.rawValue))
            if let crossZoneEnabled {
                $0.add(
                    "Attributes",
                    [.pair("load_balancing.cross_zone.enabled", crossZoneEnabled ? "true" : "false")])
            }
        }
    }
}

extension LoadBalancer.Zone {
    fileprivate var bundled: JSONObject {
        .made {
            $0.add("ZoneName", zone.rawValue)
            $0.add("SubnetId", subnetID?.rawValue)
        }
    }
}

extension TargetGroup {
    var bundled: JSONObject {
        .made {
            $0.add("TargetGroupArn", id.rawValue)
            $0.add("TargetGroupName", name)
            $0.add("TargetType", targetType)
            $0.add("VpcId", vpcID?.rawValue)
            $0.add("LoadBalancerArns", loadBalancerIDs.map(\.rawValue))
        }
    }
}
