import Foundation
import Testing

/// Errors end in one line and in a code of the contract.
@Suite struct ExitCodeTests {
    @Test func `an unknown option is wrong usage`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("what-if", "--nat-per-zone").status == 64)
        #expect(try program.run("what-if").status == 64)
        #expect(try program.run("snapshots", "prune", "--keep", "0").status == 64)
    }

    @Test func `broken JSON is named with file and place and leaves the earlier snapshot`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let before = try program.run("what-if", "--nat-per-az", "--format", "json").output
        let broken = try program.file("in/broken.json", #"{"Vpcs": [{"VpcId": "vpc-1", ]}"#)
        let outcome = try program.run("import", "json", broken)
        #expect(outcome.status == 65)
        #expect(outcome.errors.hasPrefix("ekscost: error: "))
        #expect(outcome.errors.contains("broken.json"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try program.run("what-if", "--nat-per-az", "--format", "json").output == before)
        #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 1)
    }

    @Test func `keep going skips what is broken and lists it`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file("in/broken.json", "{")
        _ = try program.file("in/vpcs.json", #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#)
        let outcome = try program.run("import", "json", "in", "--keep-going")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("broken.json"))
    }

    @Test func `a missing file, a missing store and a file that is no store are told apart`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("import", "json", "nowhere.json").status == 66)
        #expect(try program.run("what-if", "--nat-per-az", "--db", "nowhere.sqlite").status == 66)
        _ = try program.file(
            "notes.sqlite", "this is no database, and long enough to be taken for one by its name")
        #expect(try program.run("what-if", "--nat-per-az", "--db", "notes.sqlite").status == 65)
        #expect(try program.run("import", "traffic", "t.csv", "--db", "fresh.sqlite").status == 66)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "fresh.sqlite").path))
    }

    @Test func `a region without prices is an unpriced line, and ends with 78 under strict`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.unpricedEstate(
            """
            "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1",
              "Associations": [{"Main": true, "RouteTableId": "rtb-1"}],
              "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}]}]
            """)
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        let loose = try program.run("what-if", "--no-nat", "--format", "json")
        #expect(loose.status == 0, "\(loose.errors)")
        #expect(loose.output.contains(#""complete" : false"#))
        #expect(loose.output.contains("xx-nowhere-1"))
        let strict = try program.run("what-if", "--no-nat", "--strict")
        #expect(strict.status == 78)
    }

    @Test func `a bad configuration is 78 and names the place`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        _ = try program.file("ekscost.yaml", "billed_sides: three\n")
        let outcome = try program.run("what-if", "--nat-per-az")
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("ekscost.yaml"))
    }

    @Test func `help and version go to standard output and end with 0`() throws {
        let program = try Program()
        defer { program.remove() }
        let help = try program.run("--help")
        #expect(help.status == 0 && help.output.contains("what-if"))
        #expect(try program.run("--version").output == "0.1.0\n")
    }
}

/// What an import does to the store when it finds nothing.
@Suite struct EmptyImportTests {
    @Test func `a folder in which nothing is recognised makes no snapshot, a named file ends with 65`() throws
    {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let other = try program.file("other/state.json", #"{"terraform_version": "1.1", "resources": []}"#)
        let outcome = try program.run("import", "json", program.folder.appending(path: "other").path)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("state.json") && outcome.errors.contains("no snapshot was made"))
        let named = try program.run("import", "json", other)
        #expect(named.status == 65 && named.errors.contains("this is a Terraform state, \(other), "))
        #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 1)
    }
}
