/// An engine that reads flow logs where they are, and how its SQL says the few things that are said differently.
public enum FlowEngine: String, Hashable, Sendable, CaseIterable {
    case athena, spark, duckdb

    /// A name in the engine's own quotes.
    func name(_ text: String) -> String {
        let mark = self == .spark ? "`" : "\""
        return mark + text.replacing(mark, with: mark + mark) + mark
    }

    /// A text in quotes; the template has no backslash, for which the engines differ.
    func text(_ text: String) -> String {
        let doubled = text.replacing("'", with: "''")
        return "'" + (self == .spark ? doubled.replacing("\\", with: "\\\\") : doubled) + "'"
    }

    func matches(_ value: String, _ pattern: String) -> String {
        self == .duckdb ? "regexp_matches(\(value), '\(pattern)')" : "regexp_like(\(value), '\(pattern)')"
    }

    func replaceAll(_ value: String, _ pattern: String, _ new: String) -> String {
        "regexp_replace(\(value), '\(pattern)', '\(new)'\(self == .duckdb ? ", 'g'" : ""))"
    }

    /// The words of a line with single blanks.
    func words(_ value: String) -> String {
        self == .duckdb ? "string_split(\(value), ' ')" : "split(\(value), ' ')"
    }

    func count(_ list: String) -> String {
        switch self {
        case .athena: "cardinality(\(list))"
        case .spark: "size(\(list))"
        case .duckdb: "len(\(list))"
        }
    }

    /// The element at a place that counts from 1; NULL where there is none.
    func element(_ list: String, _ place: String) -> String {
        switch self {
        case .athena: "element_at(\(list), \(place))"
        case .spark: "get(\(list), \(place) - 1)"
        case .duckdb: "\(list)[\(place)]"
        }
    }

    /// Some elements with blanks between them.
    func joined(_ list: String, from first: String, count: String) -> String {
        self == .duckdb
            ? "array_to_string(list_slice(\(list), \(first), \(first) + \(count) - 1), ' ')"
            : "array_join(slice(\(list), \(first), \(count)), ' ')"
    }

    var textType: String { self == .spark ? "STRING" : "VARCHAR" }
}

/// The place where an engine finds the records.
public struct FlowSource: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Text files, plain or compressed, by path or pattern.
        case lines([String])
        case parquet([String])
        /// A table of the engine's catalog, whose columns are named as the fields are.
        case table(String)
    }

    public var kind: Kind
    public var format: FlowLogFormat
    public init(_ kind: Kind, format: FlowLogFormat) {
        self.kind = kind
        self.format = format
    }
}
