import ArgumentParser
import Foundation
import Importer
import Pricing
import Simulation
import Topology
import Units

/// What to assess, in which month, at which prices.
struct AssessmentArguments: ParsableArguments {
    @Option(help: "One region, by its code.") var region: String?
    @Option(help: "One VPC, by its id.") var vpc: String?
    @Option(help: "One cluster, by its name.") var cluster: String?
    @Option(help: "A month as YYYY-MM, with its real hours. Default: a standard month of 730 hours.")
    var month: String?
    @Option(help: "The price book's folder. Default: $EKSCOST_PRICING, else the installed book.") var pricing:
        String?
    @Option(help: "The configuration. Default: ekscost.yaml, if present.") var config: String?
    @Flag(help: "End with 78 where a line has no price.") var strict = false

    func validate() throws {
        if let month, BillingMonth(month) == nil {
            throw ValidationError("--month takes YYYY-MM, not '\(month)'")
        }
    }

    /// The region, VPC and cluster that are asked for, each of which must be in the snapshot.
    func scope(in estate: Estate, from options: AssessmentOptions = AssessmentOptions()) throws
        -> AssessmentOptions
    {
        var options = options
        options.region = region.map { Region($0) }
        options.vpcID = vpc.map { Identifier($0) }
        options.clusterName = cluster
        try check(estate.snapshot)
        return options
    }

    /// The prices, dates and choices for a snapshot.
    func world(for estate: Estate) throws -> World {
        let configuration = try Configuration.load(path: config)
        var options = try scope(in: estate, from: configuration.options())
        if let month = month.flatMap({ BillingMonth($0) }) {
            options.month = month
            options.hours = month.hours
        }
        options.day = options.month.map { "\($0)-\($0.days)" } ?? Self.day(estate.takenAt)
        let folder = try PriceBookFolder(path: PricingFolder.find(pricing))
        let book = try book(for: estate, on: options.day, configuration: configuration)
        return World(
            options: options, book: book, calendar: try EKSCalendarFile.read(folder: folder.path),
            configuration: configuration)
    }

    /// The prices that held on a day in the snapshot's regions.
    func book(for estate: Estate, on day: String, configuration: Configuration) throws -> PriceBook {
        try PriceBookFolder(path: PricingFolder.find(pricing)).load(
            regions: estate.snapshot.regions.map(\.rawValue), on: day, overrides: configuration.prices)
    }

    private func check(_ snapshot: Snapshot) throws {
        if let vpc, !snapshot.vpcs.contains(where: { $0.id.rawValue == vpc }) {
            throw Failure(
                "\(vpc) is not in the snapshot; it has \(Self.list(snapshot.vpcs.map(\.id.rawValue)))",
                exitCode: 65)
        }
        if let cluster, !snapshot.clusters.contains(where: { $0.name == cluster }) {
            throw Failure(
                "no cluster \(cluster) in the snapshot; it has \(Self.list(snapshot.clusters.map(\.name)))",
                exitCode: 65)
        }
        if let region, !snapshot.regions.contains(Region(region)) {
            throw Failure(
                "nothing of \(region) in the snapshot; it has \(Self.list(snapshot.regions.map(\.rawValue)))",
                exitCode: 65)
        }
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    }

    static func day(_ seconds: Int64) -> String {
        let time = Date(timeIntervalSince1970: TimeInterval(seconds))
        return time.formatted(.iso8601.year().month().day())
    }
}

/// Everything that the simulation is handed.
struct World {
    var options: AssessmentOptions
    var book: PriceBook
    var calendar: EKSCalendar
    var configuration: Configuration
}

extension Snapshot {
    /// The regions that the snapshot names anywhere, sorted.
    var regions: [Region] {
        var found = Set(subnets.compactMap { $0.zone?.region } + vpcs.compactMap(\.region))
        found.formUnion(clusters.compactMap(\.region))
        found.formUnion(nodes.compactMap { $0.region ?? $0.zone?.region })
        found.formUnion(loadBalancers.compactMap(\.region))
        found.formUnion(instances.compactMap { $0.zone?.region })
        found.formUnion(elasticIPs.compactMap { $0.networkBorderGroup.flatMap { ZoneName($0 + "a").region } })
        return found.sorted()
    }
}
