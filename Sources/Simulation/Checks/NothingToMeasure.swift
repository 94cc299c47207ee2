import Cost
import Estate
import Topology

/// The reason why a check has nothing to look at: it does not apply to the estate, or its inputs were not imported.
///
/// What cannot be measured has not passed.
enum NothingToMeasure {
    private static func reading(
        _ subject: String, _ outcome: CheckResult.Outcome, _ message: String, limit: String = ""
    ) -> CheckReading {
        CheckReading(subject: subject, outcome: outcome, limit: limit, message: message)
    }

    /// For checks of the ways out; nil where there are subnets whose routes are known.
    static func ways(_ input: CheckInput, subject: String, limit: String) -> CheckReading? {
        if input.snapshot.subnets.isEmpty {
            return reading(
                subject, .unknown, "the snapshot has no subnet: import describe-subnets", limit: limit)
        }
        if input.snapshot.routeTables.isEmpty {
            return reading(
                subject, .unknown, "the snapshot has no route table: import describe-route-tables",
                limit: limit)
        }
        return nil
    }

    /// The same for checks of what goes through NAT; nil where a subnet goes out through a gateway.
    static func nat(_ input: CheckInput, subject: String, limit: String) -> CheckReading? {
        if let reading = ways(input, subject: subject, limit: limit) { return reading }
        guard input.snapshot.vpcsBehindNAT().isEmpty else { return nil }
        return reading(
            subject, .notApplicable, "no subnet goes out through a NAT gateway", limit: limit)
    }

    /// For a finding's rule that found nothing; nil where there was something to look at.
    static func findings(of rule: String, _ input: CheckInput) -> CheckReading? {
        let snapshot = input.snapshot
        func nothing(_ isEmpty: Bool, _ noun: String) -> CheckReading? {
            isEmpty ? reading(rule, .notApplicable, "the snapshot has no \(noun)", limit: "none") : nil
        }
        switch rule {
        case "BlackholeRoute": return ways(input, subject: rule, limit: "none")
        case "GatewayEndpointMissing", "NATInOtherZone", "SinglePointNAT":
            return nat(input, subject: rule, limit: "none")
        case "IdleNAT":
            return nothing(snapshot.natGateways.isEmpty, "NAT gateway")
                ?? ways(input, subject: rule, limit: "none")
        case "InterfaceEndpointWorth":
            return snapshot.traffic.isEmpty
                ? reading(
                    rule, .unknown, "the traffic is unknown: import traffic or flow logs", limit: "none")
                : nil
        case "EndpointPrivateDNS":
            return nothing(
                !snapshot.vpcEndpoints.contains { $0.kind == .interface }, "interface endpoint")
        case "ClassicLoadBalancer": return nothing(snapshot.loadBalancers.isEmpty, "load balancer")
        case "IdlePublicIPv4":
            return nothing(
                snapshot.elasticIPs.isEmpty && snapshot.networkInterfaces.isEmpty, "public address")
        case "ExtendedSupport", "PublicClusterEndpoint":
            return nothing(snapshot.clusters.isEmpty, "cluster") ?? versions(of: rule, input)
        case "NoFreePrefix": return nothing(snapshot.nodes.isEmpty, "node")
        default: return nil
        }
    }

    /// A cluster that was only named by its nodes tells neither its version nor its endpoint.
    private static func versions(of rule: String, _ input: CheckInput) -> CheckReading? {
        let untold = input.snapshot.clusters.filter {
            rule == "ExtendedSupport" ? $0.version == nil : $0.endpointPrivateAccess == nil
        }
        guard let first = untold.first else { return nil }
        return reading(
            rule, .unknown, "\(first.name) does not tell it: import describe-cluster", limit: "none")
    }
}
