public import Units

/// An EC2 instance.
public struct Instance: Hashable, Sendable {
    public var id: Identifier<Instance>
    public var instanceType: String
    public var vpcID: Identifier<VPC>?
    public var subnetID: Identifier<Subnet>?
    public var zone: ZoneName?
    /// `default`, `dedicated` or `host`.
    public var tenancy: String = "default"
    /// True for a Spot Instance, whose price no list has.
    public var isSpot = false
    /// `running`, `stopped`, ….
    public var state: String = "running"
    /// `windows` for Windows, nil otherwise.
    public var platform: String?
    public var publicIP: IPv4Address?
    public var clusterName: String?
    public var nodeGroupName: String?
    public var autoScalingGroupName: String?
    public init(id: Identifier<Instance>, instanceType: String) {
        self.id = id
        self.instanceType = instanceType
    }
}

/// What EC2 says of an instance type.
public struct InstanceType: Hashable, Sendable {
    public var name: String
    public var vcpus: Int?
    public var memoryMiB: Int?
    /// `x86_64` or `arm64`.
    public var architecture: String?
    /// Interfaces of the default network card, which are those that the VPC CNI uses.
    public var enisOnDefaultCard: Int?
    public var ipv4PerENI: Int?
    /// `nitro`, `xen`; nil on bare metal.
    public var hypervisor: String?
    public var isBareMetal = false
    public init(name: String) { self.name = name }
}

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

/// A version of a launch template.
public struct LaunchTemplateVersion: Hashable, Sendable {
    public var templateID: String
    public var version: Int
    public var isDefault = false
    public var instanceType: String?
    public var imageID: String?
    /// Base64, as the API gives it.
    public var userData: String?
    /// The kubelet's part of the user data, read from it when a kept snapshot is opened; nil where there is none.
    public var kubelet: KubeletSettings?
    public init(templateID: String, version: Int) {
        self.templateID = templateID
        self.version = version
    }
}
