import Topology
import Units

extension VPC {
    init?(_ item: JSONValue, at place: Place) {
        guard let id = item.text("VpcId") else { return nil }
        self.init(id: Identifier(id))
        region = item.id("Region") ?? place.region
        accountID = item.text("OwnerId")
        name = item.nameTag
        let primary = item.cidr("CidrBlock")
        let others = item.elements("CidrBlockAssociationSet").filter(VPC.isAssociated("CidrBlockState"))
            .compactMap { $0.cidr("CidrBlock") }
        cidrBlocks = (primary.map { [$0] } ?? []) + others.filter { $0 != primary }
        ipv6CIDRBlocks = item.elements("Ipv6CidrBlockAssociationSet").filter(
            VPC.isAssociated("Ipv6CidrBlockState")
        )
        .compactMap { $0.text("Ipv6CidrBlock") }
        instanceTenancy = item.text("InstanceTenancy") ?? "default"
        isDefault = item.bool("IsDefault") ?? false
        enableDNSSupport = item.bool("EnableDnsSupport")
        enableDNSHostnames = item.bool("EnableDnsHostnames")
    }

    private static func isAssociated(_ key: String) -> (JSONValue) -> Bool {
        { $0[key]?.text("State").map { $0 == "associated" || $0 == "associating" } ?? true }
    }

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
