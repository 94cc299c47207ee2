/// One property of a noun: its name, its place in documents, its columns and its privacy.
///
/// Import, store, export and redaction walk a noun's fields, so that a property is stated here and nowhere else.
public struct Field<Noun: Sendable>: Sendable {
    /// The property's name, which its column has too.
    public let name: String
    /// The place in a document; nil for a property that no document has or that is read and written by hand.
    public let path: JSONPath?
    public let storage: Storage
    public let privacy: Privacy
    /// Fills the columns of a row.
    public let put: @Sendable (Noun, any ColumnSink) -> Void
    /// Reads the columns of a row; of a list with a table of its own it appends the element that the row is.
    public let take: @Sendable (inout Noun, any ColumnSource) throws -> Void
    /// Fills a row for each element of a list that has a table of its own.
    public let rows: @Sendable (Noun) -> [@Sendable (any ColumnSink) -> Void]
    /// Copies the property to a redacted noun.
    public let conceal: @Sendable (_ from: Noun, _ to: inout Noun, any Concealing) -> Void

    /// True where an item without it is none of this noun.
    let isRequired: Bool
    /// Reads the property from an item; false where the item does not have it.
    let parse: @Sendable (inout Noun, JSONValue) -> Bool
    /// Fills in a property that the item does not have, from what else it has.
    let complete: (@Sendable (inout Noun) -> Void)?
    let write: @Sendable (Noun, inout JSONObject) -> Void
    let tags: (@Sendable (Noun) -> [String: String])?
    /// The id under which the rows of a list's own table name the noun; nil for a property without such a table.
    public let ownerID: (@Sendable (Noun) -> String)?

    /// The columns of a property.
    public enum Storage: Hashable, Sendable {
        case columns([String])
        /// A table of its own for a list: its name, the column of the owner's id, the columns of an element.
        case rows(table: String, owner: String, columns: [String])
        /// Kept nowhere, or by hand under another name.
        case nowhere
    }

    /// The columns of the noun's own table.
    public var columns: [String] {
        if case .columns(let names) = storage { names } else { [] }
    }
}

extension Field {
    /// A property of one value.
    ///
    /// - Parameters:
    ///   - json: its place in a document.
    ///   - others: places where older or other tools have it.
    ///   - isRequired: whether an item without it is none of this noun.
    ///   - isStored: whether a column keeps it.
    ///   - reads: the value of a whole item, where it is not simply the one at its place.
    ///   - writes: its members of the document, where they are not simply the value at its place.
    ///   - otherwise: the value where the item has none, from what else the item has.
    ///   - hides: its replacement, where privacy and type alone do not tell it.
    public init<Value: FieldValue>(
        _ name: String, _ property: any WritableKeyPath<Noun, Value> & Sendable, _ json: JSONPath? = nil,
        _ privacy: Privacy = Value.privacy, or others: [JSONPath] = [], isRequired: Bool = false,
        isStored: Bool = true,
        reads: (@Sendable (JSONValue) -> Value?)? = nil,
        writes: (@Sendable (Noun, inout JSONObject) -> Void)? = nil,
        otherwise: (@Sendable (Noun) -> Value?)? = nil,
        hides: (@Sendable (Noun, any Concealing) -> Value)? = nil
    ) {
        self.name = name
        path = json
        self.privacy = privacy
        self.isRequired = isRequired
        storage = isStored ? .columns(Value.columns(named: name)) : .nowhere
        put = { noun, sink in noun[keyPath: property].bind(to: sink) }
        take = { noun, source in noun[keyPath: property] = try Value.read(from: source) }
        rows = { _ in [] }
        let hide: @Sendable (Noun, any Concealing) -> Value =
            hides ?? { noun, veil in noun[keyPath: property].concealed(privacy, by: veil) }
        conceal = { old, new, veil in new[keyPath: property] = hide(old, veil) }
        let paths = (json.map { [$0] } ?? []) + others
        let read: @Sendable (JSONValue) -> Value? = reads ?? Self.reader(paths)
        parse = { noun, item in
            guard let value = read(item) else { return false }
            noun[keyPath: property] = value
            return true
        }
        if let otherwise {
            complete = { noun in
                guard let value = otherwise(noun) else { return }
                noun[keyPath: property] = value
            }
        } else {
            complete = nil
        }
        let plain: @Sendable (Noun, inout JSONObject) -> Void = { noun, object in
            guard let json else { return }
            object.add(at: json, noun[keyPath: property])
        }
        write = writes ?? plain
        tags = nil
        ownerID = nil
    }

    private static func reader<Value: FieldValue>(
        _ paths: [JSONPath]
    ) -> @Sendable (JSONValue) -> Value? {
        { item in
            for path in paths {
                let value: Value? =
                    path.inner == nil
                    ? path.value(in: item).flatMap { Value.parse($0) }
                    : Value.parse(elements: path.values(in: item))
                if let value { return value }
            }
            return nil
        }
    }

    /// A list that has a table of its own.
    ///
    /// - Parameters:
    ///   - element: the name of an element's column.
    ///   - table: the list's table.
    ///   - owner: the table's column with the noun's id.
    public static func rows<Element: FieldValue>(
        _ name: String, _ property: any WritableKeyPath<Noun, [Element]> & Sendable, _ json: JSONPath? = nil,
        _ privacy: Privacy = Element.privacy, element: String, table: String, owner: String,
        reads: (@Sendable (JSONValue) -> [Element])? = nil,
        writes: (@Sendable (Noun, inout JSONObject) -> Void)? = nil
    ) -> Field where Noun: Identified {
        Field(
            name: name, path: json,
            storage: .rows(table: table, owner: owner, columns: Element.columns(named: element)),
            privacy: privacy, put: { _, _ in },
            take: { noun, source in noun[keyPath: property].append(try Element.read(from: source)) },
            rows: { noun in noun[keyPath: property].map { element in { element.bind(to: $0) } } },
            conceal: { old, new, veil in
                new[keyPath: property] = old[keyPath: property].map { $0.concealed(privacy, by: veil) }
            },
            isRequired: false,
            parse: { noun, item in
                noun[keyPath: property] =
                    reads?(item) ?? json?.elements(of: item).compactMap { Element.parse($0) } ?? []
                return true
            },
            complete: nil,
            write: writes
                ?? { noun, object in
                    if let json { object.add(at: json, elements: noun[keyPath: property].compactMap(\.json)) }
                },
            tags: nil, ownerID: { $0.id.rawValue })
    }

    /// The tags, as EC2 writes them.
    public static func tags(
        _ name: String, _ property: any WritableKeyPath<Noun, [String: String]> & Sendable
    ) -> Field {
        tagged(Field(name, property, reads: \.tags, writes: { _, _ in })) { $0[keyPath: property] }
    }

    /// The value of a tag.
    ///
    /// - Parameter others: tags of the same sense, read where the first is not there.
    public static func tag(
        _ name: String, _ property: any WritableKeyPath<Noun, String?> & Sendable, _ tag: String,
        or others: [String] = [], reads: (@Sendable ([String: String]) -> String?)? = nil
    ) -> Field {
        let field = Field(
            name, property,
            reads: { item in
                let tags = item.tags
                let found = ([tag] + others).lazy.compactMap { tags[$0] }.first { !$0.isEmpty }
                return (found ?? reads?(tags)).map { $0 }
            }, writes: { _, _ in })
        return tagged(field) { noun in noun[keyPath: property].map { [tag: $0] } ?? [:] }
    }

    private static func tagged(
        _ field: Field, _ tags: @escaping @Sendable (Noun) -> [String: String]
    ) -> Field {
        Field(
            name: field.name, path: nil, storage: field.storage, privacy: field.privacy, put: field.put,
            take: field.take, rows: field.rows, conceal: field.conceal, isRequired: false,
            parse: field.parse, complete: nil, write: field.write, tags: tags,
            ownerID: nil)
    }
}

extension JSONPath {
    /// The elements of the list at this place, or the values within them.
    func elements(of item: JSONValue) -> [JSONValue] {
        inner == nil ? value(in: item)?.elements ?? [] : values(in: item)
    }
}

extension JSONObject {
    mutating func add(at path: JSONPath, _ value: some FieldValue) {
        if path.inner == nil {
            if let json = value.json { add(at: path.keys, json: json) }
        } else {
            add(at: path, elements: value.jsonElements)
        }
    }

    mutating func add(at path: JSONPath, elements: [String]) {
        guard !elements.isEmpty else { return }
        let list = path.inner == nil ? elements : elements.map { path.element($0) }
        add(at: path.keys, json: "[" + list.joined(separator: ",") + "]")
    }
}
