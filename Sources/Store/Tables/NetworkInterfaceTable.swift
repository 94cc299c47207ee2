import GRDB
import Topology
import Units

/// Network interfaces: up to 50,000 a snapshot with their addresses, so written and read without key paths.
enum NetworkInterfaceTable {
    static let names = [
        "id", "vpcID", "subnetID", "zone", "interfaceType", "descriptionText", "status", "instanceID",
        "requesterID", "publicIP", "publicIPOwner", "privateIPs", "ipv4Prefixes",
    ]
    private static let columns = names.joined(separator: ",")

    static func batch(_ db: Database, _ snapshot: Int64) throws -> RowBatch<NetworkInterface> {
        try RowBatch(db, into: "networkInterface", columns: ["snapshotID"] + names) {
            interface, statement in
            statement.bind(snapshot)
            statement.bind(interface.id.rawValue)
            statement.bind(interface.vpcID?.rawValue)
            statement.bind(interface.subnetID?.rawValue)
            statement.bind(interface.zone?.rawValue)
            statement.bind(interface.interfaceType)
            statement.bind(interface.descriptionText)
            statement.bind(interface.status)
            statement.bind(interface.instanceID?.rawValue)
            statement.bind(interface.requesterID)
            statement.bind(interface.publicIP.map { Int64($0.value) })
            statement.bind(interface.publicIPOwner)
            statement.bind(numbers(interface.privateIPs))
            interface.ipv4Prefixes.bind(to: statement)
        }
    }

    static func load(_ db: Database, _ snapshot: Int64, onlyPublic: Bool) throws -> [NetworkInterface] {
        let statement = try Statement(
            db,
            """
            SELECT \(columns) FROM networkInterface
            WHERE snapshotID = ?\(onlyPublic ? " AND publicIP IS NOT NULL" : "") ORDER BY id
            """)
        statement.bind(snapshot)
        var interfaces: [NetworkInterface] = []
        var seen = Interner()
        while try statement.next() {
            var interface = NetworkInterface(id: Identifier(statement.text()))
            interface.vpcID = statement.optionalText().map { Identifier(seen.shared($0)) }
            interface.subnetID = statement.optionalText().map { Identifier(seen.shared($0)) }
            interface.zone = statement.optionalText().map { ZoneName(seen.shared($0)) }
            interface.interfaceType = seen.shared(statement.text())
            interface.descriptionText = statement.optionalText().map { seen.shared($0) }
            interface.status = statement.optionalText()
            interface.instanceID = statement.optionalText().map { Identifier(seen.shared($0)) }
            interface.requesterID = statement.optionalText().map { seen.shared($0) }
            interface.publicIP = try Optional<IPv4Address>.read(from: statement)
            interface.publicIPOwner = statement.optionalText().map { seen.shared($0) }
            interface.privateIPs = try addresses(statement.text())
            interface.ipv4Prefixes = try [CIDRBlock].read(from: statement)
            interfaces.append(interface)
        }
        return interfaces
    }

    /// A JSON array of numbers: a tenth of the time of a row for each address, and json_each reads it.
    private static func numbers(_ addresses: [IPv4Address]) -> String {
        var out = "["
        for address in addresses {
            if out.utf8.count > 1 { out += "," }
            out += String(address.value)
        }
        return out + "]"
    }

    private static func addresses(_ json: String) throws -> [IPv4Address] {
        try json.dropFirst().dropLast().split(separator: ",").map { part in
            guard let value = UInt32(part) else { throw BadValue("'\(part)' is no IPv4 address") }
            return IPv4Address(value)
        }
    }
}
