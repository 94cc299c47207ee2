import GRDB
import GRDBSQLite
import Topology

/// A prepared statement whose parameters and columns are walked from left to right.
///
/// Spares the boxing of every value, which at 200,000 rows an import is most of the time.
final class Statement {
    private let connection: OpaquePointer?
    private let handle: OpaquePointer?
    private var index: Int32 = 0
    private var texts = RowTexts()

    init(_ db: Database, _ sql: String) throws {
        connection = db.sqliteConnection
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        handle = prepared
        guard code == SQLITE_OK else { throw failure(code) }
    }

    deinit { sqlite3_finalize(handle) }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }

    /// An insert that leaves a row of the same key as it stands.
    ///
    /// `INSERT OR REPLACE` costs an eighth more: under foreign keys it opens a journal for each row.
    /// - Parameter rows: how many rows a run inserts.
    static func insert(into table: String, columns: [String], rows: Int = 1) -> String {
        let row = "(" + columns.map { _ in "?" }.joined(separator: ",") + ")"
        let values = Array(repeating: row, count: rows).joined(separator: ",")
        return
            "INSERT INTO \(table) (\(columns.joined(separator: ","))) VALUES \(values) ON CONFLICT DO NOTHING"
    }

    // MARK: Parameters

    func bindNull(_ count: Int = 1) {
        for _ in 0..<count {
            index += 1
            sqlite3_bind_null(handle, index)
        }
    }

    func bind(_ value: Int64) {
        index += 1
        sqlite3_bind_int64(handle, index, value)
    }

    func bind(_ value: String) {
        index += 1
        texts.append(value, parameter: index)
    }

    func bind(_ value: Int64?) {
        if let value { bind(value) } else { bindNull() }
    }

    func bind(_ value: String?) {
        if let value { bind(value) } else { bindNull() }
    }

    /// Runs a statement that returns no rows, and makes it ready for the next parameters.
    func run() throws {
        texts.bind(to: handle)
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else {
            let error = failure(code)
            sqlite3_reset(handle)
            index = 0
            throw error
        }
        sqlite3_reset(handle)
        index = 0
    }

    /// The number of rows that the last run inserted or changed.
    var changes: Int { Int(sqlite3_changes(connection)) }

    // MARK: Rows

    /// Steps to the next row; false behind the last one.
    func next() throws -> Bool {
        texts.bind(to: handle)
        let code = sqlite3_step(handle)
        index = 0
        if code == SQLITE_ROW { return true }
        defer { sqlite3_reset(handle) }
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    var isNull: Bool { sqlite3_column_type(handle, index) == SQLITE_NULL }

    func skip(_ count: Int = 1) { index += Int32(count) }

    func integer() -> Int64 {
        defer { index += 1 }
        return sqlite3_column_int64(handle, index)
    }

    func text() -> String {
        defer { index += 1 }
        guard let bytes = sqlite3_column_text(handle, index) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, index))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// A text's bytes where SQLite has them, for as long as `body` runs.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        defer { index += 1 }
        guard let bytes = sqlite3_column_text(handle, index) else { return body(.init(start: nil, count: 0)) }
        return body(.init(start: bytes, count: Int(sqlite3_column_bytes(handle, index))))
    }

    func optionalText() -> String? {
        if isNull {
            skip()
            return nil
        }
        return text()
    }
}

extension Statement: ColumnSink {
    func bind(list: [String]) { bind(JSONText.array(list)) }
    func bind(entries: [String: String]) { bind(JSONText.object(entries)) }
}

extension Statement: ColumnSource {
    func list() throws -> [String] { try JSONText.strings(text()) }

    func entries() throws -> [String: String] {
        let strings = try list()
        guard strings.count.isMultiple(of: 2) else { throw BadValue("a key has no value") }
        var result: [String: String] = [:]
        result.reserveCapacity(strings.count / 2)
        for at in stride(from: 0, to: strings.count, by: 2) { result[strings[at]] = strings[at + 1] }
        return result
    }
}
