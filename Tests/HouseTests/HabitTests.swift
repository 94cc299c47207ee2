import Foundation
import Testing

/// Habits that a reader can rely on.
@Suite struct HabitTests {
    @Test func `no file is longer than 400 lines`() throws {
        for file in try House.swiftFiles(under: "Sources") + House.swiftFiles(under: "Tests") {
            #expect(file.lines.count <= 400, "\(file.path) has \(file.lines.count) lines")
        }
    }

    @Test func `the program never gives up on purpose`() throws {
        for file in try House.swiftFiles(under: "Sources") {
            for (number, line) in file.code.enumerated() {
                for word in [
                    "try!", "fatalError(", "preconditionFailure(", " as! ", "@unchecked",
                    "nonisolated(unsafe)",
                ] {
                    #expect(!line.contains(word), "\(file.path):\(number + 1) has \(word)")
                }
            }
        }
    }

    /// A `Double` for money, bytes, hours or an address would round where nothing may be rounded.
    ///
    /// This reads the source, for no list says the type of each stored property.
    @Test func `the rooms that compute keep no bare Double`() throws {
        for target in ["Units", "Topology", "Pricing"] {
            for file in try House.swiftFiles(under: "Sources/\(target)") {
                for (number, line) in file.code.enumerated() {
                    #expect(
                        line.range(
                            of: #"\bvar \w+: Double\b|\blet \w+: Double\b"#, options: .regularExpression)
                            == nil,
                        "\(file.path):\(number + 1) stores a Double")
                }
            }
        }
    }

    @Test func `the top level holds what was agreed and nothing else`() throws {
        let agreed: Set<String> = [
            "Package.swift", "Sources", "Tests", "pricing", "reports", "Makefile", "README.md", "LICENSE",
            "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "RELEASING.md", "action.yml",
        ]
        let found = try FileManager.default.contentsOfDirectory(atPath: House.root.path)
        let stray = found.filter { !$0.hasPrefix(".") && !agreed.contains($0) && $0 != "Package.resolved" }
        #expect(stray.isEmpty, "\(stray)")
    }
}
