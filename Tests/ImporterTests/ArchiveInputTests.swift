import Foundation
import Importer
import Testing
import Topology

/// Archives and compressed files, whole, odd and cut short.
@Suite struct ArchiveInputTests {
    private static let vpc = #"{"Vpcs":[{"VpcId":"vpc-1"}]}"#

    /// Runs a tool in a folder.
    private func run(_ tool: String, _ arguments: [String], in folder: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private func packed() throws -> Scratch {
        let scratch = try Scratch()
        _ = try scratch.write("in/a/é b.json", Self.vpc)
        _ = try scratch.write("in/.hidden.json", "{ not JSON")
        _ = try scratch.write("in/__MACOSX/._a.json", Data([0, 5, 22, 7]))
        _ = try scratch.write("in/notes.txt", "{ not JSON")
        try run("tar", ["czf", "export.tar.gz", "in"], in: scratch.path)
        try run("tar", ["cf", "inner.tar", "in"], in: scratch.path)
        let zip = "import shutil; shutil.make_archive('export', 'zip', '.', 'in')"
        try run("python3", ["-c", zip], in: scratch.path)
        return scratch
    }

    @Test(arguments: ["export.tar.gz", "export.zip", "inner.tar"])
    func `members are read like a folder's files, hidden ones left alone`(name: String) throws {
        let scratch = try packed()
        let (facts, summary) = try imported(paths: [scratch.path + "/" + name])
        #expect(facts == [.vpc(VPC(id: "vpc-1"))])
        #expect(summary.filesRead == 1 && summary.ignoredFiles == 3)
    }

    @Test(arguments: ["export.tar.gz", "export.zip"])
    func `an archive that is cut short is an error with its name, and keep-going lists it`(name: String)
        throws
    {
        let scratch = try packed()
        let whole = try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/" + name))
        let cut = try scratch.write("cut-" + name, whole.prefix(whole.count / 3))
        let error = #expect(throws: ImportError.self) { try imported(paths: [cut]) }
        #expect(error?.exitCode == 65)
        #expect(error?.description.contains("cut-" + name) == true)
        let summary = try imported(paths: [cut], keepGoing: true).summary
        #expect(summary.skipped.map(\.path) == [cut])
    }

    @Test func `an archive within an archive is counted as a file of another kind`() throws {
        let scratch = try packed()
        try run("tar", ["czf", "outer.tgz", "export.zip", "inner.tar"], in: scratch.path)
        let summary = try imported(paths: [scratch.path + "/outer.tgz"]).summary
        #expect(summary.ignoredFiles == 2 && summary.documents.isEmpty)
    }

    @Test func `a lone compressed document is read, whatever its ending`() throws {
        let scratch = try Scratch()
        for name in ["pods", "vpcs.json"] {
            let plain = try scratch.write(name, Self.vpc + Self.vpc)
            try run("gzip", [plain], in: scratch.path)
            #expect(try imported(paths: [plain + ".gz"]).facts.count == 2)
        }
        let named = try scratch.write("no-ending", Self.vpc)
        #expect(try imported(paths: [named]).facts.count == 1)
    }

    @Test(arguments: ["empty.tar.gz", "empty.zip", "empty.json", "empty"])
    func `an empty file is an error`(name: String) throws {
        let scratch = try Scratch()
        let path = try scratch.write(name, "")
        let error = #expect(throws: ImportError.self) { try imported(paths: [path]) }
        #expect(error?.description.contains("empty") == true)
    }
}
