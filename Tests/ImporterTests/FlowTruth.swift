import Foundation
import Importer
import Topology

/// Runs `Tests/Bench/flowtruth.py` and reads what it knows.
struct FlowTruth {
    struct Row: Hashable {
        var source: String
        var destination: String
        var path: String
        var out: UInt64
        var back: UInt64
    }

    let scratch: Scratch
    let snapshot: Snapshot
    let rows: Set<Row>
    var logs: String { scratch.path + "/logs" }

    /// The columns of most of the files.
    let header: String

    init(form: String) throws {
        scratch = try Scratch()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Bench/flowtruth.py").standardizedFileURL.path
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", script, scratch.path, form]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
        var snapshot = Snapshot()
        for fact in try imported(paths: [scratch.path + "/estate"]).facts { snapshot.keep(fact) }
        self.snapshot = snapshot
        let day = scratch.path + "/logs/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2026/10/01"
        let plain =
            try FileManager.default.contentsOfDirectory(atPath: day).sorted()
            .first { $0.hasSuffix(".log") } ?? ""
        let log = try String(contentsOfFile: day + "/" + plain, encoding: .utf8)
        header = log.split(separator: "\n").first.map(String.init) ?? ""
        let text = try String(contentsOfFile: scratch.path + "/truth.csv", encoding: .utf8)
        rows = Set(
            text.split(separator: "\n").dropFirst().map { line in
                let cells = line.split(separator: ",").map(String.init)
                return Row(
                    source: cells[0], destination: cells[1], path: cells[2], out: UInt64(cells[3]) ?? .max,
                    back: UInt64(cells[4]) ?? .max)
            })
    }

    static func rows(_ matrix: FlowMatrix) -> Set<Row> {
        Set(
            matrix.rows.map {
                Row(
                    source: $0.source.label, destination: $0.destination.label, path: $0.path.rawValue,
                    out: $0.bytesOut, back: $0.bytesBack)
            })
    }
}

extension Snapshot {
    /// Keeps what flow logs ask of a snapshot.
    mutating func keep(_ fact: Fact) {
        switch fact {
        case .vpc(let it): vpcs.append(it)
        case .subnet(let it): subnets.append(it)
        case .routeTable(let it): routeTables.append(it)
        case .natGateway(let it): natGateways.append(it)
        case .vpcEndpoint(let it): vpcEndpoints.append(it)
        case .prefixList(let it): prefixLists.append(it)
        case .networkInterface(let it): networkInterfaces.append(it)
        case .pod(let it): pods.append(it)
        case .flowLog(let it): flowLogs.append(it)
        default: return
        }
    }
}
