import Topology

extension AWSNoun {
    /// The noun of an object that stands without its wrapper, by the fields that only it has together.
    ///
    /// `aws … --query 'Vpcs[]'` and `jq '.Vpcs[]'` leave such objects.
    init?(bare item: JSONValue) {
        let found: AWSNoun? =
            switch true {
            case item.has("VpcId", "EnableDnsSupport") && !item.has("CidrBlock"),
                item.has("VpcId", "EnableDnsHostnames") && !item.has("CidrBlock"):
                .vpcAttribute
            case item.has("ReservationId", "Instances"): .reservations
            case item.has("InstanceId", "InstanceType", "State"),
                item.has("InstanceId", "InstanceType", "ImageId"),
                item.has("InstanceId", "InstanceType", "Placement"):
                .instances
            case item.has("NetworkInterfaceId", "PrivateIpAddresses"),
                item.has("NetworkInterfaceId", "InterfaceType"),
                item.has("NetworkInterfaceId", "MacAddress"):
                .networkInterfaces
            case item.has("SubnetCidrReservationId"): .subnetCidrReservations
            case item.has("NatGatewayId", "VpcId"): .natGateways
            case item.has("RouteTableId", "Routes"): .routeTables
            case item.has("VpcEndpointId", "ServiceName", "VpcId"): .vpcEndpoints
            case item.has("InternetGatewayId", "Attachments"): .internetGateways
            case item.has("EgressOnlyInternetGatewayId", "Attachments"): .egressOnlyInternetGateways
            case item.has("VpcPeeringConnectionId", "RequesterVpcInfo"): .vpcPeeringConnections
            case item.has("TransitGatewayAttachmentId", "TransitGatewayId", "VpcId"):
                .transitGatewayVpcAttachments
            case item.has("TransitGatewayAttachmentId", "TransitGatewayId", "ResourceType"):
                .transitGatewayAttachments
            case item.has("LoadBalancerArn", "LoadBalancerName"): .loadBalancers
            case item.has("LoadBalancerArn", "Attributes"): .loadBalancerAttributes
            case item.has("PrefixListId", "Entries"): .prefixListEntries
            case item.has("TargetGroupArn", "TargetGroupName"): .targetGroups
            case item.has("LoadBalancerName", "DNSName", "ListenerDescriptions"): .loadBalancerDescriptions
            case item.has("AutoScalingGroupName", "MinSize", "MaxSize"): .autoScalingGroups
            case item.has("LaunchTemplateId", "VersionNumber"): .launchTemplateVersions
            case item.has("FlowLogId", "ResourceId"): .flowLogs
            case item.has("PrefixListId", "PrefixListName"): .prefixLists
            case item.has("PublicIp", "Domain"), item.has("PublicIp", "AllocationId"): .addresses
            case item.has("InstanceType", "VCpuInfo"), item.has("InstanceType", "NetworkInfo"): .instanceTypes
            case item.has("ZoneName", "RegionName"): .availabilityZones
            case item.has("SubnetId", "VpcId", "AvailabilityZone"),
                item.has("SubnetId", "VpcId", "CidrBlock"):
                .subnets
            case item.has("VpcId", "CidrBlock"): .vpcs
            case item.has("name", "resourcesVpcConfig"): .cluster
            case item.has("nodegroupName", "clusterName", "scalingConfig"),
                item.has("nodegroupName", "clusterName", "nodegroupArn"):
                .nodegroup
            case item.has("addonName", "clusterName"): .addon
            case item.has("fargateProfileName", "clusterName"): .fargateProfile
            default: nil
            }
        guard let found else { return nil }
        self = found
    }
}
