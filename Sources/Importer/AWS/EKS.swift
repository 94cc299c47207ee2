import Topology
import Units

extension Cluster {
    init?(_ item: JSONValue) {
        guard let name = item.text("name") else { return nil }
        self.init(name: name)
        arn = item.text("arn")
        let parts = arn.map { ARN($0) }
        region = parts?.region
        accountID = parts?.accountID
        version = item.text("version")
        status = item.text("status")
        endpoint = item.text("endpoint")
        if let network = item["resourcesVpcConfig"] {
            vpcID = network.id("vpcId")
            subnetIDs = network.ids("subnetIds")
            endpointPublicAccess = network.bool("endpointPublicAccess")
            endpointPrivateAccess = network.bool("endpointPrivateAccess")
        }
        serviceIPv4CIDR = item["kubernetesNetworkConfig"]?.text("serviceIpv4Cidr")
        ipFamily = item["kubernetesNetworkConfig"]?.text("ipFamily")
        supportType = item["upgradePolicy"]?.text("supportType")
        encryptionKeyARN =
            item.elements("encryptionConfig").compactMap { $0["provider"]?.text("keyArn") }.first
        controlPlaneTier = item["controlPlaneScalingConfig"]?.text("tier")
    }
}

extension NodeGroup {
    init?(_ item: JSONValue) {
        guard let name = item.text("nodegroupName"), let cluster = item.text("clusterName") else {
            return nil
        }
        self.init(name: name, clusterName: cluster)
        arn = item.text("nodegroupArn")
        status = item.text("status")
        version = item.text("version")
        capacityType = item.text("capacityType") ?? "ON_DEMAND"
        minSize = item["scalingConfig"]?.int("minSize")
        maxSize = item["scalingConfig"]?.int("maxSize")
        desiredSize = item["scalingConfig"]?.int("desiredSize")
        instanceTypes = item.texts("instanceTypes")
        subnetIDs = item.ids("subnets")
        amiType = item.text("amiType")
        diskSizeGiB = item.int("diskSize")
        launchTemplateID = item["launchTemplate"]?.text("id")
        launchTemplateVersion = item["launchTemplate"]?.text("version")
        labels = item.dictionary("labels")
        taints = item.elements("taints").compactMap { taint in
            taint.text("key").map {
                Taint(key: $0, value: taint.text("value"), effect: NodeGroup.effect(taint.text("effect")))
            }
        }
        maxUnavailable = item["updateConfig"]?.int("maxUnavailable")
        maxUnavailablePercentage = item["updateConfig"]?.int("maxUnavailablePercentage")
        updateStrategy = item["updateConfig"]?.text("updateStrategy")
        autoScalingGroupNames =
            item["resources"]?.elements("autoScalingGroups").compactMap { $0.text("name") } ?? []
    }

    /// EKS shouts what Kubernetes writes in camel case.
    private static func effect(_ text: String?) -> String {
        switch text {
        case "NO_EXECUTE": "NoExecute"
        case "PREFER_NO_SCHEDULE": "PreferNoSchedule"
        case "NO_SCHEDULE", nil: "NoSchedule"
        case .some(let other): other
        }
    }
}

extension Addon {
    init?(_ item: JSONValue) {
        guard let name = item.text("addonName"), let cluster = item.text("clusterName") else { return nil }
        self.init(name: name, clusterName: cluster)
        arn = item.text("addonArn")
        version = item.text("addonVersion")
        status = item.text("status")
        configurationValues = item.text("configurationValues")
    }
}

extension FargateProfile {
    init?(_ item: JSONValue) {
        guard let name = item.text("fargateProfileName"), let cluster = item.text("clusterName") else {
            return nil
        }
        self.init(name: name, clusterName: cluster)
        arn = item.text("fargateProfileArn")
        subnetIDs = item.ids("subnets")
        status = item.text("status")
    }
}
