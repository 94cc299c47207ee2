import Topology

extension InternetGateway {
    /// - Parameter key: the field with its id, which tells an egress-only gateway.
    init?(_ item: JSONValue, key: String) {
        guard let id = item.text(key) else { return nil }
        self.init(id: Identifier(id))
        isEgressOnly = key.hasPrefix("Egress")
        vpcIDs = item.elements("Attachments").filter { $0.text("State")?.hasPrefix("detach") != true }
            .compactMap { $0.id("VpcId") }
    }
}
