import Pricing
import Topology
import Units

/// An interface endpoint that carries less than its hours are worth, or a service that should have one.
enum InterfaceEndpointWorth {
    static func find(_ context: FindingContext) -> [Finding] {
        guard context.knowsTraffic else { return [] }
        let existing = Set(
            context.snapshot.vpcEndpoints.filter { $0.kind == .interface && $0.isBilled }.compactMap(
                \.service))
        let named = Set(
            context.snapshot.traffic.compactMap { flow -> String? in
                if case .service(let name, nil) = flow.destination { return name }
                return nil
            })
        var findings: [Finding] = []
        for service in existing.sorted() {
            guard let saving = context.saving(RemoveEndpoint(service: service)), saving > .zero else {
                continue
            }
            findings.append(
                Finding(
                    rule: "InterfaceEndpointWorth", severity: .low,
                    title: "Interface endpoint below its break-even",
                    resource: service,
                    detail:
                        "Its zone-hours cost more than the NAT gateway would ask for its traffic. Keep it where it is there for privacy.",
                    monthlySaving: saving, proof: "ekscost what-if --remove-endpoint \(service)"))
        }
        let isKnown = EndpointKnowledge(context.snapshot, context.index).isKnownBehindNAT
        for service in named.subtracting(existing).subtracting(["s3", "dynamodb"]).sorted() {
            guard let saving = context.saving(InterfaceEndpoint(service: service)), saving > .zero else {
                continue
            }
            var finding = Finding(
                rule: "InterfaceEndpointWorth", severity: .medium,
                title: "Service above the break-even of an interface endpoint",
                resource: service,
                detail:
                    "Its traffic goes through NAT, where it costs more than an endpoint in each zone would."
                    + (isKnown ? "" : " " + EndpointKnowledge.assumed),
                monthlySaving: saving, proof: "ekscost what-if --interface-endpoint \(service)")
            finding.isAssumed = !isKnown
            findings.append(finding)
        }
        return findings
    }
}

/// An interface endpoint whose service name still resolves to public addresses.
enum EndpointPrivateDNS {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.vpcEndpoints.filter { $0.kind == .interface && $0.isBilled && $0.service != nil }
            .compactMap { endpoint in
                let vpc = context.index.vpcs[endpoint.vpcID]
                let flagsOff = vpc?.enableDNSSupport == false || vpc?.enableDNSHostnames == false
                guard flagsOff || !endpoint.privateDNSEnabled else { return nil }
                return Finding(
                    rule: "EndpointPrivateDNS", severity: .medium,
                    title: "Interface endpoint that names do not lead to",
                    resource: endpoint.id.rawValue,
                    detail: flagsOff
                        ? "The DNS flags of \(endpoint.vpcID) are off, so \(endpoint.serviceName) resolves to public addresses and its traffic goes round the endpoint."
                        : "Private DNS is off, so only clients that name the endpoint itself use it.",
                    monthlySaving: nil, savingNote: "unknown: what goes round it is not measured",
                    proof:
                        "aws ec2 describe-vpc-attribute --vpc-id \(endpoint.vpcID) --attribute enableDnsHostnames"
                )
            }
    }
}
