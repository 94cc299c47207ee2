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

    /// Returns whether a network interface is one of this load balancer's own, by the description that the service gives it:
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

extension LoadBalancer: Noun {
    public static let table = NounTable("loadBalancer")
    public static let blank = LoadBalancer(id: "", name: "", kind: .application)
    public static let fields: [Field<LoadBalancer>] = [
        Field("id", \.id, "LoadBalancerArn", isRequired: true),
        Field("name", \.name, "LoadBalancerName", otherwise: { $0.id.rawValue }),
        // The ARN's last part begins with app/, net/ or gwy/.
        Field("kind", \.kind, "Type", otherwise: { Kind(ofARN: $0.id.rawValue) }),
        Field(
            "isInternetFacing", \.isInternetFacing, "Scheme", reads: isInternetFacing, writes: addScheme),
        Field("vpcID", \.vpcID, "VpcId"),
        Field(
            "region", \.region, "Region",  // ours: AWS tells it by the ARN alone
            otherwise: { ARN($0.id.rawValue).region ?? $0.zones.first?.zone.region }),
        Field("zones", \.zones, "AvailabilityZones"),
        Field("state", \.state, "State.Code", .open),
        Field(
            "crossZoneEnabled", \.crossZoneEnabled, reads: crossZone, writes: addAttributes),
    ]

    /// As `aws elb describe-load-balancers` spells those of a Classic Load Balancer.
    public static let classicFields: [Field<LoadBalancer>] = [
        Field("name", \.name, "LoadBalancerName", isRequired: true),
        // Another region may have a Classic Load Balancer of the same name.
        Field(
            "id", \.id, "DNSName",
            writes: { if $0.id.rawValue != $0.name { $1.add("DNSName", $0.id.rawValue) } },
            otherwise: { Identifier($0.name) }),
        Field("kind", \.kind, otherwise: { _ in .classic }),
        Field(
            "isInternetFacing", \.isInternetFacing, "Scheme", reads: isInternetFacing, writes: addScheme,
            otherwise: { _ in true }),
        Field("vpcID", \.vpcID, "VPCId", or: ["VpcId"]),
        Field("region", \.region, "Region", otherwise: { $0.zones.first?.zone.region }),
        Field(
            "zones", \.zones,
            reads: { $0.texts("AvailabilityZones").map { Zone(zone: ZoneName($0), subnetID: nil) } },
            writes: { $1.add("AvailabilityZones", $0.zones.map(\.zone.rawValue)) }),
        Field(
            "crossZoneEnabled", \.crossZoneEnabled, reads: crossZone, writes: addAttributes),
    ]

    private static func isInternetFacing(_ item: JSONValue) -> Bool? {
        item.text("Scheme").map { $0 == "internet-facing" }
    }

    private static func addScheme(_ balancer: LoadBalancer, to object: inout JSONObject) {
        object.add("Scheme", balancer.isInternetFacing ? "internet-facing" : "internal")
    }

    private static let crossZoneKey = "load_balancing.cross_zone.enabled"

    /// The attribute in a list of attributes, which AWS tells by a call of its own; a bundle has it in its place.
    public static func crossZone(_ item: JSONValue) -> Bool? {
        item.elements("Attributes").first { $0.text("Key") == crossZoneKey }?.bool("Value")
    }

    private static func addAttributes(_ balancer: LoadBalancer, to object: inout JSONObject) {
        guard let isEnabled = balancer.crossZoneEnabled else { return }
        object.add("Attributes", [JSONObject.pair(crossZoneKey, isEnabled ? "true" : "false")])
    }
}

extension LoadBalancer.Kind {
    fileprivate init(ofARN arn: String) {
        self = arn.contains("/net/") ? .network : arn.contains("/gwy/") ? .gateway : .application
    }
}

extension LoadBalancer.Zone: ListElement {
    /// `zone=subnet`, or the zone alone.
    public var listText: String { zone.rawValue + (subnetID.map { "=" + $0.rawValue } ?? "") }
    public init?(listText: String) {
        let parts = listText.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let zone = parts.first else { return nil }
        self.init(
            zone: ZoneName(String(zone)), subnetID: parts.count == 2 ? Identifier(String(parts[1])) : nil)
    }

    public static func parse(_ json: JSONValue) -> LoadBalancer.Zone? {
        json.id("ZoneName").map { LoadBalancer.Zone(zone: $0, subnetID: json.id("SubnetId")) }
    }

    public var json: String? {
        JSONObject.made {
            $0.add("ZoneName", zone.rawValue)
            $0.add("SubnetId", subnetID?.rawValue)
        }.text
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> LoadBalancer.Zone {
        LoadBalancer.Zone(zone: zone, subnetID: subnetID.concealed(.name, by: veil))
    }
}
