import Corpora
import Foundation
import Testing

/// The tests need nothing but the package, the documents of other projects apart.
@Suite struct CorporaTests {
    @Test func `one file of the tests leads outside the package`() throws {
        let ways = ["shared/", "EKSCOST_CORPORA"]
        for file in try House.swiftFiles(under: "Tests") where !file.path.hasSuffix("CorporaTests.swift") {
            for (number, line) in file.lines.enumerated() where file.path != "Tests/Corpora/Corpora.swift" {
                for way in ways {
                    #expect(!line.contains(way), "\(file.path):\(number + 1) leads outside by \(way)")
                }
            }
        }
    }

    @Test func `what is skipped without the documents of other projects is said`() throws {
        let files = try House.swiftFiles(under: "Tests").filter { !$0.path.hasSuffix("CorporaTests.swift") }
        let tests = files.flatMap(\.lines).count {
            $0.contains(".enabled") && $0.contains("Corpora.areThere")
        }
        #expect(tests >= 10)
        if !Corpora.areThere {
            print(
                "SKIPPED: \(tests) tests read documents of other projects; name their folder in EKSCOST_CORPORA"
            )
        }
    }
}
