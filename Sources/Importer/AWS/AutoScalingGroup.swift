import Topology

extension AutoScalingGroup {
    init?(_ item: JSONValue) {
        guard let name = item.text("AutoScalingGroupName") else { return nil }
        let minimum = item.int("MinSize") ?? 0
        self.init(
            name: name, minSize: minimum, maxSize: item.int("MaxSize") ?? minimum,
            desiredCapacity: item.int("DesiredCapacity") ?? minimum)
        zones = item.ids("AvailabilityZones")
        subnetIDs = (item.text("VPCZoneIdentifier") ?? "").split(separator: ",").map { part in
            Identifier(String(part.drop { $0 == " " }))
        }
        instanceIDs = item.elements("Instances").compactMap { $0.id("InstanceId") }
        let overrides = item["MixedInstancesPolicy"]?["LaunchTemplate"]?.elements("Overrides") ?? []
        let types = overrides + item.elements("Instances")
        instanceTypes = types.compactMap { $0.text("InstanceType") }.reduce(into: []) { list, type in
            if !list.contains(type) { list.append(type) }
        }
        tags = item.tags()
    }
}

extension LaunchTemplateVersion {
    init?(_ item: JSONValue) {
        guard let id = item.text("LaunchTemplateId"), let version = item.int("VersionNumber") else {
            return nil
        }
        self.init(templateID: id, version: version)
        isDefault = item.bool("DefaultVersion") ?? false
        guard let data = item["LaunchTemplateData"] else { return }
        instanceType = data.text("InstanceType")
        imageID = data.text("ImageId")
        userData = data.text("UserData")
    }
}
