import Capacity
import Cost
import Simulation
import Topology
import Units

/// A reconciliation for programs, `ekscost.reconcile.v1`; amounts and quantities are exact decimals.
struct ReconcileDocument: Encodable {
    var schema = "ekscost.reconcile.v1"
    var snapshot: String
    var month: String
    var hours: Hours
    var currency: String
    var billed: String
    /// The sum of what the model knows; `complete` says whether that is all.
    var modelled: String
    var complete: Bool
    var charges: String
    var explained_percent: String
    var unexplained: String
    var unexplained_percent: String
    var outside: String
    var effective_discount_percent: String?
    var by_kind: [String: String]
    var discounts: [Discount]
    var lines: [Line]
    var others: [Difference]
    var elsewhere: [Elsewhere]
    var warnings: [String]

    struct Hours: Encodable { var month, billed: Int }
    struct Discount: Encodable { var usage_type, region, percent: String }
    struct Difference: Encodable { var kind, amount, usage_type, region, resource, detail: String }
    struct Line: Encodable {
        var usage_type, region, resource, unit, modelled_quantity, billed_quantity, modelled, billed,
            listed: String
        var residuals: [Difference]
    }
    struct Elsewhere: Encodable {
        var service, kind, amount, currency: String
        var lines: Int
    }

    init(_ answer: Reconciliation, snapshot number: Int64?) {
        snapshot = number.map { "\($0)" } ?? ""
        month = answer.month.description
        hours = Hours(month: answer.monthHours, billed: answer.billedHours)
        currency = answer.currency
        billed = answer.billed.decimal
        (modelled, complete) = answer.modelled.document
        charges = answer.charges.decimal
        explained_percent = ReconcileOutput.percent(answer.explainedShare)
        unexplained = answer.unexplained.decimal
        unexplained_percent = ReconcileOutput.percent(answer.unexplainedShare)
        outside = answer.outside.decimal
        effective_discount_percent = answer.effectiveDiscount?.percent
        by_kind = Dictionary(
            answer.byKind.map { ($0.kind.rawValue, $0.amount.decimal) }
        ) { first, _ in first }
        discounts = answer.discounts.map {
            Discount(usage_type: $0.usageType, region: $0.region, percent: $0.share.percent)
        }
        lines = answer.lines.map { line in
            Line(
                usage_type: line.usageType, region: line.region, resource: line.resource, unit: line.unit,
                modelled_quantity: DecimalQuantity.text(line.modelledQuantity),
                billed_quantity: DecimalQuantity.text(line.billedQuantity), modelled: line.modelled.decimal,
                billed: line.billed.decimal, listed: line.listed.decimal,
                residuals: line.residuals.map { Self.difference($0) })
        }
        others = answer.others.map { Self.difference($0) }
        elsewhere = answer.elsewhere.map {
            Elsewhere(
                service: $0.service, kind: $0.kind.rawValue, amount: $0.cost.decimal, currency: $0.currency,
                lines: $0.lines)
        }
        warnings = answer.warnings
    }

    private static func difference(_ it: Residual) -> Difference {
        Difference(
            kind: it.kind.rawValue, amount: it.amount.decimal, usage_type: it.usageType, region: it.region,
            resource: it.resource, detail: it.detail)
    }
}
