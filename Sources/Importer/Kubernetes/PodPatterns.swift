import Topology
import Units

/// The pods that were read last, as patterns: a workload's pods stand behind each other and differ in little.
struct PodPatterns {
    /// The fields that a pod has for itself.
    enum Taken: Int, CaseIterable {
        case name, nodeName, podIP, uid
    }

    private struct Known {
        var pod: Pod
        var uid: UInt64?
        var pattern: JSONPattern
    }

    /// A workload's pods come in a few shapes: started again or not, of this revision or the one before.
    private static let capacity = 4

    /// The one that fitted last comes first.
    private var known: [Known] = []
    private var taken: [JSONText?] = Taken.allCases.map { _ in nil }
    /// Of the pod that is being read; nil while something else is.
    private var notes: PatternNotes?
    private var lastOwner: String?

    // MARK: - By a pattern

    /// The pod that follows, where it fits a pattern; nil, and nothing read, where it fits none.
    mutating func pod(_ reader: inout JSONReader) throws(JSONStop) -> (pod: Pod, uid: UInt64?)? {
        guard !known.isEmpty else { return nil }
        _ = try reader.peek()
        let mark = reader
        for index in known.indices {
            for taken in taken.indices { self.taken[taken] = nil }
            guard try known[index].pattern.matches(&reader, taken: &taken) else { continue }
            guard let pod = pod(like: known[index].pod) else { break }
            let uid = taken[Taken.uid.rawValue].map { ObjectUID.half($0.bytes) } ?? known[index].uid
            if index > 0 { known.swapAt(0, index) }
            return (pod, uid)
        }
        reader = mark
        return nil
    }

    /// - Returns: nil where the pod has no name.
    private func pod(like other: Pod) -> Pod? {
        var pod = other
        if let name = taken[Taken.name.rawValue] {
            guard name.count > 0 else { return nil }
            pod.name = name.string
        }
        if let node = taken[Taken.nodeName.rawValue] { pod.nodeName = node.count > 0 ? node.string : nil }
        if let address = taken[Taken.podIP.rawValue] { pod.podIP = address.address }
        return pod
    }

    // MARK: - For a pattern

    /// Begins to note what the reader of the pod that follows says of its parts.
    mutating func begin(_ reader: inout JSONReader) throws(JSONStop) {
        _ = try reader.peek()
        notes = PatternNotes(start: reader.place)
    }

    /// Keeps the pod that was read, which ends where the reader stands, if it is likely that more like it follow.
    mutating func learn(_ pod: Pod?, uid: UInt64?, _ reader: JSONReader) {
        defer { notes = nil }
        guard let pod, let owner = pod.ownerName else { return }
        guard owner == lastOwner else {
            lastOwner = owner
            return
        }
        guard let pattern = notes.flatMap({ JSONPattern($0, end: reader.place) }) else { return }
        if known.count == Self.capacity { known.removeLast() }
        known.insert(Known(pod: pod, uid: uid, pattern: pattern), at: 0)
    }

    /// Past a value that says nothing of the pod.
    mutating func passOver(_ reader: inout JSONReader) throws(JSONStop) {
        _ = try reader.peek()
        let start = reader.place
        try reader.skip()
        notes?.add(from: start, to: reader.place, mark: nil)
    }

    mutating func take(_ what: Taken, _ reader: inout JSONReader) throws(JSONStop) -> String? {
        guard let text = try taken(what, &reader), text.count > 0 else { return nil }
        return text.string
    }

    mutating func takeUID(_ reader: inout JSONReader) throws(JSONStop) -> UInt64? {
        try taken(.uid, &reader).flatMap { ObjectUID.half($0.bytes) }
    }

    mutating func takeAddress(_ what: Taken, _ reader: inout JSONReader) throws(JSONStop) -> IPv4Address? {
        try taken(what, &reader)?.address
    }

    private mutating func taken(_ what: Taken, _ reader: inout JSONReader) throws(JSONStop) -> JSONText? {
        let isString = try reader.peek() == UInt8(ascii: "\"")
        let start = reader.place
        let text = try reader.scalar()
        if isString { notes?.add(from: start, to: reader.place, mark: what.rawValue) }
        return text
    }
}
