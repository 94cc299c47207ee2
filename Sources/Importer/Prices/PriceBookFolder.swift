import FoundationEssentials
public import Pricing

/// A folder of dated price files, read only as far as a question needs it.
public struct PriceBookFolder: Sendable {
    public let path: String
    /// The dated files, sorted by region and date.
    public let files: [PriceFileName]

    /// - Parameter path: a folder such as `pricing`, with at least one dated file.
    public init(path: String) throws(PriceBookError) {
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
            throw .noBook(folder: path)
        }
        files = names.compactMap { PriceFileName($0) }.sorted()
        self.path = path
        if files.isEmpty { throw .noBook(folder: path) }
    }

    /// The regions that have a file, sorted.
    public var regions: [String] {
        Set(files.map(\.region)).subtracting([PriceBook.everywhere]).sorted()
    }

    /// The prices of the regions asked for, and those that hold everywhere.
    ///
    /// A region without a file is no error: each of its prices is then `missing`, and says so where it is asked for.
    ///
    /// - Parameters:
    ///   - date: takes the newest file not after it, else the oldest; nil takes the newest of all.
    ///   - overrides: the user's own prices, which replace those of the book.
    public func load(
        regions: [String], on date: String? = nil, overrides: [PriceOverride] = []
    ) throws(PriceBookError) -> PriceBook {
        let sources = try sources()
        var book = PriceBook()
        for region in [PriceBook.everywhere] + Set(regions).sorted() {
            guard let name = files.file(of: region, on: date) else { continue }
            for entry in try file(name, sources: sources).entries() { book.add(entry, region: region) }
            book.effective = max(book.effective, name.date)
        }
        for override in overrides { book.add(override.entry, region: override.region) }
        return book
    }

    /// One dated file as its rows stand there.
    public func file(_ name: PriceFileName, sources: [String: String]) throws(PriceBookError) -> PriceBookFile
    {
        try PriceBookFile(
            bytes: Self.bytes(of: path + "/" + name.description), name: name.description, sources: sources)
    }

    /// The sources that the codes of the files' `source` column stand for; empty where the folder has no `sources.csv`.
    public func sources() throws(PriceBookError) -> [String: String] {
        let file = path + "/sources.csv"
        guard FileManager.default.fileExists(atPath: file) else { return [:] }
        return try PriceBookFile.sources(bytes: Self.bytes(of: file), name: "sources.csv")
    }

    /// The facts of instance types that lie beside the prices.
    public var instanceTypes: String { path + "/instance-types.csv" }

    static func bytes(of file: String) throws(PriceBookError) -> [UInt8] {
        do { return [UInt8](try Data(contentsOf: URL(filePath: file))) } catch {
            throw .unreadable(file: file, why: "it cannot be opened")
        }
    }
}
