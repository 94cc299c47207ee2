import ArgumentParser
import Capacity
import Cost
import Estate
import Foundation
import Importer
import Simulation
import Store
import Topology
import Words

/// `ekscost pricing update`: newer prices from AWS itself.
struct PricingUpdate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Take newer prices into the price book from `aws pricing get-products`.",
        discussion: """
            Asks AWS through the installed CLI for what the book keeps, region by region; it takes the permission \
            pricing:GetProducts. What AWS does not name stays as it was. Without the CLI or without that \
            permission use `pricing import` on downloaded offer files.
            """)

    @Option(help: "A region; may be repeated. Default: those of the latest snapshot.") var region: [String] =
        []
    @Option(help: "A profile of the AWS CLI.") var profile: String?
    @Option(help: "Seconds that a call may take.") var timeout = 300
    @Option(name: .customLong("db"), help: "The store with the snapshot.") var database: String?
    @OptionGroup var target: PriceBookTarget

    func validate() throws {
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 3600 seconds") }
    }

    func run() async throws {
        let regions = region.isEmpty ? try snapshotRegions() : region
        let query = PriceListQuery(profile: profile, timeout: .seconds(timeout))
        let day = target.day
        let (prices, summary) = try await Interruption.guarding {
            var lists = PriceListImport(day: day)
            for region in regions { try await query.read(region: region, into: &lists) }
            return lists.finish()
        }
        let products = summary.lists.reduce(0) { $0 + $1.products }
        target.note("AWS named \(products) products in \(regions.joined(separator: ", "))")
        try target.keep(prices, summary)
    }

    private func snapshotRegions() throws -> [String] {
        let path = DatabaseOptions.path(database)
        let regions = try TopologyStore(readingFrom: path).estate(nil).regions.map(\.rawValue)
        guard !regions.isEmpty else {
            throw Failure("the latest snapshot of \(path) names no region, give --region", exitCode: 66)
        }
        return regions
    }
}
