import Corpora
import Foundation
import Importer
import Testing
import Topology
import Units

/// The aggregate on real engines against the truth, and against the embedded reader.
@Suite struct FlowEngineTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../..").standardizedFileURL.path
    private static var duckDB: String { root + "/.build/venv/bin/duckdb" }
    private static var python: String { root + "/.build/venv/bin/python" }
    private static var hasDuckDB: Bool { FileManager.default.isExecutableFile(atPath: duckDB) }
    /// The environment that `make test-engines` makes, where Spark is.
    private static var spark: String? {
        guard let named = ProcessInfo.processInfo.environment["EKSCOST_SPARK"] else { return nil }
        let lib = (named.hasPrefix("/") ? named : root + "/" + named) + "/lib"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: lib)) ?? []
        return versions.map { "\(lib)/\($0)/site-packages/pyspark/bin/spark-sql" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    private func matrix(
        _ engine: FlowEngine, _ paths: [String], _ snapshot: Snapshot, program: String, format: String? = nil
    ) throws -> FlowMatrix {
        let scratch = try Scratch()
        let sources = try FlowSourceFinder(
            engine: engine, format: format.flatMap { FlowLogFormat($0) }, snapshot: snapshot
        ).find(paths)
        var run = EngineRun(
            FlowSQL(engine: engine, sources: sources, snapshot: snapshot),
            folder: URL(fileURLWithPath: scratch.path))
        run.program = program
        return try FlowMatrix(run.run().sums, snapshot: snapshot, path: "result")
    }

    @Test(
        .enabled("`make test` installs duckdb into .build/venv") { hasDuckDB }, arguments: ["v5", "v2"])
    func `DuckDB gives the truth of a generated log, and the embedded reader's counts`(form: String) throws {
        let truth = try FlowTruth(form: form)
        let theirs = try matrix(.duckdb, [truth.logs], truth.snapshot, program: Self.duckDB)
        #expect(FlowTruth.rows(theirs) == truth.rows)
        let ours = try FlowLogImport(paths: [truth.logs], snapshot: truth.snapshot).run()
        #expect(theirs.rows == ours.rows)
        #expect(theirs.counts == ours.counts)
        #expect(theirs.window == ours.window)
        #expect(theirs.bytesSeenAtOneEndOnly == ours.bytesSeenAtOneEndOnly)
    }

    @Test(
        .enabled("`make test-engines` installs Spark and runs this") { spark != nil },
        arguments: ["v5", "v2"])
    func `Spark gives the truth of a generated log, and the embedded reader's counts`(form: String) throws {
        let truth = try FlowTruth(form: form)
        let theirs = try matrix(.spark, [truth.logs], truth.snapshot, program: try #require(Self.spark))
        #expect(FlowTruth.rows(theirs) == truth.rows)
        let ours = try FlowLogImport(paths: [truth.logs], snapshot: truth.snapshot).run()
        #expect(theirs.rows == ours.rows)
        #expect(theirs.counts == ours.counts)
    }

    @Test(.enabled("`make test` installs duckdb into .build/venv") { hasDuckDB })
    func `DuckDB judges odd lines as the embedded reader does`() throws {
        let scratch = try Scratch()
        let header =
            "version srcaddr dstaddr packets bytes start end action log-status pkt-src-aws-service pkt-dst-aws-service flow-direction"
        let good = "10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT OK"
        let lines = [
            header, "2 \(good) - - egress", "2  \(good)  -\t- egress\r", "# a note", "",
            "2 \(good) - - egress # a note", "2 \(good) - AMAZON CONNECT egress",
            "2 203.0.113.9 10.0.0.5 1 30 0 60 ACCEPT OK AMAZON CONNECT - ingress", "2 \(good) A B - C egress",
            "2 10.0.0.256 203.0.113.9 1 100 0 60 ACCEPT OK - - egress",
            "2 10.0.0.5 203.0.113.9 1 1x0 0 60 ACCEPT OK - - egress",
            "2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT NOPE - - egress",
            "2 10.0.0.5 203.0.113.9 1 100 0 60 MAYBE OK - - egress",
            "2 10.0.0.5 203.0.113.9 1 100 0 60 REJECT OK - - egress", "bogus line", header,
            "2 - - - - 0 60 - NODATA - - -", "2 - - - - 0 60 - SKIPDATA - - -",
            "2 2001:db8:::1 203.0.113.9 1 100 0 60 ACCEPT OK - - egress",
            "2 2600:9000::1 2001:db8:0:7::9 1 11 0 60 ACCEPT OK - - ingress",
            "2 2001:db8:0:7:1:2:3:4 2600:9000:0:1::5 1 13 0 60 ACCEPT OK - - egress",
            "2 ::1 2001:DB8:0:7:: 1 17 0 60 ACCEPT OK - - ingress",
            "2 192.0.2.1 203.0.113.9 1 5 0 60 ACCEPT OK - - egress",
            "2 10.0.0.5 52.218.1.1 1 1000 1790812800000 1790812860000 ACCEPT OK - S3 egress",
            "2026-10-01T00:00:00.000Z 2 \(good) - - egress",
        ]
        var snapshot = Snapshot()
        var subnet = Subnet(id: "subnet-0a", vpcID: "vpc-1")
        subnet.zone = "eu-west-1a"
        subnet.cidr = CIDRBlock("10.0.0.0/24")
        subnet.ipv6CIDR = "2001:db8:0:7::/64"
        snapshot.subnets = [subnet]
        let file = try scratch.write("x.log", lines.joined(separator: "\n"))
        let ours = try FlowLogImport(paths: [file], snapshot: snapshot).run()
        let theirs = try matrix(.duckdb, [file], snapshot, program: Self.duckDB)
        #expect(ours.counts.broken == 7)
        #expect(ours.counts.good == 12)
        #expect(theirs.counts == ours.counts)
        #expect(theirs.rows == ours.rows)
    }

    @Test(
        .enabled("the documents of other projects are absent") { Corpora.areThere },
        .enabled("`make test` installs duckdb into .build/venv") { hasDuckDB })
    func `DuckDB reads Parquet with the columns that the file names`() throws {
        let scratch = try Scratch()
        let file = Corpora.folder.path + "/flowlogs-reader/flows.parquet"
        var asking = EngineRun(
            FlowSQL(engine: .duckdb, sources: [], snapshot: Snapshot()),
            folder: URL(fileURLWithPath: scratch.path))
        asking.program = Self.duckDB
        let format = try #require(try asking.columns(ofParquet: [file]))
        #expect(format.columns == FlowLogFormat.standard.columns)
        let counts = try matrix(
            .duckdb, [file], Snapshot(), program: Self.duckDB, format: format.columns.joined(separator: " ")
        ).counts
        #expect(counts.good + counts.skipped > 0)
        #expect(counts.broken == 0)
        #expect(counts.noData == 2)
    }

    @Test(
        .enabled("`make test` installs sqlglot into .build/venv") {
            FileManager.default.isExecutableFile(atPath: python)
        })
    func `each engine's SQL is read as that engine's dialect`() throws {
        let truth = try FlowTruth(form: "v5")
        let scratch = try Scratch()
        for engine in FlowEngine.allCases {
            for format in [FlowLogFormat.standard, try #require(FlowLogFormat(truth.header))] {
                let kind =
                    engine == .athena ? FlowSource.Kind.table("vpc_flow_logs") : .lines(["s3://logs/*.gz"])
                let sql = FlowSQL(
                    engine: engine, sources: [FlowSource(kind, format: format)], snapshot: truth.snapshot,
                    condition: "day = '2026/10/01'")
                let file = try scratch.write("\(engine.rawValue).sql", sql.text)
                for dialect in engine == .athena ? ["athena", "trino"] : [engine.rawValue] {
                    let process = Process()
                    process.executableURL = URL(fileURLWithPath: Self.python)
                    process.arguments = [Self.root + "/Tests/Bench/sqlcheck.py", dialect, file]
                    try process.run()
                    process.waitUntilExit()
                    #expect(process.terminationStatus == 0, "\(dialect)")
                }
            }
        }
    }

    @Test func `results with commas, tabs and Athena's JSON are the same sums`() throws {
        let columns =
            "part,kind,source,destination,service,path,bytes,back,packets,records,first_start,last_end"
        let row = "sum,egress,subnet-0a,internet,,8,100,0,2,1,60,120"
        let csv = try FlowSums(Array("\(columns)\n\(row)\n".utf8), path: "a")
        let tabs = try FlowSums(
            Array("\(columns)\n\(row)\n".replacingOccurrences(of: ",", with: "\t").utf8), path: "b")
        let cells = { (line: String) in
            "{\"Data\": ["
                + line.split(separator: ",", omittingEmptySubsequences: false).map {
                    $0.isEmpty ? "{}" : "{\"VarCharValue\": \"\($0)\"}"
                }.joined(separator: ", ") + "]}"
        }
        let json = try FlowSums(
            Array(
                "{\"UpdateCount\": null, \"ResultSet\": {\"Rows\": [\(cells(columns)), \(cells(row))]}}".utf8),
            path: "c")
        #expect(csv == tabs)
        #expect(csv == json)
        #expect(throws: ImportError.self) { try FlowSums(Array("a,b\n1,2\n".utf8), path: "d") }
        #expect(throws: ImportError.self) {
            try FlowSums(Array("\(columns)\n\(row.replacing("100", with: "x"))\n".utf8), path: "e")
        }
    }
}
