import Foundation
import Units

/// JSON as it stands, so that a vector needs no type of its own.
enum JSON: Decodable, Sendable, Equatable {
    case null, bool(Bool), number(Double), text(String), list([JSON]), object([String: JSON])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let it = try? value.decode(Bool.self) {
            self = .bool(it)
        } else if let it = try? value.decode(Double.self) {
            self = .number(it)
        } else if let it = try? value.decode(String.self) {
            self = .text(it)
        } else if let it = try? value.decode([JSON].self) {
            self = .list(it)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    subscript(name: String) -> JSON {
        guard case .object(let fields) = self else { return .null }
        return fields[name] ?? .null
    }
    var int: Int? {
        guard case .number(let value) = self else { return nil }
        return Int(exactly: value)
    }
    var number: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }
    var text: String? {
        guard case .text(let value) = self else { return nil }
        return value
    }
    var flag: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }
    var list: [JSON] {
        guard case .list(let value) = self else { return [] }
        return value
    }
    var object: [String: JSON] {
        guard case .object(let value) = self else { return [:] }
        return value
    }
    var isNull: Bool { self == .null }

    /// A decimal number as an exact fraction.
    var ratio: Ratio? { number.flatMap { Ratio(decimal: $0 == $0.rounded() ? String(Int($0)) : String($0)) } }

    /// A Kubernetes quantity in thousandths, `1` being 1000, `100m` 100 and `1Ki` 1,024,000.
    var thousandths: Int? {
        if let number { return Int(exactly: (number * 1000).rounded()) }
        guard let text else { return nil }
        let units = [
            "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "k": 1000, "M": 1_000_000,
            "G": 1_000_000_000,
        ]
        let digits = text.prefix { $0.isNumber || $0 == "." }
        guard let value = Double(digits) else { return nil }
        let unit = String(text.dropFirst(digits.count))
        if unit == "m" { return Int(exactly: value) }
        return (unit.isEmpty ? 1 : units[unit]).flatMap {
            Int(exactly: (value * 1000).rounded() * Double($0))
        }
    }
}

/// A vector tells of something that no input of the program tells, so that none of its code can answer.
struct NotModelled: Error {
    var reason: String
}

/// A vector lacks what its rule cannot do without.
struct MissingField: Error, CustomStringConvertible {
    var field: String
    var description: String { "the vector has no usable “\(field)”" }
}

extension JSON {
    func need(_ name: String) throws -> Int {
        guard let value = self[name].int else { throw MissingField(field: name) }
        return value
    }
    func block(_ name: String) throws -> CIDRBlock { try self[name].block(orMissing: name) }
    func block(orMissing name: String) throws -> CIDRBlock {
        guard let block = CIDRBlock(canonicalising: text ?? "") else { throw MissingField(field: name) }
        return block
    }
}

/// An answer of whole numbers alone is written as a dictionary.
extension JSON: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral fields: (String, Int)...) {
        self = .object(Dictionary(fields.map { ($0.0, .number(Double($0.1))) }) { first, _ in first })
    }
    static func int(_ value: Int?) -> JSON { value.map { .number(Double($0)) } ?? .null }
    static func texts(_ values: some Sequence<String>) -> JSON { .list(values.map { .text($0) }) }
}

/// One golden vector: what goes into a rule and what must come out.
struct Vector: Decodable, Sendable {
    var id: String
    var rule: String
    var inputs: JSON
    var expected: JSON
}

/// The golden vectors of `Tests/Vectors`, and those of the file that `EKSCOST_VECTORS` names.
enum VectorFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Vectors")
    static let families = ["addresses", "pods", "scheduler", "traffic"]

    static func all() throws -> [Vector] {
        struct File: Decodable { var vectors: [Vector] }
        let more = ProcessInfo.processInfo.environment["EKSCOST_VECTORS"].map { URL(fileURLWithPath: $0) }
        let files = families.map { folder.appendingPathComponent("\($0).json") } + [more].compactMap(\.self)
        return try files.flatMap {
            try JSONDecoder().decode(File.self, from: Data(contentsOf: $0)).vectors
        }
    }
}
