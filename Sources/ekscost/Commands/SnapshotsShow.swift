import ArgumentParser
import Capacity
import Cost
import Estate
import Foundation
import Store
import Topology
import Units
import Words

/// `ekscost snapshots show`: what one snapshot holds.
struct SnapshotsShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "What a snapshot holds: counts, regions, accounts, clusters, traffic, bills and inputs.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "The snapshot's number. Default: --snapshot, else the latest.") var number: Int64?
    @Option(help: "table or json.") var format = OutputFormat.table

    func validate() throws {
        guard [.table, .json].contains(format) else {
            throw ValidationError("snapshots show prints table or json")
        }
    }

    func run() throws {
        let store = try TopologyStore(readingFrom: database.path)
        let snapshot = try store.load(number ?? database.number)
        let info = try store.snapshots().first { $0.number == snapshot.number }
        let document = SnapshotDocument(
            snapshot, info: info, bills: try store.billedMonths(of: snapshot.number),
            inputs: try store.inputs(of: snapshot.number))
        switch format {
        case .json: try Console.json(document)
        default: Console.data(document.text(on: .current))
        }
    }
}

/// `ekscost.snapshot.v1`: what a snapshot holds.
struct SnapshotDocument: Encodable {
    struct Network: Encodable {
        var id: String
        var name, region, account: String?
        var cidrs: [String]
        var subnets: Int
    }
    struct Cluster: Encodable { var name: String, version, region, vpc: String? }
    /// Traffic rows of one basis.
    struct Traffic: Encodable {
        var basis: String
        var rows: Int
        var gb_out, gb_in: String
        /// The files and calls that the rows came from.
        var origins: [String]
    }

    /// A traffic table, flow logs or a bill, which `snapshots rm` removes by its name.
    struct Input: Encodable {
        var kind: String
        var name: String
        var rows: Int
        /// The assembly id of a bill's delivery, where it is known.
        var delivery: String?
        /// UTC; nil where an earlier version or an exported snapshot brought it.
        var imported_at: String?

        init(_ input: SnapshotInput) {
            kind = input.kind.rawValue
            name = input.name
            rows = input.rows
            delivery = input.delivery
            imported_at = input.importedAt.map {
                Date(timeIntervalSince1970: TimeInterval($0)).formatted(.iso8601)
            }
        }
    }

    var schema = "ekscost.snapshot.v1"
    var number: Int64?
    var taken_at: String
    var label: String
    var counts: [String: Int]
    var regions: [String]
    var accounts: [String]
    var vpcs: [Network]
    var clusters: [Cluster]
    var traffic: [Traffic]
    var bill_months: [String]
    var inputs: [Input]

    init(_ snapshot: Snapshot, info: SnapshotInfo?, bills: [BillingMonth], inputs: [SnapshotInput]) {
        number = snapshot.number
        taken_at = Date(timeIntervalSince1970: TimeInterval(snapshot.takenAt)).formatted(.iso8601)
        label = info?.label ?? ""
        counts = info?.counts ?? [:]
        regions = Estate(snapshot).regions.map(\.rawValue)
        accounts = Set(
            (snapshot.vpcs.map(\.accountID) + snapshot.subnets.map(\.accountID)
                + snapshot.clusters.map(\.accountID)).compactMap(\.self)
        ).sorted()
        let subnets = Dictionary(grouping: snapshot.subnets, by: \.vpcID)
        vpcs = snapshot.vpcs.map { vpc in
            Network(
                id: vpc.id.rawValue, name: vpc.name,
                region: (vpc.region ?? subnets[vpc.id]?.first?.zone?.region)?.rawValue,
                account: vpc.accountID, cidrs: vpc.cidrBlocks.map(\.description),
                subnets: subnets[vpc.id]?.count ?? 0)
        }
        clusters = snapshot.clusters.map {
            Cluster(
                name: $0.name, version: $0.version, region: $0.region?.rawValue, vpc: $0.vpcID?.rawValue)
        }
        traffic = Basis.allCases.compactMap { basis in
            let rows = snapshot.traffic.filter { $0.basis == basis }
            guard !rows.isEmpty else { return nil }
            return Traffic(
                basis: basis.rawValue, rows: rows.count, gb_out: rows.map(\.out).reduce(.zero, +).decimal,
                gb_in: rows.map(\.back).reduce(.zero, +).decimal,
                origins: Set(rows.map { Self.file($0.origin) }).sorted())
        }
        bill_months = bills.map(\.description)
        self.inputs = inputs.map { Input($0) }
    }

    /// An origin without its line, `traffic.csv` for `traffic.csv:7`.
    private static func file(_ origin: String) -> String {
        guard let colon = origin.lastIndex(of: ":"),
            origin[origin.index(after: colon)...].allSatisfy(\.isNumber)
        else { return origin }
        return String(origin[..<colon])
    }

    func text(on terminal: Terminal) -> PrintedText {
        func list(_ items: [String]) -> String { items.isEmpty ? "none" : items.joined(separator: ", ") }
        let head = [
            "snapshot \(number.map(String.init) ?? "none"), taken \(taken_at)\(label.isEmpty ? "" : ", from \(label)")",
            "regions: \(list(regions))", "accounts: \(accounts.isEmpty ? "not told" : list(accounts))",
            "bills: \(list(bill_months))",
        ].map { Wrap.hanging("", $0, width: terminal.width) }.joined(separator: "\n")
        let tables = [
            Grid(
                header: ["holds", "count"],
                rows: counts.sorted { $0.key < $1.key }.map { [$0.key, "\($0.value)"] }),
            Grid(
                header: ["VPC", "name", "region", "account", "blocks", "subnets"],
                rows: vpcs.map {
                    [
                        $0.id, $0.name ?? "", $0.region ?? "", $0.account ?? "", list($0.cidrs),
                        "\($0.subnets)",
                    ]
                }, numbers: [5]),
            Grid(
                header: ["cluster", "Kubernetes", "region", "VPC"],
                rows: clusters.map { [$0.name, $0.version ?? "unknown", $0.region ?? "", $0.vpc ?? ""] },
                numbers: []),
            Grid(
                header: ["traffic", "rows", "GB out", "GB back", "from"],
                rows: traffic.map { [$0.basis, "\($0.rows)", $0.gb_out, $0.gb_in, list($0.origins)] },
                numbers: [1, 2, 3]),
            Grid(
                header: ["input", "name", "rows", "imported (UTC)"],
                rows: inputs.map { [$0.kind, $0.name, "\($0.rows)", $0.imported_at ?? "not told"] },
                numbers: [2]),
        ]
        return ([head] + tables.map { $0.text(on: terminal) }).filter { !$0.isEmpty }.joined(
            separator: "\n\n")
    }
}
