import CISAL

/// Adds up one thread's records: each is read, placed and judged without a string.
///
/// Records are read one by one and counted some hundred at a time, so that the processor waits for the tables' memory
/// many times at once.
struct FlowCounter: ~Copyable {
    typealias Pointer = UnsafePointer<UInt8>
    typealias Places = FlowLogFormat.Places

    var counts = FlowCounts()
    var cells = FlowCells()
    var talkers = TalkerSketch()
    var services = FlowServices()
    let lookup: FlowLookup
    // Kept apart from `counts`, whose optionals and set are too slow to touch for each record.
    /// Its hours are at first ones that no time is in.
    private var times = cisal_times(first: .max, last: 0, hour: 1 << 63, hour_before: 1 << 63)
    private var good = 0
    private let waiting: UnsafeMutablePointer<FlowRecord>
    private var waitingCount = 0
    private static let room = 128
    private static let greatestSecond = UInt64(CISAL_GREATEST_SECOND)

    init(_ lookup: FlowLookup) {
        self.lookup = lookup
        waiting = .allocate(capacity: Self.room)
    }

    deinit { waiting.deallocate() }

    /// The counts with what the hot loop kept to itself.
    var total: FlowCounts {
        var total = counts
        total.good += good
        if times.first <= times.last { (total.first, total.last) = (times.first, times.last) }
        return total
    }

    /// Reads the records from one line on in the fast way, as far as it goes; gives how many they were.
    @inline(__always)
    mutating func take(
        _ text: Pointer, _ fields: UnsafePointer<UInt32>, first: Int, lines: UnsafeBufferPointer<UInt32>,
        _ columns: inout cisal_columns, _ at: Places
    ) -> Int {
        guard let next = lines.baseAddress else { return 0 }
        var taken = 0
        var first = first
        while taken < lines.count {
            let room = min(lines.count &- taken, Self.room &- waitingCount)
            let count = cisal_records(
                text, fields, first, next + taken, room, &columns, &times, waiting + waitingCount)
            waitingCount &+= count
            good &+= count
            taken &+= count
            guard count == room else { break }
            first = Int(next[taken &- 1]) &+ 1
            if waitingCount == Self.room { settle(text, at) }
        }
        return taken
    }

    /// Reads one record, which `settle` then counts; false where it is not what it should be.
    ///
    /// The line's memory must stay as it is until `settle` was called.
    @inline(__always)
    mutating func take(_ line: FlowLine, _ at: Places) -> Bool {
        if at.status >= 0 {
            let status = line.start(at.status)
            guard status.pointee == UInt8(ascii: "O"), line.end(at.status) - status == 2 else {
                return skip(status, line.end(at.status))
            }
        }
        var source = at.source
        if at.packetSource >= 0, !line.isNone(at.packetSource) { source = at.packetSource }
        var destination = at.destination
        if at.packetDestination >= 0, !line.isNone(at.packetDestination) {
            destination = at.packetDestination
        }
        guard source >= 0, destination >= 0 else { return withoutBytes() }
        if at.status < 0, line.isNone(source) {
            counts.noData += 1
            return true
        }
        var record = FlowRecord()
        record.ends = line.ends
        guard read(line, source, &record.source, &record.from),
            read(line, destination, &record.destination, &record.to)
        else { return false }
        guard at.bytes >= 0 else { return withoutBytes() }
        guard let bytes = FlowBytes.number(line.start(at.bytes), line.end(at.bytes)) else { return false }
        record.bytes = bytes
        if at.packets >= 0 {
            guard let packets = FlowBytes.number(line.start(at.packets), line.end(at.packets)) else {
                return false
            }
            record.packets = packets
        }
        if at.start >= 0 {
            guard let time = time(line, at.start) else { return false }
            if time < times.first { times.first = time }
            if time &- times.hour >= 3600, time &- times.hour_before >= 3600 { see(time) }
        }
        if at.end >= 0 {
            guard let time = time(line, at.end) else { return false }
            if time > times.last { times.last = time }
        }
        if at.action >= 0 {
            let action = line.start(at.action).pointee
            if action != UInt8(ascii: "A") { return reject(action) }
        }
        good &+= 1
        (waiting + waitingCount).initialize(to: record)
        waitingCount &+= 1
        if waitingCount == Self.room { settle(line.text, at) }
        return true
    }

    /// Places, judges and counts the records that wait, which are all of one text.
    @inline(never)
    mutating func settle(_ text: Pointer, _ at: Places) {
        let lookup = self.lookup
        let count = waitingCount
        for index in 0..<count {
            let record = waiting + index
            record.pointee.from = lookup.value(record.pointee.source, record.pointee.from)
            record.pointee.to = lookup.value(record.pointee.destination, record.pointee.to)
        }
        for index in 0..<count {
            let record = waiting + index
            judge(record, FlowLine(text: text, ends: record.pointee.ends), at)
            cells.prefetch(record.pointee.cell)
            talkers.prefetch(record.pointee.talker)
        }
        for index in 0..<count {
            let record = waiting + index
            let cell = record.pointee.cell
            guard cell != 0 else { continue }
            cells.add(cell, bytes: record.pointee.bytes, packets: record.pointee.packets)
            guard record.pointee.talker != 0 else { continue }
            let seen = FlowKey.seen(cell)
            let isBack = seen == FlowSeen.ingress.rawValue
            let bytes =
                seen == FlowSeen.either.rawValue ? record.pointee.bytes / 2 : record.pointee.bytes
            talkers.add(record.pointee.talker, out: isBack ? 0 : bytes, back: isBack ? bytes : 0)
        }
        waitingCount = 0
    }

    /// The address in a field, IPv4 in the fast way; false where it is none.
    @inline(__always)
    private func read(_ line: FlowLine, _ field: Int, _ address: inout UInt32, _ place: inout UInt32) -> Bool
    {
        if let number = FlowBytes.address(line.start(field), line.end(field)) {
            address = number
            return true
        }
        guard let known = lookup.placeV6(line.start(field), line.end(field)) else { return false }
        place = known | FlowRecord.isIPv6
        return true
    }

    /// Seconds since 1970: some logs count milliseconds, whatever the documentation says.
    @inline(__always)
    private func time(_ line: FlowLine, _ field: Int) -> UInt64? {
        guard let time = FlowBytes.time(line.start(field), line.end(field)) else { return nil }
        return time > Self.greatestSecond ? time / 1000 : time
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
        times.hour_before = times.hour
        times.hour = time / 3600 * 3600
        counts.hours.insert(UInt32(truncatingIfNeeded: time / 3600))
    }
}
