import Pricing
import Units

/// The prices that lists gave, by region and place in the book.
struct OfferBook {
    /// Prices that begin after this day are left to a later import.
    let day: String
    private(set) var warnings: [String] = []
    private var prices: [OfferKey: [Since: [PriceBookFile.Row]]] = [:]
    private var conflicts: Set<OfferKey> = []

    /// From when a price holds, by which list.
    private struct Since: Hashable {
        var effective: String
        var published: String
    }

    init(day: String) { self.day = day }

    /// Keeps the prices of a thing that the book keeps, each from the day on which it takes effect.
    ///
    /// - Parameters:
    ///   - published: the day of the list.
    ///   - source: the name of the list.
    mutating func add(
        _ key: OfferKey, _ terms: [OfferTerm], published: String, source: String, path: String
    ) throws(ImportError) {
        guard published.utf8.count == 10 else {
            throw .badPriceList(
                path: path, what: "the list has no publicationDate, so nobody knows how old it is",
                mend: "give the whole answer or offer file as AWS gives it")
        }
        for term in OfferTerm.begun(terms, by: day) where !term.tiers.isEmpty {
            guard let found = try rows(key, term, published: published, source: source, path: path) else {
                return
            }
            // A list that does not say since when tells of its own day.
            let effective = String(term.effective.prefix(10))
            keep(
                key, found,
                Since(
                    effective: effective.utf8.count == 10 ? effective : published, published: published))
        }
    }

    /// nil where the price is none that the book keeps, which is warned of.
    private mutating func rows(
        _ key: OfferKey, _ term: OfferTerm, published: String, source: String, path: String
    ) throws(ImportError) -> [PriceBookFile.Row]? {
        var found: [PriceBookFile.Row] = []
        for tier in term.sorted {
            guard let usd = tier.usd else {
                throw .badPriceList(
                    path: path,
                    what:
                        "the price of \(key.usageType) in \(key.region) is in \(tier.currencies.joined(separator: ", "))",
                    mend:
                        "the book is in US dollars alone: give the list of a region that AWS sells in dollars"
                )
            }
            guard key.accepts(unit: tier.unit) else {
                warnings.append(
                    "\(key.region): \(key.usageType) left out, for its unit '\(tier.unit)' is not \(key.unit)"
                )
                return nil
            }
            guard let rate = Rate<Hour>(decimal: usd), rate >= .zero else {
                warnings.append("\(key.region): \(key.usageType) left out, for its price is '\(usd)'")
                return nil
            }
            found.append(
                PriceBookFile.Row(
                    line: 0, usageType: key.usageType, operation: key.operation, unit: key.unit,
                    from: Self.plain(tier.from), to: tier.to == "Inf" ? "inf" : Self.plain(tier.to),
                    usd: rate.decimal, source: source, date: published, confidence: "feed"))
        }
        return found
    }

    /// The same thing twice is no wonder: us-east-1 has some with and without its code.
    private mutating func keep(_ key: OfferKey, _ found: [PriceBookFile.Row], _ since: Since) {
        guard !conflicts.contains(key) else { return }
        guard let before = prices[key]?[since] else {
            prices[key, default: [:]][since] = found
            return
        }
        guard before.map(\.usd) != found.map(\.usd) || before.map(\.from) != found.map(\.from) else { return }
        prices[key] = nil
        conflicts.insert(key)
        let texts = [before, found].map { $0.map(\.usd).joined(separator: "/") }.joined(separator: " and ")
        warnings.append(
            "\(key.region): \(key.usageType) left out, for the list has two prices of it, \(texts)")
    }

    private static func plain(_ text: String) -> String { Quantity<Gigabyte>(decimal: text)?.decimal ?? text }

    /// The number of things that have a price.
    var count: Int { prices.count }

    /// The prices of each region, in no order.
    var byRegion: [String: [DatedPrice]] {
        var regions: [String: [DatedPrice]] = [:]
        for (key, found) in prices {
            regions[key.region, default: []] += found.map {
                DatedPrice(effective: $0.key.effective, published: $0.key.published, rows: $0.value)
            }
        }
        return regions
    }
}
