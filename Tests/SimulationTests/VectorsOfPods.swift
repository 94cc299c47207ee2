import Fixtures
import Foundation
import Units

@testable import Capacity

extension Vector {
    static let instanceFacts: [String: InstanceFacts] =
        (try? InstanceFacts.parse(
            csv: String(
                contentsOf: Shipped.root.appending(path: "pricing/instance-types.csv"), encoding: .utf8)))
        ?? [:]

    /// A type of which only what a vector says is known.
    private static func type(
        enis: Int?, ipv4PerENI: Int?, vCPUs: Int = 96, hypervisor: String = "nitro"
    ) -> InstanceFacts {
        InstanceFacts(
            instanceType: "x", vCPUs: vCPUs, memoryMiB: 1 << 20, architecture: "amd64", enis: enis,
            ipv4PerENI: ipv4PerENI, hypervisor: hypervisor, isBareMetal: false, branchENIs: nil,
            listedMaxPods: nil)
    }

    /// A type whose ENI formula gives a number of pods.
    private static func type(eniPods: Int, vCPUs: Int = 96) -> InstanceFacts {
        type(enis: 1, ipv4PerENI: eniPods - 1, vCPUs: vCPUs)
    }

    /// The kubelet's `maxPods` of nodes, as the program works it out.
    private static func maxPods(
        _ types: [InstanceFacts], _ change: (inout MaxPodsQuestion) -> Void
    ) -> JSON {
        var question = MaxPodsQuestion(types: types)
        change(&question)
        return .object(["max_pods": .int(question.answer?.maxPods)])
    }

    /// The memory that the program takes the kubelet of a node to reserve.
    private static func reservedMemoryMiB(
        _ type: InstanceFacts, _ family: ImageFamily?, maxPods: Int, expression: String? = nil
    ) -> Int {
        Reserved.memoryMiB(
            maxPods: NodeRoom.podsReservedFor(
                type, family: family, maxPods: maxPods, expression: expression))
    }

    static let podRules: [String: Rule] = [
        "maxpods.eni_formula": { v in
            let type = type(enis: try v.need("enis_on_default_card"), ipv4PerENI: try v.need("ipv4_per_eni"))
            return maxPods([type]) { $0.family = .al2 }
        },
        "maxpods.calculator_script": { v in
            let enis = try v.need("enis_on_default_card")
            let ipv4 = try v.need("ipv4_per_eni")
            let vCPUs = try v.need("vcpus")
            let hypervisor = v["hypervisor"].text ?? ""
            var cni = CNISettings()
            cni.version = v["cni_version"].text
            cni.customNetworking = v["custom_networking"].flag ?? false
            cni.usesPrefixes = v["prefix_delegation"].flag ?? false
            cni.maxENI = v["cni_max_eni"].int
            let type = type(enis: enis, ipv4PerENI: ipv4, vCPUs: vCPUs, hypervisor: hypervisor)
            let showsAll = v["show_max_allowed"].flag ?? false
            if cni.maxENI != nil, let node = cni.node(type, maxPods: 0) {
                // MAX_ENI is the CNI's own, which EKS does not ask: it bounds the addresses of a node.
                let pods = node.podAddresses + AddressDemand.hostNetworkPods
                return ["max_pods": showsAll ? pods : min(pods, MaxPods.cap(vCPUs: vCPUs))]
            }
            guard showsAll else {
                return maxPods([type]) {
                    $0.isManagedImage = true
                    $0.cni = cni
                }
            }
            var question = CalculatorQuestion(
                enisOnDefaultCard: enis, ipv4PerENI: ipv4, vCPUs: vCPUs, hypervisor: hypervisor,
                cniVersion: v["cni_version"].text ?? "")
            question.customNetworking = cni.customNetworking
            question.prefixDelegation = cni.usesPrefixes
            question.showMaxAllowed = true
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
            let expression = v["max_pods_expression"].text ?? ""
            let vCPUs = try v.need("vcpus")
            let type = type(
                enis: try v.need("default_enis"), ipv4PerENI: try v.need("ips_per_eni"), vCPUs: vCPUs)
            let room = NodeRoom.allocatable(type, family: .al2023, maxPods: 0, expression: expression)
            return [
                "config_json_max_pods": NodeRoom.podsReservedFor(
                    type, family: .al2023, maxPods: v["kubelet_config_max_pods"].int ?? 0,
                    expression: expression),
                "kube_reserved_memory_mi": reservedMemoryMiB(
                    type, .al2023, maxPods: v["kubelet_config_max_pods"].int ?? 0, expression: expression),
                "kube_reserved_cpu_m": vCPUs * 1000 - room.cpuMillis,
            ]
        },
        "maxpods.karpenter": { v in
            guard (v["reserved_enis"].int ?? 0) == 0, (v["efa_only_on_card0"].int ?? 0) == 0,
                v["pods_per_core"].int ?? 0 == 0
            else { throw NotModelled(reason: "no input tells a node class's settings") }
            let type = type(
                enis: try v.need("enis_on_default_card"), ipv4PerENI: try v.need("ipv4_per_eni"),
                vCPUs: try v.need("vcpus"))
            let name = v["ami_family"].text ?? ""
            let family = ImageFamily(rawValue: name.hasPrefix("Windows") ? "Windows" : name)
            var question = MaxPodsQuestion(types: [type])
            question.family = family
            question.isKarpenter = true
            question.kubelet = v["max_pods_setting"].int  // which a node of the class says itself
            let pods = question.answer?.maxPods ?? 0
            return ["pods": pods, "kube_reserved_memory_mi": reservedMemoryMiB(type, family, maxPods: pods)]
        },
        "maxpods.mng_injected_cap": { v in
            let isCustom = v["custom_ami"].flag ?? false
            let type = type(eniPods: try v.need("eni_based_max_pods"), vCPUs: try v.need("vcpus"))
            return maxPods([type]) {
                $0.family = .al2023
                $0.isManagedImage = !isCustom
            }
        },
        "maxpods.mng_mixed_types": { v in
            let types = v["per_type_max_pods"].list.compactMap(\.int).map { type(eniPods: $0) }
            return maxPods(types) { $0.isManagedImage = true }
        },
        "maxpods.auto_mode": { v in
            let type = type(enis: try v.need("enis"), ipv4PerENI: try v.need("ipv4_per_eni"))
            return maxPods([type]) { $0.family = .autoMode }
        },
        "maxpods.sgp_effective_secondary": { v in
            var type = type(enis: try v.need("enis"), ipv4PerENI: try v.need("ipv4_per_eni"))
            type.branchENIs = try v.need("branch_enis")
            var cni = CNISettings()
            cni.podENI = v["trunk_attached"].flag ?? false
            guard let node = cni.node(type, maxPods: 0) else { throw MissingField(field: "enis") }
            return [
                "secondary_pod_ips": node.podAddresses,
                "branch_pods": node.keepsTrunkSlot ? type.branchENIs ?? 0 : 0,
            ]
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
            guard v["eviction_hard_memory_mi"].int == 100 else {
                throw NotModelled(reason: "no input tells a kubelet's eviction threshold")
            }
            let whole = 1 << 30
            let room = Allocatable.karpenter(
                vCPUs: vCPUs, advertisedMemoryMiB: whole, isARM: false, vmOverhead: .zero,
                eniPods: try v.need("max_pods"))
            return [
                "capacity_memory_ki": try v.need("allocatable_memory_ki") + (whole - room.memoryMiB) << 10,
                "allocatable_cpu_millicores": room.cpuMillis,
            ]
        },
        "allocatable.kubernetes_doc_example": { v in
            func amounts(_ json: JSON) -> Allocatable {
                Allocatable(cpuMillis: json["cpu_m"].int ?? 0, memoryMiB: json["memory_mi"].int ?? 0)
            }
            let (kube, system) = (amounts(v["kube_reserved"]), amounts(v["system_reserved"]))
            let room = Allocatable(
                capacity: amounts(v["capacity"]),
                reserved: Allocatable(
                    cpuMillis: kube.cpuMillis + system.cpuMillis, memoryMiB: kube.memoryMiB + system.memoryMiB
                ),
                evictionMemoryMiB: v["eviction_hard"]["memory_mi"].int ?? 0)
            return ["cpu_m": room.cpuMillis, "memory_mi": room.memoryMiB]
        },
        "mng.max_surge_nodes": { v in
            [
                "max_extra_nodes": NodeReplacement.maxSurgeNodes(
                    zones: try v.need("availability_zones"), maxUnavailable: v["max_unavailable"].int ?? 1,
                    isMinimal: v["strategy"].text == "MINIMAL")
            ]
        },
    ]
}
