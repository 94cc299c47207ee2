import Estate
import Pricing
import Topology
import Units
import Words

/// An interface endpoint that carries less than its hours are worth, or a service that should have one, VPC by VPC.
enum InterfaceEndpointWorth: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        guard context.knowsTraffic else { return [] }
        let named = Set(
            context.snapshot.traffic.compactMap { flow -> String? in
                if case .service(let name, nil) = flow.destination { return name }
                return nil
            }
        ).subtracting(["s3", "dynamodb", TrafficDestination.controlPlane])
        let ways = Dictionary(
            uniqueKeysWithValues: context.estate.vpcsOutThroughNAT().map { ($0.vpc, $0.subnets) })
        return context.snapshot.vpcs.map(\.id).sorted().flatMap { vpc -> [Finding] in
            let existing = Set(
                (context.index.endpointsByVPC[vpc] ?? []).filter { $0.kind == .interface }.compactMap(
                    \.service))
            let idle = existing.sorted().compactMap { removal(of: $0, from: vpc, context) }
            let subnets = ways[vpc] ?? []
            let wanted = subnets.isEmpty ? [] : named.subtracting(existing).sorted()
            return idle + wanted.compactMap { addition(of: $0, to: vpc, subnets, context) }
        }
    }

    /// The service, with its VPC where the estate has several.
    private static func resource(_ service: String, _ vpc: Identifier<VPC>, _ context: FindingContext)
        -> String
    {
        context.snapshot.vpcs.count > 1 ? "\(vpc)/\(service)" : service
    }

    private static func removal(
        of service: String, from vpc: Identifier<VPC>, _ context: FindingContext
    ) -> Finding? {
        var after = context.snapshot
        after.vpcEndpoints.removeAll {
            $0.vpcID == vpc && $0.kind == .interface && $0.service == service
        }
        let saving = context.saving(after: after)
        guard saving.amount.isPositive else { return nil }
        var finding = Finding(
            rule: .interfaceEndpointWorth, severity: .low,
            CostFinding.endpointBelowBreakEven(service: service),
            resource: resource(service, vpc, context),
            monthlySaving: saving.amount.exact, savingNote: saving.note,
            proof: "ekscost what-if --remove-endpoint \(service)")
        finding.owner = context.owners.owner(of: vpc)
        return finding
    }

    private static func addition(
        of service: String, to vpc: Identifier<VPC>, _ subnets: [Subnet], _ context: FindingContext
    ) -> Finding? {
        var endpoint = VPCEndpoint(
            id: Identifier("vpce-new-\(service)-\(vpc)"), vpcID: vpc,
            serviceName: "com.amazonaws.\(context.index.region(of: vpc)?.rawValue ?? "region").\(service)",
            kind: .interface)
        endpoint.privateDNSEnabled = true
        var zones = Set<ZoneName>()
        endpoint.subnetIDs = subnets.filter { $0.zone.map { zones.insert($0).inserted } ?? false }.map(\.id)
        var after = context.snapshot
        after.vpcEndpoints.append(endpoint)
        let saving = context.saving(after: after)
        guard saving.amount.isPositive else { return nil }
        let isKnown = EndpointKnowledge(context.snapshot, context.index).isKnown(of: vpc)
        var finding = Finding(
            rule: .interfaceEndpointWorth, severity: .medium,
            CostFinding.endpointPaysOff(service: service, isAssumed: !isKnown),
            resource: resource(service, vpc, context),
            monthlySaving: saving.amount.exact, savingNote: saving.note,
            proof: "ekscost what-if --interface-endpoint \(service)")
        finding.isAssumed = !isKnown
        finding.owner = context.owners.owner(of: vpc)
        return finding
    }
}

/// An interface endpoint whose service name still resolves to public addresses.
enum EndpointPrivateDNS: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.vpcEndpoints.filter { $0.kind == .interface && $0.isBilled && $0.service != nil }
            .compactMap { endpoint in
                let vpc = context.index.vpcs[endpoint.vpcID]
                let flagsOff = vpc?.enableDNSSupport == false || vpc?.enableDNSHostnames == false
                guard flagsOff || !endpoint.privateDNSEnabled else { return nil }
                var finding = Finding(
                    rule: .endpointPrivateDNS, severity: .medium,
                    CostFinding.endpointWithoutPrivateDNS(
                        vpc: flagsOff ? endpoint.vpcID.rawValue : nil, service: endpoint.serviceName),
                    resource: endpoint.id.rawValue,
                    monthlySaving: nil, savingNote: .bypassNotMeasured,
                    proof:
                        "aws ec2 describe-vpc-attribute --vpc-id \(endpoint.vpcID) --attribute enableDnsHostnames"
                )
                finding.owner = context.owners.owner(of: endpoint.vpcID)
                return finding
            }
    }
}
