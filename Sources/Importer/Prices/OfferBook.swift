import Pricing
import Units

/// The prices that lists gave, by region and place in the book.
struct OfferBook {
    /// Prices that hold on this day are taken, later ones not.
    let day: String
    private(set) var rows: [OfferKey: [PriceBookFile.Row]] = [:]
    private(set) var warnings: [String] = []
    private var conflicts: Set<OfferKey> = []

    init(day: String) { self.day = day }

    /// Keeps the price of a thing that the book keeps.
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
        guard let term = OfferTerm.holding(terms, on: day), !term.tiers.isEmpty else { return }
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
                return
            }
            guard let rate = Rate<Hour>(decimal: usd), rate >= .zero else {
                warnings.append("\(key.region): \(key.usageType) left out, for its price is '\(usd)'")
                return
            }
            found.append(
                PriceBookFile.Row(
                    line: 0, usageType: key.usageType, operation: key.operation, unit: key.unit,
                    from: Self.plain(tier.from), to: tier.to == "Inf" ? "inf" : Self.plain(tier.to),
                    usd: rate.decimal, source: source, date: published, confidence: "feed"))
        }
        keep(key, found)
    }

    /// The same thing twice is no wonder: us-east-1 has some with and without its code.
    private mutating func keep(_ key: OfferKey, _ found: [PriceBookFile.Row]) {
        guard let before = rows[key] else {
            if !conflicts.contains(key) { rows[key] = found }
            return
        }
        // Of two lists the newer one counts.
        if let old = before.first?.date, let new = found.first?.date, old != new {
            if new > old { rows[key] = found }
            return
        }
        guard before.map(\.usd) != found.map(\.usd) || before.map(\.from) != found.map(\.from) else { return }
        rows[key] = nil
        conflicts.insert(key)
        let prices = [before, found].map { $0.map(\.usd).joined(separator: "/") }.joined(separator: " and ")
        warnings.append(
            "\(key.region): \(key.usageType) left out, for the list has two prices of it, \(prices)")
    }

    private static func plain(_ text: String) -> String { Quantity<Gigabyte>(decimal: text)?.decimal ?? text }

    /// The rows of each region, in the order of the book.
    var byRegion: [String: [PriceBookFile.Row]] {
        var regions: [String: [PriceBookFile.Row]] = [:]
        for (key, found) in rows { regions[key.region, default: []] += found }
        return regions
    }
}
