import Foundation
import Testing
import Topology

/// A field of a noun is spelled in its noun's file and in the schema: whoever adds one touches nothing else.
@Suite struct FieldSpellingTests {
    private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")

    /// Nouns that are too many for a walk of their fields, or that documents have in another shape.
    private static let byHand: Set = [
        "NetworkInterface", "Node", "Pod", "Workload", "EndpointCount", "TrafficFlow", "MeterReading",
    ]
    /// Files that tell a thing by its keys, or read an answer that is no noun's.
    private static let others: Set = [
        "Importer/AWS/BareObject.swift", "Importer/AWS/Lists.swift", "Importer/AWS/MeterReading.swift",
        "Importer/AWS/NetworkInterface.swift", "Importer/AWS/AWSNoun.swift",
    ]

    /// Words of other senses too: lists and tables of that name, a prefix of ids, a column of a join.
    private static let homonyms: Set = [
        "AvailabilityZones", "Instances", "destination", "id", "ingress", "kind", "resourceID", "subnet",
    ]

    /// The spellings of a noun's fields, in documents and in columns, without those of its key.
    private static func spellings<List: SnapshotList>(of list: List) -> Set<String> {
        let fields = List.Element.fields.filter { !List.Element.table.key.contains($0.name) }
        let keys = fields.flatMap { [$0.path?.keys.last, $0.path?.inner?.last].compactMap { $0 } }
        return Set(keys + fields.flatMap(\.columns))
    }

    private static func isByHand<List: SnapshotList>(_ list: List) -> Bool {
        byHand.contains("\(List.Element.self)")
    }

    private static func texts() throws -> [(path: String, text: String)] {
        try ["Importer/AWS", "Store", "Exchange"].flatMap { folder in
            let root = sources.appending(path: folder)
            let files = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
            return try files.filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Schema/") }
                .map { "\(folder)/\($0)" }.filter { !others.contains($0) }.sorted()
                .map { ($0, try String(contentsOf: sources.appending(path: $0), encoding: .utf8)) }
        }
    }

    @Test func `the spellings of a plain noun stand in its file and in the schema alone`() throws {
        let texts = try Self.texts()
        #expect(texts.count > 40)
        var byHand = Self.homonyms.union(["name"])
        var plain: Set<String> = []
        for list in Snapshot.lists {
            if Self.isByHand(list) {
                byHand.formUnion(Self.spellings(of: list))
            } else {
                plain.formUnion(Self.spellings(of: list))
            }
        }
        let words = plain.subtracting(byHand)
        #expect(words.count > 100)
        for word in words.sorted() {
            for (path, text) in texts where text.contains("\"\(word)\"") {
                Issue.record("\"\(word)\" stands in \(path)")
            }
        }
    }
}
