import Foundation
import Testing

/// What the pages show is what the program prints.
///
/// A page marks an output with a comment, `<!-- ekscost COMMAND -->`, and the fenced block after it. With
/// `EKSCOST_RECORD=1` the blocks are written anew, and the test fails so that nobody forgets to look.
@Suite struct DocumentationTests {
    static let pages =
        ["README.md"]
        + ((try? FileManager.default.contentsOfDirectory(
            atPath: Program.root.appending(path: folder).path)) ?? []).sorted().map { folder + "/" + $0 }
    static let folder = "Sources/ekscost/Documentation.docc"

    struct Block {
        var command: String
        var lines: Range<Int>
    }

    /// The marked blocks of a page; the range holds the lines between the fences.
    static func blocks(_ lines: [String]) -> [Block] {
        lines.indices.compactMap { index in
            let line = lines[index]
            guard line.hasPrefix("<!-- ekscost "), line.hasSuffix(" -->"), index + 1 < lines.count,
                lines[index + 1].hasPrefix("```"),
                let end = lines[(index + 2)...].firstIndex(of: "```")
            else { return nil }
            return Block(command: String(line.dropFirst(13).dropLast(4)), lines: index + 2..<end)
        }
    }

    @Test(arguments: pages) func `a page shows what the program prints`(page: String) throws {
        let url = Program.root.appending(path: page)
        var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        let blocks = Self.blocks(lines)
        guard !blocks.isEmpty else { return }
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createSymbolicLink(
            at: program.folder.appending(path: "reports"),
            withDestinationURL: Program.root.appending(path: "reports"))
        try program.run("import", "json", "reports/example/input", "--taken-at", Program.exampleTime)
        try program.run("import", "traffic", "reports/example/traffic.csv")
        let isRecording = ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil
        for block in blocks.reversed() {
            // An import starts a snapshot of its own, in a store of its own.
            let fresh =
                block.command.hasPrefix("import")
                ? ["EKSCOST_DB": "fresh-\(block.lines.lowerBound).sqlite"] : [:]
            let outcome = try program.run(
                block.command.split(separator: " ").map(String.init),
                environment: fresh.merging(["COLUMNS": "100", "LC_ALL": "C.UTF-8"]) { $1 })
            let text = (outcome.output.isEmpty ? outcome.errors : outcome.output)
                .replacingOccurrences(of: fresh["EKSCOST_DB"] ?? "\0", with: "ekscost.sqlite")
            let printed = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let trimmed = Array(printed.reversed().drop(while: \.isEmpty).reversed())
            if isRecording {
                lines.replaceSubrange(block.lines, with: trimmed)
            } else {
                #expect(Array(lines[block.lines]) == trimmed, "\(page): ekscost \(block.command)")
            }
        }
        if isRecording {
            try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(page)")
        }
    }

    @Test func `the links of every page lead somewhere`() throws {
        for page in Self.pages {
            let url = Program.root.appending(path: page)
            let text = try String(contentsOf: url, encoding: .utf8)
            for match in text.matches(of: /\]\((?!https?:)([^)#]+)\)/) {
                let target = url.deletingLastPathComponent().appending(path: String(match.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(page) links to \(match.1)")
            }
        }
    }
}
