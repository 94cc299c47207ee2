import Foundation
import Testing

/// Names and tags are only ever text, in whatever is printed or written.
@Suite struct HostileTextTests {
    private func estate() throws -> Program {
        let program = try Program()
        try HostileEstate.write(to: program.folder.appending(path: "input"))
        let read = try program.run("import", "json", "input", "--taken-at", Program.exampleTime)
        #expect(read.status == 0, "\(read.errors)")
        expectPlain(read, "import json")
        try program.run("import", "traffic", Program.example + "/traffic.csv")
        return program
    }

    /// Nothing steers a terminal, and no name makes a line or a command of a workflow.
    private func expectPlain(
        _ outcome: Program.Outcome, _ what: String, _ place: SourceLocation = #_sourceLocation
    ) {
        for text in [outcome.output, outcome.errors] {
            let steering = text.unicodeScalars.first { scalar in
                switch scalar.properties.generalCategory {
                case .control: scalar != "\n" && scalar != "\t"
                case .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            #expect(steering == nil, "\(what) prints \(steering?.value ?? 0)", sourceLocation: place)
            for line in text.split(separator: "\n") {
                let line = line.drop { $0 == " " || $0 == "\t" }
                // Where a line break is within a cell of CSV, or the whole line is a command of ours, it is text.
                let isText = what.contains("csv") || what.contains("github")
                #expect(isText || !line.hasPrefix("FORGED"), "\(what): \(line)", sourceLocation: place)
                #expect(isText || !line.contains("##[error]"), "\(what): \(line)", sourceLocation: place)
            }
        }
    }

    private static let tables = [
        "capacity", "capacity --az-loss 1 --surge 30% --growth 3%/month", "check --allow-unpriced --all",
        "check --allow-unpriced --format json", "check --allow-unpriced --format junit",
        "check --allow-unpriced --format sarif", "check --allow-unpriced --format github", "cost",
        "cost --by cluster", "cost --by namespace", "cost --by workload", "cost --by resource",
        "cost --by vpc",
        "cost --by tag:Name", "explain eks", "explain nodes", "explain nat-gateway", "optimize --limit 4",
        "what-if --nat-per-az --az-loss ap-northeast-2a", "snapshots list", "snapshots list --cost",
        "snapshots show",
        "snapshots diff 1 2", "snapshots diff 1 2 --cost", "cidr check 10.20.0.0/16",
        "cidr plan --pods 500 --node-group m6i.xlarge=60",
        "export",
        "capacity --format json", "cost --format json", "what-if --nat-per-az --format json",
    ]

    @Test func `nothing of a name steers a terminal or makes a line of its own`() throws {
        let program = try estate()
        defer { program.remove() }
        // A second snapshot in which every name is another one.
        try program.importExample()
        for command in Self.tables {
            let words = command.split(separator: " ").map(String.init) + ["--snapshot", "1"]
            let words1 =
                command.hasPrefix("snapshots") || command.hasPrefix("export") ? words.dropLast(2) : words[...]
            for columns in ["", "60"] where columns.isEmpty || !command.contains("--format") {
                let outcome = try program.run(
                    Array(words1), environment: columns.isEmpty ? [:] : ["COLUMNS": columns])
                // What is not allocated yet is refused, in plain text too.
                let isRefused = ["namespace", "workload", "tag:"].contains { command.contains("--by " + $0) }
                let right: Set<Int32> = isRefused ? [64] : [0, 1]
                #expect(right.contains(outcome.status), "\(command): \(outcome.errors)")
                expectPlain(outcome, command)
                if command.contains("github") {
                    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.hasPrefix("::") })
                } else {
                    let lines = outcome.output.split(separator: "\n").map { $0.drop { $0 == " " } }
                    #expect(!lines.contains { $0.hasPrefix("::error") }, "\(command)")
                }
            }
        }
    }

    // MARK: CSV

    private func cells(_ text: String) -> [[String]] {
        var (rows, cell, isQuoted): ([[String]], String, Bool) = ([[]], "", false)
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows[rows.count - 1].append(cell)
                (rows, cell) = (rows + [[]], "")
            default: cell.append(character)
            }
        }
        return rows.filter { !$0.isEmpty }
    }

    @Test(arguments: [
        "capacity", "capacity --az-loss 1", "cost", "what-if --nat-per-az", "snapshots list",
        "snapshots list --cost",
        "pricing show --region ap-northeast-2",
    ]) func `no cell of CSV is a formula and no name ends a record`(command: String) throws {
        let program = try estate()
        defer { program.remove() }
        let outcome = try program.run(command.split(separator: " ").map(String.init) + ["--format", "csv"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectPlain(outcome, command + " --format csv")
        #expect(!outcome.output.contains("##[error]") && !outcome.output.contains("\n::error"))
        let rows = cells(outcome.output)
        #expect(rows.count > 1 && Set(rows.map(\.count)).count == 1, "\(command)")
        for cell in rows.joined() where cell.first.map({ "=+-@\t\r".contains($0) }) == true {
            #expect(cell.wholeMatch(of: /[+-]?[0-9]+(\.[0-9]+)?/) != nil, "\(command): \(cell)")
        }
    }

    // MARK: Markdown

    /// What of a page is neither a fenced block nor a span of code.
    private func prose(_ page: String) -> String {
        var lines: [Substring] = []
        var fence: Substring?
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            let mark = line.prefix { $0 == "`" }
            if let open = fence {
                if mark.count >= open.count, mark.count == line.count { fence = nil }
            } else if mark.count >= 3, !line.dropFirst(mark.count).contains("`") {
                fence = mark
            } else {
                lines.append(line)
            }
        }
        var text = ""
        var rest = lines.joined(separator: "\n")[...]
        while let start = rest.firstIndex(of: "`") {
            let run = rest[start...].prefix { $0 == "`" }
            text += rest[..<start]
            let behind = rest[run.endIndex...]
            if text.last == "\\" {
                rest = behind
            } else if let end = Self.end(of: run.count, in: behind) {
                rest = rest[end...]
            } else {
                rest = behind
            }
        }
        return text + rest
    }

    private static func end(of count: Int, in text: Substring) -> Substring.Index? {
        var rest = text.prefix { $0 != "\n" }
        while let start = rest.firstIndex(of: "`") {
            let run = rest[start...].prefix { $0 == "`" }
            if run.count == count { return run.endIndex }
            rest = rest[run.endIndex...]
        }
        return nil
    }

    private func expectNothingLive(_ page: String, _ what: String) {
        let text = prose(page)
        let live: [(String, Regex<Substring>)] = [
            ("a link", /https?:\/\/x\.example/), ("a link of the web", /(?i)www\.x\.example/),
            ("mail", /a@x\.example/), ("a mention", /@octocat/), ("an issue", /#1\b/),
            ("a GitHub issue", /GH-1/),
            ("HTML", /<img/), ("a bracket", /[^\\]\[click\]/),
        ]
        for (kind, pattern) in live {
            let found = text.firstMatch(of: pattern)
            #expect(found == nil, "\(what) has \(kind): \(found.map { "\($0.output)" } ?? "")")
        }
    }

    @Test(arguments: [
        "capacity", "capacity --az-loss 1 --surge 30%", "cost --by cluster", "cost --by vpc",
        "explain eks",
        "what-if --nat-per-az", "optimize --limit 4", "snapshots diff 1 2", "snapshots diff 1 2 --cost",
    ]) func `nothing of a name is live in Markdown`(command: String) throws {
        let program = try estate()
        defer { program.remove() }
        if command.hasPrefix("snapshots") { try program.importExample() }
        let outcome = try program.run(
            command.split(separator: " ").map(String.init) + ["--format", "markdown"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        expectPlain(outcome, command)
        expectNothingLive(outcome.output, command)
    }

    @Test(arguments: ["en", "ko"]) func `the report, its pictures and its workbook hold names as text`(
        language: String
    ) throws {
        let program = try estate()
        defer { program.remove() }
        let outcome = try program.run("report", "--month", "2026-10", "--out", "out", "--lang", language)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let out = program.folder.appending(path: "out")
        let files = try FileManager.default.contentsOfDirectory(atPath: out.path).sorted()
        let page = try String(contentsOf: out.appending(path: "ekscost-2026-10.md"), encoding: .utf8)
        expectPlain(Program.Outcome(status: 0, output: page, errors: outcome.errors), "the page")
        expectNothingLive(page, "the page")
        for file in files where file.hasSuffix(".svg") {
            let text = try String(contentsOf: out.appending(path: file), encoding: .utf8)
            expectPlain(Program.Outcome(status: 0, output: text, errors: ""), file)
            #expect(!text.contains("<img") && !text.contains("<a "), "\(file)")
        }
        let workbook = try #require(files.first { $0.hasSuffix(".xlsx") })
        let text = try RedactionTests.text(ofWorkbook: out.appending(path: workbook).path, program)
        #expect(text.contains(HostileEstate.mark))
        for formula in text.matches(of: /<f>([^<]*)<\/f>/) {
            #expect(!formula.output.1.contains(HostileEstate.mark) && !formula.output.1.contains("1+1"))
        }
    }

    // MARK: Commands

    @Test func `a suggested command runs one program and nothing of a name`() throws {
        let program = try estate()
        defer { program.remove() }
        let bin = program.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        for name in ["aws", "kubectl", "ekscost"] {
            let script = try program.file(
                "bin/\(name)", "#!/bin/sh\necho ran >> '\(program.folder.path)/ran'\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        }
        var commands: Set<String> = []
        for words in [["check", "--allow-unpriced", "--all"], ["optimize", "--limit", "4"]] {
            for line in try program.run(words).output.split(separator: "\n") {
                let line = line.drop { $0 == " " }
                if ["aws ", "kubectl ", "ekscost "].contains(where: line.hasPrefix) {
                    commands.insert(String(line))
                }
            }
        }
        #expect(commands.count > 3, "\(commands)")
        for command in commands.sorted() {
            let shell = Process()
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", command]
            shell.currentDirectoryURL = program.folder
            shell.environment = ["PATH": "\(bin.path):/usr/bin:/bin"]
            shell.standardError = FileHandle.nullDevice
            try shell.run()
            shell.waitUntilExit()
            #expect(shell.terminationStatus == 0, "\(command)")
            let ran = program.folder.appending(path: "ran")
            let times = try? String(contentsOf: ran, encoding: .utf8).split(separator: "\n").count
            #expect(times == 1, "\(command)")
            try? FileManager.default.removeItem(at: ran)
        }
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "PWNED").path))
    }

    // MARK: What is given on the command line

    @Test func `a file's name, an option's value and a choice of names are one line of an error`() throws {
        let program = try estate()
        defer { program.remove() }
        let name = "b\u{1B}[31m\u{202E}\nFORGED.json"
        _ = try program.file(name, "{broken")
        for words in [
            ["import", "json", name], ["import", "json", name, "--keep-going"],
            ["import", "terraform", name],
            ["import", "bill", name], ["import", "traffic", name], ["import", "flow-logs", name],
            ["capacity", "--cluster", name], ["cost", "--vpc", name], ["explain", name], ["what-if", name],
            ["what-if", "--nodes", name + "=3"], ["what-if", "--remove-zone", name],
            ["check", "--policy", name],
            ["report", "--month", name], ["cost", "--config", name], ["cost", "--pricing", name],
            ["pricing", "show", "--region", name], ["snapshots", "rm", "1", "--traffic", name], [name],
            ["cidr", "check", name], ["schedule", "cron", "--user", name],
            ["schedule", "cron", "--folder", name],
            ["schedule", "systemd", "--on-calendar", name], ["schedule", "kubernetes", "--image", name],
            ["schedule", "kubernetes", "--storage", name], ["export", "-o", name + "/none/x"],
        ] {
            let outcome = try program.run(words)
            expectPlain(outcome, words.joined(separator: " "))
        }
    }

    @Test func `what an option of schedule says is one word of what it prints`() throws {
        let program = try Program()
        defer { program.remove() }
        for folder in ["/srv/my dir", "/srv/a;b", "/srv/50%", "/srv/$(x)"] {
            let outcome = try program.run("schedule", "cron", "--binary", "/bin/ekscost", "--folder", folder)
            let line = try #require(outcome.output.split(separator: "\n").last)
            let quoted = folder.replacingOccurrences(of: "%", with: "\\%")
            #expect(line.contains("cd '\(quoted)' &&"), "\(line)")
        }
        for size in ["5Gi # x", "{}", "", "0", "5 Gi", "-5Gi", "5Qi"] {
            #expect(try program.run("schedule", "kubernetes", "--storage=\(size)").status == 64, "\(size)")
        }
        for size in ["20Gi", "1.5Ti", "500M"] {
            #expect(
                try program.run("schedule", "kubernetes", "--storage", size).output.contains(
                    "storage: \(size)\n"))
        }
    }
}
