/// The account, region, VPC and cluster that something belongs to; each is nil where it belongs to none or nothing
/// tells.
public struct Owner: Hashable, Sendable {
    public var account: String?
    public var region: Region?
    public var vpc: Identifier<VPC>?
    public var cluster: ClusterID?

    public init(
        account: String? = nil, region: Region? = nil, vpc: Identifier<VPC>? = nil, cluster: ClusterID? = nil
    ) {
        self.account = account
        self.region = region
        self.vpc = vpc
        self.cluster = cluster
    }

    /// The owner of things that belong to nobody in particular.
    public static let none = Owner()

    /// Account, region, VPC and cluster as one text, for a stable order.
    public var key: String {
        [account, region?.rawValue, vpc?.rawValue, cluster?.rawValue].map { $0 ?? "" }.joined(separator: "|")
    }

    /// The owner that several owners have in common.
    public init(common owners: Set<Owner>) {
        func one<Value: Hashable>(_ values: [Value?]) -> Value? {
            let different = Set(values)
            return different.count == 1 ? different.first ?? nil : nil
        }
        self.init(
            account: one(owners.map(\.account)), region: one(owners.map(\.region)),
            vpc: one(owners.map(\.vpc)), cluster: one(owners.map(\.cluster)))
    }
}

/// The part of an estate that a question is about; all of it where nothing is chosen.
public struct Scope: Hashable, Sendable {
    public var account: String?
    public var region: Region?
    public var vpc: Identifier<VPC>?
    public var cluster: ClusterID?

    public init(
        account: String? = nil, region: Region? = nil, vpc: Identifier<VPC>? = nil, cluster: ClusterID? = nil
    ) {
        self.account = account
        self.region = region
        self.vpc = vpc
        self.cluster = cluster
    }

    public static let whole = Scope()

    public var isWhole: Bool { self == .whole }

    /// Returns whether something of this owner is in the part that was chosen.
    public func holds(_ owner: Owner) -> Bool {
        (account == nil || account == owner.account) && (region == nil || region == owner.region)
            && (vpc == nil || vpc == owner.vpc) && (cluster == nil || cluster == owner.cluster)
    }
}
