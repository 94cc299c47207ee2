import Capacity
import Cost
import Estate
import Pricing
import Simulation
import Topology
import Units
import Words

/// `ekscost.explain.v1`: what `explain` says, for programs.
struct ExplainDocument: Encodable {
    struct Source: Encodable { var title, url: String }
    struct Rule: Encodable {
        var name: String
        var title, formula: String?
        var sources: [Source]

        init(_ name: String, _ rule: ChargeRule?) {
            self.name = name
            title = rule?.title
            formula = rule?.formula
            sources = rule?.sources.map { Source(title: $0.title, url: $0.url) } ?? []
        }
    }
    struct Price: Encodable {
        var unit_price: String?
        var unit: String
        var region: String
        var operation: String?
        var source, date: String?
    }
    struct Tier: Encodable {
        var number: Int
        var is_free_allowance: Bool
        /// The quantity of all tiers together.
        var whole_quantity: String?
        var used_before: String?
    }
    struct Part: Encodable {
        var origin, quantity: String
        var source, destination, out_gb, back_gb, derivation: String?

        init(_ part: QuantityParts.Part) {
            origin = part.origin
            quantity = part.quantity
            source = part.traffic?.source
            destination = part.traffic?.destination
            out_gb = part.traffic?.out
            back_gb = part.traffic?.back
            derivation = Line.derivation(of: part)
        }
    }
    struct Explained: Encodable {
        var line: LineDocument
        var rule: Rule
        var price: Price
        var tier: Tier?
        var quantity_parts: [Part]
        /// The part of the list price that is paid: 1 without a discount.
        var keeping: String
        var arithmetic: String?
        var assumptions: [String]

        init(_ line: Line) {
            self.line = LineDocument(line)
            rule = Rule(line.rule, ChargeRule.of(line))
            price = Price(
                unit_price: line.unitPrice, unit: line.unit, region: line.region, operation: line.operation,
                source: line.priceSource, date: line.priceDate.flatMap { $0.isEmpty ? nil : $0 })
            tier = line.tier.map {
                Tier(
                    number: $0, is_free_allowance: $0 == 0, whole_quantity: line.parts?.whole,
                    used_before: line.parts?.usedBefore)
            }
            quantity_parts = line.parts?.parts.map(Part.init) ?? []
            keeping = line.keeping.exactDecimal
            arithmetic = line.arithmetic
            assumptions = line.assumptions.map(\.description)
        }
    }
    struct ExplainedFinding: Encodable {
        var rule, severity, code, title, resource, detail, proof: String
        var monthly_saving, saving_note: String?

        init(_ finding: Finding) {
            rule = finding.rule.rawValue
            severity = finding.severity.rawValue
            code = finding.wording.code
            title = finding.title.description
            resource = finding.resource
            detail = finding.detail.description
            proof = finding.proof.description
            monthly_saving = finding.monthlySaving?.decimal
            saving_note = finding.savingNote?.description
        }
    }

    var schema = "ekscost.explain.v1"
    var snapshot: String
    var query: String
    /// The cell of the workbook, where one was asked for.
    var cell: CellDocument?
    /// `line`, `lines`, `resource`, `zone`, `usage-type`, `category`, `finding`, `total`, `part` or `cell`.
    var kind: String
    var name: String
    var currency: String
    var month: String?
    var hours: String
    var prices: WhatIfDocument.Prices
    var monthly_cost: String
    var complete: Bool
    var facts: [String]
    var lines: [Explained]
    var unknown: [UnknownDocument]
    var findings: [ExplainedFinding]

    init(
        _ answer: Explanation, cell: CellExplanation?, query: String, snapshot: Snapshot, world: World
    ) {
        self.cell = cell.map(CellDocument.init)
        self.snapshot = snapshot.number.map(String.init) ?? "none"
        self.query = query
        (kind, name) = answer.subject.names
        currency = world.book.currency
        month = answer.month?.description
        hours = answer.hours.decimal
        prices = WhatIfDocument.Prices(effective: world.book.effective)
        (monthly_cost, complete) = answer.total.document
        facts = answer.facts
        lines = answer.lines.map(Explained.init)
        unknown = answer.unknowns.map(UnknownDocument.init)
        findings = answer.findings.map(ExplainedFinding.init)
    }
}

extension Explanation.Subject {
    /// The kind of a thing, and its name.
    var names: (kind: String, name: String) {
        switch self {
        case .total: ("total", "total")
        case .line(let id): ("line", id)
        case .lines(let start): ("lines", start)
        case .resource(let name): ("resource", name)
        case .zone(let name): ("zone", name)
        case .usageType(let name): ("usage-type", name)
        case .category(let category): ("category", category.rawValue)
        case .finding(let name): ("finding", name)
        case .part(let name): ("part", name)
        case .cell(let address): ("cell", address)
        }
    }
}
