import Foundation
import Testing

/// An import that is killed, or fails, leaves the store as it was.
@Suite struct InterruptedImportTests {
    /// Writes pods into the program's standard input without an end, until it has taken so many bytes.
    private func feed(_ pipe: Pipe, megabytes: Int) throws {
        try pipe.fileHandleForWriting.write(contentsOf: Data(#"{"kind":"PodList","items":["#.utf8))
        var written = 0
        var number = 0
        while written < megabytes << 20 {
            let text = (0..<2000).map { _ -> String in
                number += 1
                return
                    #"\#(number == 1 ? "" : ","){"metadata":{"name":"web-\#(number)","namespace":"team"},"spec":{"nodeName":"n1"},"status":{"phase":"Running"}}"#
            }.joined()
            try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            written += text.utf8.count
        }
    }

    @Test func `kill -9 in the middle of an import leaves the previous snapshot as it was`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let before = try program.run("what-if", "--nat-per-az", "--format", "json").output
        let snapshots = try program.run("snapshots", "list").output

        let process = Process()
        process.executableURL = Program.binary
        process.arguments = ["import", "json", "-"]
        process.currentDirectoryURL = program.folder
        let pipe = Pipe()
        process.standardInput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        // More than the reader's window: by the time that it has taken all this, pods are in the open transaction.
        try feed(pipe, megabytes: 24)
        #expect(process.isRunning)
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        try? pipe.fileHandleForWriting.close()

        #expect(try program.run("snapshots", "list").output == snapshots)
        #expect(try program.run("what-if", "--nat-per-az", "--format", "json").output == before)
        let next = try program.run("import", "json", Program.example + "/input")
        #expect(next.status == 0 && next.errors.contains("snapshot 2 "), "\(next.errors)")
    }

    @Test func `standard input that ends too early is an error, and nothing of it is kept`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let cut = try program.run("import", "json", "-", input: #"{"Vpcs":[{"VpcId":"vpc-1"},"#)
        #expect(cut.status == 65 && cut.errors.contains("standard input:1:"))
        #expect(try program.run("import", "json", "-", input: "").status == 65)
        #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 1)
    }

    @Test func `the same export twice changes nothing but the snapshot's number`() throws {
        let program = try Program()
        defer { program.remove() }
        for _ in 1...2 { try program.run("import", "json", Program.example + "/input") }
        let difference = try program.run("snapshots", "diff", "1", "2")
        #expect(difference.status == 0 && difference.output.isEmpty, "\(difference.output)")
        let answers = try ["1", "2"].map { number in
            try program.run("what-if", "--nat-per-az", "--snapshot", number, "--format", "json").output
                .replacing(#""snapshot" : "\#(number)""#, with: "")
        }
        #expect(answers[0] == answers[1] && !answers[0].isEmpty)
        // Into the same snapshot, too.
        try program.run("import", "json", Program.example + "/input", "--into", "2")
        #expect(try program.run("snapshots", "diff", "1", "2").output.isEmpty)
    }

    @Test func `clusters of one name in two regions are both kept and billed`() throws {
        let program = try Program()
        defer { program.remove() }
        for region in ["us-east-1", "eu-west-1"] {
            _ = try program.file(
                "in/\(region)/cluster.json",
                #"{"cluster":{"name":"prod","arn":"arn:aws:eks:\#(region):111122223333:cluster/prod","version":"1.34","status":"ACTIVE"}}"#
            )
        }
        try program.run("import", "json", "in", "--taken-at", Program.exampleTime)
        let answer = try program.run("what-if", "--eks-version", "1.34", "--format", "csv")
        #expect(answer.status == 0, "\(answer.errors)")
        let lines = answer.output.split(separator: "\n").filter { $0.hasPrefix("before,eks/") }
        #expect(lines.count == 2 && lines.contains { $0.contains("eu-west-1") }, "\(answer.output)")
    }
}
