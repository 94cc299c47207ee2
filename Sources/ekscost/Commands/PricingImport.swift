import ArgumentParser
import Foundation
import Importer
import Pricing
import Units
import Words

/// `ekscost pricing import`: newer prices from lists that lie here.
struct PricingImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take newer prices from Price List files into the price book.",
        discussion: """
            Reads offer files (index.json, index.csv, also .gz; of any size) and saved output of \
            `aws pricing get-products`. Each region that they name gets a file of each day from which a price \
            holds and of the list's own; what they do not name stays as it was, and of several lists the newest \
            counts, in whichever order they are imported.
            """)

    @Argument(help: "Files, folders, archives, or - for standard input.") var paths: [String]
    @OptionGroup var target: PriceBookTarget

    func run() throws {
        var lists = PriceListImport(day: target.day)
        for path in paths { try lists.read(path) }
        let (prices, summary) = lists.finish()
        for list in summary.lists {
            target.note("\(list.path): \(list.service) of \(list.published), \(list.products) products")
        }
        guard !summary.lists.isEmpty else {
            throw Failure(
                "no price list, \(paths.joined(separator: " ")), give index.json or index.csv of an offer, or what `aws pricing get-products` prints",
                exitCode: 65)
        }
        try target.keep(prices, summary)
    }
}

/// The book that new prices go to, and the part of it that is shown.
struct PriceBookTarget: ParsableArguments {
    @Option(help: "The price book's folder, made where it is missing. Default: the book that is in use.")
    var pricing: String?
    @Option(help: "Take the prices that hold on this day, YYYY-MM-DD. Default: today.") var on: String?
    @Flag(help: "Write nothing, only tell what would change.") var dryRun = false
    @Option(help: "Print what changes: table, json or csv.") var format: PricingFormat?
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func validate() throws {
        if let on, PriceFileName("x.\(on).csv") == nil {
            throw ValidationError("--on takes YYYY-MM-DD, not '\(on)'")
        }
    }

    var day: String { on ?? AssessmentArguments.day(WallClock.seconds) }

    func folder() throws -> String { try pricing ?? PricingFolder.find(nil) }

    func note(_ text: PrintedText) { if !quiet { Console.note(text) } }

    /// Puts the prices of each region into its files.
    func keep(_ prices: [String: [DatedPrice]], _ summary: PriceListSummary) throws {
        Console.warn(summary.warnings)
        let folder = try folder()
        guard !prices.isEmpty else {
            note("nothing in them that the price book keeps; \(folder) stays as it is")
            return
        }
        var updates: [PriceBookUpdate] = []
        for (region, prices) in prices.sorted(by: { $0.key < $1.key }) {
            let found = try PriceBookFolder.updates(folder, region: region, with: prices)
            updates += found
            if found.isEmpty {
                note(
                    "\(region): \(prices.count) prices, all of them in the book already, or older than what it has"
                )
            }
        }
        for update in updates {
            if !dryRun { try PriceBookFolder.write(update, to: folder) }
            let counts = Dictionary(grouping: update.changes, by: \.kind).mapValues(\.count)
            let words = [PriceChange.Kind.changed, .added, .removed].compactMap { kind in
                counts[kind].map { "\($0) \(kind.rawValue)" }
            }
            note(
                "\(folder)/\(update.file)\(dryRun ? " (not written)" : ""): \(update.rows.count) prices, \(words.isEmpty ? "none changed" : words.joined(separator: ", "))"
            )
        }
        if let format {
            try PriceChangeTable.of(updates.map { ($0.region, $0.changes) }).print(as: format)
        }
    }
}

/// Changes of prices as rows, the same for an import and a comparison.
enum PriceChangeTable {
    static func of(_ regions: [(region: String, changes: [PriceChange])]) -> PricingTable {
        let rows = regions.flatMap { region, changes in
            changes.map { change -> [String?] in
                let sign = change.growth.map { $0 > .zero ? "+" : "" } ?? ""
                return [
                    region, change.usageType, change.operation, change.unit, change.from,
                    change.kind.rawValue,
                    change.old, change.new, change.growth.map { sign + $0.percent + "%" },
                ]
            }
        }
        return PricingTable(
            schema: "ekscost.pricing-diff.v1",
            columns: [
                "region", "usage_type", "operation", "unit", "tier_from", "change", "old", "new", "percent",
            ], rows: rows)
    }
}
