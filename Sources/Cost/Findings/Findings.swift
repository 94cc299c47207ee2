public import Estate
public import Pricing
import Topology
import Units

/// The facts that a finding's rule may look at.
struct FindingContext: Sendable {
    let estate: Estate
    var snapshot: Snapshot { estate.snapshot }
    var index: NetworkIndex { estate.index }
    var owners: Owners { estate.owners }
    let book: PriceBook
    let options: AssessmentOptions
    let calendar: EKSCalendar
    let assessment: Assessment

    /// The saving of the estate as a change would leave it.
    func saving(after: Snapshot) -> Saving {
        let next = Assessment(of: estate.replacing(after), book: book, calendar: calendar, options: options)
        return Saving(from: assessment, to: next)
    }

    /// Indicates whether the traffic of a VPC is known.
    var knowsTraffic: Bool { !snapshot.traffic.isEmpty }
}

/// A rule that finds what should be looked at in what an estate costs: a file beside this one, and a line in `all`.
protocol CostFindingRule: SendableMetatype {
    static func find(_ context: FindingContext) -> [Finding]
}

/// The rules that look at costs and routes; those of addresses and pods are `Capacity`'s.
enum CostFindings {
    static let all: [any CostFindingRule.Type] = [
        GatewayEndpointMissing.self,
        IdleNAT.self,
        NATInOtherZone.self,
        SinglePointNAT.self,
        InterfaceEndpointWorth.self,
        EndpointPrivateDNS.self,
        BlackholeRoute.self,
        IdlePublicIPv4.self,
        ClassicLoadBalancer.self,
        ExtendedSupport.self,
        PublicClusterEndpoint.self,
    ]
}

extension Assessment {
    /// Everything in the snapshot that should be looked at: the dearest first, unknown money behind it by severity.
    public func findings(
        in estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions
    ) -> [Finding] {
        var options = options
        let part = ChosenPart(options.scope, of: estate)
        // What a change saves, it saves in the whole: a spoke's traffic passes its hub.
        options.scope = .whole
        let whole =
            part.scope.isWhole
            ? self : Assessment(of: estate, book: book, calendar: calendar, options: options)
        let context = FindingContext(
            estate: estate, book: book, options: options, calendar: calendar, assessment: whole)
        let all = CostFindings.all.flatMap { $0.find(context) }
        let ranks = Dictionary(uniqueKeysWithValues: Finding.Severity.allCases.enumerated().map { ($1, $0) })
        return all.filter { part.mayConcern($0.owner) }.sorted { a, b in
            let (first, second) = (
                a.monthlySaving ?? Money(billionths: -1), b.monthlySaving ?? Money(billionths: -1)
            )
            if first != second { return first > second }
            return (ranks[a.severity] ?? 0, a.rule, a.resource) < (ranks[b.severity] ?? 0, b.rule, b.resource)
        }
    }
}
