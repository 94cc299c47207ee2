public import Topology

/// Fills in the properties that no noun of a list sets, so that a new field is tested without a line in any fixture.
extension Snapshot {
    public mutating func varyFields() {
        for list in Self.lists { vary(list) }
    }

    private mutating func vary<List: SnapshotList>(_ list: List) {
        guard let last = self[keyPath: list.nouns].indices.last else { return }
        for field in List.Element.fields where !field.columns.isEmpty {
            let plain = RecordedColumns(field, of: List.Element.blank).cells
            guard self[keyPath: list.nouns].allSatisfy({ RecordedColumns(field, of: $0).cells == plain })
            else { continue }
            // An enumeration takes no invented text: whoever adds one varies it by hand.
            try? field.take(&self[keyPath: list.nouns][last], InventedColumns(field.name, field.privacy))
        }
    }
}

/// The columns of a field as texts.
final class RecordedColumns: ColumnSink {
    private(set) var cells: [String] = []

    init<Row: Noun>(_ field: Field<Row>, of noun: Row) { field.put(noun, self) }

    func bindNull(_ count: Int) { cells += [String](repeating: "NULL", count: count) }
    func bind(_ value: Int64) { cells.append("\(value)") }
    func bind(_ value: String) { cells.append("'" + value + "'") }
    func bind(list: [String]) { cells.append("\(list)") }
    func bind(entries: [String: String]) { cells.append("\(entries.sorted { $0.key < $1.key })") }
}

/// Columns with something in them, of which only what is open is a word of AWS's.
final class InventedColumns: ColumnSource {
    private let word: String

    init(_ name: String, _ privacy: Privacy) {
        word = privacy == .open ? "available" : "lyrebird-" + name
    }

    let isNull = false
    func skip(_ count: Int) {}
    func integer() -> Int64 { 1 }
    func text() -> String { word }
    func list() -> [String] { [word] }
    func entries() -> [String: String] { [word: word] }
}
