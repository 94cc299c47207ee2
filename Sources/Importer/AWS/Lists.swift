import Topology
import Units

// What an item of a list says besides, or instead of, the fields of its noun.

extension VPC {
    /// The answer of `describe-vpc-attribute`, which tells one attribute a call.
    static func attributeFacts(_ item: JSONValue) -> [Fact]? {
        guard let id = item.text("VpcId") else { return nil }
        func flag(_ key: String) -> Bool? { item[key]?.bool("Value") ?? item.bool(key) }
        return [
            .vpcAttribute(
                Identifier(id), enableDNSSupport: flag("EnableDnsSupport"),
                enableDNSHostnames: flag("EnableDnsHostnames"))
        ]
    }
}

extension SubnetCIDRReservation {
    /// One fact for an IPv4 reservation, none for an IPv6 one, nil for something else.
    static func facts(_ item: JSONValue) -> [Fact]? {
        SubnetCIDRReservation(item).map { [.subnetCIDRReservation($0)] }
            ?? (item.has("SubnetCidrReservationId", "SubnetId") ? [] : nil)
    }
}

extension PrefixList {
    /// The answer of `get-managed-prefix-list-entries`, which has to be told whose entries they are:
    /// `--query "{PrefixListId: 'pl-1', Entries: Entries}"`.
    static func entryFacts(_ item: JSONValue) -> [Fact]? {
        guard let id = item.text("PrefixListId") else { return nil }
        let blocks = item.elements("Entries").compactMap { $0.cidr("Cidr") }
        return [.prefixListBlocks(Identifier(id), blocks)]
    }
}

extension ElasticIP {
    /// One fact, or none for an address that is not IPv4; nil for something else.
    static func facts(_ item: JSONValue) -> [Fact]? {
        ElasticIP(item).map { [.elasticIP($0)] }
            ?? (item.has("AllocationId") || (item.text("PublicIp") ?? item.text("CarrierIp")) != nil
                ? [] : nil)
    }
}

extension Instance {
    static func facts(ofReservation item: JSONValue) -> [Fact]? {
        guard item.has("Instances") else { return nil }
        return item.elements("Instances").compactMap { Instance($0).map { .instance($0) } }
    }
}

extension LoadBalancer {
    /// The answer of `describe-load-balancer-attributes`, which has to be told whose attributes they are:
    /// `--query "{LoadBalancerArn: 'arn:…', Attributes: Attributes}"`.
    static func attributeFacts(_ item: JSONValue) -> [Fact]? {
        guard let arn = item.text("LoadBalancerArn") else { return nil }
        return LoadBalancer.crossZone(item).map {
            [.loadBalancerAttribute(Identifier(arn), crossZoneEnabled: $0)]
        } ?? []
    }
}
