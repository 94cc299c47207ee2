public import Units

/// A value of a property, with its form in each place that keeps or shows it.
public protocol FieldValue: Hashable, Sendable {
    /// The columns that hold a property of this name.
    static func columns(named name: String) -> [String]
    /// Fills the next column, or columns, of a row.
    func bind(to sink: any ColumnSink)
    /// Reads the next column, or columns, of a row.
    ///
    /// - Throws: `BadValue` where they hold no value of this type.
    static func read(from source: any ColumnSource) throws -> Self

    /// The value in a document; nil where JSON of another kind stands there.
    static func parse(_ json: JSONValue) -> Self?
    /// The value out of a list's elements: all of them, or of a single value the first that is one.
    static func parse(elements: [JSONValue]) -> Self?
    /// The value as JSON; nil for one that documents leave out.
    var json: String? { get }
    /// The value as elements of a list.
    var jsonElements: [String] { get }

    /// The treatment of a property of this type whose field says no other.
    static var privacy: Privacy { get }
    func concealed(_ privacy: Privacy, by veil: any Concealing) -> Self
}

extension FieldValue {
    public static func columns(named name: String) -> [String] { [name] }
    public static func parse(elements: [JSONValue]) -> Self? { elements.lazy.compactMap(parse).first }
    public var jsonElements: [String] { json.map { [$0] } ?? [] }
    public static var privacy: Privacy { .open }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Self { self }
}

/// A choice of several kinds, which documents have under a key for each kind: its noun reads and writes it.
public protocol FieldChoice: FieldValue {}

extension FieldChoice {
    public static func parse(_ json: JSONValue) -> Self? { nil }
    public var json: String? { nil }
}

extension String: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(self) }
    public static func read(from source: any ColumnSource) -> String { source.text() }
    public static func parse(_ json: JSONValue) -> String? { json.text }
    public var json: String? { JSONObject.quoted(self) }
    public static var privacy: Privacy { .name }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> String {
        switch privacy {
        case .open: self
        case .name: veil.text(self)
        case .address: veil.blockText(self)
        case .service: veil.service(self)
        case .secret: ""
        }
    }
}

extension Identifier: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(rawValue) }
    public static func read(from source: any ColumnSource) -> Identifier { Identifier(source.text()) }
    public static func parse(_ json: JSONValue) -> Identifier? { json.text.map { Identifier($0) } }
    public var json: String? { rawValue.json }
    /// Regions and zones are AWS's own names.
    public static var privacy: Privacy { Noun.self is any AWSNamed.Type ? .open : .name }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Identifier {
        Identifier(rawValue.concealed(privacy, by: veil))
    }
}

/// A kind of thing that AWS itself names, alike for everybody.
protocol AWSNamed {}
extension RegionKind: AWSNamed {}
extension ZoneKind: AWSNamed {}

extension Int64: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(self) }
    public static func read(from source: any ColumnSource) -> Int64 { source.integer() }
    public static func parse(_ json: JSONValue) -> Int64? { json.int.map { Int64($0) } }
    public var json: String? { String(self) }
}

extension Int: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(Int64(self)) }
    public static func read(from source: any ColumnSource) -> Int { Int(source.integer()) }
    public static func parse(_ json: JSONValue) -> Int? { json.int }
    public var json: String? { String(self) }
}

extension Bool: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(self ? 1 : 0 as Int64) }
    public static func read(from source: any ColumnSource) -> Bool { source.integer() != 0 }
    public static func parse(_ json: JSONValue) -> Bool? { json.bool }
    public var json: String? { self ? "true" : "false" }
}

extension IPv4Address: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(Int64(value)) }
    public static func read(from source: any ColumnSource) throws -> IPv4Address {
        let number = source.integer()
        guard let value = UInt32(exactly: number) else { throw BadValue("\(number) is no IPv4 address") }
        return IPv4Address(value)
    }
    public static func parse(_ json: JSONValue) -> IPv4Address? { json.text.flatMap { IPv4Address($0) } }
    public var json: String? { description.json }
    public static var privacy: Privacy { .address }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> IPv4Address {
        privacy == .open ? self : veil.address(self)
    }
}

extension CIDRBlock: FieldValue {
    public static func columns(named name: String) -> [String] { [name + "Base", name + "PrefixLength"] }
    public func bind(to sink: any ColumnSink) {
        base.bind(to: sink)
        prefixLength.bind(to: sink)
    }
    public static func read(from source: any ColumnSource) throws -> CIDRBlock {
        let base = try IPv4Address.read(from: source)
        let length = Int.read(from: source)
        guard let block = CIDRBlock(containing: base, prefixLength: length) else {
            throw BadValue("/\(length) is no prefix length")
        }
        return block
    }
    public static func parse(_ json: JSONValue) -> CIDRBlock? {
        json.text.flatMap { CIDRBlock(canonicalising: $0) }
    }
    public var json: String? { description.json }
    public static var privacy: Privacy { .address }
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> CIDRBlock {
        privacy == .open ? self : veil.block(self)
    }
}

extension Quantity: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(decimal) }
    public static func read(from source: any ColumnSource) throws -> Quantity {
        let text = source.text()
        guard let quantity = Quantity(decimal: text) else { throw BadValue("'\(text)' is no decimal") }
        return quantity
    }
    public static func parse(_ json: JSONValue) -> Quantity? { json.text.flatMap { Quantity(decimal: $0) } }
    public var json: String? { decimal.json }
}

extension BillingMonth: FieldValue {
    public func bind(to sink: any ColumnSink) { sink.bind(description) }
    public static func read(from source: any ColumnSource) throws -> BillingMonth {
        let text = source.text()
        guard let month = BillingMonth(text) else { throw BadValue("'\(text)' is no month") }
        return month
    }
    public static func parse(_ json: JSONValue) -> BillingMonth? { json.text.flatMap { BillingMonth($0) } }
    public var json: String? { description.json }
}

/// An enumeration whose raw text is the word of AWS's own.
extension FieldValue where Self: RawRepresentable, RawValue == String {
    public func bind(to sink: any ColumnSink) { sink.bind(rawValue) }
    public static func read(from source: any ColumnSource) throws -> Self {
        let text = source.text()
        guard let value = Self(rawValue: text) else { throw BadValue("'\(text)' is no \(Self.self)") }
        return value
    }
    public static func parse(_ json: JSONValue) -> Self? { json.text.flatMap { Self(rawValue: $0) } }
    public var json: String? { rawValue.json }
}

extension NATGateway.Availability: FieldValue {}
extension VPCEndpoint.Kind: FieldValue {}
extension LoadBalancer.Kind: FieldValue {}
extension MeterReading.Metric: FieldValue {}
extension Basis: FieldValue {}
