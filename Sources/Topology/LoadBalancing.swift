/// A load balancer of any generation.
public struct LoadBalancer: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case application, network, gateway, classic }

    public struct Zone: Hashable, Sendable {
        public var zone: ZoneName
        public var subnetID: Identifier<Subnet>?
        public init(zone: ZoneName, subnetID: Identifier<Subnet>?) {
            self.zone = zone
            self.subnetID = subnetID
        }
    }

    /// The ARN; for a Classic Load Balancer its DNS name, for other regions may have one of its name.
    public var id: Identifier<LoadBalancer>
    public var name: String
    public var kind: Kind
    public var isInternetFacing = false
    public var vpcID: Identifier<VPC>?
    public var region: Region?
    public var zones: [Zone] = []
    /// `active`, `provisioning`, `failed`; nil where the API of its time did not say.
    public var state: String?
    /// The attribute `load_balancing.cross_zone.enabled`; nil where the input did not say.
    public var crossZoneEnabled: Bool?
    public init(id: Identifier<LoadBalancer>, name: String, kind: Kind) {
        self.id = id
        self.name = name
        self.kind = kind
    }

    /// Whether a network interface is one of this load balancer's own, by the description that the service gives it:
    /// `ELB app/NAME/ID`, `ELB net/NAME/ID`, `ELB gwy/NAME/ID`, or `ELB NAME` of a Classic Load Balancer.
    ///
    /// Source: <https://repost.aws/knowledge-center/elb-find-load-balancer-ip>, whose commands filter by it.
    public func owns(_ interface: NetworkInterface) -> Bool {
        guard let text = interface.descriptionText,
            vpcID == nil || interface.vpcID == nil || vpcID == interface.vpcID
        else { return false }
        return switch kind {
        case .application: text.hasPrefix("ELB app/\(name)/")
        case .network: text.hasPrefix("ELB net/\(name)/")
        case .gateway: text.hasPrefix("ELB gwy/\(name)/")
        case .classic: text == "ELB \(name)"
        }
    }
}

/// A group of targets behind a load balancer.
public struct TargetGroup: Hashable, Sendable {
    public var id: Identifier<TargetGroup>
    public var name: String
    /// `instance`, `ip`, `lambda` or `alb`.
    public var targetType: String
    public var vpcID: Identifier<VPC>?
    public var loadBalancerIDs: [Identifier<LoadBalancer>] = []
    public init(id: Identifier<TargetGroup>, name: String, targetType: String) {
        self.id = id
        self.name = name
        self.targetType = targetType
    }
}
