/// A thing that is made of fields.
public protocol Structured: Hashable, Sendable {
    /// One with nothing but what a thing of its kind has to have.
    static var blank: Self { get }
    /// Every property, in the order in which documents have them; the members of one object follow each other.
    static var fields: [Field<Self>] { get }
}

/// A thing of AWS's or of a cluster's that a snapshot has a list of.
public protocol Noun: Structured {
    /// The table that keeps it.
    static var table: NounTable { get }
}

/// A thing that is told by its id alone.
public protocol Identified {
    var id: Identifier<Self> { get }
}

/// A noun's table and the columns that tell its rows apart within a snapshot.
public struct NounTable: Hashable, Sendable {
    public let name: String
    public let key: [String]
    public init(_ name: String, key: [String] = ["id"]) {
        self.name = name
        self.key = key
    }
}

extension Structured {
    /// Reads an item of a document.
    ///
    /// - Parameter fields: how this kind of document spells them; nil for the noun's own.
    /// - Returns: nil where the item lacks what makes it one of this noun.
    public init?(_ item: JSONValue, _ fields: [Field<Self>]? = nil) {
        var noun = Self.blank
        var absent: [Field<Self>] = []
        for field in fields ?? Self.fields where !field.parse(&noun, item) {
            guard !field.isRequired else { return nil }
            absent.append(field)
        }
        for field in absent { field.complete?(&noun) }
        self = noun
    }

    /// The item that a document has of it.
    ///
    /// - Parameter fields: how this kind of document spells them; nil for the noun's own.
    public func document(_ fields: [Field<Self>]? = nil) -> JSONObject {
        var object = JSONObject()
        write(to: &object, fields)
        return object
    }

    /// Adds its members to an object; the tags stand last.
    public func write(to object: inout JSONObject, _ fields: [Field<Self>]? = nil) {
        var tags: [String: String] = [:]
        for field in fields ?? Self.fields {
            field.write(self, &object)
            if let more = field.tags?(self) { tags.merge(more) { _, last in last } }
        }
        object.addTags(tags)
    }

    /// A copy that does not tell whose it is; a property without a field is left out.
    public func concealed(by veil: any Concealing) -> Self {
        var copy = Self.blank
        for field in Self.fields { field.conceal(self, &copy, veil) }
        return copy
    }
}

/// A part of a noun that has fields of its own, such as an address of a NAT gateway.
public protocol StructuredValue: Structured, FieldValue {}

extension StructuredValue {
    public static func columns(named name: String) -> [String] { fields.flatMap(\.columns) }
    public func bind(to sink: any ColumnSink) {
        for field in Self.fields { field.put(self, sink) }
    }
    public static func read(from source: any ColumnSource) throws -> Self {
        var value = blank
        for field in fields { try field.take(&value, source) }
        return value
    }
    public static func parse(_ json: JSONValue) -> Self? { Self(json) }
    public var json: String? { document().text }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Self { concealed(by: veil) }
}
