import Topology

extension LoadBalancer {
    /// An application, network or gateway load balancer.
    init?(_ item: JSONValue) {
        guard let arn = item.text("LoadBalancerArn") else { return nil }
        // The ARN's last part begins with app/, net/ or gwy/.
        let kind =
            item.text("Type").flatMap { Kind(rawValue: $0) }
            ?? (arn.contains("/net/") ? .network : arn.contains("/gwy/") ? .gateway : .application)
        self.init(id: Identifier(arn), name: item.text("LoadBalancerName") ?? arn, kind: kind)
        isInternetFacing = item.text("Scheme") == "internet-facing"
        vpcID = item.id("VpcId")
        zones = item.elements("AvailabilityZones").compactMap { zone in
            zone.text("ZoneName").map { Zone(zone: ZoneName($0), subnetID: zone.id("SubnetId")) }
        }
        region = item.id("Region") ?? ARN(arn).region ?? zones.first?.zone.region
        state = item["State"]?.text("Code")
        crossZoneEnabled = LoadBalancer.crossZone(item)
    }

    /// A Classic Load Balancer.
    init?(classic item: JSONValue, at place: Place) {
        guard let name = item.text("LoadBalancerName") else { return nil }
        // Another region may have a Classic Load Balancer of the same name.
        self.init(id: Identifier(item.text("DNSName") ?? name), name: name, kind: .classic)
        isInternetFacing = item.text("Scheme").map { $0 == "internet-facing" } ?? true
        vpcID = item.id("VPCId") ?? item.id("VpcId")
        zones = item.texts("AvailabilityZones").map { Zone(zone: ZoneName($0), subnetID: nil) }
        region = item.id("Region") ?? zones.first?.zone.region ?? place.region
        crossZoneEnabled = LoadBalancer.crossZone(item)
    }

    /// The attribute as a bundle has it; AWS tells it by a call of its own.
    private static func crossZone(_ item: JSONValue) -> Bool? {
        item.elements("Attributes").first { $0.text("Key") == "load_balancing.cross_zone.enabled" }?.bool(
            "Value")
    }
}

extension LoadBalancer {
    /// The answer of `describe-load-balancer-attributes`, which has to be told whose attributes they are:
    /// `--query "{LoadBalancerArn: 'arn:…', Attributes: Attributes}"`.
    static func attributeFacts(_ item: JSONValue) -> [Fact]? {
        guard let arn = item.text("LoadBalancerArn") else { return nil }
        let attributes = item.elements("Attributes")
        let crossZone = attributes.first { $0.text("Key") == "load_balancing.cross_zone.enabled" }
        return crossZone?.bool("Value").map {
            [.loadBalancerAttribute(Identifier(arn), crossZoneEnabled: $0)]
        } ?? []
    }
}

extension TargetGroup {
    init?(_ item: JSONValue) {
        guard let arn = item.text("TargetGroupArn") else { return nil }
        self.init(
            id: Identifier(arn), name: item.text("TargetGroupName") ?? arn,
            targetType: item.text("TargetType") ?? "instance"
        )
        vpcID = item.id("VpcId")
        loadBalancerIDs = item.ids("LoadBalancerArns")
    }
}
