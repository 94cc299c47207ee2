import Pricing
import Topology
import Units

/// How much of one priced thing a resource uses, before it is priced.
struct Usage<Unit: BillingUnit>: Sendable {
    var category: Category
    var key: PriceKey<Unit>
    var region: String
    /// Who caused it: for traffic the subnet that it starts in, whoever's gateway it passes.
    var owner: Owner
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
    var warnings = OwnedNotes()
    var assumptions = OwnedNotes()

    /// Adds an assumption once; it is everybody's where no owner is given.
    mutating func assume(_ note: String, of owner: Owner? = nil) { assumptions.add(note, of: owner) }

    /// Adds a warning once; it is everybody's where no owner is given.
    mutating func warn(_ note: String, of owner: Owner? = nil) { warnings.add(note, of: owner) }

    /// Says of something that is billed that the total lacks it, and why.
    mutating func leaveOut(
        _ category: Category, _ usageType: String, _ resource: String, of owner: Owner, unit: String,
        zone: String? = nil, _ reason: String
    ) {
        warn(reason, of: owner)
        unknowns.append(
            UnknownUsage(
                category: category, usageType: usageType, resource: resource, zone: zone, unitPrice: nil,
                unit: unit, reason: reason, owner: owner))
    }
}

/// What every charge rule needs to know.
struct ChargeContext: Sendable {
    let estate: Estate
    let book: PriceBook
    let options: AssessmentOptions
    let calendar: EKSCalendar

    var snapshot: Snapshot { estate.snapshot }
    var index: NetworkIndex { estate.index }
    var owners: Owners { estate.owners }

    /// The region's code, or `unknown`, so that a missing price says so.
    func region(_ vpcID: Identifier<VPC>?) -> String {
        (vpcID.flatMap { index.region(of: $0) } ?? soleRegion)?.rawValue ?? "unknown"
    }

    /// The one region of the estate, where it has but one.
    var soleRegion: Region? {
        let regions = Set(
            snapshot.subnets.compactMap { $0.zone?.region } + snapshot.clusters.compactMap(\.region))
        return regions.count == 1 ? regions.first : nil
    }
}

/// Sentences, each once, and whose they are.
struct OwnedNotes: Sendable {
    /// The owners of each sentence; nil where it is everybody's.
    private(set) var notes: [(text: String, owners: Set<Owner>?)] = []
    private var places: [String: Int] = [:]

    mutating func add(_ text: String, of owner: Owner?) {
        guard let place = places[text] else {
            places[text] = notes.count
            notes.append((text, owner.map { [$0] }))
            return
        }
        guard let owner else { return notes[place].owners = nil }
        notes[place].owners?.insert(owner)
    }

    /// The sentences about the part that was chosen, in the order in which they came.
    func about(_ part: ChosenPart) -> [String] {
        notes.filter { $0.owners?.contains(where: part.mayConcern) ?? true }.map(\.text)
    }
}
