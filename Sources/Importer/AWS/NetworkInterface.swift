import Topology
import Units

extension NetworkInterface {
    /// An interface straight from the stream, for there are tens of thousands.
    ///
    /// Nil where the value is no object or has no id.
    static func read(_ reader: inout JSONReader) throws(JSONStop) -> NetworkInterface? {
        guard try reader.enterObject() else { return nil }
        var interface = NetworkInterface(id: "")
        var single: IPv4Address?
        while let key = try reader.key() {
            switch key {
            case "NetworkInterfaceId": interface.id = Identifier(try reader.text() ?? "")
            case "VpcId": interface.vpcID = try reader.text().map { Identifier($0) }
            case "SubnetId": interface.subnetID = try reader.text().map { Identifier($0) }
            case "AvailabilityZone": interface.zone = try reader.text().map { Identifier($0) }
            case "InterfaceType": interface.interfaceType = try reader.text() ?? "interface"
            case "Description": interface.descriptionText = try reader.text()
            case "Status": interface.status = try reader.text()
            case "RequesterId": interface.requesterID = try reader.text()
            case "PrivateIpAddress": single = try reader.address()
            case "Attachment": interface.instanceID = try reader.member("InstanceId").map { Identifier($0) }
            case "Association": try interface.readAssociation(&reader)
            case "PrivateIpAddresses": try interface.readAddresses(&reader)
            case "Ipv4Prefixes":
                guard try reader.enterArray() else { break }
                while try reader.element() {
                    if let text = try reader.member("Ipv4Prefix"), let block = CIDRBlock(canonicalising: text)
                    {
                        interface.ipv4Prefixes.append(block)
                    }
                }
            default: try reader.skip()
            }
        }
        if interface.privateIPs.isEmpty, let single { interface.privateIPs = [single] }
        return interface.id.rawValue.isEmpty ? nil : interface
    }

    private mutating func readAssociation(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "PublicIp": publicIP = try reader.address()
            case "IpOwnerId": publicIPOwner = try reader.text()
            default: try reader.skip()
            }
        }
    }

    private mutating func readAddresses(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterArray() else { return }
        while try reader.element() {
            guard try reader.enterObject() else { continue }
            var address: IPv4Address?
            var isPrimary = false
            while let key = try reader.key() {
                switch key {
                case "PrivateIpAddress": address = try reader.address()
                case "Primary": isPrimary = try reader.bool() ?? false
                default: try reader.skip()
                }
            }
            if let address { privateIPs.insert(address, at: isPrimary ? 0 : privateIPs.count) }
        }
    }
}

extension JSONReader {
    /// The text of a string or a number; nil for "", null and anything else, which is passed over.
    mutating func text() throws(JSONStop) -> String? {
        guard let text = try scalar(), text.count > 0 else { return nil }
        return text.string
    }

    /// An IPv4 address; nil for anything else, which is passed over.
    mutating func address() throws(JSONStop) -> IPv4Address? {
        try scalar()?.address
    }

    /// One member's text of the object that follows.
    mutating func member(_ name: StaticString) throws(JSONStop) -> String? {
        guard try enterObject() else { return nil }
        var found: String?
        while let key = try key() {
            if name ~= key { found = try text() } else { try skip() }
        }
        return found
    }
}

extension JSONText {
    /// The IPv4 address that it is; nil for anything else.
    var address: IPv4Address? { hasEscapes ? nil : IPv4Address(utf8: bytes) }
}
