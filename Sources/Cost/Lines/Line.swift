public import Topology
public import Units
public import Words

/// The category that a line is filed under.
public enum Category: String, Hashable, Sendable, CaseIterable {
    case eks
    case nodes
    case natGateway = "nat-gateway"
    case crossAZ = "cross-az"
    case vpcEndpoint = "vpc-endpoint"
    case internet
    case interRegion = "inter-region"
    case peering
    case transitGateway = "transit-gateway"
    case loadBalancer = "load-balancer"
    case publicIPv4 = "public-ipv4"
    case kms
}

/// One line of the bill as the model writes it: a usage type of a resource in one tier.
public struct Line: Hashable, Sendable {
    /// Stable between runs: category, usage type, resource, zone and tier.
    public var id: String
    public var category: Category
    /// As AWS spells it, without the region's prefix.
    public var usageType: String
    public var region: String
    /// The line's owner; for traffic that of the subnet it starts in.
    public var owner: Owner
    public var resource: String
    /// The name that people gave the resource, by its Name tag; nil where it has none.
    public var name: String?
    public var zone: String?
    /// An exact decimal; nil where the traffic is not known.
    public var quantity: String?
    public var unit: String
    /// An exact decimal; nil where the book lacks the price.
    public var unitPrice: String?
    /// nil where price or quantity is unknown.
    public var amount: Money?
    public var basis: Basis
    /// The tier, 1 for the first, where the charge has several.
    public var tier: Int?
    /// The part of the list price that is paid.
    public var keeping: Ratio
    public var priceSource: String?
    public var priceDate: String?
    /// The rule that made the line, by the name of its file in `Charges/`.
    public var rule: String
    /// The sources of the quantity, for `explain`.
    public var origins: [String]
    /// What was taken for granted in the quantity.
    public var assumptions: [Assumption]
    /// The operation, where AWS sells several things under one usage type.
    public var operation: String?
    /// The parts that the quantity is the sum of; nil where `AssessmentOptions.keepsParts` did not ask for them.
    public var parts: QuantityParts?
}

/// The sources of a line's quantity, to the last billionth.
public struct QuantityParts: Hashable, Sendable {
    /// A part of a quantity, from one row of the input or one resource.
    public struct Part: Hashable, Sendable {
        /// The file and line, or the call, that said so.
        public var origin: String
        /// An exact decimal in the line's unit.
        public var quantity: String
        /// The traffic that it is made of; nil for what is billed by the hour.
        public var traffic: Traffic?
    }

    /// The part that a row of traffic has in a line.
    public struct Traffic: Hashable, Sendable {
        /// The subnet that the row was spread to, or the load balancer.
        public var source: String
        public var destination: String
        /// From the source, and back to it: the share of this subnet in the row, in GB.
        public var out: String
        public var back: String
    }

    /// They sum to `whole`.
    public var parts: [Part]
    /// The quantity of all tiers together.
    public var whole: String
    /// The use of the tiers before, in the month, where the charge has tiers or a free allowance.
    public var usedBefore: String?
    /// The owner's gigabytes and those of all who share the tiers, each as an exact decimal; nil where nobody else
    /// does.
    public var share: TierShare?

    /// An owner's part in tiers that several share: it has that part of each of them.
    public struct TierShare: Hashable, Sendable {
        public var own: String
        public var all: String
    }
}

/// Something that is billed but whose quantity the input does not tell.
public struct UnknownUsage: Hashable, Sendable {
    public var category: Category
    public var usageType: String
    public var resource: String
    public var zone: String?
    /// The price of one unit, where the book knows it.
    public var unitPrice: String?
    public var unit: String
    /// Why it is unknown, and what would tell.
    public var reason: UsageReason
    /// Whose it is; none where nothing tells.
    public var owner: Owner = .none
}
