import CISAL

/// The judgement of a record: which of the interfaces that saw the packets wrote it, and what it is added to.
extension FlowCounter {
    /// Sets the record's cell and talker; both stay 0 where it adds to nothing.
    @inline(__always)
    mutating func judge(_ record: UnsafeMutablePointer<FlowRecord>, _ line: FlowLine, _ at: Places) {
        let from = Int(record.pointee.from & 0xffff)
        let to = Int(record.pointee.to & 0xffff)
        let fromHome = Int(lookup.homes[from])
        let toHome = Int(lookup.homes[to])
        let direction = at.direction >= 0 ? line.start(at.direction).pointee : 0
        if at.resourceType >= 0 {
            record.pointee.cell = transit(from, to, record.pointee.bytes, direction)
            return
        }

        // The subnet of the interface that saw the packets.
        var reporter: (home: Int, address: UInt32) = (0, 0)
        if at.subnet >= 0 {
            reporter = lookup.id(line.start(at.subnet), line.end(at.subnet))
        } else if at.interface >= 0 {
            reporter = lookup.id(line.start(at.interface), line.end(at.interface))
        }
        var seen = FlowSeen.egress
        var isOwn = lookup.isNAT[from] | lookup.isNAT[to] == 0
        if isOwn {
            let mayLeave = fromHome != 0 && (reporter.home == 0 || reporter.home == fromHome)
            let mayArrive = toHome != 0 && (reporter.home == 0 || reporter.home == toHome)
            switch direction {
            case UInt8(ascii: "e"):
                isOwn = mayLeave
            case UInt8(ascii: "i"):
                seen = .ingress
                isOwn = mayArrive
            default:
                isOwn = mayLeave || mayArrive
                seen = mayLeave ? .egress : .ingress
                if mayLeave, mayArrive {
                    let (source, destination) = (record.pointee.source, record.pointee.destination)
                    seen = .either
                    if reporter.address == source, source != 0 { seen = .egress }
                    if reporter.address == destination, destination != 0 { seen = .ingress }
                }
            }
        }
        // A box in between shows itself: an address on its interface is not the packet's own.
        if isOwn, reporter.home == 0, at.packetSource >= 0, let outer = outer(line, at) {
            isOwn =
                Int(lookup.homes[outer.from]) == fromHome && Int(lookup.homes[outer.to]) == toHome
        }
        guard isOwn else {
            record.pointee.cell = between(from, to, outer(line, at) ?? (from, to), record.pointee.bytes)
            return
        }

        var service = 0
        if seen == .ingress {
            if fromHome == 0, at.sourceService >= 0 {
                service = services.number(line.start(at.sourceService), line.end(at.sourceService))
            }
        } else if toHome == 0, at.destinationService >= 0 {
            service = services.number(line.start(at.destinationService), line.end(at.destinationService))
        }
        var path = 0
        if at.path >= 0, seen != .ingress {
            let digit = line.start(at.path).pointee &- 48
            path = digit < 10 ? Int(digit) : 0
        }
        record.pointee.cell = FlowKey.word(seen.rawValue, from, to, service, path)
        record.pointee.talker = talker(record, isBack: seen == .ingress, service)
    }

    /// The places of the addresses on the interface itself; nil where the record does not tell them.
    @inline(__always)
    private func outer(_ line: FlowLine, _ at: Places) -> (from: Int, to: Int)? {
        guard at.source >= 0, at.destination >= 0, let from = place(line, at.source),
            let to = place(line, at.destination)
        else { return nil }
        return (Int(from & 0xffff), Int(to & 0xffff))
    }

    @inline(__always)
    private func place(_ line: FlowLine, _ field: Int) -> UInt32? {
        guard let number = FlowBytes.address(line.start(field), line.end(field)) else {
            return lookup.placeV6(line.start(field), line.end(field))
        }
        return lookup.value(number)
    }

    /// The talker of what may cost money, which leaves the estate or leaves its zone; else 0.
    @inline(__always)
    private func talker(_ record: UnsafeMutablePointer<FlowRecord>, isBack: Bool, _ service: Int) -> UInt64 {
        let (source, destination) = (record.pointee.from, record.pointee.to)
        let fromZone = lookup.zones[Int(source & 0xffff)]
        let toZone = lookup.zones[Int(destination & 0xffff)]
        guard fromZone != toZone || fromZone == 0 else { return 0 }
        // Between two zones the sender's own record tells it all.
        guard !isBack || fromZone == 0 else { return 0 }
        return isBack
            ? TalkerKey.word(
                near: destination, nearAddress: record.pointee.destination, far: source,
                farAddress: record.pointee.source, service: service)
            : TalkerKey.word(
                near: source, nearAddress: record.pointee.source, far: destination,
                farAddress: record.pointee.destination, service: service)
    }

    /// A transit gateway's own record: it counts where the packets enter the gateway.
    @inline(never)
    private mutating func transit(_ from: Int, _ to: Int, _ bytes: UInt64, _ direction: UInt8) -> UInt64 {
        guard lookup.homes[from] != 0 || lookup.homes[to] != 0 else {
            counts.elsewhere += 1
            counts.bytesElsewhere &+= bytes
            return 0
        }
        guard direction == UInt8(ascii: "i") else {
            counts.seenAgain += 1
            return 0
        }
        return FlowKey.word(FlowSeen.transit.rawValue, from, to, 0, 0)
    }

    /// A record of an interface that holds neither end: a NAT gateway's inner side is kept, the rest is seen again.
    @inline(never)
    private mutating func between(_ from: Int, _ to: Int, _ outer: (from: Int, to: Int), _ bytes: UInt64)
        -> UInt64
    {
        let fromHome = lookup.homes[from]
        let toHome = lookup.homes[to]
        let leaves = lookup.isNAT[outer.to] == 1 && fromHome != 0 && lookup.isNAT[from] == 0
        let returns = lookup.isNAT[outer.from] == 1 && toHome != 0 && lookup.isNAT[to] == 0
        if leaves || returns { return FlowKey.word(FlowSeen.nat.rawValue, from, to, 0, 0) }
        if fromHome != 0 || toHome != 0 {
            counts.seenAgain += 1
        } else {
            counts.elsewhere += 1
            counts.bytesElsewhere &+= bytes
        }
        return 0
    }
}
