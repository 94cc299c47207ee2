public import Topology
public import Units

/// The use of a subnet's addresses, and the number that are left.
public struct SubnetCapacity: Hashable, Sendable {
    /// Addresses that one kind of thing holds.
    public struct Holding: Hashable, Sendable {
        public var kind: AddressHolder
        public var addresses: Int
        /// Interfaces, or the things whose interfaces were not imported.
        public var count: Int
        /// `configured` where interfaces were counted, `assumed` for an estimate.
        public var basis: Basis
    }

    public var id: Identifier<Subnet>
    public var name: String?
    public var vpcID: Identifier<VPC>
    public var zone: ZoneName?
    /// nil for an IPv6-only subnet, whose figures are nil too.
    public var cidr: CIDRBlock?
    /// The block less the five addresses that AWS keeps: used, free and reserved together.
    public var usable: Int?
    public var used: Int?
    public var free: Int?
    /// Set aside by CIDR reservations and not in use.
    public var reserved: Int?
    /// Aligned blocks of 16 of which no address is taken; nil where no interface tells which are.
    public var freePrefixes: Int?
    /// The largest aligned block of which no address is taken.
    public var largestFree: CIDRBlock?
    /// The part of the free addresses that lies in no free block of 16.
    public var fragmentation: Ratio?
    /// One character a stretch of the block, from free to full; nil where no interface tells what is taken.
    public var picture: String?
    /// The holders of addresses, most first.
    public var holders: [Holding] = []
    /// `configured` where interfaces or AWS's own figure were counted, `assumed` where all is estimated.
    public var basis: Basis = .assumed
    /// The free addresses that AWS reported.
    public var reportedAvailable: Int?
    /// The reason why AWS's figure is another than the one counted; nil where they agree or there is none.
    public var difference: String?
    /// Addresses that load balancers may still take as they grow.
    public var loadBalancerGrowth = 0
    /// Addresses in use if every node group had all the nodes that it may; nil where `used` is.
    public var usedAtMaximum: Int?
    /// The number of those that the subnet does not have.
    public var shortAtMaximum: Int? {
        guard let usedAtMaximum, let usable, let reserved else { return nil }
        return max(usedAtMaximum - (usable - reserved), 0)
    }
    public var exhaustedOn: ExhaustionDates?

    init(_ subnet: Subnet) {
        id = subnet.id
        name = subnet.name
        vpcID = subnet.vpcID
        zone = subnet.zone
        cidr = subnet.cidr
    }
}

extension SubnetCapacity {
    /// Addresses that grow with the pods; what is unseen on a subnet of nodes is theirs where nothing was counted.
    var growing: Int {
        let own = holders.filter(\.kind.growsWithPods)
        let isEstimate = own.contains { $0.basis == .assumed }
        let unseen = isEstimate ? holders.filter { $0.kind == .unseen } : []
        let sum = (own + unseen).reduce(0) { $0 + $1.addresses }
        return min(sum, used ?? sum)
    }
}
