import ArgumentParser
import Capacity
import Foundation
import Store
import Topology
import Units

/// The ranges that a new block must not overlap.
struct TakenRanges: ParsableArguments {
    @OptionGroup var database: DatabaseOptions
    @Option(
        help: "A range in use elsewhere, such as a network on premises: CIDR or NAME=CIDR. May be repeated.")
    var avoid: [String] = []
    @Option(help: "The cluster's service CIDR. Default: EKS chooses 10.100.0.0/16 or 172.20.0.0/16.")
    var serviceCidr: String?

    /// The imported snapshot; nil where none is there and none was asked for.
    func snapshot() throws -> Snapshot? {
        let named =
            database.database != nil || ProcessInfo.processInfo.environment["EKSCOST_DB"]?.isEmpty == false
        guard named || FileManager.default.fileExists(atPath: database.path) else { return nil }
        return try database.loadAsStored()
    }

    func service() throws -> CIDRBlock? { try serviceCidr.map(CIDRText.block) }

    /// The ranges of `--avoid`, by their names.
    func avoided() throws -> [NamedBlock] {
        try avoid.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            return NamedBlock(
                name: parts.count == 2 ? parts[0] : "--avoid", block: try CIDRText.block(parts.last ?? text))
        }
    }
}

/// Blocks as users write them.
enum CIDRText {
    /// A block whose host bits are zero.
    static func block(_ text: String) throws -> CIDRBlock {
        if let block = CIDRBlock(text) { return block }
        if let block = CIDRBlock(canonicalising: text) {
            throw Failure("\(text) has bits set behind its prefix; write \(block)", exitCode: 65)
        }
        if let block = IPv6Block(text) {
            throw Failure(
                "\(block) is an IPv6 block; an IPv4 one such as 10.0.0.0/16 is asked for here", exitCode: 65)
        }
        throw Failure("'\(text)' is no CIDR block; write one such as 10.0.0.0/16", exitCode: 65)
    }
}
