import Units

/// The findings of a check of a price book.
public struct PriceBookAudit: Hashable, Sendable {
    /// Faults that must be mended before the book can be trusted, one sentence each.
    public var problems: [String] = []
    /// The prices that nobody could source: by price, the regions that lack it.
    public var gaps: [Gap] = []

    /// A price that the book is known to lack in some regions.
    public struct Gap: Hashable, Sendable {
        public var price: String
        public var regions: [String]
    }

    private var lacking: [String: [String]] = [:]

    public init() {}

    /// Looks at one file: its form, its units, its sources and whether the region has what no report can do without.
    public mutating func look(at file: PriceBookFile, region: String) {
        problems += file.problems.map(\.description)
        for row in file.rows {
            problems += faults(in: row).map { "\(file.name):\(row.line): \(row.usageType): \($0)" }
        }
        let held = Set(file.rows.map { Self.name($0.usageType, $0.operation) })
        let core = region == PriceBook.everywhere ? Self.coreEverywhere : Self.core
        problems += core.filter { !held.contains($0) }.map {
            "\(file.name): \($0) is missing, and no report can do without it; add it with its source and date"
        }
        guard region != PriceBook.everywhere else { return }
        if !held.contains(where: { $0.hasPrefix("BoxUsage:") }) {
            problems.append("\(file.name): no instance type has a price; add BoxUsage:TYPE rows")
        }
        for price in Self.wanted where !held.contains(price) { lacking[price, default: []].append(region) }
        gaps = lacking.sorted { $0.key < $1.key }.map { Gap(price: $0.key, regions: $0.value.sorted()) }
    }

    /// The prices that every region must have.
    public static let core: [String] = [
        name(PriceKey.natGatewayHours), name(PriceKey.natGatewayBytes), name(PriceKey.vpcEndpointHours),
        name(PriceKey.vpcEndpointBytes), name(PriceKey.vpcEndpointGWLBEHours),
        name(PriceKey.vpcEndpointGWLBEBytes),
        name(PriceKey.transitGatewayHours), name(PriceKey.transitGatewayPeeringHours),
        name(PriceKey.transitGatewayBytes), name(PriceKey.publicIPv4InUse), name(PriceKey.publicIPv4Idle),
        name(PriceKey.eksCluster), name(PriceKey.eksExtendedSupport),
    ]

    /// The prices that must be said once for all regions.
    public static let coreEverywhere: [String] = [
        name(PriceKey.internetOutFreeAllowance), name(PriceKey.dedicatedRegionFee),
    ]

    /// The prices that a region should have, but that are not public for all of them.
    private static let wanted: [String] = [
        name(PriceKey.regionalBytes), name(PriceKey.internetOut), name(PriceKey.vpcPeeringBytes),
        name(PriceKey.regionalNatGatewayHours), name(PriceKey.regionalNatGatewayBytes),
        name(PriceKey.loadBalancer("Application")), name(PriceKey.loadBalancer("Network")),
        name(PriceKey.loadBalancer("Gateway")), name(PriceKey.loadBalancer(nil)),
        name(PriceKey.lcu("Application")),
        name(PriceKey.lcu("Network")), name(PriceKey.lcu("Gateway")), name(PriceKey.classicLoadBalancerBytes),
        name(PriceKey.eksProvisioned("XL")), name(PriceKey.eksProvisioned("2XL")),
        name(PriceKey.eksProvisioned("4XL")), name(PriceKey.eksProvisioned("8XL")), name(PriceKey.kmsKey),
    ]

    private static let units: Set = [
        Hour.symbol, Gigabyte.symbol, LCUHour.symbol, KeyMonth.symbol, "vCPU-Hours", "GB-Hours",
    ]

    private func faults(in row: PriceBookFile.Row) -> [String] {
        var faults: [String] = []
        if !Self.units.contains(row.unit) {
            faults.append(
                "nobody knows the unit '\(row.unit)'; write one of \(Self.units.sorted().joined(separator: ", "))"
            )
        }
        if row.source.isEmpty || Self.isCode(row.source) {
            faults.append("the source '\(row.source)' says nothing; name it, or add its code to sources.csv")
        }
        let parts = row.date.split(separator: "-", omittingEmptySubsequences: false)
        let isDate =
            (1...3).contains(parts.count) && parts.allSatisfy { $0.allSatisfy(\.isNumber) && $0.count > 1 }
        if !isDate, !(row.date.isEmpty && row.confidence == "undated") {
            faults.append(
                "the date '\(row.date)' is none; write 2026-09-28, or leave it empty with confidence undated")
        }
        return faults
    }

    /// Returns whether this is a code of `sources.csv` that nobody resolved: `s` and six digits of a hash.
    private static func isCode(_ source: String) -> Bool {
        source.count == 7 && source.hasPrefix("s") && source.dropFirst().allSatisfy(\.isHexDigit)
    }

    private static func name<Unit>(_ key: PriceKey<Unit>) -> String { key.description }

    private static func name(_ usageType: String, _ operation: String?) -> String {
        PriceKey<Hour>(usageType, operation: operation).description
    }
}
