import Capacity
import Cost
import Pricing
import Units
import Yams

extension Configuration {
    /// The keys of `ekscost.yaml`.
    static let keys = [
        "discounts", "currency", "account_egress_gb", "billed_sides", "exclude_categories", "prices",
        "monthly",
    ]

    /// Reads the text of a configuration; a key that nobody knows is an error, since it would change nothing.
    init(yaml: String, file: String) throws(ConfigurationError) {
        self.init()
        let reader = ConfigurationReader(file: file)
        guard let root = try reader.root(of: yaml) else { return }
        for (key, node) in try reader.pairs(root, of: "", allowed: Self.keys) {
            switch key {
            case "discounts": try readDiscounts(node, reader)
            case "currency": currency = try Self.currency(node, reader)
            case "account_egress_gb":
                accountEgress = try reader.value(
                    node, of: key, expected: "GB a month as a decimal, 0 or more"
                ) {
                    Quantity(decimal: $0).flatMap { $0 >= .zero ? $0 : nil }
                }
            case "billed_sides":
                billsBothSides = try reader.value(node, of: key, expected: "both or one") {
                    ["both": true, "one": false][$0]
                }
            case "monthly": monthly = try MonthlySettings(node, reader)
            case "exclude_categories":
                for node in try reader.list(node, of: key) {
                    excluded.insert(try Self.category(node, of: key, reader))
                }
            default:
                for node in try reader.list(node, of: key) { prices.append(try Self.price(node, reader)) }
            }
        }
    }

    /// One set of discounts, or a list of sets that follow each other.
    private mutating func readDiscounts(
        _ node: Node, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        guard case .sequence = node else { return try keep(Self.discounts(node, reader), node, reader) }
        for node in try reader.list(node, of: "discounts") {
            try keep(Self.discounts(node, reader), node, reader)
        }
    }

    private mutating func keep(
        _ found: (discounts: Discounts, from: BillingMonth?), _ node: Node, _ reader: ConfigurationReader
    ) throws(ConfigurationError) {
        guard let from = found.from else {
            guard discounts == Discounts() else {
                throw reader.refusal(
                    node, of: "discounts", expected: "from: YYYY-MM in all sets of discounts but one")
            }
            discounts = found.discounts
            return
        }
        guard !laterDiscounts.contains(where: { $0.from == from }) else {
            throw reader.refusal(node, of: "discounts", expected: "one set of discounts from \(from)")
        }
        laterDiscounts.append(Dated(from: from, value: found.discounts))
    }

    private static func from(_ node: Node, of name: String, _ reader: ConfigurationReader)
        throws(ConfigurationError) -> BillingMonth
    {
        try reader.value(node, of: name, expected: "a month such as 2027-02") { BillingMonth($0) }
    }

    private static func discounts(_ node: Node, _ reader: ConfigurationReader) throws(ConfigurationError)
        -> (discounts: Discounts, from: BillingMonth?)
    {
        var discounts = Discounts()
        var from: BillingMonth?
        let keys = ["overall", "by_category", "by_usage_type", "from"]
        for (key, node) in try reader.pairs(node, of: "discounts", allowed: keys) {
            switch key {
            case "from": from = try self.from(node, of: "discounts.from", reader)
            case "overall": discounts.overall = try percent(node, of: "discounts.overall", reader)
            case "by_category":
                let allowed = Category.allCases.map(\.rawValue)
                for (name, node) in try reader.pairs(node, of: "discounts.by_category", allowed: allowed) {
                    discounts.byCategory[name] = try percent(
                        node, of: "discounts.by_category.\(name)", reader)
                }
            default:
                for (name, node) in try reader.pairs(node, of: "discounts.by_usage_type") {
                    discounts.byUsageType[name] = try percent(
                        node, of: "discounts.by_usage_type.\(name)", reader)
                }
            }
        }
        return (discounts, from)
    }

    private static func currency(
        _ node: Node, _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> SecondCurrency {
        let fields = try required(["code", "rate", "date"], of: "currency", in: node, reader)
        let code: String = try reader.value(
            fields[0], of: "currency.code", expected: "an ISO code such as KRW"
        ) {
            $0.utf8.count == 3 && $0.allSatisfy { ("A"..."Z").contains($0) } ? $0 : nil
        }
        let rate: Ratio = try reader.value(
            fields[1], of: "currency.rate", expected: "what one US dollar buys, as a decimal above 0"
        ) { Ratio(decimal: $0).flatMap { $0 > .zero ? $0 : nil } }
        let date: String = try reader.value(
            fields[2], of: "currency.date", expected: "a day such as 2026-11-01"
        ) {
            PriceFileName("rate.\($0).csv")?.date
        }
        return SecondCurrency(code: code, rate: rate, date: date)
    }

    private static func price(_ node: Node, _ reader: ConfigurationReader) throws(ConfigurationError)
        -> PriceOverride
    {
        let names = ["region", "usage_type", "unit", "usd", "source"]
        let optional = ["operation", "from"]
        let fields = try required(names, and: optional, of: "prices", in: node, reader)
        let pairs = try reader.pairs(node, of: "prices", allowed: names + optional)
        var texts: [String] = []
        for (name, field) in zip(names, fields) {
            texts.append(
                try reader.value(field, of: "prices.\(name)", expected: "something") { $0.isEmpty ? nil : $0 }
            )
        }
        let usd: String = try reader.value(fields[3], of: "prices.usd", expected: "a decimal, 0 or more") {
            text in
            Rate<Hour>(decimal: text).flatMap { $0 >= .zero ? text : nil }
        }
        var operation: String?
        var from: BillingMonth?
        for (key, node) in pairs {
            if key == "operation" { operation = try reader.scalar(node, of: "prices.operation") }
            if key == "from" { from = try self.from(node, of: "prices.from", reader) }
        }
        return PriceOverride(
            region: texts[0], usageType: texts[1], operation: operation.flatMap { $0.isEmpty ? nil : $0 },
            unit: texts[2],
            usd: usd, source: texts[4], from: from)
    }

    /// The values of `names` in their order, then those of `optional` that are there.
    private static func required(
        _ names: [String], and optional: [String] = [], of place: String, in node: Node,
        _ reader: ConfigurationReader
    ) throws(ConfigurationError) -> [Node] {
        let pairs = try reader.pairs(node, of: place, allowed: names + optional)
        var found: [Node] = []
        for name in names {
            guard let pair = pairs.first(where: { $0.key == name }) else {
                throw reader.refusal(
                    node, of: place, expected: "\(name) too; it needs \(names.joined(separator: ", "))")
            }
            found.append(pair.value)
        }
        return found + pairs.filter { optional.contains($0.key) }.map(\.value)
    }

    private static func percent(_ node: Node, of name: String, _ reader: ConfigurationReader)
        throws(ConfigurationError) -> Ratio
    {
        try reader.value(node, of: name, expected: "a percentage from 0 to 100") {
            Ratio(percent: $0).flatMap { $0 >= .zero && $0 <= .one ? $0 : nil }
        }
    }

    private static func category(_ node: Node, of key: String, _ reader: ConfigurationReader)
        throws(ConfigurationError) -> Category
    {
        let names = Category.allCases.map(\.rawValue).joined(separator: ", ")
        return try reader.value(node, of: key, expected: "categories out of \(names)") {
            Category(rawValue: $0)
        }
    }
}
