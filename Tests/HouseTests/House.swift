import Foundation

/// The package's own files, as text.
enum House {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func path(_ name: String) -> String { root.appending(path: name).path }

    static func text(_ name: String) throws -> String {
        try String(contentsOfFile: path(name), encoding: .utf8)
    }

    struct SwiftFile {
        var path: String
        var lines: [Substring]

        /// The modules that the file imports, whatever the access level or attribute before the word.
        var imports: Set<String> {
            let found = lines.compactMap { line -> String? in
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place + 1 < words.count, place <= 2,
                    words[..<place].allSatisfy({ $0.hasPrefix("@") || Self.access.contains(String($0)) })
                else { return nil }
                return words[place + 1].split(separator: ".").first.map(String.init)
            }
            return Set(found)
        }
        private static let access: Set<String> = ["public", "package", "internal", "fileprivate", "private"]

        /// The lines without comments and without what stands in quotes.
        var code: [String] {
            lines.map { line in
                let trimmed = line.drop { $0 == " " }
                if trimmed.hasPrefix("//") { return "" }
                var isInText = false
                return String(
                    line.filter { character in
                        if character == "\"" { isInText.toggle() }
                        return !isInText
                    })
            }
        }
    }

    static func swiftFiles(under folder: String) throws -> [SwiftFile] {
        guard let walk = FileManager.default.enumerator(atPath: path(folder)) else { return [] }
        return try walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            SwiftFile(
                path: folder + "/" + name,
                lines: try text(folder + "/" + name).split(separator: "\n", omittingEmptySubsequences: false))
        }
    }
}
