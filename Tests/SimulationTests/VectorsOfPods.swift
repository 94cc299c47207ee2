import Foundation
import Simulation
import Units

extension Vector {
    static let instanceFacts: [String: InstanceFacts] =
        (try? InstanceFacts.parse(csv: String(contentsOf: Shared.instanceTypes, encoding: .utf8))) ?? [:]

    static let podRules: [String: Rule] = [
        "maxpods.eni_formula": { v in
            [
                "max_pods": MaxPods.eniFormula(
                    enisOnDefaultCard: try v.need("enis_on_default_card"),
                    ipv4PerENI: try v.need("ipv4_per_eni"))
            ]
        },
        "maxpods.calculator_script": { v in
            var question = CalculatorQuestion(
                enisOnDefaultCard: try v.need("enis_on_default_card"), ipv4PerENI: try v.need("ipv4_per_eni"),
                vCPUs: try v.need("vcpus"), hypervisor: v["hypervisor"].text ?? "",
                cniVersion: v["cni_version"].text ?? "")
            question.customNetworking = v["custom_networking"].flag ?? false
            question.prefixDelegation = v["prefix_delegation"].flag ?? false
            question.cniMaxENI = v["cni_max_eni"].int
            question.showMaxAllowed = v["show_max_allowed"].flag ?? false
            return ["max_pods": MaxPods.calculatorScript(question)]
        },
        "maxpods.nodeadm": { v in
            [
                "max_pods": MaxPods.nodeadm(
                    defaultENIs: try v.need("default_enis"), ipsPerENI: try v.need("ips_per_eni"),
                    vCPUs: v["vcpus"].int, memoryMiB: v["memory_mib"].int,
                    expression: v["max_pods_expression"].text ?? "")
            ]
        },
        "maxpods.nodeadm_expression_eval": { v in
            var variables: [String: Int] = [:]
            for name in ["default_enis", "ips_per_eni", "max_pods", "vcpus", "memory_mib"] {
                variables[name] = v[name].int
            }
            variables["max_pods"] = variables["max_pods"] ?? 0
            let value = MaxPods.nodeadmExpression(v["expression"].text ?? "", variables: variables)
            return .object(["value": .int(value), "error": .bool(value == nil)])
        },
        "maxpods.nodeadm_reserved": { v in
            let reserved = MaxPods.nodeadmReserved(
                defaultENIs: try v.need("default_enis"), ipsPerENI: try v.need("ips_per_eni"),
                vCPUs: try v.need("vcpus"), expression: v["max_pods_expression"].text ?? "")
            return [
                "config_json_max_pods": reserved.maxPods, "kube_reserved_memory_mi": reserved.memoryMiB,
                "kube_reserved_cpu_m": reserved.cpuMillis,
            ]
        },
        "maxpods.karpenter": { v in
            var node = KarpenterNode(
                amiFamily: v["ami_family"].text ?? "", enisOnDefaultCard: try v.need("enis_on_default_card"),
                ipv4PerENI: try v.need("ipv4_per_eni"), vCPUs: try v.need("vcpus"))
            node.maxPodsSetting = v["max_pods_setting"].int
            node.podsPerCore = v["pods_per_core"].int
            node.reservedENIs = v["reserved_enis"].int ?? 0
            node.efaOnlyOnDefaultCard = v["efa_only_on_card0"].int ?? 0
            return ["pods": node.pods, "kube_reserved_memory_mi": node.reservedMemoryMiB]
        },
        "maxpods.mng_injected_cap": { v in
            [
                "max_pods": MaxPods.managedNodeGroup(
                    eniBased: try v.need("eni_based_max_pods"), vCPUs: try v.need("vcpus"),
                    customAMI: v["custom_ami"].flag ?? false)
            ]
        },
        "maxpods.mng_mixed_types": { v in
            .object([
                "max_pods": .int(
                    MaxPods.managedNodeGroup(mixed: v["per_type_max_pods"].list.compactMap(\.int)))
            ])
        },
        "maxpods.auto_mode": { v in
            ["max_pods": MaxPods.autoMode(enis: try v.need("enis"), ipv4PerENI: try v.need("ipv4_per_eni"))]
        },
        "maxpods.sgp_effective_secondary": { v in
            let room = MaxPods.withSecurityGroupsForPods(
                enis: try v.need("enis"), ipv4PerENI: try v.need("ipv4_per_eni"),
                branchENIs: try v.need("branch_enis"), trunkAttached: v["trunk_attached"].flag ?? false)
            return ["secondary_pod_ips": room.secondaryPodIPs, "branch_pods": room.branchPods]
        },
        "reserve.cpu_millicores": { v in ["millicores": Reserved.cpuMillis(vCPUs: try v.need("vcpus"))] },
        "reserve.memory_mi": { v in ["mebibytes": Reserved.memoryMiB(maxPods: try v.need("max_pods"))] },
        "allocatable.karpenter": { v in
            let pods = MaxPods.eniFormula(
                enisOnDefaultCard: try v.need("enis_on_default_card"), ipv4PerENI: try v.need("ipv4_per_eni"))
            let room = Allocatable.karpenter(
                vCPUs: try v.need("vcpus"), advertisedMemoryMiB: try v.need("memory_mib_advertised"),
                isARM: v["arch"].text == "arm64",
                vmOverhead: v["vm_memory_overhead_percent"].ratio ?? Ratio(75, 1000), eniPods: pods)
            return [
                "cpu_millicores": room.cpuMillis, "memory_mi": room.memoryMiB, "pods": pods,
                "ephemeral_storage_mi": Allocatable.ephemeralStorageMiB(
                    rootVolumeGiB: v["root_volume_gi"].int ?? 20),
                "pod_eni": instanceFacts[v["instance_type"].text ?? ""]?.branchENIs ?? 0,
            ]
        },
        "allocatable.kubelet_to_capacity": { v in
            guard let vCPUs = v["vcpus"].int ?? instanceFacts[v["instance_type"].text ?? ""]?.vCPUs else {
                throw MissingField(field: "vcpus")
            }
            return [
                "capacity_memory_ki": Allocatable.capacityMemoryKiB(
                    allocatableKiB: try v.need("allocatable_memory_ki"), maxPods: try v.need("max_pods"),
                    evictionMemoryMiB: try v.need("eviction_hard_memory_mi")),
                "allocatable_cpu_millicores": Allocatable.cpuMillis(vCPUs: vCPUs),
            ]
        },
        "allocatable.kubernetes_doc_example": { v in
            func amounts(_ json: JSON) -> Allocatable {
                Allocatable(cpuMillis: json["cpu_m"].int ?? 0, memoryMiB: json["memory_mi"].int ?? 0)
            }
            let room = Allocatable(
                capacity: amounts(v["capacity"]), kubeReserved: amounts(v["kube_reserved"]),
                systemReserved: amounts(v["system_reserved"]),
                evictionMemoryMiB: v["eviction_hard"]["memory_mi"].int ?? 0)
            return ["cpu_m": room.cpuMillis, "memory_mi": room.memoryMiB]
        },
        "eviction.defaults": { v in
            .object(
                Eviction.thresholds(configured: v["configured"].object.compactMapValues(\.text)).mapValues {
                    .text($0)
                })
        },
        "mng.max_surge_nodes": { v in
            [
                "max_extra_nodes": NodeReplacement.maxSurgeNodes(
                    zones: try v.need("availability_zones"), maxUnavailable: v["max_unavailable"].int ?? 1,
                    isMinimal: v["strategy"].text == "MINIMAL")
            ]
        },
        "karpenter.budget_allowed": { v in
            [
                "allowed": NodeReplacement.karpenterBudget(
                    nodes: try v.need("nodes"), share: Ratio(Int128(try v.need("percent")), 100),
                    deleting: v["deleting"].int ?? 0, notReady: v["not_ready"].int ?? 0)
            ]
        },
    ]

    static let schedulerRules: [String: Rule] = [
        "sched.pod_requests": { v in
            let pod = PodRequests(
                initContainers: v["init"].list.map {
                    .init(requests: resources($0), isSidecar: $0["sidecar"].flag ?? false)
                },
                containers: v["containers"].list.map(resources), overhead: resources(v["overhead"]),
                podLevel: resources(v["pod_level"].isNull ? v["resources"] : v["pod_level"]))
            return .object(pod.total.mapValues { .number(Double($0) / 1000) })
        },
        "sched.fits": { v in
            let pod = PodRequests(
                initContainers: v["init"].list.map {
                    .init(requests: resources($0), isSidecar: $0["sidecar"].flag ?? false)
                },
                containers: v["containers"].list.map(resources), overhead: resources(v["overhead"]))
            let short = NodeFit.insufficient(
                for: pod.total, allocatable: resources(v["allocatable"]), used: resources(v["used"]))
            return .object(["insufficient": .texts(short)])
        },
        "sched.cluster_capacity": { v in
            let nodes = v["nodes"].list.map { (allocatable: resources($0), used: resources($0["used"])) }
            let (perNode, stop) = ClusterCapacity.fill(
                nodes: nodes, with: resources(v["pod"]), limit: v["limit"].int ?? 0)
            return .object([
                "total": .int(perNode.reduce(0, +)), "per_node": .list(perNode.map { .int($0) }),
                "stop": .text(stop.rawValue),
            ])
        },
        "sched.topology_spread": { v in
            let spread = TopologySpread(
                forbids: v["when_unsatisfiable"].text != "ScheduleAnyway", maxSkew: try v.need("max_skew"),
                minDomains: v["min_domains"].int, podMatchesItself: v["pod_matches_own_selector"].flag ?? true
            )
            let fits = spread.domainsThatFit(
                matchingPods: v["matching_pods_per_domain"].object.compactMapValues(\.int))
            return .object(["fits": .texts(fits)])
        },
    ]

    /// Amounts by the scheduler's name; pods are whole, the rest is in thousandths so that CPU and memory alike are exact.
    static func resources(_ json: JSON) -> Resources {
        var amounts: Resources = [:]
        for (name, value) in json.object {
            switch name {
            case "sidecar", "used", "name": continue
            case "pods": amounts[name] = value.int
            case "cpu_m": amounts["cpu"] = value.int
            default: amounts[name] = value.thousandths
            }
        }
        return amounts
    }
}
