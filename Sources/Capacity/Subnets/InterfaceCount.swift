import Topology
import Units

/// The addresses of one subnet, counted interface by interface.
struct InterfaceCount {
    let cidr: CIDRBlock
    /// The first four addresses and the last, which AWS keeps.
    let kept: Set<IPv4Address>
    private(set) var taken: AddressMap
    private(set) var holdings: [AddressHolder: (addresses: Int, interfaces: Int)] = [:]
    /// Set aside by CIDR reservations of type `prefix` and of type `explicit`.
    private(set) var setAside: AddressMap
    private(set) var explicit: AddressMap
    /// Interfaces with an address outside of the block, that AWS keeps, or that another has.
    private(set) var outside: [NetworkInterface] = []
    private(set) var keptHeld: [NetworkInterface] = []
    private(set) var twice: [NetworkInterface] = []

    init(_ cidr: CIDRBlock) {
        self.cidr = cidr
        let low = (0..<UInt32(min(4, cidr.size))).map { IPv4Address(cidr.base.value + $0) }
        kept = Set(low + [cidr.last])
        taken = AddressMap(cidr)
        setAside = AddressMap(cidr)
        explicit = AddressMap(cidr)
    }

    var usable: Int { cidr.size - kept.count }

    private enum Mark { case counted, outside, kept, twice }

    private mutating func take(_ address: IPv4Address) -> Mark {
        if !cidr.contains(address) { return .outside }
        if kept.contains(address) { return .kept }
        return taken.take(address) ? .counted : .twice
    }

    /// Counts an interface's single addresses and its prefixes.
    mutating func add(_ interface: NetworkInterface, as kind: AddressHolder) {
        var marks: [Mark: Int] = [:]
        for address in interface.privateIPs { marks[take(address), default: 0] += 1 }
        for prefix in interface.ipv4Prefixes {
            // AWS attaches /28 blocks; something larger is no prefix of an interface.
            for offset in 0..<UInt32(min(prefix.size, 16)) {
                marks[take(IPv4Address(prefix.base.value + offset)), default: 0] += 1
            }
        }
        if marks[.outside] != nil { outside.append(interface) }
        if marks[.kept] != nil { keptHeld.append(interface) }
        if marks[.twice] != nil { twice.append(interface) }
        let before = holdings[kind] ?? (0, 0)
        holdings[kind] = (before.addresses + marks[.counted, default: 0], before.interfaces + 1)
    }

    mutating func add(_ reservation: SubnetCIDRReservation) {
        if reservation.type == "explicit" { explicit.take(reservation.cidr) }
        setAside.take(reservation.cidr)
    }

    /// Addresses set aside that nothing holds and that AWS does not keep.
    var reserved: Int {
        guard setAside.count > 0 else { return 0 }
        return setAside.addresses.count { !taken.has($0) && !kept.contains($0) }
    }

    /// Aligned blocks of 16 that a prefix can be taken from: nothing of them is held, kept, or set aside for
    /// single addresses.
    var freePrefixes: [Int] {
        guard cidr.prefixLength >= SubnetSize.allowedPrefixLengths.lowerBound else { return [] }
        return (0..<taken.blocks).filter { isFree($0) }
    }

    private func isFree(_ block: Int) -> Bool {
        // The first block has the four kept addresses, the last block the last one.
        block > 0 && block < taken.blocks - 1 && !taken.isTouched(block) && !explicit.isTouched(block)
    }

    /// The largest aligned block of whole free blocks of 16; nil where there is none.
    var largestFree: CIDRBlock? {
        var sizes: [Int: Int] = [:]
        for index in freePrefixes { sizes[index] = 28 }
        var best = sizes.keys.min().map { (index: $0, length: 28) }
        var length = 28
        while sizes.count > 1, length > cidr.prefixLength {
            // Two free halves of one block make it free.
            var larger: [Int: Int] = [:]
            for index in sizes.keys where index % 2 == 0 && sizes[index + 1] != nil {
                larger[index / 2] = length - 1
            }
            length -= 1
            sizes = larger
            if let first = sizes.keys.min() { best = (first, length) }
        }
        return best.flatMap {
            CIDRBlock(
                containing: IPv4Address(cidr.base.value + UInt32($0.index) << UInt32(32 - $0.length)),
                prefixLength: $0.length)
        }
    }
}
