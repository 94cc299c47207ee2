import Pricing
import Topology
import Units

/// How much of one priced thing a resource uses, before it is priced.
struct Usage<Unit: BillingUnit>: Sendable {
    var category: Category
    var key: PriceKey<Unit>
    var region: String
    var resource: String
    var zone: String?
    var quantity: Quantity<Unit>
    var basis: Basis
    /// The rule's name: its file.
    var rule: String
    var origins: [String] = []
    var assumptions: [String] = []
    /// The traffic that the quantity is made of.
    var traffic: UsageTraffic?
}

/// A share of a flow, as the usage keeps it.
struct UsageTraffic: Sendable {
    var source: String
    var destination: TrafficDestination
    var out: Quantity<Gigabyte>
    var back: Quantity<Gigabyte>
}

/// All that a snapshot uses in a month, by unit.
struct UsageSheet: Sendable {
    var hours: [Usage<Hour>] = []
    var gigabytes: [Usage<Gigabyte>] = []
    var keys: [Usage<KeyMonth>] = []
    var capacityUnits: [Usage<LCUHour>] = []
    var unknowns: [UnknownUsage] = []
    var warnings: [String] = []
    var assumptions: [String] = []

    /// Adds an assumption once.
    mutating func assume(_ note: String) {
        if !assumptions.contains(note) { assumptions.append(note) }
    }

    /// Adds a warning once.
    mutating func warn(_ note: String) {
        if !warnings.contains(note) { warnings.append(note) }
    }
}

/// What every charge rule needs to know.
struct ChargeContext: Sendable {
    let snapshot: Snapshot
    let index: NetworkIndex
    let book: PriceBook
    let options: AssessmentOptions
    let calendar: EKSCalendar

    /// The region's code, or `unknown`, so that a missing price says so.
    func region(_ vpcID: Identifier<VPC>?) -> String {
        (vpcID.flatMap { index.region(of: $0) } ?? soleRegion)?.rawValue ?? "unknown"
    }

    /// The one region of the estate, where it has but one.
    var soleRegion: Region? {
        if let region = options.region { return region }
        let regions = Set(
            snapshot.subnets.compactMap { $0.zone?.region } + snapshot.clusters.compactMap(\.region))
        return regions.count == 1 ? regions.first : nil
    }
}
