import ArgumentParser
import FoundationEssentials
import Importer
import Pricing
import Store
import Topology
import Units
import Words

/// `ekscost pricing diff`: what changed between two price lists.
struct PricingDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract:
            "Show which prices differ between two folders or two dated files, and what that does to a bill.")

    @Argument(help: "The older folder or file.")
    var old: String

    @Argument(help: "The newer folder or file.")
    var new: String

    @Option(help: "table, json or csv.")
    var format: PricingFormat = .table

    @Option(help: "Also tell what it does to the bill of this snapshot: a number or latest.")
    var snapshot: String?
    @Option(name: .customLong("db"), help: "The snapshot's store.") var database: String?
    @OptionGroup var assessment: AssessmentArguments

    func validate() throws {
        guard snapshot == nil || snapshot == "latest" || snapshot.flatMap({ Int64($0) }) != nil else {
            throw ValidationError("--snapshot takes a number or latest; see `ekscost snapshots list`")
        }
    }

    func run() throws {
        let (before, after) = (try Self.prices(at: old), try Self.prices(at: new))
        let changes = Set(before.keys).union(after.keys).sorted().map { region in
            (region: region, changes: PriceChange.between(before[region] ?? [], after[region] ?? []))
        }
        var table = PriceChangeTable.of(changes)
        if let snapshot {
            let bill = try PricedTwice(
                estate: try TopologyStore(readingFrom: DatabaseOptions.path(database)).estate(
                    Int64(snapshot)),
                assessment: assessment, old: Self.book(before, beside: old),
                new: Self.book(after, beside: new))
            table.bill = bill.document
            if format != .json { Console.note(bill.text) }
        }
        try table.print(as: format)
    }

    /// The prices as a book; a lone file borrows what holds everywhere from its folder.
    private static func book(_ prices: [String: [PriceBook.Entry]], beside path: String) throws -> PriceBook {
        var book = PriceBook()
        for (region, entries) in prices { for entry in entries { book.add(entry, region: region) } }
        if prices[PriceBook.everywhere] == nil, let end = path.lastIndex(of: "/") {
            let folder = try PriceBookFolder(path: String(path[..<end]))
            for entry in try folder.load(regions: []).entries(of: PriceBook.everywhere) {
                book.add(entry, region: PriceBook.everywhere)
            }
        }
        return book
    }

    /// The newest prices of each region in a folder, or those of one file.
    private static func prices(at path: String) throws -> [String: [PriceBook.Entry]] {
        let end = path.lastIndex(of: "/")
        let last = String(end.map { path[path.index(after: $0)...] } ?? path[...])
        if let name = PriceFileName(last) {
            let folder = try PriceBookFolder(
                path: end.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? ".")
            return [name.region: try folder.file(name, sources: [:]).entries()]
        }
        if path.hasSuffix(".csv") { throw PriceBookError.name(file: path) }
        let folder = try PriceBookFolder(path: path)
        var prices: [String: [PriceBook.Entry]] = [:]
        for region in folder.regions + [PriceBook.everywhere] {
            guard let name = folder.files.file(of: region) else { continue }
            prices[region] = try folder.file(name, sources: [:]).entries()
        }
        return prices
    }
}
