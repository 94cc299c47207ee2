import GRDB

/// One property of a noun and the column, or columns, that keep it.
struct Field<Noun>: Sendable {
    let columns: [String]
    let put: @Sendable (Noun, Statement) -> Void
    let take: @Sendable (inout Noun, Statement) throws -> Void
}

extension Field {
    init<Value: ColumnValue>(_ name: String, _ path: any WritableKeyPath<Noun, Value> & Sendable) {
        columns = Value.columns(named: name)
        put = { noun, statement in noun[keyPath: path].bind(to: statement) }
        take = { noun, statement in noun[keyPath: path] = try Value.read(from: statement) }
    }
}

/// A list within a noun that has a table of its own.
struct Child<Noun: Sendable>: Sendable {
    let insert: @Sendable (Noun, Writer) throws -> Void
    let load: @Sendable (inout [Noun], Database, Int64) throws -> Void

    /// - Parameter owner: the owner's key, a single text.
    init<Element: Sendable>(
        _ table: Table<Element>, of owner: @escaping @Sendable (Noun) -> String,
        _ path: any WritableKeyPath<Noun, [Element]> & Sendable
    ) {
        insert = { noun, writer in
            let statement = try writer.statement(table.insertSQL)
            for (position, element) in noun[keyPath: path].enumerated() {
                statement.bind(writer.snapshot)
                statement.bind(owner(noun))
                statement.bind(Int64(position))
                for field in table.fields { field.put(element, statement) }
                try statement.run()
            }
        }
        load = { nouns, db, snapshot in
            var lists: [String: [Element]] = [:]
            try table.rows(db, snapshot) { statement in
                let owner = statement.text()
                statement.skip()
                lists[owner, default: []].append(try table.element(statement))
            }
            guard !lists.isEmpty else { return }
            for index in nouns.indices {
                if let list = lists[owner(nouns[index])] { nouns[index][keyPath: path] = list }
            }
        }
    }
}

/// How a noun is written to its table and read back.
struct Table<Noun: Sendable>: Sendable {
    let name: String
    let fields: [Field<Noun>]
    let children: [Child<Noun>]
    let blank: @Sendable () -> Noun
    let insertSQL: String
    private let replaceSQL: String
    let selectSQL: String

    /// - Parameter key: the columns that sort the rows, those of the primary key behind `snapshotID`.
    init(
        _ name: String, key: [String], owned: Bool = false, blank: @escaping @Sendable () -> Noun,
        _ fields: [Field<Noun>], children: [Child<Noun>] = []
    ) {
        self.name = name
        self.fields = fields
        self.children = children
        self.blank = blank
        let columns = (owned ? key : []) + fields.flatMap(\.columns)
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ",")
        let row = "INTO \(name) (snapshotID,\(columns.joined(separator: ","))) VALUES (\(marks))"
        insertSQL = "INSERT \(row) ON CONFLICT DO NOTHING"
        replaceSQL = "INSERT OR REPLACE \(row)"
        selectSQL =
            "SELECT \(columns.joined(separator: ",")) FROM \(name) WHERE snapshotID = ? "
            + "ORDER BY \(key.joined(separator: ","))"
    }

    /// Inserts a row; one that has its key goes, and is counted.
    func insert(_ noun: Noun, _ writer: Writer) throws {
        if try run(insertSQL, noun, writer) == 0 {
            _ = try run(replaceSQL, noun, writer)
            writer.outcome.replaced[name, default: 0] += 1
        }
        for child in children { try child.insert(noun, writer) }
    }

    private func run(_ sql: String, _ noun: Noun, _ writer: Writer) throws -> Int {
        let statement = try writer.statement(sql)
        statement.bind(writer.snapshot)
        for field in fields { field.put(noun, statement) }
        try statement.run()
        return statement.changes
    }

    func load(_ db: Database, _ snapshot: Int64) throws -> [Noun] {
        var nouns: [Noun] = []
        try rows(db, snapshot) { nouns.append(try element($0)) }
        for child in children where !nouns.isEmpty { try child.load(&nouns, db, snapshot) }
        return nouns
    }

    func element(_ statement: Statement) throws -> Noun {
        var noun = blank()
        for field in fields { try field.take(&noun, statement) }
        return noun
    }

    func rows(_ db: Database, _ snapshot: Int64, _ body: (Statement) throws -> Void) throws {
        let statement = try Statement(db, selectSQL)
        statement.bind(snapshot)
        do {
            while try statement.next() { try body(statement) }
        } catch let error as BadValue {
            throw StoreError.damagedRow(table: name, reason: error.reason)
        }
    }
}
