import ArgumentParser
import Foundation
import Importer
import Store
import Units
import Words

/// `ekscost import aws`: accounts as they are, through the installed AWS CLI.
struct ImportAWS: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aws",
        abstract: "Read accounts and regions through the installed AWS CLI.",
        discussion: """
            Runs `aws` (version 1 or 2) with the profiles, SSO, roles and proxies that it is set up for, and only \
            calls that read. A call that is denied costs its part only and is listed with the permission to add; \
            --print-policy prints the IAM policy and the Kubernetes ClusterRole of all calls.
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var live: LiveAWSArguments
    @Option(help: "Add to this snapshot (a number or latest) instead of starting a new one.") var into:
        String?
    @Flag(help: "Print the least privileges that the calls need, and make none.") var printPolicy = false
    @Flag(name: .shortAndLong, help: "Print no progress and no summary.") var quiet = false

    func run() async throws {
        let now = WallClock.seconds
        let options = live.options(now: now)
        if printPolicy { return Console.document(PolicyText(calls: AWSImport(options).calls).text) }
        let importing = LiveAWSImport(options: options, save: live.save)
        let (path, into, quiet) = (database.path, into, quiet)
        let done = try await Interruption.guarding {
            let progress = LiveProgress(isQuiet: quiet)
            defer { progress.end() }
            return try await importing.run(
                into: path, snapshot: into, takenAt: now,
                show: { progress.show($0) })
        }
        guard !quiet else { return }
        Console.note("snapshot \(done.snapshot) in \(database.path)\n\(LiveSummaryText.render(done))")
    }
}

/// The parts of AWS to read, and how.
struct LiveAWSArguments: ParsableArguments {
    @Option(help: "A profile of the AWS CLI. May be repeated.") var profile: [String] = []
    @Option(help: "A region. May be repeated. Default: the CLI's own.") var region: [String] = []
    @Flag(help: "Every region that is enabled for the account.") var allRegions = false
    @Option(help: "A cluster's name. May be repeated. Default: every cluster.") var cluster: [String] = []
    @Flag(help: "Read a month's bytes of NAT gateways, endpoints, load balancers and nodes from CloudWatch.")
    var withMetrics = false
    @Option(help: "The month of --with-metrics, YYYY-MM. Default: the last whole month.") var metricsMonth:
        String?
    @Option(help: "Calls at a time.") var parallel = 8
    @Option(help: "Seconds that a call may take.") var timeout = 120
    @Option(help: "Keep the answers in this folder, as `import json` reads them.") var save: String?
    @Flag(help: "Import what could be read even where a failed call leaves the picture incomplete.")
    var keepGoing = false

    func validate() throws {
        guard (1...64).contains(parallel) else { throw ValidationError("--parallel takes 1 to 64") }
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 3600 seconds") }
        guard region.isEmpty || !allRegions else {
            throw ValidationError("--region and --all-regions exclude each other")
        }
        if let metricsMonth, BillingMonth(metricsMonth) == nil {
            throw ValidationError("--metrics-month takes YYYY-MM, not '\(metricsMonth)'")
        }
    }

    func options(now: Int64) -> AWSImport.Options {
        var options = AWSImport.Options()
        options.profiles = profile
        options.regions = region
        options.allRegions = allRegions
        options.clusters = cluster
        options.parallel = parallel
        options.timeout = .seconds(timeout)
        options.keepGoing = keepGoing
        if withMetrics || metricsMonth != nil {
            options.metersOf =
                metricsMonth.flatMap { BillingMonth($0) } ?? BillingMonth(holding: now)?.previous
        }
        return options
    }
}
