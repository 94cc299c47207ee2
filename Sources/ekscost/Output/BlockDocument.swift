import Capacity
import Topology
import Units
import Words

/// `ekscost.cidr.v1`: what the calculator says of a block.
struct BlockDocument: Encodable {
    struct Split: Encodable {
        /// A decimal: there are more blocks in IPv6 than an integer counts.
        var count: String
        var parts: [String]
        init(count: String, parts: [String]) {
            self.count = count
            self.parts = parts
        }
        init(_ parts: [CIDRBlock], _ count: Int) {
            self.init(count: String(count), parts: parts.map(\.description))
        }
    }
    struct Answer: Encodable {
        var cidr: String
        var answer: Bool
    }
    struct Reserved: Encodable {
        var address: String
        var purpose: String
    }

    var schema = "ekscost.cidr.v1"
    var cidr: String
    var given = ""
    var version: Int
    var first: String
    var last: String
    var netmask: String?
    /// A decimal, for the same reason.
    var size: String
    var kind: String
    /// nil where AWS takes no subnet of that size.
    var usable_in_aws: String?
    var reserved_by_aws: [Reserved]
    var free_prefixes_when_empty: Int?
    var notes: [String]
    var split: Split?
    var contains: [Answer] = []
    var overlaps: [Answer] = []

    init(_ block: CIDRBlock) {
        cidr = block.description
        version = 4
        first = block.first.description
        last = block.last.description
        netmask = CIDRBlock(containing: IPv4Address(.max), prefixLength: block.prefixLength)?.base.description
        size = String(block.size)
        kind = Self.kind(block)
        let isSubnet = SubnetSize.allowedPrefixLengths.contains(block.prefixLength)
        usable_in_aws = isSubnet ? String(SubnetSize.usable(prefixLength: block.prefixLength)) : nil
        let purposes = [
            "network", "the VPC's router", "DNS", "kept by AWS", "broadcast, which a VPC has not",
        ]
        reserved_by_aws =
            isSubnet
            ? zip(SubnetSize.reservedAddresses(of: block), purposes).map {
                .init(address: $0.description, purpose: $1)
            }
            : []
        free_prefixes_when_empty =
            isSubnet ? SubnetSize.prefixesWhenEmpty(prefixLength: block.prefixLength) : nil
        notes = BlockCheck.reasons(against: block, serviceCIDR: nil, taken: []) + BlockCheck.notes(on: block)
    }

    init(_ block: IPv6Block) {
        cidr = block.description
        version = 6
        first = IPv6Block.text(block.first)
        last = IPv6Block.text(block.last)
        size = IPv6Block.power(128 - block.prefixLength)
        kind = block.kind
        let isSubnet = (44...64).contains(block.prefixLength) && block.prefixLength % 4 == 0
        // Five of 2^64 addresses are reserved in a subnet of IPv6 too: Rules.md#subnet-sizes.
        usable_in_aws = isSubnet ? IPv6Block.power(128 - block.prefixLength, less: 5) : nil
        let reserved = (0..<4).map { block.first + UInt128($0) } + [block.last]
        reserved_by_aws =
            isSubnet ? reserved.map { .init(address: IPv6Block.text($0), purpose: "kept by AWS") } : []
        notes =
            block.prefixLength <= 64
            ? ["it has \(IPv6Block.power(64 - block.prefixLength)) blocks of /64, the usual size of a subnet"]
            : []
    }

    /// The purpose of a range, by the registries.
    private static func kind(_ block: CIDRBlock) -> String {
        let kinds = [
            ("10.0.0.0/8", "private (RFC 1918)"), ("172.16.0.0/12", "private (RFC 1918)"),
            ("192.168.0.0/16", "private (RFC 1918)"), ("100.64.0.0/10", "shared (RFC 6598)"),
            ("198.18.0.0/15", "benchmarks (RFC 2544)"), ("169.254.0.0/16", "link-local"),
            ("127.0.0.0/8", "loopback"), ("224.0.0.0/4", "multicast"),
        ]
        if let kind = kinds.first(where: { CIDRBlock($0.0)?.contains(block) ?? false }) { return kind.1 }
        return kinds.contains { CIDRBlock($0.0)?.overlaps(block) ?? false } ? "of several kinds" : "public"
    }

    var text: PrintedText {
        var rows = [["block", cidr], ["kind", kind], ["first", first], ["last", last]]
        if let netmask { rows.append(["netmask", netmask]) }
        rows.append(["addresses", size])
        rows.append(["usable as a subnet", usable_in_aws ?? "AWS takes no subnet of that size"])
        if let free_prefixes_when_empty {
            rows.append(["/28 prefixes when empty", "\(free_prefixes_when_empty)"])
        }
        if !reserved_by_aws.isEmpty {
            rows.append([
                "reserved", reserved_by_aws.map { "\($0.address) (\($0.purpose))" }.joined(separator: ", "),
            ])
        }
        if given != cidr { rows.insert(["given", given], at: 0) }
        for answer in contains { rows.append(["contains \(answer.cidr)", answer.answer ? "yes" : "no"]) }
        for answer in overlaps { rows.append(["overlaps \(answer.cidr)", answer.answer ? "yes" : "no"]) }
        for note in notes { rows.append(["note", note]) }
        let width = rows.map { $0[0].count }.max() ?? 0
        var lines = rows.map { $0[0] + String(repeating: " ", count: width - $0[0].count + 2) + $0[1] }
        if let split {
            lines += ["", "\(split.count) blocks:"] + split.parts
            if split.count != String(split.parts.count) { lines.append("… (--limit shows more)") }
        }
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }
}
