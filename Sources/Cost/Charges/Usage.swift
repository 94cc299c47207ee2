package import Estate
package import Pricing
package import Topology
package import Units
import Words

/// The use of one priced thing by a resource, before it is priced.
package struct Usage<Unit: BillingUnit>: Sendable {
    package var category: Category
    package var key: PriceKey<Unit>
    package var region: String
    /// The owner who caused it: for traffic that of the subnet that it starts in, whoever's gateway it passes.
    package var owner: Owner
    package var resource: String
    package var zone: String?
    package var quantity: Quantity<Unit>
    package var basis: Basis
    /// The rule's name: its file.
    package var rule: String
    package var origins: [String] = []
    var assumptions: [Assumption] = []
    /// The traffic that the quantity is made of.
    package var traffic: UsageTraffic?
}

/// A share of a flow, as the usage keeps it.
package struct UsageTraffic: Sendable {
    package var source: String
    package var destination: TrafficDestination
    package var out: Quantity<Gigabyte>
    package var back: Quantity<Gigabyte>
}

/// All that a snapshot uses in a month, by unit.
package struct UsageSheet: Sendable {
    package var hours: [Usage<Hour>] = []
    package var gigabytes: [Usage<Gigabyte>] = []
    package var keys: [Usage<KeyMonth>] = []
    package var capacityUnits: [Usage<LCUHour>] = []
    var unknowns: [UnknownUsage] = []
    var warnings = OwnedNotes<Warning>()
    var assumptions = OwnedNotes<Assumption>()
    package init() {}

    /// Adds an assumption once; it is everybody's where no owner is given.
    mutating func assume(_ note: Assumption, of owner: Owner? = nil) { assumptions.add(note, of: owner) }

    /// Adds a warning once; it is everybody's where no owner is given.
    mutating func warn(_ note: Warning, of owner: Owner? = nil) { warnings.add(note, of: owner) }

    /// Says of something that is billed that the total lacks it, and why.
    mutating func leaveOut(
        _ category: Category, _ usageType: String, _ resource: String, of owner: Owner, unit: String,
        zone: String? = nil, _ reason: UsageReason
    ) {
        warn(.leftOut(reason), of: owner)
        unknowns.append(
            UnknownUsage(
                category: category, usageType: usageType, resource: resource, zone: zone, unitPrice: nil,
                unit: unit, reason: reason, owner: owner))
    }
}

/// The facts that every charge rule needs.
package struct ChargeContext: Sendable {
    package let estate: Estate
    package let book: PriceBook
    package let options: AssessmentOptions
    package let calendar: EKSCalendar

    package var snapshot: Snapshot { estate.snapshot }
    package var index: NetworkIndex { estate.index }
    package var owners: Owners { estate.owners }

    /// The region's code, or `unknown`, so that a missing price says so.
    package func region(_ vpcID: Identifier<VPC>?) -> String {
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
struct OwnedNotes<Note: Sentence>: Sendable {
    /// The owners of each sentence; nil where it is everybody's.
    private(set) var notes: [(note: Note, owners: Set<Owner>?)] = []
    private var places: [Note: Int] = [:]

    mutating func add(_ note: Note, of owner: Owner?) {
        guard let place = places[note] else {
            places[note] = notes.count
            notes.append((note, owner.map { [$0] }))
            return
        }
        guard let owner else { return notes[place].owners = nil }
        notes[place].owners?.insert(owner)
    }

    /// The sentences about the part that was chosen, in the order in which they came.
    func about(_ part: ChosenPart) -> [Note] {
        notes.filter { $0.owners?.contains(where: part.mayConcern) ?? true }.map(\.note)
    }
}
