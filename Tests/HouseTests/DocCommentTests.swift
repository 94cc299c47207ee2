import Foundation
import Testing

/// Doc comments say what a thing is, in a noun phrase or a verb, and not by a question.
@Suite struct DocCommentTests {
    private static let questions: Set<String> = [
        "What", "How", "Whether", "Who", "Whose", "Whom", "Why", "Where", "When", "Which", "That",
    ]

    /// The share of doc comments that may open so, in hundredths; 1 is what is wanted, and it only ever falls.
    private static let most = 2

    @Test func `hardly any doc comment opens with a question`() throws {
        var all = 0
        var found: [String] = []
        for file in try House.swiftFiles(under: "Sources") {
            var isInside = false
            for (number, line) in file.lines.enumerated() {
                let text = line.drop { $0 == " " }
                let isComment = text.hasPrefix("///")
                defer { isInside = isComment }
                guard isComment, !isInside else { continue }
                all += 1
                let first = text.dropFirst(3).drop { $0 == " " }.prefix { $0.isLetter }
                if Self.questions.contains(String(first)) {
                    found.append("\(file.path):\(number + 1) \(first)")
                }
            }
        }
        #expect(all > 3000)
        #expect(found.count * 100 < all * Self.most, "\(found.count) of \(all): \(found.prefix(20))")
    }
}
