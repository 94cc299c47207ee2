import Foundation
import Testing

/// Flow logs through the program as a user runs it: in what-ifs, in the report, from engines.
@Suite struct MeasuredTrafficTests {
    private static let bin = Program.root.appending(path: ".build/venv/bin").path
    private static func has(_ name: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: bin + "/" + name)
    }

    private struct Line: Decodable {
        var category: String, usage_type: String, basis: String, amount: String
    }
    private struct WhatIf: Decodable {
        struct Side: Decodable { var lines: [Line] }
        var before: Side, after: Side
    }

    /// A program whose snapshot is the generated estate; `truth.csv`, `estate` and `logs` lie in its folder.
    private func program() throws -> Program {
        let program = try Program()
        try run("/usr/bin/env", ["python3", Self.script("flowtruth.py"), program.folder.path, "v5"])
        let imported = try program.run("import", "json", "estate", "--taken-at", Program.exampleTime)
        #expect(imported.status == 0, "\(imported.errors)")
        return program
    }

    private static func script(_ name: String) -> String {
        Program.root.appending(path: "Tests/Bench/\(name)").path
    }

    @discardableResult
    private func run(_ path: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(path) \(arguments)")
        return data
    }

    /// Source, destination, path, bytes out and in of a printed matrix, as the truth has them.
    private func rows(_ matrix: String) -> Set<String> {
        Set(
            matrix.split(separator: "\n").dropFirst().map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return [0, 2, 4, 5, 6].map { String(cells[$0]) }.joined(separator: ",")
            })
    }

    private func truth(_ program: Program) throws -> Set<String> {
        let text = try String(contentsOf: program.folder.appending(path: "truth.csv"), encoding: .utf8)
        return Set(text.split(separator: "\n").dropFirst().map(String.init))
    }

    @Test func `a what-if on measured traffic says so on its lines`() throws {
        let program = try program()
        defer { program.remove() }
        let logs = try program.run("import", "flow-logs", "logs", "--matrix", "csv")
        #expect(try rows(logs.output) == truth(program))
        let outcome = try program.run(
            "what-if", "--nat-per-az", "--month", "2026-10", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONDecoder().decode(WhatIf.self, from: Data(outcome.output.utf8))
        for lines in [answer.before.lines, answer.after.lines] {
            let bytes = lines.filter { $0.usage_type.hasSuffix("-Bytes") }
            #expect(Set(bytes.map(\.category)).isSuperset(of: ["nat-gateway", "cross-az", "internet"]))
            #expect(Set(bytes.map(\.basis)) == ["measured"])
        }
        #expect(answer.after.lines.filter { $0.usage_type == "NatGateway-Bytes" }.count == 3)
    }

    @Test(.enabled("`make test` installs openpyxl into .build/venv") { has("python") })
    func `the talkers' costs in the report sum to the lines of their traffic`() throws {
        struct Sums: Decodable {
            var rows: Int, nat: Double, between: Double, usd: Double, bases: [String]
        }
        let program = try program()
        defer { program.remove() }
        try program.run("import", "flow-logs", "logs")
        let report = try program.run("report", "--month", "2026-10", "--lang", "en", "--out", "out")
        #expect(report.status == 0, "\(report.errors)")
        let page = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        #expect(page.contains("## Top talkers"))
        #expect(page.contains("| NAT and cross-AZ |"))
        let sums = try JSONDecoder().decode(
            Sums.self,
            from: run(
                Self.bin + "/python",
                [Self.script("talkersum.py"), program.folder.path + "/out/ekscost-2026-10.xlsx"]))
        let outcome = try program.run(
            "what-if", "--nat-per-az", "--month", "2026-10", "--format", "json")
        let lines = try JSONDecoder().decode(WhatIf.self, from: Data(outcome.output.utf8)).before.lines
        func sum(_ category: String) -> Double {
            lines.filter { $0.category == category && $0.usage_type.hasSuffix("-Bytes") }.reduce(0) {
                $0 + (Double($1.amount) ?? .nan)
            }
        }
        #expect(sums.rows > 20)
        #expect(abs(sums.nat - sum("nat-gateway")) < 0.0001)
        #expect(abs(sums.between - sum("cross-az")) < 0.0001)
        #expect(abs(sums.usd - sums.nat - sums.between) < 0.0001)
        #expect(sums.bases == ["measured"])
    }

    @Test func `the report of a month with a bill says what the model explains`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        try program.run("import", "bill", try program.file("bill.csv", BillOfTheExample().text))
        let report = try program.run("report", "--month", "2026-10", "--lang", "en", "--out", "out")
        #expect(report.status == 0, "\(report.errors)")
        let page = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        #expect(page.contains("The model explains **100 %**"))
        #expect(page.contains("Billed 8 % below the price book."))
        for name in [
            "hours missing from the bill", "discount", "billed at a different number of ends", "credits",
        ] {
            #expect(page.contains("| \(name) | "), "\(name)")
        }
        let other = try program.run(
            "report", "--month", "2026-09", "--snapshot", "1", "--lang", "en", "--out", "out")
        #expect(other.status == 0, "\(other.errors)")
        let without = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-09.md"), encoding: .utf8)
        #expect(!without.contains("The model explains"))
    }

    @Test(
        .enabled("`make test` installs moto and duckdb into .build/venv") {
            has("moto_server") && has("duckdb")
        })
    func `Athena is started, waited for and read through the aws CLI`() throws {
        let program = try program()
        defer { program.remove() }
        // What Athena would answer is what DuckDB answers to the same aggregate.
        let sql = try program.run("flow-logs", "sql", "--engine", "duckdb", "--source", "logs")
        let result = try run(
            Self.bin + "/duckdb", ["-csv", "-header", "-f", try program.file("duckdb.sql", sql.output)])
        let csv = try program.file("result.csv", String(decoding: result, as: UTF8.self))
        let asked = program.folder.appending(path: "asked.sql")

        let emulator = Process()
        let (input, output) = (Pipe(), Pipe())
        emulator.executableURL = URL(fileURLWithPath: Self.bin + "/python")
        emulator.arguments = [Self.script("athena_emulator.py"), csv, asked.path]
        (emulator.standardInput, emulator.standardOutput) = (input, output)
        emulator.standardError = FileHandle.nullDevice
        try emulator.run()
        let url = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        let place = ["--engine", "athena", "--source", "logs.vpc_flow_logs", "--where", "day = '01'"]
        let columns = [
            "--format", "version srcaddr dstaddr packets bytes start end action log-status subnet-id",
        ]
        let environment = [
            "PATH": Self.bin + ":/usr/bin:/bin", "AWS_ENDPOINT_URL": url.trimmingCharacters(in: .newlines),
            "AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_REGION": "eu-west-1",
            "AWS_DEFAULT_REGION": "eu-west-1",
        ]
        let outcome = try program.run(
            ["flow-logs", "run"] + place + columns
                + ["--athena-database", "logs", "--output-location", "s3://results/", "--usd-per-tb", "5"]
                + ["--matrix", "csv"], environment: environment)
        try input.fileHandleForWriting.close()
        emulator.waitUntilExit()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try rows(outcome.output) == truth(program))
        #expect(outcome.errors.contains("Athena read"))
        let printed = try program.run(["flow-logs", "sql"] + place + columns)
        let query = try String(contentsOf: asked, encoding: .utf8)
        #expect(!query.isEmpty)
        #expect(printed.output.contains(query))
    }

    @Test func `an engine that is missing or fails ends with 69 and says why`() throws {
        let program = try program()
        defer { program.remove() }
        let missing = try program.run(
            "flow-logs", "run", "--engine", "duckdb", "--source", "logs", "--program", "no-such-program")
        #expect(missing.status == 69)
        #expect(missing.errors.hasPrefix("ekscost: error: no program no-such-program on the PATH"))
        let script = try program.file("fails", "#!/bin/sh\necho 'Catalog Error: no such table' >&2\nexit 3\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        let failed = try program.run(
            "flow-logs", "run", "--engine", "duckdb", "--source", "logs", "--program", script)
        #expect(failed.status == 69)
        #expect(failed.errors.contains("Catalog Error: no such table"))
        let odd = try program.run("flow-logs", "import", try program.file("odd.csv", "a,b\n1,2\n"))
        #expect(odd.status == 65)
        let usage = try program.run("flow-logs", "sql", "--engine", "athena", "--source", "s3://bucket/logs/")
        #expect(usage.status == 64)
    }
}
