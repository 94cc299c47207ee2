import Topology
import Units

/// The fill of a block, stretch by stretch, in one line of text.
enum AddressPicture {
    /// From nothing taken to nothing free.
    static let levels: [Character] = ["·", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    static let widest = 64

    /// One character for each aligned block of 16, or for as many neighbours as make 64 characters at most.
    ///
    /// A block with a single address taken is drawn as touched already, for no prefix comes from it.
    static func draw(_ map: AddressMap, kept: Set<IPv4Address>) -> String? {
        guard map.blocks > 0, map.block.prefixLength >= SubnetSize.allowedPrefixLengths.lowerBound else {
            return nil
        }
        let step = max(map.blocks / widest, 1)
        return String(
            stride(from: 0, to: map.blocks, by: step).map { start in
                let taken = (start..<min(start + step, map.blocks)).reduce(0) { $0 + map.taken($1) }
                let low = IPv4Address(map.block.base.value + UInt32(start * 16))
                let size = step * 16
                let all = size - kept.count { $0.value >= low.value && $0.value - low.value < UInt32(size) }
                guard taken > 0, all > 0 else { return levels[0] }
                return levels[taken >= all ? 8 : 1 + taken * 7 / all]
            })
    }
}
