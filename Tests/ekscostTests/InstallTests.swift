import Foundation
import Testing

/// `make install` puts everything in place, and the installed program works from any folder.
@Suite struct InstallTests {
    private struct Failed: Error {}

    private func make(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        // The binary of the tests stands for the release build: nothing is compiled here.
        process.arguments =
            ["make", "-s", "-C", Program.root.path, "BINARY=\(Program.binary.path)", "SWIFT=true"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed() }
    }

    private func files(under folder: URL) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder.path + "/" + $0, isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    private func run(_ binary: URL, _ arguments: String..., in folder: URL) throws -> (
        status: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path]
        let file = folder.appending(path: ".out")
        try Data().write(to: file)
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }

    @Test func `the binary, its prices, completions and man page are installed, work anywhere and go again`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        let prefix = program.folder.appending(path: "usr local")
        try make("install", "PREFIX=\(prefix.path)", "DESTDIR=")
        let installed = try files(under: prefix)
        for wanted in [
            "bin/ekscost", "share/ekscost/pricing/us-east-1", "share/man/man1/ekscost.1",
            "share/bash-completion/completions/ekscost", "share/zsh/site-functions/_ekscost",
            "share/fish/vendor_completions.d/ekscost.fish", "share/ekscost/pricing/eks-versions.csv",
            "share/ekscost/policy.yaml",
        ] {
            let found = installed.filter { $0.hasPrefix(wanted) }
            #expect(!found.isEmpty, "\(wanted)")
            for file in found {
                let size =
                    try FileManager.default.attributesOfItem(atPath: prefix.path + "/" + file)[.size] as? Int
                #expect(size ?? 0 > 100, "\(file) is empty")
            }
        }

        let elsewhere = program.folder.appending(path: "elsewhere")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
        let binary = prefix.appending(path: "bin/ekscost")
        #expect(try run(binary, "--version", in: elsewhere).output == "0.1.0\n")
        #expect(
            try run(binary, "import", "json", Program.example + "/input", "-q", in: elsewhere).status == 0)
        let answer = try run(binary, "what-if", "--nat-per-az", "--format", "json", "--strict", in: elsewhere)
        #expect(answer.status == 0 && answer.output.contains("ekscost.what-if.v1"))

        try make("uninstall", "PREFIX=\(prefix.path)", "DESTDIR=")
        #expect(try files(under: prefix) == [])
    }

    @Test func `the man page has every command, and man understands it`() throws {
        let program = try Program()
        defer { program.remove() }
        let help = try program.run("--experimental-dump-help").output
        let description = try program.file("help.json", help)
        let script = Program.root.appending(path: ".ci/manpage.py").path
        let page = program.folder.appending(path: "ekscost.1")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", #"python3 "$1" < "$2" > "$3""#, "sh", script, description, page.path,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let text = try String(contentsOf: page, encoding: .utf8)
        #expect(text.hasPrefix(".TH EKSCOST 1"))
        for command in [
            "import json", "import traffic", "what\\-if", "report", "pricing verify", "snapshots prune",
        ] {
            #expect(text.contains(".SS ekscost \(command)"), "\(command)")
        }
        #expect(text.contains("\\-\\-nat\\-per\\-az") && text.contains(".SH EXIT STATUS"))
    }
}
