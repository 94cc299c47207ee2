import Foundation
import Testing

@testable import Report

/// What a spreadsheet's cell may hold.
@Suite struct CellTextTests {
    @Test func `control characters are shown and what XML forbids becomes blanks`() {
        #expect(CellText.clean("a\u{0}b\u{1F}c\u{FFFE}d") == "a\\u0000b\\u001fc d")
        #expect(CellText.clean("tab\tand\nline") == "tab\tand\nline")
        #expect(CellText.clean("서울 → $1") == "서울 → $1")
    }

    @Test func `a text is cut to what a cell holds`() {
        let long = CellText.clean(String(repeating: "가", count: 40_000))
        #expect(long.utf16.count == CellText.most && long.hasSuffix("…"))
        let emoji = CellText.clean(String(repeating: "🙂", count: 20_000))
        #expect(emoji.utf16.count <= CellText.most)
    }

    @Test func `Korean is twice as wide as Latin`() {
        #expect(CellText.width("abc") == 3)
        #expect(CellText.width("노드") == 4)
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
    func `columns have the letters that a spreadsheet gives them`(column: Int, letter: String) {
        #expect(Sheet.letter(column) == letter)
    }

    /// A name that begins with `=` must never be calculated.
    @Test func `text that looks like a formula stays text`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "cells-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for streams in [false, true] {
            let path = folder.appending(path: "\(streams).xlsx").path
            let book = try Workbook(path: path, title: "t", created: 0, streams: streams)
            let sheet = try book.sheet("s")
            for (row, text) in ["=1+1", "+A1", "@SUM(A1)", "-2", "{=1}", "a<b>&\"c"].enumerated() {
                sheet.text(row, 0, text)
            }
            try book.close()
            let unzip = Process()
            unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            unzip.arguments = ["python3", "-m", "zipfile", "-e", path, folder.path]
            try unzip.run()
            unzip.waitUntilExit()
            let xml = try String(
                contentsOf: folder.appending(path: "xl/worksheets/sheet1.xml"), encoding: .utf8)
            #expect(!xml.contains("<f>"))
            #expect(xml.matches(of: /t="(s|inlineStr)"/).count == 6)
        }
    }
}
