import Foundation

/// The program itself, run as a user runs it, in a folder of its own.
struct Program {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "ekscost-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let example = root.appending(path: "reports/example").path

    /// The binary that was built with the tests, beside their bundle.
    static let binary: URL = {
        let bundle = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        let beside = bundle.appending(path: "ekscost")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return root.appending(path: ".build/debug/ekscost")
    }()

    /// When the example was saved; its first page was recorded of October 2026.
    static let exampleTime = "2026-11-01T00:00:00Z"

    /// The clock, the zone and the locale of whoever runs the tests, which no output may depend on.
    private static let surroundings = ProcessInfo.processInfo.environment.filter { key, _ in
        ["TZ", "LC_ALL", "LOCPATH", "LD_PRELOAD", "NO_FAKE_STAT"].contains(key) || key.hasPrefix("FAKETIME")
    }

    /// The program with the shipped prices and nothing of the caller's own settings, not yet started.
    func process(_ arguments: [String], environment: [String: String] = [:]) -> Process {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder.path,
            "EKSCOST_PRICING": Self.root.appending(path: "pricing").path,
        ].merging(Self.surroundings) { $1 }.merging(environment) { $1 }
        return process
    }

    /// Runs the program with the shipped prices and nothing of the caller's own settings.
    @discardableResult
    func run(_ arguments: String..., environment: [String: String] = [:], input: String? = nil) throws
        -> Outcome
    {
        try run(arguments, environment: environment, input: input)
    }

    @discardableResult
    func run(_ arguments: [String], environment: [String: String] = [:], input: String? = nil) throws
        -> Outcome
    {
        let process = process(arguments, environment: environment)
        // Files and not pipes, so that a long output cannot stop the program.
        let names = ["out", "err"].map { folder.appending(path: ".\($0)-\(UUID().uuidString)") }
        for name in names { try Data().write(to: name) }
        process.standardOutput = try FileHandle(forWritingTo: names[0])
        process.standardError = try FileHandle(forWritingTo: names[1])
        if let input {
            let file = folder.appending(path: ".in-\(UUID().uuidString)")
            try Data(input.utf8).write(to: file)
            process.standardInput = try FileHandle(forReadingFrom: file)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        process.waitUntilExit()
        defer { for name in names { try? FileManager.default.removeItem(at: name) } }
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: names[0], encoding: .utf8),
            errors: try String(contentsOf: names[1], encoding: .utf8))
    }

    /// Writes a file into the program's folder and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let url = folder.appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
        return url.path
    }

    /// Writes a VPC with a NAT gateway in a region that no price book has.
    /// - Parameter more: further members of the document, `"RouteTables": […]`.
    func unpricedEstate(_ more: String = "") throws -> String {
        try file(
            "nat.json",
            """
            {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
             "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
                          "AvailabilityZone": "xx-nowhere-1a", "AvailableIpAddressCount": 100}],
             "NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "State": "available"}]\(more.isEmpty ? "" : "," + more)}
            """)
    }

    /// Imports the shipped example with its traffic.
    func importExample() throws {
        try run("import", "json", Self.example + "/input", "--taken-at", Self.exampleTime)
        try run("import", "traffic", Self.example + "/traffic.csv")
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
