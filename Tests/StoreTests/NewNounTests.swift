import GRDB
import Testing
import Topology
import Units

@testable import Store

/// A noun of its own that the program knows nothing of: a struct, its fields and a table are all there is to write.
private struct Firewall: Noun, Identified {
    var id: Identifier<Firewall>
    var vpcID: Identifier<VPC>
    var name: String?
    var isProtected = false
    var capacity: Int?
    var mode: String = "strict"
    var blocks: [CIDRBlock] = []
    var zones: [ZoneName] = []
    var endpoint: IPv4Address?

    static let table = NounTable("firewall")
    static let blank = Firewall(id: "", vpcID: "")
    static let fields: [Field<Firewall>] = [
        Field("id", \.id, "FirewallId", isRequired: true),
        Field("vpcID", \.vpcID, "VpcId", isRequired: true),
        Field("isProtected", \.isProtected, "Settings.DeleteProtection"),
        Field("mode", \.mode, "Settings.Mode", .open),
        Field("capacity", \.capacity, "Capacity"),
        .rows(
            "blocks", \.blocks, "Sets[].Cidr", element: "cidr", table: "firewallBlock", owner: "firewallID"),
        Field("zones", \.zones, "Subnets[].AvailabilityZone"),
        Field("endpoint", \.endpoint, "Endpoint.Address"),
        .tag("name", \.name, "Name"),
    ]

    static let migration = """
        CREATE TABLE firewall (
            snapshotID INTEGER NOT NULL, id TEXT NOT NULL, vpcID TEXT NOT NULL, name TEXT,
            isProtected INTEGER NOT NULL, mode TEXT NOT NULL, capacity INTEGER, zones TEXT NOT NULL,
            endpoint INTEGER, PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE firewallBlock (
            snapshotID INTEGER NOT NULL, firewallID TEXT NOT NULL, position INTEGER NOT NULL,
            cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, firewallID, position)
        ) STRICT, WITHOUT ROWID;
        """
}

@Suite struct NewNounTests {
    private static let item: JSONValue = .object([
        "FirewallId": .string("fw-1"), "VpcId": .string("vpc-1"), "Capacity": .number("7"),
        "Settings": .object(["DeleteProtection": .bool(true), "Mode": .string("loose")]),
        "Sets": .array([
            .object(["Cidr": .string("10.0.0.0/8")]), .object(["Cidr": .string("10.9.0.0/16")]),
        ]),
        "Subnets": .array([.object(["AvailabilityZone": .string("us-east-1a")])]),
        "Endpoint": .object(["Address": .string("10.0.0.9")]),
        "Tags": .array([.object(["Key": .string("Name"), "Value": .string("gate")])]),
    ])

    private static let text =
        #"{"FirewallId":"fw-1","VpcId":"vpc-1","Settings":{"DeleteProtection":true,"Mode":"loose"},"#
        + #""Capacity":7,"Sets":[{"Cidr":"10.0.0.0/8"},{"Cidr":"10.9.0.0/16"}],"#
        + #""Subnets":[{"AvailabilityZone":"us-east-1a"}],"Endpoint":{"Address":"10.0.0.9"},"#
        + #""Tags":[{"Key":"Name","Value":"gate"}]}"#

    @Test func `a noun of fields alone is read and written as its JSON`() throws {
        let firewall = try #require(Firewall(Self.item))
        #expect(firewall.isProtected && firewall.mode == "loose" && firewall.capacity == 7)
        #expect(firewall.blocks.map(\.description) == ["10.0.0.0/8", "10.9.0.0/16"])
        #expect(firewall.zones == ["us-east-1a"] && firewall.name == "gate")
        #expect(firewall.document().text == Self.text)
        #expect(Firewall(.object(["FirewallId": .string("fw-1")])) == nil)
        let bare = try #require(Firewall(.object(["FirewallId": .string("a"), "VpcId": .string("b")])))
        #expect(bare == Firewall(id: "a", vpcID: "b"))
        #expect(bare.document().text.hasPrefix(#"{"FirewallId":"a","VpcId":"b","Settings":{"#))
    }

    @Test func `a noun of fields alone is stored and comes back`() throws {
        let firewall = try #require(Firewall(Self.item))
        let bare = Firewall(id: "fw-0", vpcID: "vpc-1")
        try withFile { path in
            _ = try TopologyStore(path: path)
            try DatabaseQueue(path: path).write { db in
                try db.execute(sql: Firewall.migration)
                try db.execute(sql: "INSERT INTO snapshot (id, label, takenAt) VALUES (1, '', 0)")
                let writer = try Writer(db, snapshot: 1)
                try writer.insert(firewall)
                try writer.insert(bare)
                #expect(try Table<Firewall>().load(db, 1) == [bare, firewall])
            }
        }
    }

    @Test func `a redacted copy of it tells what is open alone`() throws {
        let hidden = try #require(Firewall(Self.item)).concealed(by: Blackout())
        #expect(hidden.mode == "loose" && hidden.capacity == 7 && hidden.zones == ["us-east-1a"])
        #expect(hidden.id == "" && hidden.name == "" && hidden.endpoint == IPv4Address(0))
        #expect(hidden.blocks == [.everywhere, .everywhere])
    }
}

/// Replaces everything by nothing.
private struct Blackout: Concealing {
    func text(_ text: String) -> String { "" }
    func address(_ address: IPv4Address) -> IPv4Address { IPv4Address(0) }
    func block(_ block: CIDRBlock) -> CIDRBlock { .everywhere }
    func blockText(_ text: String) -> String { "" }
    func service(_ name: String) -> String { "" }
    func trafficService(_ name: String) -> String { "" }
    func owner(kind: String?, _ name: String) -> String { "" }
}
