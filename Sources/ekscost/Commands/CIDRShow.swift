import ArgumentParser
import Capacity
import Units
import Words

/// `ekscost cidr show`: the calculator.
struct CIDRShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "The calculator: range, usable and reserved addresses, splits; IPv6 too.")

    @Argument(help: "A block such as 10.0.0.0/16, 2001:db8::/56, or an address in one.") var cidr: String
    @Option(help: "Split into this many equal parts, a power of two.") var split: Int?
    @Option(help: "Split into blocks of this prefix length.") var prefix: Int?
    @Option(help: "Does it contain this block or address?") var contains: [String] = []
    @Option(help: "Does it overlap this block?") var overlaps: [String] = []
    @Option(help: "How many blocks of a split are shown; all of them are counted.") var limit = 256
    @Option(help: "table or json.") var format = CIDRFormat.table

    func validate() throws {
        guard split == nil || prefix == nil else {
            throw ValidationError("give --split or --prefix, not both")
        }
        if let split, split < 1 || split & (split - 1) != 0 {
            throw ValidationError("--split takes a power of two such as 4, not \(split)")
        }
        guard (1...65536).contains(limit) else { throw ValidationError("--limit takes 1 to 65536") }
    }

    func run() throws {
        var document: BlockDocument
        if let block = CIDRBlock(canonicalising: cidr) ?? IPv4Address(cidr).map({ CIDRBlock(host: $0) }) {
            document = BlockDocument(block)
            let length = try wanted(block.prefixLength, of: 32)
            document.split = length.map {
                Split(block.parts(ofLength: $0, atMost: limit), 1 << ($0 - block.prefixLength))
            }
            document.contains = try contains.map { text in
                let other = IPv4Address(text).map { CIDRBlock(host: $0) }
                return .init(cidr: text, answer: block.contains(try other ?? CIDRText.block(text)))
            }
            document.overlaps = try overlaps.map {
                .init(cidr: $0, answer: block.overlaps(try CIDRText.block($0)))
            }
        } else if let block = IPv6Block(cidr) {
            document = BlockDocument(block)
            let length = try wanted(block.prefixLength, of: 128)
            document.split = length.map {
                let bits = $0 - block.prefixLength
                let parts = block.parts(ofLength: $0, atMost: limit).map(\.description)
                return Split(count: IPv6Block.power(bits), parts: parts)
            }
            document.contains = try contains.map {
                .init(cidr: $0, answer: block.contains(try Self.block6($0)))
            }
            document.overlaps = try overlaps.map {
                .init(cidr: $0, answer: block.overlaps(try Self.block6($0)))
            }
        } else {
            throw Failure(
                "'\(cidr)' is no CIDR block; write one such as 10.0.0.0/16 or 2001:db8::/56", exitCode: 65)
        }
        document.given = cidr
        switch format {
        case .json: try Console.json(document)
        case .table: Console.data(document.text)
        }
    }

    typealias Split = BlockDocument.Split

    private static func block6(_ text: String) throws -> IPv6Block {
        guard let block = IPv6Block(text) else {
            throw Failure("'\(text)' is no IPv6 block; write one such as 2001:db8::/64", exitCode: 65)
        }
        return block
    }

    /// The prefix length of a split; nil where none was asked for.
    private func wanted(_ own: Int, of bits: Int) throws -> Int? {
        let length = prefix ?? split.map { own + $0.trailingZeroBitCount }
        guard let length else { return nil }
        guard (own...bits).contains(length) else {
            throw Failure(
                "a /\(own) cannot be split into blocks of /\(length); take \(own) to \(bits)", exitCode: 65)
        }
        return length
    }
}
