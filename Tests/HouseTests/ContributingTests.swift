import Foundation
import Testing

/// The worked examples of `CONTRIBUTING.md` are what the sources hold.
@Suite struct ContributingTests {
    /// A section that shows with a thing that exists how to add another of its kind.
    struct Example: Sendable, CustomTestStringConvertible {
        var title: String
        /// The name that each file of the example says.
        var symbol = ""
        /// The files that an addition of the kind may touch, tests aside.
        var most = 0
        var files: [String] = []
        var testDescription: String { title }
    }

    /// Sections are `## Add …`; their line `Example: NAME, in at most N files.` and their table's first column count.
    static func examples() throws -> [Example] {
        var examples: [Example] = []
        for line in try House.text("CONTRIBUTING.md").split(separator: "\n") {
            if line.hasPrefix("## ") {
                examples.append(Example(title: String(line.dropFirst(3))))
            } else if examples.isEmpty {
                continue
            } else if line.hasPrefix("Example: ") {
                let words = line.split(separator: "`")
                examples[examples.count - 1].symbol = words.count > 1 ? String(words[1]) : ""
                let number = line.split(separator: " ").compactMap { Int($0) }.last
                examples[examples.count - 1].most = number ?? 0
            } else if line.hasPrefix("| `") {
                examples[examples.count - 1].files.append(String(line.split(separator: "`")[1]))
            }
        }
        return examples.filter { $0.title.hasPrefix("Add ") }
    }

    /// The Swift files under a folder, read once.
    private static let sources = Result { try House.swiftFiles(under: "Sources").map(whole) }
    private static let tests = Result { try House.swiftFiles(under: "Tests").map(whole) }

    private static func whole(_ file: House.SwiftFile) -> (path: String, text: String) {
        (file.path, file.lines.joined(separator: "\n"))
    }

    private static func says(_ word: String, in text: String) -> Bool {
        var rest = text[...]
        func isPart(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        while let found = rest.range(of: word) {
            let before =
                found.lowerBound == text.startIndex ? nil : text[text.index(before: found.lowerBound)]
            let after = found.upperBound == text.endIndex ? nil : text[found.upperBound]
            if !isPart(before), !isPart(after) { return true }
            rest = rest[found.upperBound...]
        }
        return false
    }

    @Test func `there is an example of each kind of addition`() throws {
        let titles = try Self.examples().map(\.title)
        #expect(
            titles == [
                "Add a noun", "Add a field of a noun", "Add an aws call", "Add a charge", "Add a finding",
                "Add a what-if", "Add a column",
            ])
    }

    @Test(arguments: try examples())
    func `an example's files exist, say its name, and are all that do`(example: Example) throws {
        #expect(!example.symbol.isEmpty && example.most > 0)
        let sources = try Self.sources.get().filter { Self.says(example.symbol, in: $0.text) }.map(\.path)
        let named = example.files.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
        #expect(Set(sources) == Set(named), "\(example.symbol)")
        #expect(named.count <= example.most)
        for file in example.files where !named.contains(file) {
            #expect(Self.says(example.symbol, in: try House.text(file)), "\(file)")
        }
    }

    @Test(arguments: ["CONTRIBUTING.md", "SECURITY.md", "RELEASING.md"])
    func `every file and every type that a page names exists`(page: String) throws {
        let text = (try Self.sources.get() + Self.tests.get()).map(\.text).joined(separator: "\n")
        for (number, part) in try House.text(page).components(separatedBy: "`").enumerated()
        where number % 2 == 1 && !part.contains(" ") && !part.contains("…") {
            if ["Sources/", "Tests/", ".ci/", "pricing/", ".github/"].contains(where: part.hasPrefix) {
                #expect(FileManager.default.fileExists(atPath: House.path(part)), "\(page) names \(part)")
            } else if part.first?.isUppercase ?? false, part.contains(where: \.isLowercase),
                part.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." })
            {
                let names = part.split(separator: ".").filter { $0 != "md" && $0 != "swift" }
                for name in names where part.hasSuffix(".md") == false {
                    #expect(Self.says(String(name), in: text), "\(page) names \(part)")
                }
            }
        }
    }
}
