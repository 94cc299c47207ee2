import Estate
import Pricing
import Topology
import Units
import Words

/// The exchange of a load balancer with its targets: the transfers between zones on the way, and what leaves to
/// clients.
///
/// - An Application or Classic Load Balancer reaches its targets in any zone of its VPC for nothing; a Network Load
///   Balancer with cross-zone load balancing pays both ends.
/// - Targets of type `instance` are nodes: kube-proxy may send on to a pod in another zone, which pays both ends.
///   Targets of type `ip` are the pods themselves, and `externalTrafficPolicy: Local` keeps to the node's own pods.
/// - What comes back from the targets of an internet-facing load balancer leaves to the internet.
///
/// Sources: <https://aws.amazon.com/ec2/pricing/on-demand/> (load balancers over private addresses are free in any
/// zone), <https://docs.aws.amazon.com/eks/latest/best-practices/cost-opt-networking.html>,
/// <https://kubernetes.io/docs/reference/networking/virtual-ips/> (every ready endpoint is as likely as another).
enum LoadBalancerTraffic: Charge {
    static let rule = "LoadBalancerTraffic"
    static let rules = [
        ChargeRule(
            "load balancer to its targets", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × share that crosses × price × 2 ends: none for an ALB with `ip` targets; node → pod for `instance` targets, unless the service has `externalTrafficPolicy: Local`; entry zone → target for an NLB with cross-zone on",
            in: ["LoadBalancerTraffic"], by: [.costPractices])
    ]

    static func bytes(
        _ flow: TrafficFlow, _ name: String, _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        let named = context.snapshot.loadBalancers.filter { $0.name == name }
        guard named.count < 2 else {
            return sheet.leaveOut(
                .crossAZ, PriceKey<Gigabyte>.regionalBytes.usageType, flow.origin, of: .none,
                unit: Gigabyte.symbol,
                .loadBalancersShareName(name, count: named.count, origin: flow.origin))
        }
        guard let balancer = named.first else {
            sheet.leaveOut(
                .crossAZ, PriceKey<Gigabyte>.regionalBytes.usageType, flow.origin, of: .none,
                unit: Gigabyte.symbol,
                .loadBalancerNotImported(name, origin: flow.origin))
            return
        }
        let crossing = crossingShare(balancer, context)
        let moved = (flow.out + flow.back).scaled(by: crossing)
        if crossing > .zero {
            sheet.assume(.loadBalancerSpreadsEvenly(name), of: context.owners.owner(of: balancer))
            add(moved, .crossAZ, .regionalBytes, name, .assumed, flow, balancer, context, &sheet)
            if context.options.billsBothSides {
                add(
                    moved, .crossAZ, .regionalBytes, "targets of \(name)", .assumed, flow, balancer, context,
                    &sheet)
            }
        }
        if balancer.isInternetFacing {
            add(flow.back, .internet, .internetOut, "internet", flow.basis, flow, balancer, context, &sheet)
        }
    }

    /// Says of every load balancer whose way to its targets may cost that its traffic is missing from the total.
    static func unknown(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let known = Set(
            context.snapshot.traffic.compactMap { flow -> String? in
                guard case .loadBalancer(let name) = flow.source else { return nil }
                return name
            })
        for balancer in context.snapshot.loadBalancers
        where !known.contains(balancer.name) && crossingShare(balancer, context) > .zero {
            let region = balancer.region?.rawValue ?? context.region(balancer.vpcID)
            sheet.unknowns.append(
                UnknownUsage(
                    category: .crossAZ, usageType: "DataTransfer-Regional-Bytes", resource: balancer.name,
                    zone: nil, unitPrice: context.book.price(.regionalBytes, in: region).firstRate?.decimal,
                    unit: Gigabyte.symbol,
                    reason: .targetTrafficUnknown(loadBalancer: balancer.name),
                    owner: context.owners.owner(of: balancer)))
        }
    }

    /// The share of a load balancer's bytes that is billed between zones; above 1 where two hops are.
    static func crossingShare(_ balancer: LoadBalancer, _ context: ChargeContext) -> Ratio {
        let entries = Dictionary(balancer.zones.map { ($0.zone, 1) }) { first, _ in first }
        let targets = targetZones(balancer, context)
        guard !targets.isEmpty else { return .zero }
        let isNetwork = balancer.kind == .network
        let spreads = !isNetwork || balancer.crossZoneEnabled == true
        let first = isNetwork && spreads ? crossing(from: entries, to: targets) : .zero
        guard hasInstanceTargets(balancer, context), !keepsToItsNode(balancer, context) else { return first }
        return first + crossing(from: spreads ? targets : entries, to: targets)
    }

    /// The chance that two independent draws fall in different zones.
    private static func crossing(from: [ZoneName: Int], to: [ZoneName: Int]) -> Ratio {
        let all = from.values.reduce(0, +) * to.values.reduce(0, +)
        guard all > 0 else { return .zero }
        let same = from.reduce(0) { $0 + $1.value * (to[$1.key] ?? 0) }
        return Ratio(Int128(all - same), Int128(all))
    }

    private static func hasInstanceTargets(_ balancer: LoadBalancer, _ context: ChargeContext) -> Bool {
        if balancer.kind == .classic { return true }
        return context.snapshot.targetGroups.contains {
            $0.loadBalancerIDs.contains(balancer.id) && $0.targetType == "instance"
        }
    }

    /// Returns whether the service behind it has `externalTrafficPolicy: Local`, so that no node sends on to another.
    private static func keepsToItsNode(_ balancer: LoadBalancer, _ context: ChargeContext) -> Bool {
        let services = context.snapshot.services.filter { service in
            // The host name is the load balancer's name, a dash and a code; `internal-` stands before some.
            guard let host = service.loadBalancerHostname else { return false }
            return host.hasPrefix(balancer.name + "-") || host.hasPrefix("internal-" + balancer.name + "-")
        }
        return !services.isEmpty && services.allSatisfy { $0.externalTrafficPolicy == "Local" }
    }

    /// Nodes by zone, or one a zone of the load balancer where no node is known.
    private static func targetZones(_ balancer: LoadBalancer, _ context: ChargeContext) -> [ZoneName: Int] {
        let region = balancer.region ?? balancer.zones.first?.zone.region
        let nodes = context.owners.nodesByZone(near: balancer.vpcID, in: region)
        return nodes.isEmpty ? Dictionary(balancer.zones.map { ($0.zone, 1) }, uniquingKeysWith: +) : nodes
    }

    private static func add(
        _ quantity: Quantity<Gigabyte>, _ category: Category, _ key: PriceKey<Gigabyte>, _ resource: String,
        _ basis: Basis, _ flow: TrafficFlow, _ balancer: LoadBalancer, _ context: ChargeContext,
        _ sheet: inout UsageSheet
    ) {
        sheet.gigabytes.append(
            Usage(
                category: category, key: key,
                region: balancer.region?.rawValue ?? context.region(balancer.vpcID),
                owner: context.owners.owner(of: balancer), resource: resource,
                zone: nil, quantity: quantity, basis: basis, rule: rule, origins: [flow.origin],
                traffic: UsageTraffic(
                    source: "lb:\(balancer.name)", destination: flow.destination, out: flow.out,
                    back: flow.back)))
    }
}
