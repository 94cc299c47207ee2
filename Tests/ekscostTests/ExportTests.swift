import Corpora
import Exchange
import Foundation
import Store
import Testing
import Topology

/// A snapshot goes out as JSON and comes back as it was.
@Suite struct ExportTests {
    /// What a store holds, without the number, which is the store's own.
    static func snapshot(_ path: String, _ number: Int64? = nil) throws -> Snapshot {
        var snapshot = try TopologyStore(readingFrom: path).load(number, detail: .everything)
        snapshot.number = nil
        return snapshot
    }

    /// Writes a snapshot into the program's store by way of a bundle.
    static func keep(_ snapshot: Snapshot, in program: Program) throws {
        let bundle = program.folder.appending(path: "whole.json").path
        try BundleFile(snapshot, isRedacted: false).write(to: bundle)
        let outcome = try program.run("import", "json", bundle)
        #expect(outcome.status == 0 && !outcome.errors.contains("warning"), "\(outcome.errors)")
    }

    /// Read from another property by whoever needs it, and kept nowhere.
    static let derived: Set = [
        "addons.environment", "addons.eniConfigs", "launchTemplateVersions.kubelet",
    ]

    @Test func `the fixture has two of everything, alike in nothing`() throws {
        for list in Mirror(reflecting: try SecretEstate.snapshot()).children {
            guard let label = list.label, label != "number", label != "takenAt" else { continue }
            let nouns = Mirror(reflecting: list.value).children.map { Mirror(reflecting: $0.value) }
            #expect(!nouns.isEmpty, "\(label) has none: an export of it is not tested")
            // Placements are derived by the store, of one pod here; lists are AWS's own names.
            guard label != "workloadPlacements", label != "readLists", let first = nouns.first else {
                continue
            }
            for (place, property) in first.children.enumerated()
            where !Self.derived.contains("\(label).\(property.label ?? "?")") {
                let values = Set(
                    nouns.map { String(describing: Array($0.children)[place].value) })
                #expect(
                    values.count > 1,
                    "\(label).\(property.label ?? "?") is the same in all: vary it in SecretEstate")
            }
        }
    }

    @Test func `every property of every noun comes back`() throws {
        let program = try Program()
        defer { program.remove() }
        let whole = try SecretEstate.snapshot()
        try Self.keep(whole, in: program)
        let back = try Self.snapshot(program.folder.appending(path: "ekscost.sqlite").path)
        for (ours, theirs) in zip(Mirror(reflecting: whole).children, Mirror(reflecting: back).children) {
            let pairs = zip(
                Mirror(reflecting: ours.value).children, Mirror(reflecting: theirs.value).children)
            for (a, b) in pairs where a.value as? AnyHashable != b.value as? AnyHashable {
                Issue.record("went out:\n\(a.value)\ncame back:\n\(b.value)")
            }
        }
        #expect(back == whole)
    }

    @Test func `the example's export gives the same snapshot and the same answer`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        #expect(try program.run("export", "-o", "out.json").status == 0)
        #expect(try program.run("import", "json", "out.json", "--db", "other.sqlite").status == 0)
        let stores = ["ekscost.sqlite", "other.sqlite"].map { program.folder.appending(path: $0).path }
        #expect(try Self.snapshot(stores[0]) == Self.snapshot(stores[1]))
        let answers = try stores.map {
            try program.run("what-if", "--nat-per-az", "--month", "2026-10", "--format", "json", "--db", $0)
        }
        #expect(answers[0].output == answers[1].output && answers[0].output.contains("monthly_cost"))
    }

    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `corpora come back as they were`() throws {
        let program = try Program()
        defer { program.remove() }
        let folders = ["aws-cli-doc-examples", "moto-capture", "cloudmapper-demo", "moto-instance-types"]
        let clusters = ["replicated-troubleshoot-k8s"]
        for (place, names) in [folders, clusters].enumerated() {
            let paths = names.map { Corpora.folder.appending(path: $0).path }
            let store = program.folder.appending(path: "\(place).sqlite").path
            let first = try program.run(["import", "json", "--keep-going", "--db", store] + paths)
            #expect(first.status == 0, "\(first.errors.suffix(300))")
            let bundle = try program.run("export", "--db", store)
            let second = try program.run(
                "import", "json", "-", "--db", store, input: bundle.output)
            #expect(second.status == 0, "\(second.errors.suffix(300))")
            let changes = try program.run("snapshots", "diff", "1", "2", "--db", store)
            #expect(changes.status == 0 && changes.output.isEmpty, "\(changes.output.prefix(500))")
            #expect(try Self.snapshot(store, 1) == Self.snapshot(store, 2))
        }
    }

    @Test func `a bundle keeps its time, unless the user says another or adds it to a snapshot`() throws {
        let program = try Program()
        defer { program.remove() }
        let bundle = try program.file(
            "a.json",
            #"{"schema":"ekscost.snapshot.v1","takenAt":"2025-01-31T05:06:07Z","Vpcs":[{"VpcId":"vpc-1"}]}"#)
        try program.run("import", "json", bundle)
        try program.run("import", "json", bundle, "--taken-at", "2026-02-03T00:00:00Z")
        try program.run("import", "json", bundle, "--into", "2")
        let list = try program.run("snapshots", "list").output
        #expect(
            list.contains("1\t2025-01-31T05:06:07Z") && list.contains("2\t2026-02-03T00:00:00Z"), "\(list)")
    }

    @Test(arguments: [
        (#"{"schema":"ekscost.snapshot.v2","Vpcs":[{"VpcId":"vpc-1"}]}"#, "newer than this ekscost"),
        (#"{"schema":"ekscost.snapshot.v1","takenAt":"yesterday"}"#, "no time such as"),
    ])
    func `what is no bundle of ours is refused`(text: String, why: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run("import", "json", try program.file("a.json", text))
        #expect(outcome.status == 65 && outcome.errors.contains(why), "\(outcome.errors)")
        #expect(try program.run("snapshots", "list").output.isEmpty)
    }

    @Test func `a file that cannot be written is 73, a store that is not there 66`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("export").status == 66)
        try program.importExample()
        let outcome = try program.run("export", "-o", "nowhere/a.json")
        #expect(outcome.status == 73 && outcome.errors.contains("nowhere/a.json"), "\(outcome.errors)")
    }
}
