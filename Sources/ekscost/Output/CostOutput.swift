import Capacity
import Cost
import Estate
import Foundation
import Simulation
import Topology
import Units
import Words

/// The cost of an estate on standard output.
struct CostOutput {
    let answer: Assessment
    let estate: Estate
    let breakdown: CostBreakdown
    let top: Int?

    func print(as format: OutputFormat) throws {
        switch format {
        case .json: try Console.json(CostDocument(self))
        case .csv: Console.document(csv)
        case .table: Console.data(text(on: .current))
        case .markdown: Console.markdown(.own(markdown))
        }
        guard format == .table || format == .csv else { return }
        Console.warn(answer.warnings)
    }

    // MARK: Parts

    /// A part as it is shown: its values with their names, and its sum.
    private var rows: [[String]] {
        let parts = breakdown.parts
        let shown = top.map { Array(parts.prefix($0)) } ?? parts
        var rows = shown.map { part in
            zip(breakdown.dimensions, part.values).map(name) + [part.total.amount.marked]
        }
        let rest = parts.dropFirst(shown.count)
        if !rest.isEmpty {
            rows.append(filled("\(rest.count) more") + [rest.map(\.total).sum().amount.marked])
        }
        rows.append(filled("total") + [answer.total.amount.marked])
        return rows
    }

    private func filled(_ first: String) -> [String] {
        [first] + breakdown.dimensions.dropFirst().map { _ in "" }
    }

    /// The name in front of the id, where people gave one.
    private func name(_ dimension: CostDimension, _ value: String?) -> String {
        guard let value else { return "none" }
        let name: String? =
            switch dimension {
            case .vpc: estate.vpcs.first { $0.id.rawValue == value }?.name
            case .cluster: estate.owners.name(of: ClusterID(value))
            case .account: estate.accounts.first { $0.id == value }?.name
            default: nil
            }
        guard let name, name != value else { return value }
        return dimension == .cluster && isOnly(name) ? name : "\(name) (\(value))"
    }

    /// Returns whether no other cluster of the estate has a name.
    private func isOnly(_ name: String) -> Bool { estate.snapshot.clusters.count { $0.name == name } < 2 }

    private var header: [String] { breakdown.dimensions.map(\.rawValue) + ["USD a month"] }

    // MARK: Formats

    private func text(on terminal: Terminal) -> PrintedText {
        let grid = Grid(header: header, rows: rows, numbers: [breakdown.dimensions.count])
        var parts: [PrintedText] = [
            "\(answer.total.amount.inDollars) \(period)",
            grid.text(on: terminal),
        ]
        if !answer.unknowns.isEmpty {
            let notes = answer.unknowns.map { "\($0.usageType) of \($0.resource): \($0.reason)" }
            let shown = notes.prefix(12) + (notes.count > 12 ? ["… and \(notes.count - 12) more"] : [])
            parts.append(
                "not in the total:\n"
                    + shown.map { Wrap.hanging("- ", $0, width: terminal.width) }.joined(separator: "\n"))
        }
        return parts.joined(separator: "\n\n")
    }

    private var period: String {
        answer.month.map { "in \($0) (\(answer.hours.decimal) h)" }
            ?? "a month (\(answer.hours.decimal) h)"
    }

    private var markdown: String {
        let table = MarkdownText.table(
            header, rows.map { $0.map(MarkdownText.plain) }, numbers: [breakdown.dimensions.count])
        let unknown = MarkdownText.details(
            "Not in the total",
            MarkdownText.list(answer.unknowns.map { "\($0.usageType) of \($0.resource): \($0.reason)" }))
        return [
            "**\(answer.total.amount.inDollars)** \(period)", table, unknown,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var csv: String {
        let header = [
            "id", "category", "usage_type", "resource", "name", "zone", "region", "account", "vpc", "cluster",
            "quantity", "unit", "unit_price", "amount", "basis",
        ]
        let rows = answer.lines.map { line in
            [
                line.id, line.category.rawValue, line.usageType, line.resource, line.name ?? "",
                line.zone ?? "", line.region, line.owner.account ?? "", line.owner.vpc?.rawValue ?? "",
                line.owner.cluster?.rawValue ?? "", line.quantity ?? "", line.unit, line.unitPrice ?? "",
                line.amount?.decimal ?? "", line.basis.rawValue,
            ]
        }
        return CSVText.table(header, rows)
    }
}

/// `ekscost.cost.v1`, as the contract lays it out.
struct CostDocument: Encodable {
    struct Total: Encodable {
        var monthly_cost: String
        var complete: Bool
    }
    /// A part along one dimension, or along two joined by a slash.
    struct Part: Encodable {
        var dimension: String
        /// null is what belongs to none.
        var value: String?
        var values: [String?]
        var monthly_cost: String
        var complete: Bool

        enum CodingKeys: String, CodingKey { case dimension, value, values, monthly_cost, complete }

        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: CodingKeys.self)
            try fields.encode(dimension, forKey: .dimension)
            try fields.encode(value, forKey: .value)
            if values.count > 1 { try fields.encode(values, forKey: .values) }
            try fields.encode(monthly_cost, forKey: .monthly_cost)
            try fields.encode(complete, forKey: .complete)
        }
    }

    var schema = "ekscost.cost.v1"
    var snapshot: String
    var month: String?
    var hours: Decimal
    var currency: String
    var prices: WhatIfDocument.Prices
    var total: Total
    var by: [Part]
    var lines: [LineDocument]
    var unknown: [UnknownDocument]
    var assumptions: [String]
    var assumption_codes: [String]
    var warnings: [String]
    var warning_codes: [String]

    init(_ output: CostOutput) {
        let answer = output.answer
        snapshot = output.estate.number.map(String.init) ?? "none"
        month = answer.month?.description
        hours = Decimal(string: answer.hours.decimal) ?? 0
        currency = answer.currency
        prices = WhatIfDocument.Prices(effective: answer.pricesEffective)
        let (cost, complete) = answer.total.document
        total = Total(monthly_cost: cost, complete: complete)
        let dimension = output.breakdown.dimensions.map(\.rawValue).joined(separator: "/")
        by = output.breakdown.parts.map { part in
            let (cost, complete) = part.total.document
            return Part(
                dimension: dimension,
                value: part.values.count == 1
                    ? part.values[0] : part.values.map { $0 ?? "none" }.joined(separator: "/"),
                values: part.values, monthly_cost: cost, complete: complete)
        }
        lines = answer.lines.map(LineDocument.init)
        unknown = answer.unknowns.map(UnknownDocument.init)
        assumptions = answer.assumptions.map(\.description)
        assumption_codes = answer.assumptions.map(\.code)
        warnings = answer.warnings.map(\.description)
        warning_codes = answer.warnings.map(\.code)
    }
}
