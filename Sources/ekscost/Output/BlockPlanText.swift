import Units
import Words

/// A plan as a table, or drawn.
struct BlockPlanText {
    let document: BlockPlanDocument
    let picture: Bool
    init(_ document: BlockPlanDocument, picture: Bool) {
        self.document = document
        self.picture = picture
    }

    var text: PrintedText {
        var parts: [PrintedText] = []
        let blocks = ([document.vpc_cidr].compactMap(\.self) + document.secondary_cidrs).compactMap {
            CIDRBlock($0)
        }
        for block in blocks {
            let subnets = document.subnets.filter { subnet in
                CIDRBlock(subnet.cidr).map { block.contains($0) } ?? false
            }
            parts.append(PrintedText(headline(block, subnets)))
            parts.append(picture ? BlockPicture(block, subnets).text : table(subnets))
        }
        guard !picture else { return parts.joined(separator: "\n\n") }
        if let service = document.service_cidr { parts.append("service CIDR: \(service)") }
        parts.append(
            Grid(
                header: ["tier", "what takes addresses in each zone", "addresses"],
                rows: document.demand.needs.map { [$0.tier, $0.what, "\($0.addresses)"] }, numbers: [2]
            ).text(markdown: false))
        parts.append(list("not taken", document.rejected.map { "\($0.cidr): \($0.reason)" }))
        parts.append(list("assumed", document.assumptions))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func headline(_ block: CIDRBlock, _ subnets: [BlockPlanDocument.Subnet]) -> String {
        let used = subnets.compactMap { CIDRBlock($0.cidr)?.size }.reduce(0, +)
        let name = block.description == document.vpc_cidr ? "VPC" : "second block, for pods:"
        return
            "\(name) \(block): \(block.size) addresses, \(used) in \(subnets.count) subnets, \(block.size - used) left"
    }

    private func table(_ subnets: [BlockPlanDocument.Subnet]) -> PrintedText {
        Grid(
            header: ["tier", "zone", "cidr", "usable", "needed", "headroom"],
            rows: subnets.map {
                [$0.tier, $0.zone, $0.cidr, "\($0.usable)", "\($0.needed)", "\($0.headroom_percent) %"]
            }, numbers: [3, 4, 5]
        ).text(markdown: false)
    }

    private func list(_ title: String, _ items: [String]) -> PrintedText {
        let more = items.count > 12 ? ["… and \(items.count - 12) more"] : []
        return .list(title, items.prefix(12) + more, false)
    }
}

/// A block drawn as 64 cells in four rows, in ASCII so that it stands in any terminal, mail or comment.
struct BlockPicture {
    let block: CIDRBlock
    let subnets: [BlockPlanDocument.Subnet]
    init(_ block: CIDRBlock, _ subnets: [BlockPlanDocument.Subnet]) {
        self.block = block
        self.subnets = subnets
    }

    private static let marks = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz").map(String.init)
    private static let cells = 64
    private static let cellsPerRow = 16

    var text: PrintedText {
        let cells = min(Self.cells, block.size)
        let size = block.size / cells
        var lines = [
            "one cell is \(Counted.text(size, "address", "addresses")), '.' is free, '+' is several subnets"
        ]
        let names = (0..<cells).map { mark(block.base.value + UInt32($0 * size), size: size) }
        for start in stride(from: 0, to: cells, by: Self.cellsPerRow) {
            let address = IPv4Address(block.base.value + UInt32(start * size)).description
            let row = names[start..<min(start + Self.cellsPerRow, cells)].joined()
            lines.append(pad(address, 15) + "  " + row)
        }
        lines.append("")
        for (index, subnet) in subnets.enumerated() {
            let filled =
                subnet.usable == 0 ? 20 : min(20, (subnet.needed * 20 + subnet.usable - 1) / subnet.usable)
            let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
            lines.append(
                "\(Self.name(index))  \(pad(subnet.tier, 7)) \(subnet.zone)  \(pad(subnet.cidr, 18))  [\(bar)]  \(subnet.needed) of \(subnet.usable)"
            )
        }
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }

    private static func name(_ index: Int) -> String { marks[index % marks.count] }

    private func mark(_ first: UInt32, size: Int) -> String {
        guard
            let cell = CIDRBlock(containing: IPv4Address(first), prefixLength: 32 - size.trailingZeroBitCount)
        else { return "?" }
        let here = subnets.indices.filter { CIDRBlock(subnets[$0].cidr)?.overlaps(cell) ?? false }
        guard let only = here.first else { return "." }
        return here.count == 1 ? Self.name(only) : "+"
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
