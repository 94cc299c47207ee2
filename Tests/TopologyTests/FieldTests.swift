import Testing
import Topology
import Units

/// A noun's fields are all that import, store, export and redaction know of it.
@Suite struct FieldTests {
    /// Properties that no field has: read from another property by whoever needs them, and kept nowhere.
    private static let derived: Set = [
        "Addon.environment", "Addon.eniConfigs", "LaunchTemplateVersion.kubelet",
    ]
    /// Properties whose fields have another name, or several.
    private static let renamed = [
        "VPCPeeringConnection.requester": "requesterVPCID", "VPCPeeringConnection.accepter": "accepterVPCID",
        "TrafficFlow.out": "outGB", "TrafficFlow.back": "backGB", "TrafficFlow.table": "tableName",
    ]

    @Test(arguments: Snapshot.lists.indices)
    func `every property of a noun has a field`(list: Int) {
        expectFields(of: Snapshot.lists[list])
    }

    private func expectFields<List: SnapshotList>(of list: List) {
        let names = Set(List.Element.fields.map(\.name))
        for property in Mirror(reflecting: List.Element.blank).children {
            let label = property.label ?? "?"
            let full = "\(List.Element.self).\(label)"
            guard !Self.derived.contains(full) else { continue }
            #expect(names.contains(Self.renamed[full] ?? label), "\(full) has no field")
        }
    }

    @Test func `every list of a snapshot is walked`() {
        let walked = Set(Snapshot.lists.map { name(of: $0) })
        var whole: Set<String> = []
        for list in Mirror(reflecting: Snapshot()).children {
            let type = "\(type(of: list.value))"
            if type.hasPrefix("Array<") { whole.insert(String(type.dropFirst(6).dropLast())) }
        }
        #expect(walked == whole.subtracting(["WorkloadPlacement"]))
    }

    private func name<List: SnapshotList>(of list: List) -> String { "\(List.Element.self)" }

    @Test(arguments: Snapshot.lists.indices)
    func `members of one object of a document follow each other`(list: Int) {
        expectOrder(of: Snapshot.lists[list])
    }

    private func expectOrder<List: SnapshotList>(of list: List) {
        var left: Set<[String]> = []
        var last: [[String]] = []
        for keys in List.Element.fields.compactMap(\.path?.keys) {
            let groups = (1..<max(keys.count, 1)).map { Array(keys.prefix($0)) }
            for group in groups {
                #expect(!left.contains(group), "\(List.Element.self): \(group) is opened again")
            }
            left.formUnion(last.filter { !groups.contains($0) })
            last = groups
        }
    }

    @Test(arguments: Snapshot.lists.indices)
    func `no address is told by a redacted copy`(list: Int) {
        expectHiddenAddresses(Snapshot.lists[list])
    }

    private func expectHiddenAddresses<List: SnapshotList>(_ list: List) {
        var noun = List.Element.blank
        for field in List.Element.fields where !field.columns.isEmpty {
            try? field.take(&noun, InventedAddress())
        }
        let hidden = noun.concealed(by: Blackout())
        for property in Mirror(reflecting: hidden).children {
            let type = "\(type(of: property.value))"
            guard type.contains("IPv4Address") || type.contains("CIDRBlock") else { continue }
            #expect(!"\(property.value)".contains("10.1.2.3"), "\(List.Element.self): \(property)")
        }
    }
}

/// Columns that hold 10.1.2.3 as a number, and as a block of its own.
private final class InventedAddress: ColumnSource {
    private var isBase = true
    let isNull = false
    func skip(_ count: Int) {}
    func integer() -> Int64 {
        defer { isBase.toggle() }
        return isBase ? 167_838_211 : 32
    }
    func text() -> String { "10.1.2.3" }
    func list() -> [String] { ["10.1.2.3/32"] }
    func entries() -> [String: String] { [:] }
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
