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
    static func findings(of rule: FindingRule, _ input: CheckInput) -> CheckReading? {
        let snapshot = input.snapshot
        let subject = rule.rawValue
        func nothing(_ isEmpty: Bool, _ noun: String) -> CheckReading? {
            isEmpty ? reading(subject, .notApplicable, "the snapshot has no \(noun)", limit: "none") : nil
        }
        func unread(_ isEmpty: Bool, _ what: String) -> CheckReading? {
            isEmpty ? reading(subject, .unknown, what, limit: "none") : nil
        }
        switch rule {
        case .blackholeRoute: return ways(input, subject: subject, limit: "none")
        case .gatewayEndpointMissing, .natInOtherZone, .singlePointNAT:
            return nat(input, subject: subject, limit: "none")
        case .idleNAT:
            return nothing(snapshot.natGateways.isEmpty, "NAT gateway")
                ?? ways(input, subject: subject, limit: "none")
        case .interfaceEndpointWorth:
            return unread(
                snapshot.traffic.isEmpty, "the traffic is unknown: import traffic or flow logs")
        case .endpointPrivateDNS:
            return nothing(
                !snapshot.vpcEndpoints.contains { $0.kind == .interface }, "interface endpoint")
        case .classicLoadBalancer: return nothing(snapshot.loadBalancers.isEmpty, "load balancer")
        case .idlePublicIPv4:
            return nothing(
                snapshot.elasticIPs.isEmpty && snapshot.networkInterfaces.isEmpty, "public address")
        case .extendedSupport, .publicClusterEndpoint, .clusterSubnetRoom:
            return nothing(snapshot.clusters.isEmpty, "cluster") ?? untold(by: rule, input)
        case .noFreePrefix, .idleWarmAddresses, .minimumWithoutWarm:
            return nothing(snapshot.nodes.isEmpty, "node")
        case .unattachedInterfaces, .addressHeldTwice, .addressOutsideSubnet, .reservedAddressHeld:
            return unread(
                snapshot.networkInterfaces.isEmpty,
                "the snapshot has no interface: import describe-network-interfaces")
        case .loadBalancerRoom: return nothing(snapshot.loadBalancers.isEmpty, "load balancer")
        case .subnetTooSmallForMaximum: return nothing(snapshot.nodeGroups.isEmpty, "node group")
        case .subnetAlmostFull, .availableCount, .subnetOutsideVPC, .subnetOverlap, .subnetSize,
            .subnetWithoutIPv4:
            return unread(
                snapshot.subnets.isEmpty, "the snapshot has no subnet: import describe-subnets")
        }
    }

    /// A cluster that was only named by its nodes tells neither its version nor its endpoint nor its subnets.
    private static func untold(by rule: FindingRule, _ input: CheckInput) -> CheckReading? {
        let untold = input.snapshot.clusters.filter {
            switch rule {
            case .extendedSupport: $0.version == nil
            case .clusterSubnetRoom: $0.subnetIDs.isEmpty
            default: $0.endpointPrivateAccess == nil
            }
        }
        guard let first = untold.first else { return nil }
        return reading(
            rule.rawValue, .unknown, "\(first.name) does not tell it: import describe-cluster",
            limit: "none")
    }
}
