import Topology

extension Redactor {
    func instance(_ old: Instance) -> Instance {
        var new = Instance(id: id(old.id), instanceType: old.instanceType)
        new.vpcID = old.vpcID.map(id)
        new.subnetID = old.subnetID.map(id)
        new.zone = old.zone
        new.tenancy = old.tenancy
        new.isSpot = old.isSpot
        new.state = old.state
        new.platform = old.platform
        new.publicIP = old.publicIP.map(address)
        new.clusterName = old.clusterName.map(text)
        new.nodeGroupName = old.nodeGroupName.map(text)
        new.autoScalingGroupName = old.autoScalingGroupName.map(text)
        return new
    }

    func autoScalingGroup(_ old: AutoScalingGroup) -> AutoScalingGroup {
        var new = AutoScalingGroup(
            name: text(old.name), minSize: old.minSize, maxSize: old.maxSize,
            desiredCapacity: old.desiredCapacity)
        new.zones = old.zones
        new.subnetIDs = ids(old.subnetIDs)
        new.instanceIDs = ids(old.instanceIDs)
        new.instanceTypes = old.instanceTypes
        new.tags = dictionary(old.tags)
        return new
    }

    /// Without the user data, a script that may hold anything.
    func launchTemplate(_ old: LaunchTemplateVersion) -> LaunchTemplateVersion {
        var new = LaunchTemplateVersion(templateID: text(old.templateID), version: old.version)
        new.isDefault = old.isDefault
        new.instanceType = old.instanceType
        new.imageID = old.imageID.map(text)
        return new
    }

    func cluster(_ old: Cluster) -> Cluster {
        var new = Cluster(name: text(old.name))
        new.arn = old.arn.map(text)
        new.region = old.region
        new.accountID = old.accountID.map(text)
        new.version = old.version
        new.status = old.status
        new.endpoint = old.endpoint.map(text)
        new.vpcID = old.vpcID.map(id)
        new.subnetIDs = ids(old.subnetIDs)
        new.endpointPublicAccess = old.endpointPublicAccess
        new.endpointPrivateAccess = old.endpointPrivateAccess
        new.serviceIPv4CIDR = old.serviceIPv4CIDR.map(cidr)
        new.ipFamily = old.ipFamily
        new.supportType = old.supportType
        new.encryptionKeyARN = old.encryptionKeyARN.map(text)
        new.controlPlaneTier = old.controlPlaneTier
        return new
    }

    func nodeGroup(_ old: NodeGroup) -> NodeGroup {
        var new = NodeGroup(name: text(old.name), clusterName: text(old.clusterName))
        new.arn = old.arn.map(text)
        new.status = old.status
        new.version = old.version
        new.capacityType = old.capacityType
        new.minSize = old.minSize
        new.maxSize = old.maxSize
        new.desiredSize = old.desiredSize
        new.instanceTypes = old.instanceTypes
        new.subnetIDs = ids(old.subnetIDs)
        new.amiType = old.amiType
        new.diskSizeGiB = old.diskSizeGiB
        new.launchTemplateID = old.launchTemplateID.map(text)
        new.launchTemplateVersion = old.launchTemplateVersion.map(text)
        new.labels = dictionary(old.labels)
        new.taints = old.taints.map(taint)
        new.maxUnavailable = old.maxUnavailable
        new.maxUnavailablePercentage = old.maxUnavailablePercentage
        new.updateStrategy = old.updateStrategy
        new.autoScalingGroupNames = old.autoScalingGroupNames.map(text)
        return new
    }

    func addon(_ old: Addon) -> Addon {
        var new = Addon(name: text(old.name), clusterName: text(old.clusterName))
        new.arn = old.arn.map(text)
        new.version = old.version
        new.status = old.status
        new.configurationValues = old.configurationValues.map(text)
        return new
    }

    func fargateProfile(_ old: FargateProfile) -> FargateProfile {
        var new = FargateProfile(name: text(old.name), clusterName: text(old.clusterName))
        new.arn = old.arn.map(text)
        new.subnetIDs = ids(old.subnetIDs)
        new.status = old.status
        return new
    }

    func taint(_ old: Taint) -> Taint {
        Taint(key: text(old.key), value: old.value.map(text), effect: old.effect)
    }
}
