import Corpora
import Foundation
import Testing

/// Real output of real tools, read where it lies.
@Suite struct CorpusImportTests {
    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `three corpora are read twice, and only the snapshot's number differs`() throws {
        let program = try Program()
        defer { program.remove() }
        let folders = ["aws-cli-doc-examples", "moto-capture", "cloudmapper-demo"].map {
            Corpora.folder.appending(path: $0).path
        }
        let runs = try (1...2).map { _ in try program.run(["import", "json"] + folders) }
        #expect(runs.map(\.status) == [0, 0], "\(runs[0].errors.suffix(300))")
        let summaries = runs.map { $0.errors.split(separator: "\n").dropFirst().joined(separator: "\n") }
        #expect(summaries[0] == summaries[1])
        #expect(summaries[0].contains("skipped") && summaries[0].contains("ignored"))
        let changes = try program.run("snapshots", "diff", "1", "2")
        #expect(changes.status == 0 && changes.output.isEmpty)
    }
}
