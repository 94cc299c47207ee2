import ArgumentParser
import FoundationEssentials
import Importer
import Pricing
import Units

/// `ekscost pricing diff`: what changed between two price lists.
struct PricingDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Show which prices differ between two folders or two dated files.")

    @Argument(help: "The older folder or file.")
    var old: String

    @Argument(help: "The newer folder or file.")
    var new: String

    @Option(help: "table, json or csv.")
    var format: PricingFormat = .table

    func run() throws {
        let (before, after) = (try Self.prices(at: old), try Self.prices(at: new))
        var rows: [[String?]] = []
        for region in Set(before.keys).union(after.keys).sorted() {
            for change in PriceChange.between(before[region] ?? [], after[region] ?? []) {
                let sign = change.growth.map { $0 > .zero ? "+" : "" } ?? ""
                rows.append([
                    region, change.usageType, change.operation, change.unit, change.from,
                    change.kind.rawValue,
                    change.old, change.new, change.growth.map { sign + $0.percent + "%" },
                ])
            }
        }
        let columns = [
            "region", "usage_type", "operation", "unit", "tier_from", "change", "old", "new", "percent",
        ]
        print(try PricingTable(schema: "ekscost.pricing-diff.v1", columns: columns, rows: rows).text(format))
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
