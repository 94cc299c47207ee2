import Foundation
import Store
import Testing
import Topology
import Units

/// Traffic tables, flow logs and bills that are imported again.
@Suite struct InputCommandTests {
    private static let header = "source,destination,gb_out,gb_in\n"

    /// A snapshot with one subnet in the program's store.
    private func program() throws -> Program {
        let program = try Program()
        let estate = try program.file(
            "estate.json",
            """
            {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
             "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
                          "AvailabilityZone": "eu-west-1a"}]}
            """)
        #expect(try program.run("import", "json", estate).status == 0)
        return program
    }

    private func rows(_ program: Program) throws -> [String] {
        try TopologyStore(readingFrom: program.folder.appending(path: "ekscost.sqlite").path).load(nil)
            .traffic
            .map { "\($0.table) \($0.out.decimal)" }.sorted()
    }

    @Test func `a table is one however its path is spelt`() throws {
        let program = try program()
        defer { program.remove() }
        let file = try program.file(
            "in/flows.csv", Self.header + "subnet-1,internet,10,0\nsubnet-1,s3,20,0\n")
        try FileManager.default.createSymbolicLink(
            atPath: program.folder.appending(path: "link.csv").path, withDestinationPath: "in/flows.csv")
        for path in ["in/flows.csv", "./in/flows.csv", "in/../in/flows.csv", "link.csv", file] {
            let outcome = try program.run("import", "traffic", path)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try rows(program) == ["flows.csv 10", "flows.csv 20"], "\(path)")
        }
        _ = try program.file("in/flows.csv", Self.header + "subnet-1,tgw,5,0\nsubnet-1,internet,10,0\n")
        let again = try program.run("import", "traffic", "link.csv")
        #expect(
            again.errors.contains(
                "flows.csv: 2 rows read, 2 stored, 0 left out, in place of the 2 that an earlier import of it had"
            ),
            "\(again.errors)")
        #expect(try rows(program) == ["flows.csv 10", "flows.csv 5"])
    }

    @Test func `files of one name in two folders add up, and one named twice counts once`() throws {
        let program = try program()
        defer { program.remove() }
        _ = try program.file("a/t.csv", Self.header + "subnet-1,internet,1,0\n")
        _ = try program.file("b/t.csv", Self.header + "subnet-1,internet,2,0\n")
        _ = try program.file("copy.csv", Self.header + "subnet-1,internet,2,0\n")
        let outcome = try program.run("import", "traffic", "a/t.csv", "b/t.csv", "./a/t.csv", "copy.csv")
        #expect(outcome.errors.contains("not read: copy.csv: the same table as b/t.csv, which counts once"))
        #expect(try rows(program) == ["t.csv (2) 2", "t.csv 1"])
        try program.run("import", "traffic", "b/t.csv")
        #expect(try rows(program) == ["t.csv (2) 2", "t.csv 1"])
    }

    @Test func `a name keeps tables of one file, and of standard input, apart`() throws {
        let program = try program()
        defer { program.remove() }
        for (name, amount) in [("blue", 1), ("green", 2), ("blue", 3)] {
            let text = Self.header + "subnet-1,internet,\(amount),0\n"
            let outcome = try program.run("import", "traffic", "-", "--name", name, input: text)
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        #expect(try rows(program) == ["blue 3", "green 2"])
        let file = try program.file("x.csv", Self.header)
        for arguments in [["--name", ""], ["--name", "flow logs"], [file, "--name", "x"]] {
            #expect(try program.run(["import", "traffic", file] + arguments).status == 64, "\(arguments)")
        }
    }

    @Test func `a table without rows, or with one of another estate, changes nothing`() throws {
        let program = try program()
        defer { program.remove() }
        _ = try program.file("t.csv", Self.header + "subnet-1,internet,1,0\n")
        try program.run("import", "traffic", "t.csv")
        for rows in ["", "subnet-1,internet,2,0\nsubnet-2,internet,2,0\n", "eu-west-1b,s3,1,1\n"] {
            _ = try program.file("t.csv", Self.header + rows)
            let outcome = try program.run("import", "traffic", "t.csv")
            #expect(outcome.status == 65 && outcome.errors.contains("t.csv:"), "\(outcome.errors)")
            #expect(try self.rows(program) == ["t.csv 1"])
        }
    }

    @Test func `inputs are listed, and removed by name or by file`() throws {
        let program = try program()
        defer { program.remove() }
        for name in ["one", "two", "three"] {
            _ = try program.file(
                "\(name).csv",
                Self.header + "subnet-1,internet,1,0\n\(name == "two" ? "subnet-1,s3,1,0\n" : "")")
        }
        for name in ["one", "two"] { try program.run("import", "traffic", "\(name).csv") }
        try program.run("import", "traffic", "three.csv", "--name", "last")
        let shown = try program.run("snapshots", "show", "--format", "json").output
        let document = try JSONDecoder().decode(Shown.self, from: Data(shown.utf8))
        #expect(document.inputs.map(\.name) == ["last", "one.csv", "two.csv"])
        #expect(
            document.inputs.map(\.rows) == [1, 1, 2] && document.inputs.allSatisfy { $0.kind == "traffic" })
        let missing = try program.run("snapshots", "rm", "1", "--traffic", "one.csv", "--traffic", "none")
        #expect(missing.status == 66 && missing.errors.contains("which has last, one.csv, two.csv"))
        #expect(try program.run("snapshots", "rm", "1", "--flow-logs").status == 66)
        #expect(try program.run("snapshots", "rm", "1", "--bill", "2026-01").status == 66)
        #expect(try rows(program).count == 4)
        #expect(
            try program.run("snapshots", "rm", "1", "--traffic", "last", "--traffic", "./two.csv").status == 0
        )
        #expect(try rows(program) == ["one.csv 1"])
    }

    @Test func `an export has the names of tables and no path, and its tables replace themselves too`() throws
    {
        let program = try program()
        defer { program.remove() }
        let file = try program.file(
            "secret-folder/t.csv", Self.header + "subnet-1,internet,1,0\nsubnet-1,internet,1,0\n")
        for path in ["secret-folder/t.csv", file] {
            try program.run("import", "traffic", path)
            let bundle = try program.run("export").output
            #expect(!bundle.contains("secret-folder") && bundle.contains(#""origin":"t.csv","line":3}"#))
            try bundle.write(
                to: program.folder.appending(path: "bundle.json"), atomically: true, encoding: .utf8)
        }
        try program.run("import", "json", "bundle.json")
        #expect(try rows(program) == ["t.csv 1", "t.csv 1"])
        try program.run("import", "json", "bundle.json", "--into", "latest")
        _ = try program.file("secret-folder/t.csv", Self.header + "subnet-1,internet,4,0\n")
        try program.run("import", "traffic", file)
        #expect(try rows(program) == ["t.csv 4"])
    }

    @Test func `a bundle's traffic obeys the bounds of the table`() throws {
        let program = try program()
        defer { program.remove() }
        for (out, back, status) in [
            ("5", "1000000000", 0), ("1000000000.5", "0", 65), ("0", "-1", 65), ("1e3", "0", 65),
            ("", "0", 65),
        ] as [(String, String, Int32)] {
            let row =
                #"{"source":"subnet-1","destination":"s3","gb_out":"\#(out)","gb_in":"\#(back)","basis":"assumed","origin":"x","line":2}"#
            let bundle = try program.file("b.json", #"{"schema":"ekscost.snapshot.v1","Traffic":[\#(row)]}"#)
            let outcome = try program.run("import", "json", bundle)
            #expect(outcome.status == status, "\(out) \(back): \(outcome.errors)")
            #expect(status == 0 || outcome.errors.contains("b.json:1: a row of Traffic"))
        }
    }

    private struct Shown: Decodable {
        struct Input: Decodable {
            var kind, name: String
            var rows: Int
        }
        var inputs: [Input]
    }
}
