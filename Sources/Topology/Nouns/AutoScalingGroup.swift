/// An Auto Scaling group.
public struct AutoScalingGroup: Hashable, Sendable {
    public var name: String
    public var minSize: Int
    public var maxSize: Int
    public var desiredCapacity: Int
    public var zones: [ZoneName] = []
    public var subnetIDs: [Identifier<Subnet>] = []
    public var instanceIDs: [Identifier<Instance>] = []
    public var instanceTypes: [String] = []
    public var tags: [String: String] = [:]
    public init(name: String, minSize: Int, maxSize: Int, desiredCapacity: Int) {
        self.name = name
        self.minSize = minSize
        self.maxSize = maxSize
        self.desiredCapacity = desiredCapacity
    }
}

extension AutoScalingGroup: Noun {
    public static let table = NounTable("autoScalingGroup", key: ["name"])
    public static let blank = AutoScalingGroup(name: "", minSize: 0, maxSize: 0, desiredCapacity: 0)
    public static let fields: [Field<AutoScalingGroup>] = [
        Field("name", \.name, "AutoScalingGroupName", isRequired: true),
        Field("minSize", \.minSize, "MinSize"),
        Field("maxSize", \.maxSize, "MaxSize", otherwise: \.minSize),
        Field("desiredCapacity", \.desiredCapacity, "DesiredCapacity", otherwise: \.minSize),
        Field("zones", \.zones, "AvailabilityZones"),
        Field(
            "subnetIDs", \.subnetIDs, "VPCZoneIdentifier",
            reads: { item in
                (item.text("VPCZoneIdentifier") ?? "").split(separator: ",").map { part in
                    Identifier(String(part.drop { $0 == " " }))
                }
            },
            writes: { group, object in
                guard !group.subnetIDs.isEmpty else { return }
                object.add("VPCZoneIdentifier", group.subnetIDs.map(\.rawValue).joined(separator: ","))
            }),
        Field("instanceIDs", \.instanceIDs, "Instances[].InstanceId"),
        Field(
            "instanceTypes", \.instanceTypes,
            "MixedInstancesPolicy.LaunchTemplate.Overrides[].InstanceType", .open, reads: types),
        .tags("tags", \.tags),
    ]

    private static func types(_ item: JSONValue) -> [String] {
        let overrides = item["MixedInstancesPolicy"]?["LaunchTemplate"]?.elements("Overrides") ?? []
        let all = overrides + item.elements("Instances")
        return all.compactMap { $0.text("InstanceType") }.reduce(into: []) { list, type in
            if !list.contains(type) { list.append(type) }
        }
    }
}
