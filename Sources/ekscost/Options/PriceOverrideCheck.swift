import Capacity
import Cost
import Importer
import Pricing
import Simulation
import Units

/// Holds the entries under `prices:` against what can be priced, for one that matches nothing would change nothing.
struct PriceOverrideCheck {
    /// The configuration's file, for errors.
    let file: String
    /// The prices that ship, by the usage types and operations that there are.
    private let entries: [PriceBook.Entry]
    private let regions: Set<String>

    /// - Parameters:
    ///   - regions: those of the snapshot, beside those of the book.
    /// - Throws: `PriceBookError` where the book cannot be read.
    init(
        _ overrides: [PriceOverride], in folder: PriceBookFolder, regions: [String], on day: String,
        file: String
    ) throws {
        self.file = file
        self.regions = Set(folder.regions + regions + [PriceBook.everywhere])
        let asked = Set(overrides.map(\.region) + regions).intersection(folder.regions).sorted()
        let book = try folder.load(regions: asked.isEmpty ? Array(folder.regions.prefix(1)) : asked, on: day)
        entries = (book.regions + [PriceBook.everywhere]).flatMap { book.entries(of: $0) }
    }

    /// - Throws: `Failure` with 78 for an entry that can price nothing.
    func check(_ overrides: [PriceOverride]) throws {
        for override in overrides {
            try check(region: override.region)
            let entry = override.entry
            let alike = entries.filter { Self.kind($0.usageType) == Self.kind(entry.usageType) }
            guard ChargeRule.bills(entry.usageType) || !alike.isEmpty else {
                let names = entries.map(\.usageType) + ChargeRule.usageTypes
                throw refusal(
                    "usage_type \(entry.usageType)", "is nothing that is billed here", entry.usageType, names)
            }
            try check(operation: entry, among: alike)
            let units = Set(alike.map(\.unit))
            if !units.isEmpty, !units.contains(entry.unit) {
                throw refusal(
                    "unit \(entry.unit) of \(entry.usageType)", "is not what it is billed by", entry.unit,
                    Array(units))
            }
        }
    }

    private func check(region: String) throws {
        guard !regions.contains(region) else { return }
        throw refusal(
            "region \(region)", "is in no price list and not in the snapshot", region, Array(regions))
    }

    /// An operation must be one of the usage type's; none stands for every operation without a price of its own.
    private func check(operation entry: PriceBook.Entry, among alike: [PriceBook.Entry]) throws {
        let known = Set(alike.filter { $0.usageType == entry.usageType }.compactMap(\.operation))
        guard let operation = entry.operation, !known.contains(operation) else { return }
        let destination = PriceKey<Gigabyte>.interRegion(to: "")
        if entry.usageType == destination.usageType, let prefix = destination.operation,
            operation.hasPrefix(prefix), regions.contains(String(operation.dropFirst(prefix.count)))
        {
            return
        }
        // A usage type that no list has yet may have any operation.
        guard !alike.isEmpty else { return }
        throw refusal(
            "operation \(operation) of \(entry.usageType)", "is none that it is billed by", operation,
            Array(known), orNone: true)
    }

    private func refusal(
        _ what: String, _ why: String, _ text: String, _ names: [String], orNone: Bool = false
    ) -> Failure {
        let near = Set(names).sorted { a, b in
            (Self.distance(a, text), a) < (Self.distance(b, text), b)
        }.prefix(3)
        let mend =
            near.isEmpty
            ? "leave it out" : "write \(near.joined(separator: ", "))\(orNone ? ", or leave it out" : "")"
        return Failure("\(file): prices: \(what) \(why); \(mend)", exitCode: 78)
    }

    /// The part of a usage type before its colon.
    private static func kind(_ usageType: String) -> Substring { usageType.prefix { $0 != ":" } }

    /// The number of characters to add, drop or replace to make one text of another.
    static func distance(_ a: String, _ b: String) -> Int {
        let (first, second) = (Array(a.lowercased()), Array(b.lowercased()))
        var row = Array(0...second.count)
        for (place, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in second.indices {
                let change = diagonal + (second[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
