public import ArgumentParser
import Capacity
import Units

extension AddressDemand.CNIMode: ExpressibleByArgument {}

/// The demand of a VPC that does not exist yet.
struct DemandArguments: ParsableArguments {
    @Option(help: "Availability zones, 2 to 6.") var zones = 3
    @Option(help: "Zones that may fail while the others run every node.") var zonesLost = 0
    @Option(help: "Nodes of one type today, TYPE=COUNT. May be repeated.") var nodeGroup: [String] = []
    @Option(help: "Pods today.") var pods: Int
    @Option(help: "Growth of nodes and pods, such as 3%/month.") var growth = "0%/month"
    @Option(help: "Months that the block must last.") var horizon = 36
    @Option(help: "secondary-ip, prefix-delegation, custom-networking or custom-networking-prefix.")
    var cni = AddressDemand.CNIMode.secondaryIP
    @Option(help: "Tiers of subnets: public, private, intra.") var tiers = "public,private,intra"
    @Option(help: "Interface endpoints.") var endpoints = 10
    @Option(help: "Load balancers that face the internet.") var loadBalancers = 2
    @Option(help: "Load balancers within the VPC.") var internalLoadBalancers = 0
    @Option(help: "zonal, regional or none.") var nat = CIDRPlan.NAT.zonal
    @Option(help: "WARM_ENI_TARGET of the VPC CNI.") var warmEniTarget: Int?
    @Option(help: "WARM_IP_TARGET of the VPC CNI.") var warmIpTarget: Int?
    @Option(help: "MINIMUM_IP_TARGET of the VPC CNI.") var minimumIpTarget: Int?
    @Option(help: "WARM_PREFIX_TARGET of the VPC CNI. Default: 1, as its chart ships it.")
    var warmPrefixTarget: Int?

    func validate() throws {
        // EKS asks for subnets in two zones at least; no region has more than six.
        guard (2...6).contains(zones) else { throw ValidationError("--zones takes 2 to 6, not \(zones)") }
        guard (0..<zones).contains(zonesLost) else {
            throw ValidationError("--zones-lost takes 0 to \(zones - 1), not \(zonesLost)")
        }
        guard (0...1_000_000_000).contains(pods) else {
            throw ValidationError("--pods takes 0 to 1000000000")
        }
        guard (0...600).contains(horizon) else { throw ValidationError("--horizon takes 0 to 600 months") }
        guard Percentage.growth(growth) != nil else {
            throw ValidationError("--growth takes a percentage such as 3%/month, not '\(growth)'")
        }
        for count in [endpoints, loadBalancers, internalLoadBalancers] where !(0...10_000).contains(count) {
            throw ValidationError("endpoints and load balancers are 0 to 10000, not \(count)")
        }
        for target in [warmEniTarget, warmIpTarget, minimumIpTarget, warmPrefixTarget].compactMap(\.self)
        where !(0...1000).contains(target) {
            throw ValidationError("a warm target is 0 to 1000, not \(target)")
        }
        guard pods == 0 || !nodeGroup.isEmpty else {
            throw ValidationError("name the nodes that run the pods, such as --node-group m6i.xlarge=60")
        }
        _ = try groups()
        _ = try tierSet()
    }

    private func groups() throws -> [(type: String, count: Int)] {
        try nodeGroup.map { text in
            let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, !parts[0].isEmpty, let count = Int(parts[1]),
                (1...1_000_000).contains(count)
            else {
                throw ValidationError("--node-group takes TYPE=COUNT such as m6i.xlarge=60, not '\(text)'")
            }
            return (parts[0], count)
        }
    }

    private func tierSet() throws -> Set<AddressDemand.Tier> {
        let tiers = try tiers.split(separator: ",").map { text in
            guard let tier = AddressDemand.Tier(rawValue: String(text)), tier != .pods else {
                throw ValidationError(
                    "--tiers takes public, private and intra, separated by commas, not '\(text)'")
            }
            return tier
        }
        guard tiers.contains(where: { $0 != .intra }) else {
            throw ValidationError("--tiers needs public or private, where the nodes are")
        }
        return Set(tiers)
    }

    func demand(pricing: String?) throws -> AddressDemand {
        let facts = try InstanceFactsFile(pricing: pricing)
        var demand = AddressDemand(
            zones: zones,
            groups: try groups().map { .init(facts: try facts.type($0.type), nodes: $0.count) },
            pods: pods, growth: Percentage.growth(growth) ?? .zero, months: horizon)
        demand.zonesLost = zonesLost
        demand.mode = cni
        demand.tiers = try tierSet()
        demand.endpoints = endpoints
        demand.loadBalancers = loadBalancers
        demand.internalLoadBalancers = internalLoadBalancers
        demand.hasZonalNAT = nat == .zonal
        demand.targets.warmENI = warmEniTarget ?? 1
        demand.targets.warmIP = warmIpTarget ?? 0
        demand.targets.minimumIP = minimumIpTarget ?? 0
        demand.targets.warmPrefix = warmPrefixTarget ?? 1
        return demand
    }
}
