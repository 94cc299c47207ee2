public import Units

extension Optional: FieldValue where Wrapped: FieldValue {
    public static func columns(named name: String) -> [String] { Wrapped.columns(named: name) }
    public func bind(to sink: any ColumnSink) {
        if let self { self.bind(to: sink) } else { sink.bindNull(Wrapped.columns(named: "").count) }
    }
    public static func read(from source: any ColumnSource) throws -> Wrapped? {
        guard source.isNull else { return try Wrapped.read(from: source) }
        source.skip(Wrapped.columns(named: "").count)
        return nil
    }
    public static func parse(_ json: JSONValue) -> Wrapped?? { Wrapped.parse(json).map { $0 } }
    public static func parse(elements: [JSONValue]) -> Wrapped?? {
        Wrapped.parse(elements: elements).map { $0 }
    }
    public var json: String? { flatMap(\.json) }
    public var jsonElements: [String] { map(\.jsonElements) ?? [] }
    public static var privacy: Privacy { Wrapped.privacy }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Wrapped? {
        privacy == .secret ? nil : map { $0.concealed(privacy, by: veil) }
    }
}

/// A value that is one text in a list or in an entry of a column.
public protocol ListElement: FieldValue {
    var listText: String { get }
    init?(listText: String)
    /// The value of a name that two values came to have.
    static func merged(_ one: Self, _ other: Self) -> Self
}

extension ListElement {
    public static func merged(_ one: Self, _ other: Self) -> Self { one }
}

/// An element that has no column of its own kind is its text there.
extension ListElement {
    public func bind(to sink: any ColumnSink) { sink.bind(listText) }
    public static func read(from source: any ColumnSource) throws -> Self {
        let text = source.text()
        guard let value = Self(listText: text) else { throw BadValue("'\(text)' is no \(Self.self)") }
        return value
    }
}

extension String: ListElement {
    public var listText: String { self }
    public init?(listText: String) { self = listText }
}

extension Identifier: ListElement {
    public var listText: String { rawValue }
    public init?(listText: String) { self.init(listText) }
}

extension CIDRBlock: ListElement {
    public var listText: String { description }
    public init?(listText: String) { self.init(listText) }
}

extension IPv4Address: ListElement {
    public var listText: String { description }
    public init?(listText: String) { self.init(listText) }
}

extension Int64: ListElement {
    public var listText: String { String(self) }
    public init?(listText: String) { self.init(listText) }
    public static func merged(_ one: Int64, _ other: Int64) -> Int64 {
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}

extension Array: FieldValue where Element: ListElement {
    public func bind(to sink: any ColumnSink) { sink.bind(list: map(\.listText)) }
    public static func read(from source: any ColumnSource) throws -> [Element] {
        try source.list().map { text in
            guard let value = Element(listText: text) else {
                throw BadValue("'\(text)' is no \(Element.self)")
            }
            return value
        }
    }
    public static func parse(_ json: JSONValue) -> [Element]? { parse(elements: json.elements) }
    public static func parse(elements: [JSONValue]) -> [Element]? {
        elements.compactMap { Element.parse($0) }
    }
    public var json: String? {
        let elements = jsonElements
        return elements.isEmpty ? nil : "[" + elements.joined(separator: ",") + "]"
    }
    public var jsonElements: [String] { compactMap(\.json) }
    public static var privacy: Privacy { Element.privacy }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> [Element] {
        map { $0.concealed(privacy, by: veil) }
    }
}

/// Texts or amounts by name: tags, labels, annotations, resources.
extension Dictionary: FieldValue where Key == String, Value: ListElement {
    public func bind(to sink: any ColumnSink) { sink.bind(entries: mapValues(\.listText)) }
    public static func read(from source: any ColumnSource) throws -> [String: Value] {
        try source.entries().mapValues { text in
            guard let value = Value(listText: text) else { throw BadValue("'\(text)' is no \(Value.self)") }
            return value
        }
    }
    public static func parse(_ json: JSONValue) -> [String: Value]? {
        json.members.compactMapValues { Value.parse($0) }
    }
    public var json: String? {
        let object = JSONObject.made { object in
            for (key, value) in sorted(by: { $0.key < $1.key }) {
                if let json = value.json { object.add(key, json: json) }
            }
        }
        return object.isEmpty ? nil : object.text
    }
    public static var privacy: Privacy { .name }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> [String: Value] {
        guard privacy != .open else { return self }
        return Dictionary(map { (veil.text($0.key), $0.value.concealed(Value.privacy, by: veil)) }) {
            Value.merged($0, $1)
        }
    }
}
