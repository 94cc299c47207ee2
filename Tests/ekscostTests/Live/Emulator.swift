import Foundation

/// moto on loopback with a seeded estate; it ends when this object goes, or with the test run.
final class Emulator {
    struct Estate: Decodable {
        var url: String
        var account: String
        var other: String
        var nats: [String]
        var endpoint: String
        var balancers: [String: String]
        var vpc: String
        /// The first account's other region: two zones behind one gateway, a node in each.
        var far: Far
        /// The other account's network.
        var second: Second
    }

    struct Far: Decodable {
        var nat: String
        var subnets: [String]
        var nodes: [String]
    }

    struct Second: Decodable {
        var vpc: String
        var nat: String
        var subnets: [String]
    }

    let folder: URL
    let estate: Estate
    private let process = Process()
    private let input = Pipe()

    static let python = Program.root.appending(path: ".build/venv/bin/python")
    /// The CLI of Debian, version 2.
    static let debian = URL(fileURLWithPath: "/usr/bin/aws")
    static var isThere: Bool {
        FileManager.default.isExecutableFile(atPath: python.deletingLastPathComponent().path + "/moto_server")
    }

    init(month: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ekscost-moto-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let output = Pipe()
        process.executableURL = Self.python
        process.arguments = [Stub.scripts.path + "/emulator.py", folder.path, month]
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = Data()
        while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty,
            byte != Data("\n".utf8)
        {
            line.append(byte)
        }
        estate = try JSONDecoder().decode(Estate.self, from: line)
    }

    func stop() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    /// What a program needs to reach it.
    ///
    /// - Parameter cli: the folder of the `aws` that is to be used.
    func environment(cli: URL) -> [String: String] {
        [
            "PATH": "\(cli.path):/usr/bin:/bin", "AWS_ENDPOINT_URL": estate.url,
            "AWS_CONFIG_FILE": folder.path + "/config", "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_SHARED_CREDENTIALS_FILE": folder.path + "/credentials",
        ]
    }

    /// Saves the estate call by call, as a user would by hand, with the CLI of version 1; does not wait for the end.
    func saveByHand(to folder: String, regions: [String]) throws -> Process {
        let save = Process()
        save.executableURL = Self.python
        save.arguments = [Stub.scripts.path + "/save_by_hand.py", estate.url, folder] + regions
        save.environment = environment(cli: Self.python.deletingLastPathComponent())
        try save.run()
        return save
    }
}
