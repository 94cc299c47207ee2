import Topology
import Units

/// The price of one thing in one tier, as a list writes it.
struct OfferTier: Hashable {
    var from: String
    var to: String
    var unit: String
    /// nil where the list has no dollars.
    var usd: String?
    var currencies: [String]
}

/// An on-demand term: from one day on these tiers.
struct OfferTerm {
    /// The time at which it begins, `2026-11-01T00:00:00Z`.
    var effective: String
    var tiers: [OfferTier]

    /// The terms of one thing, `{"SKU.TERM": {…}}`.
    static func all(_ value: JSONValue) -> [OfferTerm] {
        value.members.values.map { term in
            OfferTerm(
                effective: term.text("effectiveDate") ?? "",
                tiers: (term["priceDimensions"]?.members.values.map { OfferTier($0) } ?? []))
        }
    }

    /// The terms that hold on a day or held before it, the oldest first.
    static func begun(_ terms: [OfferTerm], by day: String) -> [OfferTerm] {
        terms.filter { $0.effective.prefix(10) <= day }.sorted { $0.effective < $1.effective }
    }

    /// The tiers as the book keeps them, each from where the one before it ends.
    var sorted: [OfferTier] {
        tiers.sorted {
            (Quantity<Gigabyte>(decimal: $0.from) ?? .zero) < (Quantity<Gigabyte>(decimal: $1.from) ?? .zero)
        }
    }
}

extension OfferTier {
    init(_ dimension: JSONValue) {
        let prices = dimension["pricePerUnit"]?.members ?? [:]
        self.init(
            from: dimension.text("beginRange") ?? "0", to: dimension.text("endRange") ?? "Inf",
            unit: dimension.text("unit") ?? "", usd: prices["USD"]?.text, currencies: prices.keys.sorted())
    }

    init(from: String, to: String, unit: String, usd: String?, currency: String) {
        self.init(from: from, to: to, unit: unit, usd: usd, currencies: [currency])
    }
}
