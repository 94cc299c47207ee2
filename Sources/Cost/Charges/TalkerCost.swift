public import Estate
public import Pricing
public import Topology
public import Units

/// The cost of one pair of ends in a month at NAT gateways and between zones.
///
/// The same rules price it as price the whole, so that the costs of all pairs sum to the lines of their traffic.
public struct TalkerCost: Hashable, Sendable {
    public var talker: Talker
    public var zone: ZoneName?
    /// NAT gateways' gigabytes; nil where the book lacks the price.
    public var nat: Money?
    /// Transfer between zones, the way to a NAT gateway in another zone included; nil where the book lacks the price.
    public var crossZone: Money?
    public var usesNAT: Bool
    public var crossesZones: Bool

    /// Both together; nil where a price is missing.
    public var total: Money? { nat.flatMap { nat in crossZone.map { nat + $0 } } }

    /// The pairs that cost anything, the dearest first; those without a price come first of all.
    public static func all(
        _ talkers: [Talker], in estate: Estate, book: PriceBook, calendar: EKSCalendar,
        options: AssessmentOptions
    ) -> [TalkerCost] {
        let context = ChargeContext(estate: estate, book: book, options: options, calendar: calendar)
        let part = ChosenPart(options.scope, of: estate)
        let router = TrafficRouter(context)
        return talkers.filter { talker in
            context.index.subnets[talker.subnet].map { part.holds(context.owners.owner(of: $0)) } ?? false
        }.compactMap { TalkerCost($0, context, router) }.sorted { a, b in
            guard a.total == b.total else { return (a.total ?? .greatest) > (b.total ?? .greatest) }
            return (a.talker.near, a.talker.subnet, a.talker.far) < (
                b.talker.near, b.talker.subnet, b.talker.far
            )
        }
    }

    private init?(_ talker: Talker, _ context: ChargeContext, _ router: TrafficRouter) {
        guard let subnet = context.index.subnets[talker.subnet] else { return nil }
        let flow = TrafficFlow(
            source: .subnet(talker.subnet), destination: talker.destination, out: talker.out,
            back: talker.back,
            basis: .measured, origin: "flow logs")
        var sheet = UsageSheet()
        _ = router.bill(flow, &sheet)
        var pricer = LinePricer(
            book: context.book, options: context.options, naming: OwnerNaming(context.estate))
        pricer.add(sheet.gigabytes.filter { $0.category == .natGateway || $0.category == .crossAZ })
        guard !pricer.lines.isEmpty else { return nil }
        self.talker = talker
        zone = subnet.zone
        nat = Self.sum(pricer.lines, .natGateway)
        crossZone = Self.sum(pricer.lines, .crossAZ)
        usesNAT = pricer.lines.contains { $0.category == .natGateway }
        crossesZones = pricer.lines.contains { $0.category == .crossAZ }
    }

    private static func sum(_ lines: [Line], _ category: Category) -> Money? {
        let amounts = lines.filter { $0.category == category }.map(\.amount)
        return amounts.contains(nil) ? nil : amounts.compactMap { $0 }.reduce(.zero, +)
    }
}

extension Money {
    fileprivate static var greatest: Money { Money(billionths: .max) }
}
