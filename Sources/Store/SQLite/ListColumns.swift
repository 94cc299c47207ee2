import Topology
import Units

/// A value that stands as one text in a JSON array.
protocol ListElement {
    var listText: String { get }
    init?(listText: String)
}

extension String: ListElement {
    var listText: String { self }
    init?(listText: String) { self = listText }
}

extension Identifier: ListElement {
    var listText: String { rawValue }
    init?(listText: String) { self.init(listText) }
}

extension CIDRBlock: ListElement {
    var listText: String { description }
    init?(listText: String) { self.init(listText) }
}

extension Taint: ListElement {
    /// `key=value:effect`, `key:effect` where it has no value, as `kubectl taint` writes them.
    var listText: String { key + (value.map { "=" + $0 } ?? "") + ":" + effect }
    init?(listText: String) {
        guard let colon = listText.lastIndex(of: ":") else { return nil }
        let front = listText[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            key: String(front[0]), value: front.count == 2 ? String(front[1]) : nil,
            effect: String(listText[listText.index(after: colon)...]))
    }
}

extension LoadBalancer.Zone: ListElement {
    /// `zone=subnet`, or the zone alone.
    var listText: String { zone.rawValue + (subnetID.map { "=" + $0.rawValue } ?? "") }
    init?(listText: String) {
        let parts = listText.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let zone = parts.first else { return nil }
        self.init(
            zone: ZoneName(String(zone)), subnetID: parts.count == 2 ? Identifier(String(parts[1])) : nil)
    }
}

extension Array: ColumnValue where Element: ListElement {
    func bind(to statement: Statement) { statement.bind(JSONText.array(map(\.listText))) }
    static func read(from statement: Statement) throws -> [Element] {
        try JSONText.strings(statement.text()).map { text in
            guard let element = Element(listText: text) else {
                throw BadValue("'\(text)' is no \(Element.self)")
            }
            return element
        }
    }
}

/// A value that stands as one text in a JSON object.
protocol EntryValue {
    var entryText: String { get }
    init?(entryText: String)
}

extension String: EntryValue {
    var entryText: String { self }
    init?(entryText: String) { self = entryText }
}

extension Int64: EntryValue {
    var entryText: String { String(self) }
    init?(entryText: String) { self.init(entryText) }
}

extension Dictionary: ColumnValue where Key == String, Value: EntryValue {
    func bind(to statement: Statement) { statement.bind(JSONText.object(mapValues(\.entryText))) }
    static func read(from statement: Statement) throws -> [String: Value] {
        let strings = try JSONText.strings(statement.text())
        guard strings.count.isMultiple(of: 2) else { throw BadValue("a key has no value") }
        var result: [String: Value] = [:]
        result.reserveCapacity(strings.count / 2)
        for at in stride(from: 0, to: strings.count, by: 2) {
            guard let value = Value(entryText: strings[at + 1]) else {
                throw BadValue("'\(strings[at + 1])' is no \(Value.self)")
            }
            result[strings[at]] = value
        }
        return result
    }
}
