import Topology

/// The tables of EC2 and EKS.
enum ComputeTables {
    static let instance = Table<Instance>(
        "instance", key: ["id"], blank: { Instance(id: "", instanceType: "") },
        [
            Field("id", \.id), Field("instanceType", \.instanceType), Field("vpcID", \.vpcID),
            Field("subnetID", \.subnetID), Field("zone", \.zone), Field("tenancy", \.tenancy),
            Field("isSpot", \.isSpot), Field("state", \.state), Field("platform", \.platform),
            Field("clusterName", \.clusterName), Field("nodeGroupName", \.nodeGroupName),
            Field("autoScalingGroupName", \.autoScalingGroupName), Field("publicIP", \.publicIP),
        ])

    static let instanceType = Table<InstanceType>(
        "instanceType", key: ["name"], blank: { InstanceType(name: "") },
        [
            Field("name", \.name), Field("vcpus", \.vcpus), Field("memoryMiB", \.memoryMiB),
            Field("architecture", \.architecture), Field("enisOnDefaultCard", \.enisOnDefaultCard),
            Field("ipv4PerENI", \.ipv4PerENI), Field("hypervisor", \.hypervisor),
            Field("isBareMetal", \.isBareMetal),
        ])

    static let autoScalingGroup = Table<AutoScalingGroup>(
        "autoScalingGroup", key: ["name"],
        blank: { AutoScalingGroup(name: "", minSize: 0, maxSize: 0, desiredCapacity: 0) },
        [
            Field("name", \.name), Field("minSize", \.minSize), Field("maxSize", \.maxSize),
            Field("desiredCapacity", \.desiredCapacity), Field("zones", \.zones),
            Field("subnetIDs", \.subnetIDs),
            Field("instanceIDs", \.instanceIDs), Field("instanceTypes", \.instanceTypes),
            Field("tags", \.tags),
        ])

    static let launchTemplateVersion = Table<LaunchTemplateVersion>(
        "launchTemplateVersion", key: ["templateID", "version"],
        blank: { LaunchTemplateVersion(templateID: "", version: 0) },
        [
            Field("templateID", \.templateID), Field("version", \.version), Field("isDefault", \.isDefault),
            Field("instanceType", \.instanceType), Field("imageID", \.imageID), Field("userData", \.userData),
        ])

    static let cluster = Table<Cluster>(
        "cluster", key: ["name", "arn"], blank: { Cluster(name: "") },
        [
            Field("name", \.name), Field("arn", \.arn), Field("region", \.region),
            Field("accountID", \.accountID),
            Field("version", \.version), Field("status", \.status), Field("endpoint", \.endpoint),
            Field("vpcID", \.vpcID), Field("subnetIDs", \.subnetIDs),
            Field("endpointPublicAccess", \.endpointPublicAccess),
            Field("endpointPrivateAccess", \.endpointPrivateAccess),
            Field("serviceIPv4CIDR", \.serviceIPv4CIDR),
            Field("ipFamily", \.ipFamily), Field("supportType", \.supportType),
            Field("encryptionKeyARN", \.encryptionKeyARN), Field("controlPlaneTier", \.controlPlaneTier),
        ])

    static let nodeGroup = Table<NodeGroup>(
        "nodeGroup", key: ["clusterName", "name", "arn"], blank: { NodeGroup(name: "", clusterName: "") },
        [
            Field("clusterName", \.clusterName), Field("name", \.name), Field("arn", \.arn),
            Field("status", \.status),
            Field("version", \.version), Field("capacityType", \.capacityType), Field("minSize", \.minSize),
            Field("maxSize", \.maxSize), Field("desiredSize", \.desiredSize),
            Field("instanceTypes", \.instanceTypes),
            Field("subnetIDs", \.subnetIDs), Field("amiType", \.amiType), Field("diskSizeGiB", \.diskSizeGiB),
            Field("launchTemplateID", \.launchTemplateID),
            Field("launchTemplateVersion", \.launchTemplateVersion),
            Field("labels", \.labels), Field("taints", \.taints), Field("maxUnavailable", \.maxUnavailable),
            Field("maxUnavailablePercentage", \.maxUnavailablePercentage),
            Field("updateStrategy", \.updateStrategy),
            Field("autoScalingGroupNames", \.autoScalingGroupNames),
        ])

    static let addon = Table<Addon>(
        "addon", key: ["clusterName", "name", "arn"], blank: { Addon(name: "", clusterName: "") },
        [
            Field("clusterName", \.clusterName), Field("name", \.name), Field("arn", \.arn),
            Field("version", \.version),
            Field("status", \.status), Field("configurationValues", \.configurationValues),
        ])

    static let fargateProfile = Table<FargateProfile>(
        "fargateProfile", key: ["clusterName", "name", "arn"],
        blank: { FargateProfile(name: "", clusterName: "") },
        [
            Field("clusterName", \.clusterName), Field("name", \.name), Field("arn", \.arn),
            Field("subnetIDs", \.subnetIDs),
            Field("status", \.status),
        ])
}
