import Capacity
import Cost
import Estate
import FoundationEssentials
import Simulation
import Units
import Yams

/// Reads a policy of `ekscost check`; a key that nobody knows is an error, since it would check nothing.
struct PolicyReader {
    /// The file that is read where none is named, if it exists.
    static let usualFile = "ekscost-policy.yaml"

    private let reader: ConfigurationReader

    private init(file: String) { reader = ConfigurationReader(file: file) }

    /// The policy at `path`; nil reads the usual file of the working folder, else the one that ships.
    ///
    /// - Returns: the policy and the file that it stands in; nil for the one that ships.
    static func load(path: String?) throws -> (policy: CheckPolicy, file: String?) {
        let file = path ?? usualFile
        guard FileManager.default.fileExists(atPath: file) else {
            guard path == nil else {
                throw Failure(
                    "no policy at \(file); write one with `ekscost check --print-policy > \(file)`",
                    exitCode: 66)
            }
            var policy = try PolicyReader(file: "the policy that ships").policy(StarterPolicy.text)
            for index in policy.rules.indices { policy.rules[index].line = nil }
            return (policy, nil)
        }
        guard let bytes = try? Data(contentsOf: URL(filePath: file)),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw ConfigurationError.syntax(file: file, line: nil, why: "it cannot be read as UTF-8 text")
        }
        return (try PolicyReader(file: file).policy(text), file)
    }

    static func policy(yaml: String, file: String) throws(ConfigurationError) -> CheckPolicy {
        try PolicyReader(file: file).policy(yaml)
    }

    private func policy(_ yaml: String) throws(ConfigurationError) -> CheckPolicy {
        var policy = CheckPolicy()
        guard let root = try reader.root(of: yaml) else { throw empty(1) }
        for (key, node) in try reader.pairs(root, of: "", allowed: ["unknown", "checks"]) {
            if key == "unknown" {
                policy.unknown = try reader.value(node, of: key, expected: "error, warning, note or pass") {
                    (text: String) -> CheckPolicy.Severity?? in
                    text == "pass" ? .some(nil) : CheckPolicy.Severity(rawValue: text).map { .some($0) }
                }
            } else {
                for (name, node) in try reader.pairs(node, of: key, allowed: Self.checks) {
                    policy.rules += try rules(name, node)
                }
            }
        }
        if policy.rules.isEmpty { throw empty(root.mark?.line) }
        return policy
    }

    private func empty(_ line: Int?) -> ConfigurationError {
        .value(
            "nothing", of: "checks", file: reader.file, line: line,
            expected: "at least one of \(Self.checks.joined(separator: ", "))")
    }

    /// The keys below `checks`.
    static let checks = [
        "cost_total", "cost_by_category", "cost_growth", "addresses_free", "addresses_free_share",
        "days_to_exhaustion", "pods_free", "nat_cross_zone_share", "missing_endpoints", "zone_loss",
        "assumed_cost_share", "unknown_usage", "unpriced_lines", "findings",
    ]

    private func rules(_ name: String, _ node: Node) throws(ConfigurationError) -> [CheckPolicy.Rule] {
        guard name == "cost_by_category" else { return [try rule(name, node)] }
        var rules: [CheckPolicy.Rule] = []
        let allowed = Category.allCases.map(\.rawValue)
        for (category, node) in try reader.pairs(node, of: name, allowed: allowed) {
            guard let category = Category(rawValue: category) else { continue }
            let place = "\(name).\(category.rawValue)"
            let fields = try PolicyFields(node, of: place, allowed: ["max", "severity"], reader)
            rules.append(
                fields.rule(.costOfCategory(category, most: try fields.money("max"))))
        }
        return rules
    }

    private func rule(_ name: String, _ node: Node) throws(ConfigurationError) -> CheckPolicy.Rule {
        func fields(_ keys: String...) throws(ConfigurationError) -> PolicyFields {
            try PolicyFields(node, of: name, allowed: keys + ["severity"], reader)
        }
        switch name {
        case "cost_total":
            let fields = try fields("max")
            return fields.rule(.costTotal(most: try fields.money("max")))
        case "cost_growth":
            let fields = try fields("max")
            return fields.rule(.costGrowth(most: try fields.share("max")))
        case "addresses_free":
            let fields = try fields("min")
            return fields.rule(.addressesFree(least: try fields.count("min")))
        case "addresses_free_share":
            let fields = try fields("min")
            return fields.rule(.addressesFreeShare(least: try fields.share("min")))
        case "days_to_exhaustion":
            let fields = try fields("min", "percentile")
            return fields.rule(
                .daysToExhaustion(least: try fields.count("min"), try fields.percentile("percentile")))
        case "pods_free":
            let fields = try fields("min")
            return fields.rule(.podsFree(least: try fields.count("min")))
        case "nat_cross_zone_share":
            let fields = try fields("max")
            return fields.rule(.natCrossZoneShare(most: try fields.share("max")))
        case "missing_endpoints":
            let fields = try fields("services")
            return fields.rule(.missingEndpoints(services: try fields.names("services")))
        case "zone_loss":
            let fields = try fields("max")
            return fields.rule(.zoneLoss(most: try fields.count("max")))
        case "assumed_cost_share":
            let fields = try fields("max")
            return fields.rule(.assumedCostShare(most: try fields.share("max")))
        case "unknown_usage":
            let fields = try fields("max")
            return fields.rule(.unknownUsage(most: try fields.count("max")))
        case "unpriced_lines":
            let fields = try fields("max")
            return fields.rule(.unpricedLines(most: try fields.count("max")))
        default:
            let fields = try fields("rules")
            let names = try fields.names("rules", among: FindingRule.names)
            return fields.rule(.findings(rules: names.compactMap { FindingRule(rawValue: $0) }))
        }
    }
}

/// The keys of one check, `{max: 5000, severity: error}`.
struct PolicyFields {
    private let values: [(key: String, value: Node)]
    private let name: String
    private let node: Node
    private let reader: ConfigurationReader
    private let severity: CheckPolicy.Severity

    init(
        _ node: Node, of name: String, allowed: [String], _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        self.name = name
        self.node = node
        self.reader = reader
        values = try reader.pairs(node, of: name, allowed: allowed)
        guard let value = values.first(where: { $0.key == "severity" })?.value else {
            severity = .error
            return
        }
        severity = try reader.value(value, of: "\(name).severity", expected: "error, warning or note") {
            CheckPolicy.Severity(rawValue: $0)
        }
    }

    func rule(_ measure: CheckPolicy.Measure) -> CheckPolicy.Rule {
        CheckPolicy.Rule(measure, severity: severity, line: node.mark?.line)
    }

    private func value(_ key: String) throws(ConfigurationError) -> Node {
        guard let value = values.first(where: { $0.key == key })?.value else {
            throw reader.refusal(node, of: name, expected: "\(key) too, such as {\(key): …, severity: error}")
        }
        return value
    }

    func money(_ key: String) throws(ConfigurationError) -> Money {
        try reader.value(try value(key), of: "\(name).\(key)", expected: "US dollars a month, such as 5000") {
            Money(decimal: $0).flatMap { $0 >= .zero ? $0 : nil }
        }
    }

    func count(_ key: String) throws(ConfigurationError) -> Int {
        try reader.value(try value(key), of: "\(name).\(key)", expected: "a whole number, 0 or more") {
            Int($0).flatMap { $0 >= 0 ? $0 : nil }
        }
    }

    func share(_ key: String) throws(ConfigurationError) -> Ratio {
        try reader.value(try value(key), of: "\(name).\(key)", expected: "a percentage such as 10%") {
            Ratio(percent: $0).flatMap { $0 >= .zero ? $0 : nil }
        }
    }

    func percentile(_ key: String) throws(ConfigurationError) -> CheckPolicy.Percentile {
        guard let value = values.first(where: { $0.key == key })?.value else { return .p50 }
        return try reader.value(value, of: "\(name).\(key)", expected: "p10, p50 or p90") {
            CheckPolicy.Percentile(rawValue: $0)
        }
    }

    /// A list of names; any name where `known` is nil.
    func names(_ key: String, among known: [String]? = nil) throws(ConfigurationError) -> [String] {
        let place = "\(name).\(key)"
        var names: [String] = []
        for node in try reader.list(try value(key), of: place) {
            names.append(
                try reader.value(
                    node, of: place, expected: known.map { "out of \($0.joined(separator: ", "))" } ?? "names"
                ) {
                    !$0.isEmpty && (known?.contains($0) ?? true) ? $0 : nil
                })
        }
        if names.isEmpty { throw reader.refusal(node, of: place, expected: "a list with a name, [s3]") }
        return names
    }
}
