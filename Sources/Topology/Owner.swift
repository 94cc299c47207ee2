/// The account, region, VPC and cluster that something belongs to; each is nil where it belongs to none or nothing tells.
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

    /// What belongs to nobody in particular.
    public static let none = Owner()
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

    /// Whether something of this owner is in the part that was chosen.
    public func holds(_ owner: Owner) -> Bool {
        (account == nil || account == owner.account) && (region == nil || region == owner.region)
            && (vpc == nil || vpc == owner.vpc) && (cluster == nil || cluster == owner.cluster)
    }
}
