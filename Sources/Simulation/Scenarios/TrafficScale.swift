import Estate
public import Topology
public import Units

/// Every traffic class times a factor.
public struct TrafficScale: Scenario {
    /// The greatest factor, and the greatest volume in GB a month that any class may reach.
    public static let most = Ratio(1_000_000, 1)
    private static let mostGigabytes = Quantity<Gigabyte>(decimal: "1000000000000") ?? .zero
    public let factor: Ratio
    public var name: String { "--traffic-scale=\(factor.decimal)" }
    public init(factor: Ratio) { self.factor = factor }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        guard !snapshot.traffic.isEmpty else {
            throw ScenarioError(
                "\(name): the snapshot has no traffic; import it with `ekscost import traffic`")
        }
        let spread = TrafficSpread(snapshot)
        let balancers = Dictionary(snapshot.loadBalancers.map { ($0.name, $0.vpcID) }) { first, _ in first }
        var next = snapshot
        next.traffic = []
        for flow in snapshot.traffic {
            for (part, isMeant) in parts(of: flow, spread, balancers, context.aim) {
                next.traffic.append(isMeant ? try scaled(part) : part)
            }
        }
        return next
    }

    private func scaled(_ flow: TrafficFlow) throws(ScenarioError) -> TrafficFlow {
        guard max(flow.out, flow.back) <= Self.mostGigabytes else {
            throw ScenarioError("\(name): \(flow.origin) is beyond \(Self.mostGigabytes.decimal) GB a month")
        }
        var flow = flow
        flow.out = flow.out.scaled(by: factor)
        flow.back = flow.back.scaled(by: factor)
        flow.basis = .assumed
        return flow
    }

    /// A flow whole, or by subnets where only some of those that it starts in are meant.
    private func parts(
        of flow: TrafficFlow, _ spread: TrafficSpread, _ balancers: [String: Identifier<VPC>?],
        _ aim: ChangeAim
    ) -> [(TrafficFlow, isMeant: Bool)] {
        if aim.isEverything { return [(flow, true)] }
        if case .loadBalancer(let name) = flow.source { return [(flow, aim.covers(balancers[name] ?? nil))] }
        let shares = spread.shares(of: flow)
        let meant = shares.count { aim.covers($0.subnet.vpcID) }
        guard meant > 0, meant < shares.count else { return [(flow, meant > 0)] }
        return shares.map { share in
            var part = TrafficFlow(share, to: share.destination)
            part.table = flow.table
            return (part, aim.covers(share.subnet.vpcID))
        }
    }
}

extension TrafficFlow {
    /// A share of a flow as a flow of its own, which is assumed as the share is.
    init(_ share: FlowShare, to destination: TrafficDestination) {
        self.init(
            source: .subnet(share.subnet.id), destination: destination, out: share.out, back: share.back,
            basis: .assumed, origin: share.origin)
    }
}
