import Corpora
import Foundation
import Importer
import Testing
import Topology

/// Flow logs that others wrote, counted by another program too: flowlogs-reader of PyPI.
@Suite struct FlowLogCorpusTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL.path
    private static var python: String { root + "/.build/venv/bin/python" }
    private static var files: [String] {
        ["awsdocs-vpc-flowlogs", "flowlogs-reader"].flatMap { folder -> [String] in
            let path = Corpora.folder.path + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.filter { $0.hasSuffix(".log") || $0.hasSuffix(".gz") }.sorted().map {
                path + "/" + $0
            }
        }
    }

    private struct Counts: Codable, Equatable {
        var path: String
        var good: Int
        var skipped: Int
        var broken: Int
    }

    @Test(
        .enabled("the documents of other projects are absent") { Corpora.areThere },
        .enabled("`make test` installs flowlogs-reader into .build/venv") {
            FileManager.default.fileExists(atPath: python)
        })
    func `good, skipped and broken lines are as many as flowlogs-reader finds`() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = [Self.root + "/Tests/Bench/flowcounts.py"] + Self.files
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let told = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let theirs = try told.split(separator: UInt8(ascii: "\n")).map {
            try JSONDecoder().decode(Counts.self, from: $0)
        }
        let ours = try Self.files.map { path in
            let counts = try FlowLogImport(paths: [path], snapshot: Snapshot()).run().counts
            return Counts(
                path: path, good: counts.good, skipped: counts.skipped, broken: counts.broken)
        }
        #expect(!theirs.isEmpty)
        #expect(ours == theirs)
    }

    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `a compressed file counts as its plain twin does, and Parquet is named as skipped`() throws {
        let folder = Corpora.folder.path + "/flowlogs-reader"
        for version in ["v3", "v4", "v5", "v6"] {
            let twins = try [".log", ".log.gz"].map {
                try FlowLogImport(paths: ["\(folder)/\(version)\($0)"], snapshot: Snapshot()).run().counts
            }
            #expect(twins[0] == twins[1])
        }
        let all = try FlowLogImport(paths: [folder], snapshot: Snapshot()).run()
        #expect(
            all.skipped.filter { $0.reason.hasPrefix("Parquet") }.map(\.path) == [folder + "/flows.parquet"])
        // The plain twin is read, the packed one would count everything again.
        #expect(all.skipped.filter { $0.reason.contains("counts once") }.count >= 4)
        #expect(all.counts.broken == 1)
    }
}
