import ArgumentParser
import Importer
import Pricing
import Words

/// `ekscost pricing verify`: whether the book can be calculated with.
struct PricingVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check every file of the price book; ends with 1 where one needs mending.",
        discussion: "Prices that are public nowhere are listed as gaps: they are no fault of the book.")

    @Option(help: "Folder of the price book.")
    var pricing: String?

    func run() throws {
        let folder = try PriceBookFolder(path: try PricingFolder.find(pricing))
        let sources = try folder.sources()
        var audit = PriceBookAudit()
        if !folder.files.contains(where: { $0.region == PriceBook.everywhere }) {
            audit.problems.append("no file global.YYYY-MM-DD.csv; add one with what holds in every region")
        }
        var prices = 0
        for name in folder.files {
            do {
                let file = try folder.file(name, sources: sources)
                prices += file.rows.count
                audit.look(at: file, region: name.region)
            } catch {
                audit.problems.append(error.description)
            }
        }
        for problem in audit.problems { Console.data("problem: \(problem)") }
        for gap in audit.gaps { Console.data("gap: \(Self.sentence(gap, folder.regions))") }
        Console.data(
            "\(folder.files.count) files, \(prices) prices, \(audit.problems.count) problems, \(audit.gaps.count) gaps"
        )
        if !audit.problems.isEmpty { throw ExitCode(1) }
    }

    /// The regions that lack a price, or the few that have it.
    private static func sentence(_ gap: PriceBookAudit.Gap, _ regions: [String]) -> String {
        let holding = regions.filter { !gap.regions.contains($0) }
        let which =
            if holding.isEmpty {
                "every region"
            } else if holding.count < gap.regions.count {
                "every region but \(holding.joined(separator: ", "))"
            } else {
                gap.regions.joined(separator: ", ")
            }
        return "\(gap.price) is missing in \(which)"
    }
}
