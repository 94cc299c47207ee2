import Foundation
import Importer
import Units
import Yams

/// The settings of a month's run, from `monthly:` of `ekscost.yaml`.
struct MonthlySettings: Hashable, Sendable {
    /// Files, folders and archives of `aws` and `kubectl` output.
    var json: [String] = []
    /// Traffic tables.
    var traffic: [String] = []
    /// The parts of AWS to read, without the month of the meters, which the run sets; nil reads nothing.
    var aws: AWSImport.Options?
    var readsMeters = false
    /// The clusters to read; nil reads none.
    var kubectl: KubectlImport.Options?
    /// The name of the snapshot's cluster that the context is; nil finds it out.
    var cluster: String?
    /// The store; nil leaves it to `--db` and `$EKSCOST_DB`.
    var database: String?
    var reports = "reports"
    var redacts = false
    /// The number of snapshots that stay; nil keeps all.
    var keptSnapshots: Int?
    /// The number of missed months that are made up for at most.
    var catchUp = 12
    /// The thresholds; nil takes the usual file of the working folder, else those that ship.
    var policy: String?
    /// The least severity that ends the run with 1; nil leaves it to whose thresholds they are.
    var failOn: CheckCommand.FailOn?

    static let keys = [
        "import", "db", "reports", "redact", "policy", "fail_on", "keep_snapshots", "catch_up",
    ]

    init(_ node: Node, _ reader: ConfigurationReader) throws(ConfigurationError) {
        for (key, node) in try reader.pairs(node, of: "monthly", allowed: Self.keys) {
            let name = "monthly.\(key)"
            switch key {
            case "import": try readImports(node, reader)
            case "db": database = try reader.scalar(node, of: name)
            case "reports": reports = try reader.scalar(node, of: name)
            case "redact": redacts = try reader.flag(node, of: name)
            case "policy": policy = try reader.scalar(node, of: name)
            case "fail_on":
                failOn = try reader.value(node, of: name, expected: "error, warning, note or never") {
                    CheckCommand.FailOn(rawValue: $0)
                }
            case "keep_snapshots": keptSnapshots = try reader.number(node, of: name, in: 1...100_000)
            default: catchUp = try reader.number(node, of: name, in: 0...120)
            }
        }
        guard !json.isEmpty || aws != nil else {
            throw reader.refusal(node, of: "monthly", expected: "import: with json: [PATHS] or aws: in it")
        }
    }

    private mutating func readImports(
        _ node: Node, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        let keys = ["json", "traffic", "aws", "kubectl"]
        for (key, node) in try reader.pairs(node, of: "monthly.import", allowed: keys) {
            let name = "monthly.import.\(key)"
            switch key {
            case "json": json = try reader.texts(node, of: name)
            case "traffic": traffic = try reader.texts(node, of: name)
            case "aws": try readAWS(node, name, reader)
            default: try readKubectl(node, name, reader)
            }
        }
    }

    private mutating func readAWS(
        _ node: Node, _ name: String, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        var options = AWSImport.Options()
        let keys = [
            "profiles", "regions", "all_regions", "clusters", "with_metrics", "parallel", "timeout_seconds",
        ]
        for (key, node) in try reader.pairs(node, of: name, allowed: keys) {
            let name = "\(name).\(key)"
            switch key {
            case "profiles": options.profiles = try reader.texts(node, of: name)
            case "regions": options.regions = try reader.texts(node, of: name)
            case "all_regions": options.allRegions = try reader.flag(node, of: name)
            case "clusters": options.clusters = try reader.texts(node, of: name)
            case "with_metrics": readsMeters = try reader.flag(node, of: name)
            case "parallel": options.parallel = try reader.number(node, of: name, in: 1...64)
            default: options.timeout = .seconds(try reader.number(node, of: name, in: 1...3600))
            }
        }
        aws = options
    }

    private mutating func readKubectl(
        _ node: Node, _ name: String, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        var options = KubectlImport.Options()
        for (key, node) in try reader.pairs(node, of: name, allowed: ["contexts", "kubeconfig", "cluster"]) {
            let name = "\(name).\(key)"
            switch key {
            case "contexts": options.contexts = try reader.texts(node, of: name)
            case "kubeconfig": options.kubeconfig = try reader.scalar(node, of: name)
            default: cluster = try reader.scalar(node, of: name)
            }
        }
        if cluster != nil, options.contexts.count > 1 {
            throw reader.refusal(node, of: name, expected: "one context with cluster:, which says what it is")
        }
        kubectl = options
    }
}

extension ConfigurationReader {
    /// `true` or `false`.
    func flag(_ node: Node, of name: String) throws(ConfigurationError) -> Bool {
        try value(node, of: name, expected: "true or false") { ["true": true, "false": false][$0] }
    }

    /// A whole number within bounds.
    func number(_ node: Node, of name: String, in bounds: ClosedRange<Int>) throws(ConfigurationError) -> Int
    {
        let expected = "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        return try value(node, of: name, expected: expected) {
            Int($0).flatMap { bounds.contains($0) ? $0 : nil }
        }
    }

    /// A list of texts.
    func texts(_ node: Node, of name: String) throws(ConfigurationError) -> [String] {
        var texts: [String] = []
        for element in try list(node, of: name) { texts.append(try scalar(element, of: name)) }
        return texts
    }
}
