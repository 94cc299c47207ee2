import ArgumentParser
import Capacity
import Cost
import Estate
import Foundation
import Importer
import Pricing
import Simulation
import Topology
import Units

/// The snapshot to assess, its month, and the prices.
struct AssessmentArguments: ParsableArguments {
    @Option(help: "One region, by its code.") var region: String?
    @Option(help: "One account, by its id or its name.") var account: String?
    @Option(help: "One VPC, by its id or its Name tag.") var vpc: String?
    @Option(help: "One cluster, by its name or ARN.") var cluster: String?
    @Option(
        help:
            "A month as YYYY-MM, with its real hours. Default: a standard month of 730 hours; for report and run-monthly the one that ended last."
    )
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

    /// The options without which another command would ask of something else.
    func options(withMonth: Bool) -> [String] {
        [
            ("--account", account), ("--region", region), ("--vpc", vpc), ("--cluster", cluster),
            ("--month", withMonth ? month : nil), ("--pricing", pricing), ("--config", config),
        ].flatMap { name, value in value.map { [name, $0] } ?? [] }
    }

    /// The month that is asked for; nil for a standard month.
    var told: BillingMonth? { month.flatMap { BillingMonth($0) } }

    /// The account, region, VPC and cluster that are asked for, each of which must be in the snapshot.
    func scope(in estate: Estate, from options: AssessmentOptions = AssessmentOptions()) throws
        -> AssessmentOptions
    {
        var options = options
        options.scope = try ScopeNames(estate).scope(
            account: account, region: region, vpc: vpc, cluster: cluster)
        return options
    }

    /// The prices, dates and choices for a snapshot.
    func world(for estate: Estate) throws -> World {
        let configuration = try Configuration.load(path: config)
        var options = try scope(
            in: estate, from: configuration.options(in: told ?? BillingMonth(holding: estate.takenAt)))
        if let told {
            options.month = told
            options.hours = told.hours
        }
        options.day = options.month.map { "\($0)-\($0.days)" } ?? Self.day(estate.takenAt)
        let folder = try PriceBookFolder(path: PricingFolder.find(pricing))
        if !configuration.prices.isEmpty {
            try PriceOverrideCheck(
                configuration.prices, in: folder, regions: estate.regions.map(\.rawValue),
                on: options.day, file: config ?? Configuration.usualFile
            ).check(configuration.prices)
        }
        let book = try book(for: estate, on: options.day, configuration: configuration)
        return World(
            options: options, book: book, calendar: try EKSCalendarFile.read(folder: folder.path),
            configuration: configuration)
    }

    /// The prices that held on a day in the snapshot's regions.
    func book(for estate: Estate, on day: String, configuration: Configuration) throws -> PriceBook {
        try PriceBookFolder(path: PricingFolder.find(pricing)).load(
            regions: estate.regions.map(\.rawValue), on: day, overrides: configuration.prices(on: day))
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
