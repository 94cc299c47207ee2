import Capacity
import Cost
import Estate
import Topology
import Units
import Words

/// Checks of ways, endpoints and risk, and of findings.
enum NetworkChecks {
    static func crossZone(_ most: Ratio, _ input: CheckInput) -> [CheckReading] {
        let limit = "at most \(most.percent) %"
        if let nothing = NothingToMeasure.nat(input, subject: "NAT", limit: limit) { return [nothing] }
        let (all, crossing) = natTraffic(input.estate, input.part)
        guard all > .zero else {
            return [
                CheckReading(
                    subject: "NAT", outcome: .unknown, limit: limit,
                    message: "what goes through NAT is unknown: import traffic or flow logs")
            ]
        }
        let share = Ratio(crossing.billionths, all.billionths)
        return [
            CheckReading(
                subject: "NAT", outcome: share > most ? .failed : .passed, actual: share.percent + " %",
                limit: limit,
                message:
                    "\(share.percent) % of the \(all.decimal) GB a month through NAT cross zones on their way",
                command: "ekscost what-if --nat-per-az")
        ]
    }

    /// The gigabytes through NAT gateways in a month, and those of them that cross zones first.
    static func natTraffic(
        _ estate: Estate, _ part: ChosenPart
    ) -> (all: Quantity<Gigabyte>, crossing: Quantity<Gigabyte>) {
        let spread = TrafficSpread(estate)
        let resolver = RouteResolver(estate.snapshot, index: estate.index)
        var (all, crossing) = (Quantity<Gigabyte>.zero, Quantity<Gigabyte>.zero)
        for share in estate.traffic.flatMap({ spread.shares(of: $0) }) where part.holds(share.owner) {
            guard case .hops(let hops) = resolver.path(from: share.subnet, to: share.destination) else {
                continue
            }
            let usesNAT = hops.contains { if case .natGateway = $0 { true } else { false } }
            guard usesNAT else { continue }
            all += share.out + share.back
            let crosses = hops.contains { if case .crossZone = $0 { true } else { false } }
            if crosses { crossing += share.out + share.back }
        }
        return (all, crossing)
    }

    static func endpoints(_ services: [String], _ input: CheckInput) -> [CheckReading] {
        if let nothing = NothingToMeasure.nat(input, subject: "endpoints", limit: "none without") {
            return [nothing]
        }
        let index = input.estate.index
        let knowledge = EndpointKnowledge(input.estate.snapshot, index)
        let vpcs = input.estate.vpcsOutThroughNAT().filter {
            input.part.mayConcern(input.estate.owners.owner(of: $0.vpc))
        }
        return vpcs.flatMap { vpc, subnets in
            services.map { service in
                let isGateway = ["s3", "dynamodb"].contains(service)
                let without =
                    isGateway
                    ? GatewayEndpointMissing.subnets(without: service, among: subnets, of: vpc, index).count
                    : index.endpointsByVPC[vpc]?.contains { $0.service == service && $0.kind == .interface }
                        ?? false ? 0 : subnets.count
                let command: ShellCommand =
                    isGateway
                    ? "ekscost what-if --\(service)-endpoint gateway"
                    : "ekscost what-if --interface-endpoint \(service)"
                guard knowledge.isKnown(of: vpc) else {
                    return CheckReading(
                        subject: "\(vpc)/\(service)", outcome: .unknown, limit: "none without",
                        message: "the endpoints of \(vpc) are unknown: import describe-vpc-endpoints",
                        command: "aws ec2 describe-vpc-endpoints")
                }
                return CheckReading(
                    subject: "\(vpc)/\(service)", outcome: without > 0 ? .failed : .passed,
                    actual: "\(without) of \(subnets.count) subnets without", limit: "none without",
                    message: without > 0
                        ? "\(without) of the \(subnets.count) subnets behind NAT in \(vpc) reach \(service) through NAT"
                        : "\(vpc) reaches \(service) by its endpoint",
                    command: command)
            }
        }
    }

    static func zoneLoss(_ most: Int, _ input: CheckInput) -> [CheckReading] {
        if let nothing = NothingToMeasure.ways(input, subject: "zones", limit: "at most \(most)") {
            return [nothing]
        }
        // Where no way out is through NAT there is nothing to have in each zone.
        let change: ShellCommand = input.estate.snapshot.vpcsBehindNAT().isEmpty ? "" : "--nat-per-az "
        return ZoneRisk(of: input.snapshot).losses.map { loss in
            let count = loss.cutOff.count
            let zones = loss.zonesCutOff.joined(separator: ", ")
            return CheckReading(
                subject: loss.zone, outcome: count > most ? .failed : .passed, actual: "\(count)",
                limit: "at most \(most)",
                message: count > 0
                    ? "if \(loss.zone) is lost, \(count) subnets in \(zones) lose the internet with it"
                    : "if \(loss.zone) is lost, no subnet elsewhere loses the internet",
                command: "ekscost what-if \(change)--az-loss \(loss.zone)")
        }
    }

    static func findings(_ rules: [FindingRule], _ input: CheckInput) -> [CheckReading] {
        let all = input.findings + (input.capacity?.findings ?? [])
        return rules.flatMap { rule -> [CheckReading] in
            let found = all.filter { $0.rule == rule }
            guard !found.isEmpty else {
                if let nothing = NothingToMeasure.findings(of: rule, input) { return [nothing] }
                return [
                    CheckReading(
                        subject: rule.rawValue, outcome: .passed, actual: "0", limit: "none",
                        message: "nothing was found by \(rule)")
                ]
            }
            return found.map { finding in
                CheckReading(
                    subject: "\(rule)/\(finding.resource)", outcome: finding.isAssumed ? .unknown : .failed,
                    actual: finding.isAssumed ? "assumed" : "found", limit: "none",
                    message: "\(finding.title): \(finding.detail)", command: finding.proof)
            }
        }
    }
}
