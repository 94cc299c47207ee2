/// Adds up one thread's records: each is placed, judged and counted without a string.
struct FlowCounter: ~Copyable {
    typealias Pointer = UnsafePointer<UInt8>

    var counts = FlowCounts()
    var cells = FlowCells()
    var talkers = TalkerSketch()
    var services = FlowServices()
    private let lookup: FlowLookup
    // Kept apart from `counts`, whose optionals and set are too slow to touch for each record.
    private var first = UInt64.max
    private var last: UInt64 = 0
    private var hour = UInt64.max
    private var good = 0
    /// 2038: what is greater counts milliseconds.
    private static let greatestSecond: UInt64 = 0x7fff_ffff

    init(_ lookup: FlowLookup) { self.lookup = lookup }

    /// The counts with what the hot loop kept to itself.
    var total: FlowCounts {
        var total = counts
        total.good += good
        if first <= last { (total.first, total.last) = (first, last) }
        return total
    }

    /// Counts one record whose fields end at `ends`; false where it is not what it should be.
    @inline(__always)
    mutating func take(_ line: Pointer, _ ends: UnsafePointer<UInt32>, _ at: FlowLogFormat.Places) -> Bool {
        @inline(__always) func start(_ field: Int) -> Pointer {
            field == 0 ? line : line + Int(ends[field &- 1]) + 1
        }
        @inline(__always) func end(_ field: Int) -> Pointer { line + Int(ends[field]) }
        @inline(__always) func isNone(_ field: Int) -> Bool {
            end(field) - start(field) == 1 && start(field).pointee == UInt8(ascii: "-")
        }

        if at.status >= 0 {
            let status = start(at.status)
            guard status.pointee == UInt8(ascii: "O"), end(at.status) - status == 2 else {
                return skip(status, end(at.status))
            }
        }
        guard at.source >= 0 || at.packetSource >= 0, at.destination >= 0 || at.packetDestination >= 0 else {
            return withoutBytes()
        }
        let sourceField = at.packetSource >= 0 && !isNone(at.packetSource) ? at.packetSource : at.source
        let destinationField =
            at.packetDestination >= 0 && !isNone(at.packetDestination) ? at.packetDestination : at.destination
        guard sourceField >= 0, destinationField >= 0 else { return withoutBytes() }
        if at.status < 0, isNone(sourceField) {
            counts.noData += 1
            return true
        }
        var sourceAddress: UInt32 = 0
        var destinationAddress: UInt32 = 0
        guard let source = place(start(sourceField), end(sourceField), &sourceAddress),
            let destination = place(start(destinationField), end(destinationField), &destinationAddress)
        else { return false }
        guard at.bytes >= 0 else { return withoutBytes() }
        guard let bytes = FlowBytes.number(start(at.bytes), end(at.bytes)) else { return false }
        var packets: UInt64 = 0
        if at.packets >= 0 {
            guard let number = FlowBytes.number(start(at.packets), end(at.packets)) else { return false }
            packets = number
        }
        if at.start >= 0 {
            guard var time = FlowBytes.number(start(at.start), end(at.start)) else { return false }
            // Some logs count milliseconds, whatever the documentation says.
            if time > Self.greatestSecond { time /= 1000 }
            if time < first { first = time }
            if time / 3600 != hour { see(time) }
        }
        if at.end >= 0 {
            guard var time = FlowBytes.number(start(at.end), end(at.end)) else { return false }
            if time > Self.greatestSecond { time /= 1000 }
            if time > last { last = time }
        }
        if at.action >= 0 {
            let action = start(at.action).pointee
            if action != UInt8(ascii: "A") { return reject(action) }
        }
        good &+= 1

        let from = Int(source & 0xffff)
        let to = Int(destination & 0xffff)
        let fromHome = Int(lookup.homes[from])
        let toHome = Int(lookup.homes[to])
        if at.resourceType >= 0 {
            return transit(from, to, bytes, packets, at.direction >= 0 ? start(at.direction).pointee : 0)
        }

        // The subnet of the interface that saw the packets.
        var reporter: (home: Int, address: UInt32) = (0, 0)
        if at.subnet >= 0 {
            reporter = lookup.id(start(at.subnet), end(at.subnet))
        } else if at.interface >= 0 {
            reporter = lookup.id(start(at.interface), end(at.interface))
        }
        let direction = at.direction >= 0 ? start(at.direction).pointee : 0
        var seen = FlowSeen.egress
        var isOwn = lookup.isNAT[from] | lookup.isNAT[to] == 0
        if isOwn {
            switch direction {
            case UInt8(ascii: "e"):
                isOwn = fromHome != 0 && (reporter.home == 0 || reporter.home == fromHome)
            case UInt8(ascii: "i"):
                seen = .ingress
                isOwn = toHome != 0 && (reporter.home == 0 || reporter.home == toHome)
            default:
                let mayLeave = fromHome != 0 && (reporter.home == 0 || reporter.home == fromHome)
                let mayArrive = toHome != 0 && (reporter.home == 0 || reporter.home == toHome)
                isOwn = mayLeave || mayArrive
                seen = mayLeave ? .egress : .ingress
                if mayLeave, mayArrive {
                    seen = .either
                    if reporter.address == sourceAddress, sourceAddress != 0 { seen = .egress }
                    if reporter.address == destinationAddress, destinationAddress != 0 { seen = .ingress }
                }
            }
        }
        // A box in between shows itself: an address on its interface is not the packet's own.
        if isOwn, reporter.home == 0, at.packetSource >= 0, at.source >= 0, at.destination >= 0 {
            var unused: UInt32 = 0
            if let a = place(start(at.source), end(at.source), &unused),
                let b = place(start(at.destination), end(at.destination), &unused)
            {
                isOwn =
                    Int(lookup.homes[Int(a & 0xffff)]) == fromHome
                    && Int(lookup.homes[Int(b & 0xffff)]) == toHome
            }
        }
        if !isOwn {
            var near: UInt32 = 0
            var outer = (from, to)
            if at.source >= 0, at.destination >= 0,
                let a = place(start(at.source), end(at.source), &near),
                let b = place(start(at.destination), end(at.destination), &near)
            {
                outer = (Int(a & 0xffff), Int(b & 0xffff))
            }
            return between(from, to, outer, bytes, packets)
        }

        var service = 0
        if seen == .ingress {
            if fromHome == 0, at.sourceService >= 0 {
                service = services.number(start(at.sourceService), end(at.sourceService))
            }
        } else if toHome == 0, at.destinationService >= 0 {
            service = services.number(start(at.destinationService), end(at.destinationService))
        }
        var path = 0
        if at.path >= 0, seen != .ingress {
            let digit = start(at.path).pointee &- 48
            path = digit < 10 ? Int(digit) : 0
        }
        cells.add(FlowKey.word(seen.rawValue, from, to, service, path), bytes: bytes, packets: packets)
        talk(
            seen, source, destination, sourceAddress, destinationAddress, service,
            seen == .either ? bytes / 2 : bytes)
        return true
    }

    /// The place and workload of an address, IPv4 in the fast way; nil where it is none.
    @inline(__always)
    private func place(_ start: Pointer, _ end: Pointer, _ address: inout UInt32) -> UInt32? {
        guard let number = FlowBytes.address(start, end) else { return lookup.placeV6(start, end) }
        address = number
        return lookup.value(number)
    }

    /// Hands what may cost money to the talkers: what leaves the estate, and what leaves its zone.
    @inline(__always)
    private mutating func talk(
        _ seen: FlowSeen, _ source: UInt32, _ destination: UInt32, _ sourceAddress: UInt32,
        _ destinationAddress: UInt32, _ service: Int, _ bytes: UInt64
    ) {
        let fromZone = lookup.zones[Int(source & 0xffff)]
        let toZone = lookup.zones[Int(destination & 0xffff)]
        guard fromZone != toZone || fromZone == 0 else { return }
        let isBack = seen == .ingress
        // Between two zones the sender's own record tells it all.
        guard !isBack || fromZone == 0 else { return }
        let (near, far) = isBack ? (destination, source) : (source, destination)
        let (nearAddress, farAddress) =
            isBack ? (destinationAddress, sourceAddress) : (sourceAddress, destinationAddress)
        let key = TalkerKey.word(
            near: near, nearAddress: nearAddress, far: far, farAddress: farAddress, service: service)
        talkers.add(key, out: isBack ? 0 : bytes, back: isBack ? bytes : 0)
    }

    @inline(never)
    private mutating func skip(_ status: Pointer, _ end: Pointer) -> Bool {
        switch (status.pointee, end - status) {
        case (UInt8(ascii: "N"), 6): counts.noData += 1
        case (UInt8(ascii: "S"), 8): counts.skipData += 1
        default: return false
        }
        return true
    }

    @inline(never)
    private mutating func withoutBytes() -> Bool {
        good += 1
        counts.withoutBytes += 1
        return true
    }

    @inline(never)
    private mutating func reject(_ action: UInt8) -> Bool {
        guard action == UInt8(ascii: "R") || action == UInt8(ascii: "-") else { return false }
        good += 1
        counts.rejected += 1
        return true
    }

    @inline(never)
    private mutating func see(_ time: UInt64) {
        hour = time / 3600
        counts.hours.insert(UInt32(truncatingIfNeeded: hour))
    }

    /// A transit gateway's own record: it counts where the packets enter the gateway.
    @inline(never)
    private mutating func transit(
        _ from: Int, _ to: Int, _ bytes: UInt64, _ packets: UInt64, _ direction: UInt8
    ) -> Bool {
        guard lookup.homes[from] != 0 || lookup.homes[to] != 0 else {
            counts.elsewhere += 1
            counts.bytesElsewhere &+= bytes
            return true
        }
        guard direction == UInt8(ascii: "i") else {
            counts.seenAgain += 1
            return true
        }
        cells.add(FlowKey.word(FlowSeen.transit.rawValue, from, to, 0, 0), bytes: bytes, packets: packets)
        return true
    }

    /// A record of an interface that holds neither end: a NAT gateway's inner side is kept, the rest is seen again.
    @inline(never)
    private mutating func between(
        _ from: Int, _ to: Int, _ outer: (from: Int, to: Int), _ bytes: UInt64, _ packets: UInt64
    ) -> Bool {
        let fromHome = lookup.homes[from]
        let toHome = lookup.homes[to]
        let leaves = lookup.isNAT[outer.to] == 1 && fromHome != 0 && lookup.isNAT[from] == 0
        let returns = lookup.isNAT[outer.from] == 1 && toHome != 0 && lookup.isNAT[to] == 0
        if leaves || returns {
            cells.add(FlowKey.word(FlowSeen.nat.rawValue, from, to, 0, 0), bytes: bytes, packets: packets)
        } else if fromHome != 0 || toHome != 0 {
            counts.seenAgain += 1
        } else {
            counts.elsewhere += 1
            counts.bytesElsewhere &+= bytes
        }
        return true
    }
}
