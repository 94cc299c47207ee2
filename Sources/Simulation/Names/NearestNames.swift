/// The known names that a mistyped one may stand for.
public enum NearestNames {
    /// Up to `most` of the known names, the nearest first, then by name.
    ///
    /// Near is a name that is a slip or two away, that begins or ends the other, or that shares a part of at least
    /// three letters with it.
    public static func of(_ text: String, among known: some Sequence<String>, most: Int = 3) -> [String] {
        let wanted = text.lowercased()
        let ranked = Set(known).compactMap { name -> (name: String, rank: Rank)? in
            rank(wanted, name.lowercased()).map { (name, $0) }
        }
        return ranked.sorted { a, b in a.rank == b.rank ? a.name < b.name : a.rank < b.rank }
            .prefix(most).map(\.name)
    }

    /// An error's end that names the nearest, else the first of all: `; did you mean logs?`.
    ///
    /// - Parameter none: said where nothing is known at all.
    public static func hint(_ text: String, among known: some Collection<String>, none: String = "") -> String
    {
        guard !known.isEmpty else { return none }
        let near = of(text, among: known)
        guard near.isEmpty else { return "; did you mean \(near.joined(separator: " or "))?" }
        let sorted = Set(known).sorted()
        let rest = sorted.count - 8
        return "; there \(sorted.count == 1 ? "is" : "are") \(sorted.prefix(8).joined(separator: ", "))"
            + (rest > 0 ? " and \(rest) more" : "")
    }

    /// The distance of a name: the fewer slips the nearer, then the more parts both share.
    private struct Rank: Comparable {
        var slips: Int
        var apart: Int
        static func < (a: Rank, b: Rank) -> Bool { (a.slips, a.apart) < (b.slips, b.apart) }
    }

    private static func rank(_ wanted: String, _ name: String) -> Rank? {
        let slips = slips(Array(wanted.utf8.prefix(64)), Array(name.utf8.prefix(64)))
        let allowed = max(1, min(wanted.utf8.count, name.utf8.count) / 3)
        if slips <= allowed { return Rank(slips: slips, apart: 0) }
        if !wanted.isEmpty, name.hasPrefix(wanted) || name.hasSuffix(wanted) {
            return Rank(slips: 100, apart: name.utf8.count)
        }
        let parts = wanted.split { !$0.isLetter && !$0.isNumber }.filter { $0.count >= 3 }
        let shared = parts.count { name.contains($0) }
        return shared > 0 ? Rank(slips: 200, apart: -shared) : nil
    }

    /// The letters to insert, drop, replace or swap with their neighbour to make one text of the other.
    private static func slips(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var older: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, older[j - 1] + 1) }
                row.append(least)
            }
            (older, last) = (last, row)
        }
        return last[b.count]
    }
}
