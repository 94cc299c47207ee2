/// A row that takes values column by column, from left to right.
public protocol ColumnSink: AnyObject {
    func bindNull(_ count: Int)
    func bind(_ value: Int64)
    func bind(_ value: String)
    /// Texts in one column.
    func bind(list: [String])
    /// Texts by name in one column.
    func bind(entries: [String: String])
}

/// A row whose columns are read from left to right.
public protocol ColumnSource: AnyObject {
    /// True where the next column holds nothing.
    var isNull: Bool { get }
    func skip(_ count: Int)
    func integer() -> Int64
    func text() -> String
    /// - Throws: `BadValue` where the column is no list.
    func list() throws -> [String]
    /// - Throws: `BadValue` where the column holds no entries.
    func entries() throws -> [String: String]
}

/// The content of a column that its property cannot take.
public struct BadValue: Error {
    public let reason: String
    public init(_ reason: String) { self.reason = reason }
}
