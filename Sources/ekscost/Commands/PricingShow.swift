import ArgumentParser
import Importer
import Pricing

/// `ekscost pricing show`: each price with its source and its date.
struct PricingShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show prices with their source and date.",
        discussion:
            "Without --region and --usage-type the table lists the regions; json and csv give every price.")

    @Option(help: "Prices of this region and those that hold everywhere; may be repeated.")
    var region: [String] = []

    @Option(help: "Prices whose usage type or operation contains TEXT.")
    var usageType: String?

    @Option(help: "Folder of the price book.")
    var pricing: String?

    @Option(help: "Configuration with prices of your own; ekscost.yaml if it exists.")
    var config: String?

    @Option(help: "table, json or csv.")
    var format: PricingFormat = .table

    func run() throws {
        let folder = try PriceBookFolder(path: try PricingFolder.find(pricing))
        let own = try Configuration.load(path: config).prices
        let known = Set(folder.regions).union(own.map(\.region))
        if let stranger = region.first(where: { !known.contains($0) }) {
            throw ValidationError(
                "no prices for region '\(stranger)'; there are some for \(known.sorted().joined(separator: ", "))"
            )
        }
        let regions = region.isEmpty ? known.sorted() : region
        let book = try folder.load(regions: regions, overrides: own)
        let isSummary = region.isEmpty && usageType == nil && format == .table
        try (isSummary ? summary(book, folder) : prices(book, regions)).print(as: format)
    }

    private func summary(_ book: PriceBook, _ folder: PriceBookFolder) -> PricingTable {
        PricingTable(
            schema: "ekscost.pricing.v1", columns: ["region", "date", "prices"],
            rows: ([PriceBook.everywhere] + book.regions).map { region in
                [region, folder.files.file(of: region)?.date, String(book.entries(of: region).count)]
            })
    }

    private func prices(_ book: PriceBook, _ regions: [String]) -> PricingTable {
        var rows: [[String?]] = []
        for region in [PriceBook.everywhere] + regions {
            for entry in book.entries(of: region) where matches(entry) {
                for (index, tier) in entry.tiers.enumerated() {
                    let to = index + 1 < entry.tiers.count ? entry.tiers[index + 1].from : entry.end ?? "inf"
                    rows.append([
                        region, entry.usageType, entry.operation, entry.unit, tier.from, to, tier.price,
                        entry.date.isEmpty ? nil : entry.date, entry.confidence, entry.source,
                    ])
                }
            }
        }
        return PricingTable(
            schema: "ekscost.pricing.v1",
            columns: [
                "region", "usage_type", "operation", "unit", "tier_from", "tier_to", "usd", "source_date",
                "confidence",
                "source",
            ], rows: rows)
    }

    private func matches(_ entry: PriceBook.Entry) -> Bool {
        guard let text = usageType?.lowercased() else { return true }
        return entry.usageType.lowercased().contains(text)
            || entry.operation?.lowercased().contains(text) == true
    }
}
