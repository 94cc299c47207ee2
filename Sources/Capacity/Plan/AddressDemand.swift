public import Units

/// The demand of a VPC that does not exist yet.
public struct AddressDemand: Hashable, Sendable {
    /// Nodes of one type.
    public struct NodeGroup: Hashable, Sendable {
        public var facts: InstanceFacts
        public var nodes: Int
        public init(facts: InstanceFacts, nodes: Int) {
            self.facts = facts
            self.nodes = nodes
        }
    }

    /// The way in which the VPC CNI gives pods their addresses.
    public enum CNIMode: String, Hashable, Sendable, CaseIterable {
        case secondaryIP = "secondary-ip"
        case prefixDelegation = "prefix-delegation"
        /// Pods live in subnets of a second block; nodes keep one address of their own.
        case customNetworking = "custom-networking"
        case customNetworkingWithPrefixes = "custom-networking-prefix"

        public var usesPrefixes: Bool { self == .prefixDelegation || self == .customNetworkingWithPrefixes }
        public var isCustom: Bool { self == .customNetworking || self == .customNetworkingWithPrefixes }
    }

    /// The purpose of a subnet.
    public enum Tier: String, Hashable, Sendable, CaseIterable {
        case publicTier = "public"
        case privateTier = "private"
        /// No way out: the control plane's interfaces and the endpoints.
        case intra
        /// Of the second block, under custom networking.
        case pods
    }

    public var zones: Int
    /// Zones that may fail while the others run every node.
    public var zonesLost = 0
    public var groups: [NodeGroup]
    public var pods: Int
    /// Growth a month, 3/100 for 3 %.
    public var growth: Ratio
    public var months: Int
    public var targets = WarmTargets()
    public var mode = CNIMode.secondaryIP
    /// The tiers of the primary block; what has no tier of its own goes where the nodes are.
    public var tiers: Set<Tier> = [.publicTier, .privateTier, .intra]
    /// Interface endpoints, one address a zone each.
    public var endpoints = 10
    /// Load balancers that face the internet.
    public var loadBalancers = 2
    /// Load balancers within the VPC.
    public var internalLoadBalancers = 0
    /// Indicates whether each zone has a NAT gateway of its own; a regional one takes no address of a subnet.
    public var hasZonalNAT = true
    public init(zones: Int, groups: [NodeGroup], pods: Int, growth: Ratio, months: Int) {
        self.zones = zones
        self.groups = groups
        self.pods = pods
        self.growth = growth
        self.months = months
    }

    /// The factor after all months, in billionths, rounded up each month so that no month is short.
    public var growthBillionths: Int128 {
        var factor: Int128 = 1_000_000_000
        let monthly = Ratio.one + growth
        for _ in 0..<months {
            factor = (factor * monthly.numerator + monthly.denominator - 1) / monthly.denominator
            if factor > 1_000_000_000_000_000 { break }  // a million times: no VPC is that large
        }
        return factor
    }

    /// A count at the end of the horizon, rounded up.
    public func grown(_ count: Int) -> Int {
        Int((Int128(count) * growthBillionths + 999_999_999) / 1_000_000_000)
    }

    /// The tier where the nodes are: the most private that there is.
    public var nodeTier: Tier {
        [Tier.privateTier, .publicTier, .intra].first { tiers.contains($0) } ?? .privateTier
    }

    /// The tiers that get subnets.
    var tiersInUse: [Tier] {
        Tier.allCases.filter { $0 == .pods ? mode.isCustom : tiers.contains($0) || $0 == nodeTier }
    }
}
