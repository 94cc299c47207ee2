/// Reads an offer file in its CSV form: lines about the list, a header, a line a price.
struct OfferTable: ~Copyable {
    private enum Column: Int, CaseIterable {
        case sku, kind, unit, price, currency, from, to, effective, service, family, usageType, operation
        case locationType, location, region, fromType, fromRegion, toType, toRegion, transferType, tenancy,
            system
        case software, capacity, market

        /// The column's name in the header.
        var name: String {
            switch self {
            case .sku: "SKU"
            case .kind: "TermType"
            case .unit: "Unit"
            case .price: "PricePerUnit"
            case .currency: "Currency"
            case .from: "StartingRange"
            case .to: "EndingRange"
            case .effective: "EffectiveDate"
            case .service: "serviceCode"
            case .family: "Product Family"
            case .usageType: "usageType"
            case .operation: "operation"
            case .locationType: "Location Type"
            case .location: "Location"
            case .region: "Region Code"
            case .fromType: "From Location Type"
            case .fromRegion: "From Region Code"
            case .toType: "To Location Type"
            case .toRegion: "To Region Code"
            case .transferType: "Transfer Type"
            case .tenancy: "Tenancy"
            case .system: "Operating System"
            case .software: "Pre Installed S/W"
            case .capacity: "CapacityStatus"
            case .market: "MarketOption"
            }
        }
    }

    private var stream: CSVStream
    private let path: String
    private var about: [String: String] = [:]
    private(set) var products = 0

    init(path: String, fill: @escaping JSONWindow.Fill) throws(ImportError) {
        stream = try CSVStream(path: path, fill: fill)
        self.path = path
    }

    var name: (service: String, published: String) {
        (about["OfferCode"] ?? "", String((about["Publication Date"] ?? "").prefix(10)))
    }

    mutating func readAll(into book: inout OfferBook) throws(ImportError) {
        try readHeader()
        let source = ["AWS Price List", about["OfferCode"] ?? "", about["Version"] ?? ""]
            .filter { !$0.isEmpty }.joined(separator: " ")
        /// The tiers of a thing stand on lines of their own, not always behind each other.
        var found: [OfferKey: [String: [String: [OfferTier]]]] = [:]
        while try stream.next() {
            guard text(.kind) == "OnDemand" else { continue }
            let product = product()
            products += 1
            guard !product.isOfChina else {
                throw .badPriceList(
                    path: path, what: "this is a list of China, in CNY",
                    mend:
                        "the book is in US dollars alone: give the list of a region that AWS sells in dollars"
                )
            }
            guard let key = OfferKey(product) else { continue }
            let currency = text(.currency)
            let tier = OfferTier(
                from: text(.from), to: text(.to), unit: text(.unit),
                usd: currency == "USD" ? text(.price) : nil,
                currency: currency)
            found[key, default: [:]][product.sku, default: [:]][text(.effective), default: []].append(tier)
        }
        for (key, things) in found.sorted(by: {
            ($0.key.region, $0.key.usageType) < ($1.key.region, $1.key.usageType)
        }) {
            for (_, terms) in things.sorted(by: { $0.key < $1.key }) {
                try book.add(
                    key, terms.map { OfferTerm(effective: $0.key, tiers: $0.value) },
                    published: name.published,
                    source: source, path: path)
            }
        }
    }

    /// Passes the lines about the list and finds the columns.
    private mutating func readHeader() throws(ImportError) {
        while let record = try stream.header() {
            if record.count == 2 {
                about[record[0]] = record[1]
                continue
            }
            let places = Dictionary(record.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
            let needed: [Column] = [
                .sku, .kind, .unit, .price, .currency, .from, .to, .usageType, .operation,
            ]
            let missing = needed.filter { places[$0.name] == nil }.map(\.name)
            guard missing.isEmpty else {
                throw .badPriceList(
                    path: path, what: "the header lacks \(missing.joined(separator: ", "))",
                    mend: "give an offer file as AWS publishes it, index.csv or index.json")
            }
            stream.want(Column.allCases.map { places[$0.name] })
            return
        }
        throw .badPriceList(
            path: path, what: "there is no header",
            mend: "give an offer file as AWS publishes it, index.csv or index.json")
    }

    private func text(_ column: Column) -> String { stream.fields[column.rawValue].string }

    private func product() -> OfferProduct {
        OfferProduct(
            sku: text(.sku), family: text(.family), service: text(.service), usageType: text(.usageType),
            operation: text(.operation), locationType: text(.locationType), region: text(.region),
            location: text(.location), fromType: text(.fromType), fromRegion: text(.fromRegion),
            toType: text(.toType), toRegion: text(.toRegion), transferType: text(.transferType),
            tenancy: text(.tenancy), system: text(.system), software: text(.software),
            capacity: text(.capacity),
            market: text(.market))
    }
}
