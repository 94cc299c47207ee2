import Topology
import Units

/// A value that a table keeps in one column or more.
protocol ColumnValue: SendableMetatype {
    /// The columns that hold a property of this name.
    static func columns(named name: String) -> [String]
    func bind(to statement: Statement)
    /// Reads the next column, or columns, of a row.
    static func read(from statement: Statement) throws -> Self
}

extension ColumnValue {
    static func columns(named name: String) -> [String] { [name] }
}

extension String: ColumnValue {
    func bind(to statement: Statement) { statement.bind(self) }
    static func read(from statement: Statement) -> String { statement.text() }
}

extension Int64: ColumnValue {
    func bind(to statement: Statement) { statement.bind(self) }
    static func read(from statement: Statement) -> Int64 { statement.integer() }
}

extension Int: ColumnValue {
    func bind(to statement: Statement) { statement.bind(Int64(self)) }
    static func read(from statement: Statement) -> Int { Int(statement.integer()) }
}

extension Bool: ColumnValue {
    func bind(to statement: Statement) { statement.bind(self ? 1 : 0 as Int64) }
    static func read(from statement: Statement) -> Bool { statement.integer() != 0 }
}

extension Identifier: ColumnValue {
    func bind(to statement: Statement) { statement.bind(rawValue) }
    static func read(from statement: Statement) -> Identifier { Identifier(statement.text()) }
}

extension IPv4Address: ColumnValue {
    func bind(to statement: Statement) { statement.bind(Int64(value)) }
    static func read(from statement: Statement) throws -> IPv4Address {
        let number = statement.integer()
        guard let value = UInt32(exactly: number) else { throw BadValue("\(number) is no IPv4 address") }
        return IPv4Address(value)
    }
}

extension CIDRBlock: ColumnValue {
    static func columns(named name: String) -> [String] { [name + "Base", name + "PrefixLength"] }
    func bind(to statement: Statement) {
        base.bind(to: statement)
        prefixLength.bind(to: statement)
    }
    static func read(from statement: Statement) throws -> CIDRBlock {
        let base = try IPv4Address.read(from: statement)
        let length = Int.read(from: statement)
        guard let block = CIDRBlock(containing: base, prefixLength: length) else {
            throw BadValue("/\(length) is no prefix length")
        }
        return block
    }
}

extension Quantity: ColumnValue {
    func bind(to statement: Statement) { statement.bind(decimal) }
    static func read(from statement: Statement) throws -> Quantity {
        let text = statement.text()
        guard let quantity = Quantity(decimal: text) else { throw BadValue("'\(text)' is no decimal") }
        return quantity
    }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    static func columns(named name: String) -> [String] { Wrapped.columns(named: name) }
    func bind(to statement: Statement) {
        if let self { self.bind(to: statement) } else { statement.bindNull(Wrapped.columns(named: "").count) }
    }
    static func read(from statement: Statement) throws -> Wrapped? {
        guard statement.isNull else { return try Wrapped.read(from: statement) }
        statement.skip(Wrapped.columns(named: "").count)
        return nil
    }
}

/// An enumeration that a column keeps as its raw text.
extension ColumnValue where Self: RawRepresentable, RawValue == String {
    func bind(to statement: Statement) { statement.bind(rawValue) }
    static func read(from statement: Statement) throws -> Self {
        let text = statement.text()
        guard let value = Self(rawValue: text) else { throw BadValue("'\(text)' is no \(Self.self)") }
        return value
    }
}

extension NATGateway.Availability: ColumnValue {}
extension VPCEndpoint.Kind: ColumnValue {}
extension LoadBalancer.Kind: ColumnValue {}
extension Basis: ColumnValue {}

/// What a column held instead of what it should; the table's name is added on the way out.
struct BadValue: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}
