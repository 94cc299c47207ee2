import Topology
import Units

/// The estate as the hot loop wants it: flat tables, borrowed for the time of an import.
struct FlowLookup {
    let cells: UnsafePointer<UInt32>
    /// A place's subnet, 0 for what is outside.
    let homes: UnsafePointer<UInt16>
    /// 1 for a NAT gateway's address.
    let isNAT: UnsafePointer<UInt8>
    /// The zone of a place, from 1; 0 for what is outside or unknown.
    let zones: UnsafePointer<UInt16>
    let ids: UnsafePointer<FlowIDs.Slot>
    let idMask: Int
    let prefixesV6: UnsafeBufferPointer<FlowEstate.PrefixV6>

    typealias Pointer = UnsafePointer<UInt8>

    @inline(__always)
    func value(_ address: UInt32) -> UInt32 { AddressTrie.value(cells, address) }

    /// The place that a record's end is in: of an IPv6 address it is known already.
    @inline(__always)
    func value(_ address: UInt32, _ known: UInt32) -> UInt32 {
        known & FlowRecord.isIPv6 != 0 ? known & ~FlowRecord.isIPv6 : value(address)
    }

    /// The place of an IPv6 address; nil where the text is none.
    @inline(never)
    func placeV6(_ start: Pointer, _ end: Pointer) -> UInt32? {
        guard let high = FlowBytes.highOfIPv6(start, end) else { return nil }
        for prefix in prefixesV6
        where prefix.length == 0 || (high ^ prefix.high) >> UInt64(64 - prefix.length) == 0 {
            return UInt32(prefix.place)
        }
        return 2
    }

    /// The interface or subnet that an id names: the subnet's place, and the interface's first address.
    @inline(__always)
    func id(_ start: Pointer, _ end: Pointer) -> (home: Int, address: UInt32) {
        let key = FlowBytes.fingerprint(start, end)
        var index = Int(truncatingIfNeeded: key) & idMask
        while true {
            let slot = ids[index]
            if slot.key == key { return (Int(slot.home), slot.address) }
            if slot.key == 0 { return (0, 0) }
            index = (index &+ 1) & idMask
        }
    }
}

/// The subnets' and interfaces' ids by their fingerprints.
struct FlowIDs: Sendable {
    struct Slot: Sendable {
        var key: UInt64 = 0
        var address: UInt32 = 0
        var home: UInt16 = 0
    }

    private(set) var slots: [Slot]

    init(_ estate: FlowEstate) {
        var entries: [Slot] = []
        for (index, place) in estate.places.enumerated() {
            guard case .subnet(let id) = place else { continue }
            entries.append(Slot(key: FlowBytes.fingerprint(id.rawValue), home: UInt16(index)))
        }
        for interface in estate.interfaces {
            entries.append(
                Slot(
                    key: FlowBytes.fingerprint(interface.id), address: interface.address?.value ?? 0,
                    home: UInt16(interface.home)))
        }
        var capacity = 16
        while capacity < entries.count * 3 { capacity *= 2 }
        slots = Array(repeating: Slot(), count: capacity)
        for entry in entries {
            var index = Int(truncatingIfNeeded: entry.key) & (capacity - 1)
            while slots[index].key != 0, slots[index].key != entry.key {
                index = (index + 1) & (capacity - 1)
            }
            slots[index] = entry
        }
    }
}

/// The estate's tables as values, which every thread borrows for itself.
struct FlowLookupTables: Sendable {
    private let trie: AddressTrie
    private let homes: [UInt16]
    private let isNAT: [UInt8]
    private let zones: [UInt16]
    private let ids: [FlowIDs.Slot]
    private let prefixesV6: [FlowEstate.PrefixV6]

    init(_ estate: FlowEstate, zones: [UInt16]) {
        trie = AddressTrie(estate.prefixes.map { ($0.block, UInt32($0.place) | UInt32($0.workload) << 16) })
        homes = estate.homes.map { UInt16($0) }
        isNAT = estate.places.map { place -> UInt8 in if case .natGateway = place { 1 } else { 0 } }
        self.zones = zones
        ids = FlowIDs(estate).slots
        prefixesV6 = estate.prefixesV6.sorted { $0.length > $1.length }
    }

    /// Calls `body` with pointers into the tables, none of which is ever empty.
    func borrow(_ body: (FlowLookup) -> Void) {
        trie.cells.withUnsafeBufferPointer { cells in
            homes.withUnsafeBufferPointer { homes in
                isNAT.withUnsafeBufferPointer { isNAT in
                    zones.withUnsafeBufferPointer { zones in
                        ids.withUnsafeBufferPointer { ids in
                            prefixesV6.withUnsafeBufferPointer { v6 in
                                guard let cells = cells.baseAddress, let homes = homes.baseAddress,
                                    let isNAT = isNAT.baseAddress, let zones = zones.baseAddress,
                                    let slots = ids.baseAddress
                                else { return }
                                body(
                                    FlowLookup(
                                        cells: cells, homes: homes, isNAT: isNAT, zones: zones, ids: slots,
                                        idMask: ids.count - 1, prefixesV6: v6))
                            }
                        }
                    }
                }
            }
        }
    }
}
