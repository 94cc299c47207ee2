import ArgumentParser
import Capacity
import Simulation
import Topology
import Units
import Words

/// `ekscost cidr check`: whether a block is a good one for a VPC, for a pipeline.
struct CIDRCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Whether a block is free: ends with 0, or with 1 and the reasons.",
        discussion: "Compares with the imported VPCs, their peerings, --avoid and the service CIDR.")

    @Argument(help: "A block such as 10.20.0.0/16.") var cidr: String
    @OptionGroup var taken: TakenRanges
    @Option(help: "Ask whether AWS would add the block to this imported VPC.") var addTo: String?
    @Option(help: "table or json.") var format = CIDRFormat.table

    struct Document: Encodable {
        var schema = "ekscost.cidr-check.v1"
        var cidr: String
        var free: Bool
        var reasons: [String]
        var notes: [String]
        var compared_with: [BlockPlanDocument.Range]
    }

    func run() throws {
        let block = try CIDRText.block(cidr)
        let snapshot = try taken.snapshot()
        var others = (snapshot?.takenBlocks ?? []) + (try taken.avoided())
        var notes = BlockCheck.notes(on: block)
        var reasons: [String] = []
        if let addTo {
            guard let found = snapshot?.reasons(againstAdding: block, to: Identifier(addTo)) else {
                throw Failure(
                    "no VPC \(addTo) in \(taken.database.path); see `ekscost snapshots list`", exitCode: 65)
            }
            reasons = found
            // Its own blocks are compared above, in the words of the rule.
            others.removeAll { $0.name.hasPrefix(addTo) }
        }
        reasons += BlockCheck.reasons(against: block, serviceCIDR: try taken.service(), taken: others)
        if snapshot == nil {
            notes.append("no store was found, so no imported VPC was looked at; --db names one")
        }
        let document = Document(
            cidr: block.description, free: reasons.isEmpty, reasons: reasons, notes: notes,
            compared_with: others.map { .init(cidr: $0.block.description, name: $0.name) })
        switch format {
        case .json: try Console.json(document)
        case .table:
            let usable = SubnetSize.usable(prefixLength: block.prefixLength)
            Console.data(
                reasons.isEmpty
                    ? "\(block) is free: \(block.size) addresses, compared with \(others.count) ranges"
                    : .list("\(block) is not free", reasons, false))
            if reasons.isEmpty { Console.data("as one subnet it would have \(usable) usable addresses") }
            for note in notes { Console.note("note: \(note)") }
        }
        if !reasons.isEmpty { throw ExitCode(1) }
    }
}
