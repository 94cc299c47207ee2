import Capacity
import Units

/// `ekscost.cidr-plan.v1`, as the contract lays it out.
struct BlockPlanDocument: Encodable {
    struct Subnet: Encodable {
        var tier: String
        var zone: String
        var cidr: String
        var usable: Int
        var needed: Int
        var headroom_percent: Int
    }
    struct Range: Encodable {
        var cidr: String
        var name: String
    }
    struct Rejection: Encodable {
        var cidr: String
        var reason: String
    }
    struct Need: Encodable {
        var tier: String
        var what: String
        var addresses: Int
        var prefixes: Int
    }
    struct Group: Encodable {
        var instance_type: String
        var nodes: Int
        var pods_per_node: Int
        var max_pods: Int
        var addresses_per_node: Int
    }
    struct Demand: Encodable {
        var zones: Int
        var pods: Int
        var months: Int
        var growth_percent: String
        var cni: String
        var node_groups: [Group]
        var needs: [Need]
    }

    var schema = "ekscost.cidr-plan.v1"
    var vpc_cidr: String?
    var secondary_cidrs: [String]
    var service_cidr: String?
    var subnets: [Subnet]
    var conflicts: [Range]
    var rejected: [Rejection]
    var demand: Demand
    var assumptions: [String]
    var impossible: String?

    init(_ plan: BlockPlan, planner: BlockPlanner, isCompared: Bool) {
        vpc_cidr = plan.vpc?.description
        secondary_cidrs = plan.secondary.map { [$0.description] } ?? []
        service_cidr = plan.serviceCIDR?.description
        subnets = plan.subnets.map {
            Subnet(
                tier: $0.tier.rawValue, zone: $0.zone, cidr: $0.block.description, usable: $0.usable,
                needed: $0.needed, headroom_percent: $0.headroomPercent)
        }
        conflicts = plan.conflicts.map { Range(cidr: $0.block.description, name: $0.name) }
        rejected = plan.rejected.map { Rejection(cidr: $0.block, reason: $0.reason) }
        let asked = planner.demand
        demand = Demand(
            zones: asked.zones, pods: asked.grown(asked.pods), months: asked.months,
            growth_percent: asked.growth.percent, cni: asked.mode.rawValue,
            node_groups: asked.groupNeeds.map {
                Group(
                    instance_type: $0.instanceType, nodes: $0.nodes, pods_per_node: $0.podsPerNode,
                    max_pods: $0.maxPods, addresses_per_node: $0.held.subnetIPs)
            },
            needs: asked.needs.map {
                Need(tier: $0.tier.rawValue, what: $0.what, addresses: $0.addresses, prefixes: $0.prefixes)
            })
        assumptions = Self.assumptions(planner, isCompared: isCompared)
        impossible = plan.impossible
    }

    private static func assumptions(_ planner: BlockPlanner, isCompared: Bool) -> [String] {
        let asked = planner.demand
        var notes = [
            "Nodes and pods grow by \(asked.growth.percent) % a month for \(asked.months) months; load balancers and endpoints do not.",
            "Nodes spread evenly over \(asked.zones - asked.zonesLost) zones, and pods over nodes by what each may run.",
            "Each zone keeps room for the two nodes that an update of the largest group adds.",
            "\(asked.endpoints) interface endpoints and \(asked.loadBalancers) load balancers that face the internet: --endpoints and --load-balancers say otherwise.",
            "AWS keeps five addresses of every subnet.",
        ]
        if !asked.fitsOnNodes {
            notes.append("The nodes asked for run out of pods, so the groups were grown until the pods fit.")
        }
        if asked.mode.usesPrefixes {
            notes.append(
                "Prefixes need whole blocks of 16: keep them in a CIDR reservation of type prefix, or single addresses will scatter over the subnet."
            )
        }
        if !isCompared {
            notes.append("No store was found, so no imported VPC was looked at: --db names one.")
        }
        return notes
    }
}
