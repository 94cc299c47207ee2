import Fixtures
import Topology
import Units

@testable import Capacity

extension Vector {
    static let addressRules: [String: Rule] = [
        "ipamd.steady_state": steadyState, "ipamd.steady_state_prefix": steadyState,
        "ipamd.exhaustion": steadyState,
        "ipamd.pool_too_low": { v in
            let pool = AddressPool(
                total: try v.need("total_ips"), assigned: try v.need("assigned_ips"),
                usesPrefixes: v["prefix_delegation"].flag ?? false)
            let isLow = pool.isTooLow(
                targets(v), addressesPerENI: try v.need("max_ips_per_eni"),
                maxPods: try v.need("kubelet_max_pods"))
            return .object(["too_low": .bool(isLow)])
        },
        "ipamd.target_state": { v in
            let prefixes = v["prefix_delegation"].flag ?? false
            let pool = AddressPool(
                total: prefixes ? try v.need("total_prefixes") * 16 : try v.need("total_ips"),
                assigned: try v.need("assigned_ips"), usesPrefixes: prefixes,
                freePrefixes: v["free_prefixes"].int ?? 0)
            let state = pool.targetState(targets(v))
            return ["short": state.short, "over": state.over]
        },
        "ipamd.deletable_eni": { v in
            let interfaces = v["enis"].list.map { eni in
                var interface = PoolInterface(
                    id: eni["id"].text ?? "", ips: eni["ips"].int ?? (eni["prefixes"].int ?? 0) * 16,
                    assigned: eni["assigned"].int ?? 0, freePrefixes: eni["free_prefixes"].int)
                interface.isPrimary = eni["primary"].flag ?? false
                interface.isTrunk = eni["trunk"].flag ?? false
                interface.isEFA = eni["efa"].flag ?? false
                interface.isOlderThanOneMinute =
                    eni["older_than_1min"].flag ?? v["all_older_than_1min"].flag ?? true
                interface.hasIPInCooldown = eni["cooldown"].flag ?? !(v["no_ip_in_cooldown"].flag ?? true)
                return interface
            }
            let gone = PoolInterface.deletable(
                among: interfaces, targets: targets(v), usesPrefixes: v["prefix_delegation"].flag ?? false)
            return .object(["deletable": gone.map { .text($0.id) } ?? .null])
        },
        "ipamd.env_default": { v in
            let value = v["value"].text ?? v["value"].int.map { String($0) }
            return .object(["effective": .int(WarmTargets.effective(v["env"].text ?? "", value))])
        },
        "ipamd.cluster_subnet_ips": { v in
            var node = try managedNode(v)
            node.maxPods =
                v["kubelet_max_pods"].int
                ?? MaxPods.eniFormula(enisOnDefaultCard: node.eniLimit, ipv4PerENI: node.ipv4PerENI)
            let held = v["pods_per_node"].list.compactMap(\.int).map { node.holding(pods: $0) }
            return .object([
                "ips_per_node": .list(held.map { .int($0.subnetIPs) }),
                "total_ips": .int(held.reduce(0) { $0 + $1.subnetIPs }),
                "warm_ips": .int(held.reduce(0) { $0 + $1.unusedIPs }),
            ])
        },
        "ipamd.prefix_min_rounding": { v in
            ["equivalent": AddressPool.roundedToPrefixes(minimumIP: try v.need("minimum_ip_target"))]
        },
        "vpc.usable_ips": { v in ["usable": SubnetSize.usable(prefixLength: try v.need("prefix"))] },
        "vpc.max_prefixes_in_empty_subnet": { v in
            ["max_28_prefixes": SubnetSize.prefixesWhenEmpty(prefixLength: try v.need("prefix"))]
        },
        "vpc.secondary_cidr_allowed": { v in
            let refusal = VPCBlockRule.refusal(
                of: try v.block("candidate"), primary: try v.block("primary"),
                associated: try v["associated"].list.map { try $0.block(orMissing: "associated") })
            return .object(["allowed": .bool(refusal == nil)])
        },
        "vpc.cidr_canonical": { v in .object(["canonical": .text(try v.block("cidr").description)]) },
        "vpc.cidr_route_conflict": { v in
            let isAllowed = VPCBlockRule.isAllowed(
                try v.block("candidate"), besideRouteTo: try v.block("route_destination"))
            return .object(["allowed": .bool(isAllowed)])
        },
        "eks.cluster_subnet_ok": { v in
            let answer = SubnetNeeds.cluster(freeIPs: try v.need("free_ips"))
            return .object([
                "meets_minimum": .bool(answer.meetsMinimum),
                "meets_recommended": .bool(answer.meetsRecommended),
            ])
        },
        "eks.service_cidr_ok": { v in
            let refusal = VPCBlockRule.refusal(
                ofServiceCIDR: try v.block("service_cidr"),
                vpc: try v["vpc_cidrs"].list.map { try $0.block(orMissing: "vpc_cidrs") })
            return .object(["ok": .bool(refusal == nil)])
        },
    ]

    static func targets(_ v: JSON) -> WarmTargets {
        var targets = WarmTargets()
        targets.warmENI = v["warm_eni_target"].int ?? 1
        targets.warmIP = v["warm_ip_target"].int ?? 0
        targets.minimumIP = v["minimum_ip_target"].int ?? 0
        targets.warmPrefix = v["warm_prefix_target"].int ?? 0
        return targets
    }

    static func managedNode(_ v: JSON) throws -> ManagedNode {
        var node = ManagedNode(
            eniLimit: try v.need("eni_limit"), ipv4PerENI: try v.need("ipv4_per_eni"),
            maxPods: v["kubelet_max_pods"].int ?? .max)
        node.usesPrefixes = v["enable_prefix_delegation"].flag ?? false
        node.targets = targets(v)
        node.maxENI = v["max_eni"].int
        node.customNetworking = v["custom_networking"].flag ?? false
        node.keepsTrunkSlot = v["pod_eni"].flag ?? false
        node.subnetFreeIPs = v["subnet_free_ips"].int
        return node
    }

    @Sendable static func steadyState(_ v: JSON) throws -> JSON {
        let held = try managedNode(v).holding(pods: try v.need("pods"))
        return [
            "enis": held.enis, "secondary_ips": held.slotsInUse, "prefixes": held.slotsInUse,
            "unused_ips": held.unusedIPs, "subnet_ips_consumed": held.subnetIPs,
            "pods_without_ip": held.podsWithoutIP, "node_subnet_ips": held.nodeSubnetIPs,
            "pod_subnet_ips": held.podSubnetIPs,
        ]
    }
}
