public import Cost
public import Estate
public import Pricing
public import Topology
public import Units

/// The formula of every line over the hours, the gigabytes and the way NAT is run: the model that a workbook needs.
///
/// Between tiers a line is linear in the gigabytes of each row of traffic, and the tiers split what a pool adds up.
/// The shares are found by sending a unit of each row along its path, so no charge is told twice.
public struct CostModel: Hashable, Sendable {
    /// The way NAT is run.
    public enum Way: String, Hashable, Sendable, CaseIterable {
        case asItIs = "current"
        case single
        case perZone = "one per AZ"
        case regional

        /// The change that leads there; nil for what there is.
        public var scenario: (any Scenario)? {
            switch self {
            case .asItIs: nil
            case .single: SingleNAT(zone: nil)
            case .perZone: NATPerAZ()
            case .regional: RegionalNAT()
            }
        }
    }

    /// The amount that one row of traffic adds to a quantity.
    public struct Term: Hashable, Sendable {
        public enum Direction: String, Hashable, Sendable, CaseIterable { case out, back, both }
        /// The row, by its place in `flows`.
        public var flow: Int
        public var direction: Direction
        /// Gigabytes of the quantity for each gigabyte of the row, one a way.
        public var shares: [Ratio]
    }

    /// The parts of a quantity.
    public enum Make: Hashable, Sendable {
        /// The number of resources billed by the hour, per NAT option.
        case hours([Ratio])
        /// The number of resources, per NAT option.
        case count([Ratio])
        case traffic([Term])
    }

    /// One line of the bill: what falls into a tier of a quantity.
    public struct Tier: Hashable, Sendable {
        public var lineID: String
        /// 0 for the free allowance; nil where the price has no tiers.
        public var number: Int?
        /// The start and the end of the tier in the book, exact decimals; nil for no end.
        ///
        /// On the internet the free allowance comes before, so the pool's limits are that much further.
        public var from: String
        public var to: String?
        /// The same in the pool, the allowance counted in.
        public var poolFrom: String
        public var poolTo: String?
        /// nil where the book lacks the price.
        public var unitPrice: String?
        /// Exact decimals, one a way.
        public var quantities: [String]
        /// nil where the price is missing; one a way.
        public var amounts: [Money?]
    }

    /// An owner's part in tiers that several share, exact decimals, one a way: it has that part of every tier.
    public struct PoolSlice: Hashable, Sendable {
        /// The owner as one text, equal for equal owners.
        public var owner: String
        public var own: [String]
        /// Those of all owners, in the scope or not.
        public var all: [String]
    }

    /// A quantity of one resource, with its lines.
    public struct Driver: Hashable, Sendable {
        public var category: Category
        public var usageType: String
        /// The operation, where AWS sells several things under one usage type.
        public var operation: String?
        public var region: String
        public var resource: String
        public var zone: String?
        public var basis: Basis
        public var unit: String
        public var rule: String
        public var origins: [String]
        public var make: Make
        /// Exact decimals, one a way.
        public var quantities: [String]
        /// The sharers of the tiers; nil where the price has none.
        public var pool: String?
        /// The part of the pool that is used before, exact decimals, one a way; empty without a pool.
        public var starts: [String]
        /// The owner's part of the pool, where several share it; the starts are then within that part.
        public var slice: PoolSlice?
        public var tiers: [Tier]
        public var keeping: Ratio
        public var priceSource: String?
        public var priceDate: String?
    }

    /// Always `asItIs` first; alone where nothing goes out through NAT.
    public var ways: [Way]
    public var flows: [TrafficFlow]
    /// In the order in which a pool's tiers are used up.
    public var drivers: [Driver]
    /// One a way.
    public var assessments: [Assessment]
    /// One a way.
    public var risks: [ZoneRisk]
    /// Other internet egress of the account, and the free part of the internet; exact decimals.
    public var accountEgress: String
    public var freeAllowance: String

    /// The way that there is now.
    public var now: Assessment { assessments[0] }

    /// A way's total less today's, as far as what is missing lets it be known.
    public func change(_ way: Int) -> Bounded<Money> { assessments[way].total - now.total }

    /// The number of lines of a way that have no price.
    public func unpriced(_ way: Int) -> Int { assessments[way].lines.count { $0.unitPrice == nil } }

    /// The number of rows of a workbook of the model on its longest sheets together.
    public var rows: Int {
        drivers.reduce(flows.count) { sum, driver in
            guard case .traffic(let terms) = driver.make else { return sum + 1 + driver.tiers.count }
            return sum + 1 + driver.tiers.count + terms.count
        }
    }

    public init(of estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions) {
        var ways: [Way] = []
        var estates: [Estate] = []
        for way in Way.allCases {
            guard let scenario = way.scenario else {
                ways.append(way)
                estates.append(estate)
                continue
            }
            guard let next = try? estate.applying(scenario) else { continue }
            ways.append(way)
            estates.append(next)
        }
        let runs = estates.map {
            AssessmentRun(of: $0, book: book, calendar: calendar, options: options)
        }
        self.ways = ways
        flows = estate.traffic
        assessments = runs.map(\.assessment)
        risks = estates.map { ZoneRisk(of: $0.view(of: options.scope)) }
        accountEgress = options.accountEgress.decimal
        freeAllowance = (book.freeInternetAllowance ?? .zero).decimal
        drivers = DriverMaker(runs, book: book, options: options).drivers(flows: estate.traffic)
    }
}
