public import Units

/// Two ends that exchanged much in a month, as flow logs measured them.
///
/// Only what leaves a zone or the VPC is kept, for only that can cost money.
public struct Talker: Hashable, Sendable {
    /// `namespace/workload` where the address is a pod's, else the address, else the subnet.
    public var near: String
    public var subnet: Identifier<Subnet>
    /// `namespace/workload`, a service, an address of the internet, a subnet.
    public var far: String
    /// The place of that end for the route tables.
    public var destination: TrafficDestination
    public var out: Quantity<Gigabyte>
    public var back: Quantity<Gigabyte>
    public init(
        near: String, subnet: Identifier<Subnet>, far: String, destination: TrafficDestination,
        out: Quantity<Gigabyte>, back: Quantity<Gigabyte>
    ) {
        self.near = near
        self.subnet = subnet
        self.far = far
        self.destination = destination
        self.out = out
        self.back = back
    }
}
