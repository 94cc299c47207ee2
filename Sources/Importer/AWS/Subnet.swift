import Topology
import Units

extension Subnet {
    init?(_ item: JSONValue) {
        guard let id = item.text("SubnetId"), let vpcID = item.text("VpcId") else { return nil }
        self.init(id: Identifier(id), vpcID: Identifier(vpcID))
        zone = item.id("AvailabilityZone")
        zoneID = item.text("AvailabilityZoneId")
        accountID = item.text("OwnerId")
        name = item.nameTag
        cidr = item.cidr("CidrBlock")
        ipv6CIDR = item.elements("Ipv6CidrBlockAssociationSet").compactMap { $0.text("Ipv6CidrBlock") }.first
        // An IPv6-native subnet may say 2^64 − 5.
        availableIPAddressCount = item.int("AvailableIpAddressCount").flatMap {
            (0...1 << 32).contains($0) ? $0 : nil
        }
        mapPublicIPOnLaunch = item.bool("MapPublicIpOnLaunch") ?? false
        tags = item.tags()
    }
}

extension SubnetCIDRReservation {
    /// One fact for an IPv4 reservation, none for an IPv6 one, nil for something else.
    static func facts(_ item: JSONValue) -> [Fact]? {
        guard let id = item.text("SubnetCidrReservationId"), let subnetID = item.text("SubnetId") else {
            return nil
        }
        guard let cidr = item.cidr("Cidr") else { return [] }
        return [
            .subnetCIDRReservation(
                SubnetCIDRReservation(
                    id: Identifier(id), subnetID: Identifier(subnetID), cidr: cidr,
                    type: item.text("ReservationType") ?? "explicit"))
        ]
    }
}
