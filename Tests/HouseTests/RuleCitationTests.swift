import Foundation
import Testing

/// A comment that cites a rule leads to it.
@Suite struct RuleCitationTests {
    private static let page = "Sources/ekscost/Documentation.docc/Rules.md"

    /// The anchors of a page's headings, as GitHub makes them.
    static func anchors(of page: String) throws -> Set<String> {
        let headings = try House.text(page).split(separator: "\n").filter { $0.hasPrefix("#") }
        return Set(
            headings.map { heading in
                let words = heading.drop { $0 == "#" || $0 == " " }.lowercased()
                return String(
                    words.compactMap { $0 == " " ? "-" : $0.isLetter || $0.isNumber || $0 == "-" ? $0 : nil })
            })
    }

    @Test(arguments: ["Sources", "Tests"])
    func `every rule that a comment cites is a heading of the page of rules`(folder: String) throws {
        let anchors = try Self.anchors(of: Self.page)
        var cited = 0
        for file in try House.swiftFiles(under: folder) where !file.path.hasSuffix("RuleCitationTests.swift")
        {
            for (number, line) in file.lines.enumerated() where line.contains("Rules.md#") {
                for part in line.components(separatedBy: "#").dropFirst() {
                    let anchor = part.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
                    if anchor.isEmpty { continue }
                    cited += 1
                    #expect(
                        anchors.contains(String(anchor)), "\(file.path):\(number + 1) cites #\(anchor)")
                }
            }
        }
        #expect(folder == "Tests" || cited > 50)
    }
}
