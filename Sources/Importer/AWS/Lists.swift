import Topology
import Units

extension PrefixList {
    init?(_ item: JSONValue) {
        guard let id = item.text("PrefixListId") else { return nil }
        self.init(id: Identifier(id))
        name = item.text("PrefixListName")
        cidrs = item.texts("Cidrs").compactMap { CIDRBlock(canonicalising: $0) }
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

extension FlowLog {
    init?(_ item: JSONValue) {
        guard let id = item.text("FlowLogId"), let resource = item.text("ResourceId") else { return nil }
        self.init(id: Identifier(id), resourceID: resource)
        format = item.text("LogFormat")
        destination = item.text("LogDestination") ?? item.text("LogGroupName")
    }
}

extension ElasticIP {
    /// One fact, or none for an address that is not IPv4; nil for something else.
    static func facts(_ item: JSONValue) -> [Fact]? {
        guard let text = item.text("PublicIp") ?? item.text("CarrierIp") else {
            return item.has("AllocationId") ? [] : nil
        }
        guard let publicIP = IPv4Address(text) else { return [] }
        var address = ElasticIP(publicIP: publicIP)
        address.allocationID = item.text("AllocationId")
        address.associationID = item.text("AssociationId")
        address.networkInterfaceID = item.text("NetworkInterfaceId")
        address.instanceID = item.text("InstanceId")
        address.networkBorderGroup = item.text("NetworkBorderGroup")
        address.publicIPv4Pool = item.text("PublicIpv4Pool")
        return [.elasticIP(address)]
    }
}
