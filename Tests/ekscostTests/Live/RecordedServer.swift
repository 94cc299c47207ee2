import Foundation

/// A small recorded API server on loopback in a folder of its own; it ends when its standard input does.
final class RecordedServer {
    /// The real kubectl; nil where there is none.
    static let kubectl = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/kubectl" }.first { FileManager.default.isExecutableFile(atPath: String($0)) }

    let folder: URL
    let url: String
    var kubeconfig: String { folder.path + "/kubeconfig" }
    private let process = Process()
    private let input = Pipe()

    init(_ flaw: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ekscost-api-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", Stub.scripts.path + "/apiserver.py", folder.path, flaw]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = output.fileHandleForReading.availableData
        url = String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// Runs a test with a server and a program beside which `in/cluster.json` says which cluster the server is; nothing
    /// where kubectl is missing.
    ///
    /// - Parameters:
    ///   - flaw: what the server does wrong.
    ///   - endpoint: what the cluster says that its address is; nil is the server's own.
    static func with(
        _ flaw: String = "", endpoint: String? = nil, _ body: (Program, RecordedServer) throws -> Void
    ) throws {
        guard kubectl != nil else { return print("skipped: no kubectl; `make deps` installs it") }
        let server = try RecordedServer(flaw)
        defer { server.stop() }
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "in/cluster.json",
            """
            {"cluster": {"name": "shop", "version": "1.33", "endpoint": "\(endpoint ?? server.url)",
             "arn": "arn:aws:eks:us-east-1:111122223333:cluster/shop", "resourcesVpcConfig": {"vpcId": "vpc-1"}}}
            """)
        try body(program, server)
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    func requests() throws -> [String] {
        try String(contentsOf: folder.appending(path: "requests.log"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    /// A folder with a stand-in for kubectl: a line of shell first, then the real one with this server's kubeconfig.
    func stand(_ line: String) throws -> String {
        let bin = folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        let file = bin.appending(path: "kubectl")
        try """
        #!/bin/sh
        \(line)
        exec \(Self.kubectl ?? "kubectl") --kubeconfig \(kubeconfig) "$@"

        """.write(to: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
        return bin.path
    }
}
