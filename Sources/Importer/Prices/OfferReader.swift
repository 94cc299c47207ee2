import Glibc
import Topology

/// Reads a price list from a stream: an offer file of any size, or what `aws pricing get-products` prints.
///
/// Products come before their prices, so only the few that the book keeps are remembered in between: a file of
/// 450 MB passes through a window of 4 MiB.
struct OfferReader: ~Copyable {
    private var window: JSONWindow
    private let path: String
    private var code = ""
    private var version = ""
    private var published = ""
    private var wanted: [String: OfferKey]
    /// True where prices came before the products that they are of: the file is to be read once more.
    private(set) var missedTerms = false
    private(set) var products = 0

    /// - Parameter wanted: the products that an earlier reading of the same file found.
    init(path: String, wanted: [String: OfferKey] = [:], fill: @escaping JSONWindow.Fill) throws(ImportError)
    {
        window = try JSONWindow(path: path, fill: fill)
        self.path = path
        self.wanted = wanted
    }

    var found: [String: OfferKey] { wanted }
    /// The list's service and day; nil where the document is no list.
    var name: (service: String, published: String)? {
        products == 0 && code.isEmpty ? nil : (code, String(published.prefix(10)))
    }

    mutating func readAll(into book: inout OfferBook) throws {
        while let byte = try window.read({ reader throws(JSONStop) in try reader.peekOrEnd() }) {
            switch byte {
            case UInt8(ascii: "{"): try object(&book)
            case UInt8(ascii: "["): try list(&book)
            default: throw window.broken("a price list is an object")
            }
        }
    }

    private mutating func object(_ book: inout OfferBook) throws {
        try window.read { reader throws(JSONStop) in try reader.beginObject() }
        while let key = try window.read({ reader throws(JSONStop) in try reader.key()?.string }) {
            switch key {
            case "offerCode": code = try text()
            case "version": version = try text()
            case "publicationDate": published = try text()
            case "products": try productMembers()
            case "terms": try terms(&book)
            case "PriceList": try list(&book)
            default: try pass()
            }
        }
    }

    // MARK: - Offer files

    private mutating func productMembers() throws {
        try members { (reader, sku) throws in
            let product = try reader.window.read { at throws(JSONStop) in try OfferProduct.read(&at) }
            guard let product else { return }
            try reader.look(at: product, sku: sku)
        }
    }

    private mutating func look(at product: OfferProduct, sku: String) throws(ImportError) {
        products += 1
        guard !product.isOfChina else {
            throw .badPriceList(
                path: path, what: "this is a list of China, in CNY",
                mend: "the book is in US dollars alone: give the list of a region that AWS sells in dollars")
        }
        if let key = OfferKey(product) { wanted[sku] = key }
    }

    /// On-demand prices; what is reserved is passed over, thing by thing.
    private mutating func terms(_ book: inout OfferBook) throws {
        let (published, source) = (day, source(code, version))
        var found: [(OfferKey, [OfferTerm])] = []
        try members { (reader, kind) throws in
            guard kind == "OnDemand" else { return try reader.pass() }
            if reader.wanted.isEmpty, reader.products == 0 { reader.missedTerms = true }
            try reader.members { (reader, sku) throws in
                guard let key = reader.wanted[sku] else { return try reader.skip() }
                let value = try reader.window.read { at throws(JSONStop) in try at.value() }
                found.append((key, OfferTerm.all(value)))
            }
        }
        for (key, terms) in found {
            try book.add(key, terms, published: published, source: source, path: path)
        }
    }

    private var day: String { String(published.prefix(10)) }
    private func source(_ code: String, _ version: String) -> String {
        ["AWS Price List", code, version].filter { !$0.isEmpty }.joined(separator: " ")
    }

    // MARK: - get-products

    /// Products with their prices, each an object or, as the API has it, an object as a text.
    private mutating func list(_ book: inout OfferBook) throws {
        try window.read { reader throws(JSONStop) in try reader.beginArray() }
        while try window.read({ reader throws(JSONStop) in try reader.element() }) {
            var value = try window.read { reader throws(JSONStop) in try reader.value() }
            if case .string(let text) = value { value = try inner(text) }
            try offer(value, &book)
        }
    }

    private mutating func inner(_ text: String) throws -> JSONValue {
        let bytes = Array(text.utf8)
        var place = 0
        var inner = try JSONWindow(path: path, size: max(bytes.count, 64)) { buffer throws(ImportError) in
            let count = min(buffer.count, bytes.count - place)
            buffer.copyBytes(from: bytes[place..<(place + count)])
            place += count
            return count
        }
        return try inner.read { reader throws(JSONStop) in try reader.value() }
    }

    private mutating func offer(_ value: JSONValue, _ book: inout OfferBook) throws(ImportError) {
        guard let item = value["product"] else { return }
        let product = OfferProduct(item)
        code = value.text("serviceCode") ?? product.service
        published = value.text("publicationDate") ?? published
        try look(at: product, sku: product.sku)
        guard let key = OfferKey(product) else { return }
        try book.add(
            key, OfferTerm.all(value["terms"]?["OnDemand"] ?? .null), published: day,
            source: source(code, value.text("version") ?? ""), path: path)
    }

    // MARK: - Steps

    private mutating func members(_ body: (inout OfferReader, String) throws -> Void) throws {
        let isObject = try window.read { reader throws(JSONStop) in try reader.enterObject() }
        guard isObject else { return }
        while let key = try window.read({ reader throws(JSONStop) in try reader.key()?.string }) {
            try body(&self, key)
        }
    }

    private mutating func text() throws(ImportError) -> String {
        try window.read { reader throws(JSONStop) in try reader.text() } ?? ""
    }

    private mutating func skip() throws(ImportError) {
        try window.read { reader throws(JSONStop) in try reader.skip() }
    }

    /// Past a value of any size, a member at a time where it is an object.
    private mutating func pass() throws {
        guard try window.read({ reader throws(JSONStop) in try reader.peek() }) == UInt8(ascii: "{") else {
            return try skip()
        }
        try members { (reader, _) throws in try reader.skip() }
    }
}

extension OfferProduct {
    /// A product that was read whole.
    init(_ item: JSONValue) {
        let attributes = item["attributes"] ?? .null
        func text(_ key: String) -> String { attributes.text(key) ?? "" }
        self.init(
            sku: item.text("sku") ?? "", family: item.text("productFamily") ?? "",
            service: text("servicecode"),
            usageType: text("usagetype"), operation: text("operation"), locationType: text("locationType"),
            region: text("regionCode"), location: text("location"), fromType: text("fromLocationType"),
            fromRegion: text("fromRegionCode"), toType: text("toLocationType"),
            toRegion: text("toRegionCode"),
            transferType: text("transferType"), tenancy: text("tenancy"), system: text("operatingSystem"),
            software: text("preInstalledSw"), capacity: text("capacitystatus"), market: text("marketoption"))
    }
}
