import Exchange
import Foundation
import RandomEstates
import Testing
import Topology

/// What is read is stored, and comes back with the same answer by whatever way it came.
@Suite struct RandomEstateTests {
    private static let seeds = Array(UInt64(901)...910)

    private func json(_ program: Program, _ arguments: String...) throws -> [String: Any] {
        let outcome = try program.run(arguments + ["--format", "json"])
        try #require(outcome.status == 0, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    /// Imports a snapshot by its bundle, and gives what it holds and costs.
    private func answers(
        _ snapshot: Snapshot, _ name: String, _ program: Program
    ) throws -> (counts: [String: Int], cost: Data) {
        let file = program.folder.appending(path: name + ".json").path
        try BundleFile(snapshot, isRedacted: false).write(to: file)
        let imported = try program.run("import", "json", file, "--db", name)
        try #require(imported.status == 0, "\(imported.errors)")
        return try answers(name, program)
    }

    private func answers(_ store: String, _ program: Program) throws -> (counts: [String: Int], cost: Data) {
        let shown = try json(program, "snapshots", "show", "1", "--db", store)
        var cost = try json(
            program, "cost", "--db", store, "--month", "2026-10", "--by", "cluster", "--by", "vpc")
        // Origins of warnings and notes are in the order of the input.
        for key in ["warnings", "assumptions", "unknown"] { cost[key] = nil }
        return (
            try #require(shown["counts"] as? [String: Int]),
            try JSONSerialization.data(withJSONObject: cost, options: [.sortedKeys])
        )
    }

    @Test(arguments: seeds)
    func `an estate is the same whole, shuffled, and exported and imported again`(seed: UInt64) throws {
        let program = try Program()
        defer { program.remove() }
        let snapshot = RandomEstate(seed: seed).snapshot
        let first = try answers(snapshot, "first", program)
        for (noun, count) in [
            ("vpc", snapshot.vpcs.count), ("subnet", snapshot.subnets.count),
            ("routeTable", snapshot.routeTables.count), ("natGateway", snapshot.natGateways.count),
            ("cluster", snapshot.clusters.count), ("instance", snapshot.instances.count),
            ("node", snapshot.nodes.count), ("pod", snapshot.pods.count),
            ("traffic", snapshot.traffic.count), ("elasticIP", snapshot.elasticIPs.count),
        ] {
            #expect(first.counts[noun] ?? 0 == count, "\(noun)")
        }
        var dice = SeededDice(seed)
        var shuffled = snapshot
        shuffled.vpcs.shuffle(using: &dice)
        shuffled.subnets.shuffle(using: &dice)
        shuffled.clusters.shuffle(using: &dice)
        shuffled.nodes.shuffle(using: &dice)
        shuffled.pods.shuffle(using: &dice)
        shuffled.instances.shuffle(using: &dice)
        shuffled.traffic.shuffle(using: &dice)
        let second = try answers(shuffled, "second", program)
        #expect(second.counts == first.counts && second.cost == first.cost)
        let exported = program.folder.appending(path: "exported.json").path
        #expect(try program.run("export", "--db", "first", "-o", exported).status == 0)
        #expect(try program.run("import", "json", exported, "--db", "third").status == 0)
        let third = try answers("third", program)
        #expect(third.counts == first.counts && third.cost == first.cost)
    }
}
