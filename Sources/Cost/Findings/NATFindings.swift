import Estate
import Topology
import Units
import Words

/// A NAT gateway that no route points at, or that carries nothing by the imported traffic.
enum IdleNAT: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        guard !context.snapshot.routeTables.isEmpty else { return [] }
        let used = Set(
            context.snapshot.routeTables.flatMap(\.routes).compactMap { route -> Identifier<NATGateway>? in
                if case .natGateway(let id) = route.target { return id }
                return nil
            })
        return context.snapshot.natGateways.filter { $0.isBilled && !used.contains($0.id) }.map { gateway in
            var after = context.snapshot
            after.dropUnusedNATGateways(
                of: gateway.vpcID,
                keeping: Set(
                    context.snapshot.natGateways.filter { $0.vpcID == gateway.vpcID && $0.id != gateway.id }
                        .map(\.id)))
            after.natGateways.removeAll { $0.id == gateway.id }
            let saving = context.saving(after: after)
            var finding = Finding(
                rule: .idleNAT, severity: .medium, CostFinding.unusedNAT,
                resource: gateway.id.rawValue,
                monthlySaving: saving.amount.exact, savingNote: saving.note,
                proof:
                    "aws ec2 describe-route-tables --filters Name=route.nat-gateway-id,Values=\(gateway.id)")
            finding.owner = context.owners.owner(of: gateway.vpcID)
            return finding
        }
    }
}

/// A subnet whose default route leads to a NAT gateway in another zone: each GB is billed as a transfer too.
enum NATInOtherZone: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        var byGateway: [Identifier<NATGateway>: [Subnet]] = [:]
        for subnet in context.snapshot.subnets {
            guard let gateway = context.index.natGateway(of: subnet), gateway.availability == .zonal,
                let home = context.index.zone(of: gateway), let zone = subnet.zone, zone != home
            else { continue }
            byGateway[gateway.id, default: []].append(subnet)
        }
        return byGateway.sorted { $0.key < $1.key }.map { id, subnets in
            let crossing = context.assessment.lines.filter {
                $0.category == .crossAZ && $0.resource == id.rawValue
            }
            let near = Set(subnets.map(\.id.rawValue))
            let transfers = Total(
                context.assessment.lines.filter {
                    $0.category == .crossAZ && (near.contains($0.resource) || $0.resource == id.rawValue)
                })
            let vpc = subnets.first?.vpcID
            let change = context.snapshot.withNATInEachZone { $0 == vpc }.map { context.saving(after: $0) }
            let worth = change?.amount.exact.map { $0 > .zero ? $0 : .zero }
            var finding = Finding(
                rule: .natInOtherZone, severity: .medium,
                CostFinding.natInOtherAZ(
                    subnets: subnets.count, zones: Set(subnets.compactMap(\.zone?.rawValue)).sorted(),
                    bothEnds: context.options.billsBothSides,
                    cost: crossing.isEmpty && transfers.amount == .zero
                        ? nil : transfers.amount.exact?.cents),
                resource: id.rawValue,
                monthlySaving: context.knowsTraffic ? worth : nil,
                savingNote: context.knowsTraffic
                    ? change?.note
                        ?? (worth == .zero
                            ? .perAZCostsMore : .lessAddedHours)
                    : .needsTraffic,
                proof: "aws ec2 describe-route-tables --filters Name=route.nat-gateway-id,Values=\(id)")
            finding.owner = context.owners.owner(of: vpc)
            return finding
        }
    }
}

/// One gateway that every zone depends on.
enum SinglePointNAT: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        // Subnets may depend on a zone without NAT gateways too, of which there is none to have in each zone.
        let change: ShellCommand = context.snapshot.vpcsBehindNAT().isEmpty ? "" : "--nat-per-az "
        return ZoneRisk(of: context.snapshot).losses.filter { !$0.cutOff.isEmpty }.map { loss in
            let owners = loss.cutOff.compactMap { context.index.subnets[Identifier($0)] }
                .map { context.owners.owner(of: $0) }
            var finding = Finding(
                rule: .singlePointNAT, severity: .high,
                CostFinding.singlePointNAT(
                    zone: loss.zone, subnets: loss.cutOff.count, zones: loss.zonesCutOff),
                resource: loss.zone, monthlySaving: nil, savingNote: .risk,
                proof: "ekscost what-if \(change)--az-loss \(loss.zone)")
            finding.owner = Owner(common: Set(owners))
            return finding
        }
    }
}
