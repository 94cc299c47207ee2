import ArgumentParser
import Foundation
import Importer
import Pricing
import Units

/// `ekscost pricing import`: newer prices from lists that lie here.
struct PricingImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take newer prices from Price List files into the price book.",
        discussion: """
            Reads offer files (index.json, index.csv, also .gz; of any size) and saved output of \
            `aws pricing get-products`. Each region that they name gets a file of the list's date; what they do \
            not name stays as it was, and a price never goes back to an older list.
            """)

    @Argument(help: "Files, folders, archives, or - for standard input.") var paths: [String]
    @OptionGroup var target: PriceBookTarget

    func run() throws {
        var lists = PriceListImport(day: target.day)
        for path in paths { try lists.read(path) }
        let (rows, summary) = lists.finish()
        for list in summary.lists {
            target.note("\(list.path): \(list.service) of \(list.published), \(list.products) products")
        }
        guard !summary.lists.isEmpty else {
            throw Failure(
                "no price list, \(paths.joined(separator: " ")), give index.json or index.csv of an offer, or what `aws pricing get-products` prints",
                exitCode: 65)
        }
        try target.keep(rows, summary)
    }
}

/// Which book new prices go to, and what is shown of it.
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

    var day: String { on ?? AssessmentArguments.day(Int64(Date().timeIntervalSince1970)) }

    func folder() throws -> String { try pricing ?? PricingFolder.find(nil) }

    func note(_ text: String) { if !quiet { Console.note(text) } }

    /// Puts the rows of each region into its file.
    func keep(_ rows: [String: [PriceBookFile.Row]], _ summary: PriceListSummary) throws {
        for warning in summary.warnings { Console.note("warning: \(warning)") }
        let folder = try folder()
        guard !rows.isEmpty else {
            note("nothing in them that the price book keeps; \(folder) stays as it is")
            return
        }
        var updates: [PriceBookUpdate] = []
        for (region, rows) in rows.sorted(by: { $0.key < $1.key }) {
            guard let update = try PriceBookFolder.updated(folder, region: region, with: rows) else {
                note("\(region): \(rows.count) prices, all of them in the book already")
                continue
            }
            updates.append(update)
        }
        for update in updates {
            if !dryRun { try PriceBookFolder.write(update, to: folder) }
            let counts = Dictionary(grouping: update.changes, by: \.kind).mapValues(\.count)
            let words = [PriceChange.Kind.changed, .added, .removed].compactMap { kind in
                counts[kind].map { "\($0) \(kind.rawValue)" }
            }
            note(
                "\(folder)/\(update.file)\(dryRun ? " (not written)" : ""): \(update.rows.count) prices, "
                    + (words.isEmpty ? "none changed" : words.joined(separator: ", ")))
        }
        if let format { print(try PriceChangeTable.of(updates.map { ($0.region, $0.changes) }).text(format)) }
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
