public import Pricing

/// Reads price lists from files, folders and archives: offer files as JSON or CSV, and saved `get-products` output.
public struct PriceListImport {
    private var book: OfferBook
    private var summary = PriceListSummary()

    /// - Parameter day: `2026-11-25`; prices that begin later are not taken.
    public init(day: String) { book = OfferBook(day: day) }

    /// Reads everything at a path.
    ///
    /// - Throws: `ImportError`.
    public mutating func read(_ path: String) throws {
        guard path != "-" else {
            let input = FileBytes()
            return try json(input.path) { buffer throws(ImportError) in try input.read(into: buffer) }
        }
        guard try InputKind.of(path) == .folder else { return try file(path, isNamed: true) }
        var files: [String] = []
        try Folder.walk(path) { file, _ in files.append(file) }
        for path in files {
            guard Form.of(path) != nil else {
                summary.ignoredFiles += 1
                continue
            }
            try file(path, isNamed: false)
        }
    }

    /// The output of one call of `aws pricing get-products`.
    public mutating func read(answer bytes: [UInt8], named name: String) throws {
        var place = 0
        try json(name) { buffer throws(ImportError) in
            let count = min(buffer.count, bytes.count - place)
            buffer.copyBytes(from: bytes[place..<(place + count)])
            place += count
            return count
        }
    }

    /// The prices that the lists gave for each region, and the summary of what was read.
    public func finish() -> (prices: [String: [DatedPrice]], summary: PriceListSummary) {
        var summary = summary
        summary.warnings = book.warnings
        summary.prices = book.count
        return (book.byRegion, summary)
    }

    private enum Form {
        case json, csv, archive

        static func of(_ name: String) -> Form? {
            let name = name.lowercased()
            if name.hasSuffix(".json") { return .json }
            if name.hasSuffix(".csv") { return .csv }
            return [".gz", ".tgz", ".tar", ".zip"].contains { name.hasSuffix($0) } ? .archive : nil
        }
    }

    private mutating func file(_ path: String, isNamed: Bool) throws {
        switch Form.of(path) ?? .json {
        case .json:
            // Once more where prices stand before their products.
            var wanted: [String: OfferKey] = [:]
            for _ in 1...2 {
                let file = try FileBytes(path: path)
                var reader = try OfferReader(path: path, wanted: wanted) { buffer throws(ImportError) in
                    try file.read(into: buffer)
                }
                try reader.readAll(into: &book)
                wanted = reader.found
                guard reader.missedTerms, !wanted.isEmpty else {
                    return try count(path, reader.name, reader.products, isNamed: isNamed)
                }
            }
        case .csv:
            let file = try FileBytes(path: path)
            try table(path) { buffer throws(ImportError) in try file.read(into: buffer) }
        case .archive:
            let archive = try Archive(path: path)
            while let member = try archive.next() {
                let name = member.isLone ? path : path + ":" + member.name
                let lone = path.lowercased().hasSuffix(".csv.gz") ? Form.csv : .json
                guard let form = member.isLone ? lone : Form.of(member.name) else {
                    summary.ignoredFiles += 1
                    continue
                }
                let fill: JSONWindow.Fill = { buffer throws(ImportError) in try archive.read(into: buffer) }
                if form == .csv { try table(name, fill) } else { try json(name, fill) }
            }
        }
    }

    private mutating func json(_ path: String, _ fill: @escaping JSONWindow.Fill) throws {
        var reader = try OfferReader(path: path, fill: fill)
        try reader.readAll(into: &book)
        guard !reader.missedTerms else {
            throw ImportError.badPriceList(
                path: path, what: "the prices stand before the products",
                mend: "give the file itself, not a stream")
        }
        try count(path, reader.name, reader.products, isNamed: true)
    }

    private mutating func table(_ path: String, _ fill: @escaping JSONWindow.Fill) throws {
        var table = try OfferTable(path: path, fill: fill)
        try table.readAll(into: &book)
        try count(path, table.name, table.products, isNamed: true)
    }

    private mutating func count(
        _ path: String, _ name: (service: String, published: String)?, _ products: Int, isNamed: Bool
    ) throws(ImportError) {
        guard let name else {
            guard isNamed else {
                summary.ignoredFiles += 1
                return
            }
            // An empty answer is what a filter without a match gives.
            summary.emptyLists += 1
            return
        }
        summary.lists.append(
            PriceListSummary.List(
                path: path, service: name.service, published: name.published, products: products))
    }
}

/// The summary of an import of price lists.
public struct PriceListSummary: Hashable, Sendable {
    public struct List: Hashable, Sendable {
        public var path: String
        /// The service, `AmazonEC2`.
        public var service: String
        /// The day of the list, `2026-11-20`.
        public var published: String
        public var products: Int
    }

    public var lists: [List] = []
    /// Documents without a product.
    public var emptyLists = 0
    public var ignoredFiles = 0
    /// Prices of things that the book keeps.
    public var prices = 0
    public var warnings: [String] = []
    public init() {}
}
