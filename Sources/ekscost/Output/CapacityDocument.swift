import Capacity
import Estate
import Simulation
import Topology
import Units
import Words

/// The room that an estate has left, for programs: `ekscost.capacity.v1`.
struct CapacityDocument: Encodable {
    var schema = "ekscost.capacity.v1"
    var snapshot: String
    var taken_on: String
    var horizon_months: Int
    var seed: UInt64
    var subnets: [SubnetDocument]
    var vpc_cidrs: [BlockCapacityDocument]
    var cni: [CNIDocument]
    var node_groups: [NodeGroupDocument]
    var scenarios: [ScenarioDocument]
    var workloads: [WorkloadRoomDocument]
    var findings: [FindingDocument]
    var assumptions: [String]
    var assumption_codes: [String]

    init(_ answer: CapacityAssessment, snapshot: Snapshot, options: CapacityOptions) {
        self.snapshot = snapshot.number.map(String.init) ?? "none"
        taken_on = options.start.description
        horizon_months = options.horizonMonths
        seed = options.seed
        vpc_cidrs = answer.blocks.map(BlockCapacityDocument.init)
        cni = answer.cnis.map(CNIDocument.init)
        subnets = answer.subnets.map(SubnetDocument.init)
        node_groups = answer.nodeGroups.map(NodeGroupDocument.init)
        scenarios = answer.scenarios.map(ScenarioDocument.init)
        workloads = answer.workloads.map(WorkloadRoomDocument.init)
        findings = answer.findings.map(FindingDocument.init)
        assumptions = answer.assumptions.map(\.description)
        assumption_codes = answer.assumptions.map(\.code)
    }

    struct FindingDocument: Encodable {
        var rule, severity, code, title, resource, detail, proof: String
        init(_ finding: Finding) {
            rule = finding.rule.rawValue
            severity = finding.severity.rawValue
            code = finding.wording.code
            title = finding.title.description
            resource = finding.resource
            detail = finding.detail.description
            proof = finding.proof.description
        }
    }

    struct ScenarioDocument: Encodable {
        struct Shortage: Encodable {
            var what, place: String
            @Nullable var cluster: String?
            var amount: Int
        }
        var name, subject: String
        @Nullable var cluster: String?
        @Nullable var cluster_arn: String?
        var detail: String
        @Nullable var fits: Bool?
        var short: [Shortage]
        @Nullable var fits_with_new_nodes: Bool?
        var new_nodes: Int
        init(_ scenario: CapacityScenario) {
            name = scenario.name
            subject = scenario.subject
            cluster = scenario.clusterName
            cluster_arn = scenario.cluster?.arn
            detail = scenario.detail
            fits = scenario.fits
            fits_with_new_nodes = scenario.fitsWithNewNodes
            new_nodes = scenario.newNodes
            short = scenario.short.map {
                Shortage(what: $0.what, place: $0.place, cluster: $0.cluster, amount: $0.amount)
            }
        }
    }
}

/// The number of replicas of a workload that still fit.
struct WorkloadRoomDocument: Encodable {
    struct Share: Encodable {
        var group: String
        var replicas: Int
    }
    @Nullable var cluster: String?
    @Nullable var cluster_arn: String?
    var kind, namespace, name: String
    var replicas, more: Int
    var at_least: Bool
    var by_group: [Share]
    @Nullable var limited_by: String?
    init(_ room: WorkloadRoom) {
        cluster = room.clusterName
        cluster_arn = room.cluster.arn
        kind = room.kind
        namespace = room.namespace
        name = room.name
        replicas = room.replicas
        more = room.more
        at_least = room.isAtLeast
        by_group = room.byGroup.map { Share(group: $0.group, replicas: $0.replicas) }
        limited_by = room.limitedBy
    }
}

/// The days on which something runs out; null where it does not within the horizon.
struct ExhaustionDocument: Encodable {
    @Nullable var p10: String?
    @Nullable var p50: String?
    @Nullable var p90: String?
    init(_ dates: ExhaustionDates?) {
        p10 = dates?.p10?.description
        p50 = dates?.p50?.description
        p90 = dates?.p90?.description
    }
}

struct NodeGroupDocument: Encodable {
    struct AllocatableDocument: Encodable {
        var cpu_millis, memory_mib: Int
        @Nullable var ephemeral_storage_mib: Int?
    }
    struct PodDocument: Encodable { var cpu_millis, memory_mib: Int }
    struct ZoneLossDocument: Encodable {
        var zone: String
        var pods_free: Int
    }
    var name: String
    @Nullable var cluster: String?
    @Nullable var cluster_arn: String?
    var kind: String
    var instance_types: [String]
    var zones: [String]
    @Nullable var min_size: Int?
    @Nullable var max_size: Int?
    @Nullable var desired_size: Int?
    @Nullable var max_pods: Int?
    @Nullable var max_pods_origin: String?
    @Nullable var max_pods_limit: String?
    @Nullable var max_pods_reason: String?
    @Nullable var pod_addresses: Int?
    @Nullable var allocatable: AllocatableDocument?
    var nodes, pods: Int
    @Nullable var pods_free: Int?
    @Nullable var limited_by: String?
    @Nullable var typical_pod: PodDocument?
    @Nullable var pods_per_new_node: Int?
    @Nullable var pods_free_at_max: Int?
    @Nullable var limited_by_at_max: String?
    var pods_free_without_zone: [ZoneLossDocument]
    @Nullable var update_surge_nodes: Int?
    @Nullable var pods_free_in_update: Int?
    var unknown: [String]
    var exhausted_on: ExhaustionDocument

    init(_ group: NodeGroupCapacity) {
        name = group.name
        cluster = group.clusterName
        cluster_arn = group.cluster.arn
        kind = group.kind
        instance_types = group.instanceTypes
        zones = group.zones.map(\.rawValue)
        min_size = group.minSize
        max_size = group.maxSize
        desired_size = group.desiredSize
        max_pods = group.maxPods
        max_pods_origin = group.maxPodsOrigin?.rawValue
        max_pods_limit = group.maxPodsLimit?.rawValue
        max_pods_reason = group.maxPodsReason
        pod_addresses = group.podAddresses
        allocatable = group.allocatable.map {
            AllocatableDocument(
                cpu_millis: $0.cpuMillis, memory_mib: $0.memoryMiB,
                ephemeral_storage_mib: group.ephemeralStorageMiB)
        }
        nodes = group.nodes
        pods = group.pods
        pods_free = group.podsFree
        limited_by = group.limitedBy
        typical_pod = group.typicalPod.map { PodDocument(cpu_millis: $0.cpuMillis, memory_mib: $0.memoryMiB) }
        pods_per_new_node = group.podsPerNewNode
        pods_free_at_max = group.podsFreeAtMax
        limited_by_at_max = group.limitedByAtMax
        pods_free_without_zone = group.zoneLosses.map {
            ZoneLossDocument(zone: $0.zone.rawValue, pods_free: $0.podsFree)
        }
        update_surge_nodes = group.surgeNodes
        pods_free_in_update = group.podsFreeInUpdate
        unknown = group.unknowns
        exhausted_on = ExhaustionDocument(group.exhaustedOn)
    }
}

struct SubnetDocument: Encodable {
    struct Holding: Encodable {
        var kind, basis: String
        var addresses, count: Int
    }
    var id: String
    @Nullable var name: String?
    var vpc: String
    @Nullable var zone: String?
    @Nullable var cidr: String?
    @Nullable var usable: Int?
    @Nullable var used: Int?
    @Nullable var free: Int?
    @Nullable var reserved: Int?
    @Nullable var free_prefixes: Int?
    @Nullable var largest_free: String?
    @Nullable var fragmentation_percent: String?
    @Nullable var picture: String?
    @Nullable var available_reported: Int?
    @Nullable var difference: String?
    var load_balancer_growth: Int
    @Nullable var used_at_max: Int?
    @Nullable var short_at_max: Int?
    var basis: String
    var holders: [Holding]
    var exhausted_on: ExhaustionDocument

    init(_ row: SubnetCapacity) {
        id = row.id.rawValue
        name = row.name
        vpc = row.vpcID.rawValue
        zone = row.zone?.rawValue
        cidr = row.cidr?.description
        usable = row.usable
        used = row.used
        free = row.free
        reserved = row.reserved
        free_prefixes = row.freePrefixes
        largest_free = row.largestFree?.description
        fragmentation_percent = row.fragmentation?.percent
        picture = row.picture
        available_reported = row.reportedAvailable
        difference = row.difference
        load_balancer_growth = row.loadBalancerGrowth
        used_at_max = row.usedAtMaximum
        short_at_max = row.shortAtMaximum
        basis = row.basis.rawValue
        holders = row.holders.map {
            Holding(
                kind: $0.kind.rawValue, basis: $0.basis.rawValue, addresses: $0.addresses, count: $0.count)
        }
        exhausted_on = ExhaustionDocument(row.exhaustedOn)
    }
}

/// A block of a VPC.
struct BlockCapacityDocument: Encodable {
    var vpc, cidr: String
    var size, in_subnets, unallocated: Int
    @Nullable var free_in_subnets: Int?
    @Nullable var largest_unallocated: String?
    var exhausted_on: ExhaustionDocument

    init(_ row: BlockCapacity) {
        vpc = row.vpcID.rawValue
        cidr = row.block.description
        size = row.block.size
        in_subnets = row.inSubnets
        unallocated = row.unallocated
        free_in_subnets = row.freeInSubnets
        largest_unallocated = row.largestUnallocated?.description
        exhausted_on = ExhaustionDocument(row.exhaustedOn)
    }
}

/// The CNI of a cluster, and how what its nodes should hold compares with what they do.
struct CNIDocument: Encodable {
    struct Unlike: Encodable {
        var node: String
        var pods: Int
        @Nullable var simulated: Int?
        @Nullable var seen: Int?
        @Nullable var reason: String?
    }
    /// So many nodes are named; all of them are counted.
    static let most = 20
    @Nullable var cluster: String?
    @Nullable var cluster_arn: String?
    var origin: String
    var environment: [String: String]
    var nodes, nodes_unknown, pods, simulated, idle, seen, simulated_of_seen, nodes_unlike: Int
    var unlike: [Unlike]

    init(_ row: CNICapacity) {
        cluster = row.clusterName
        cluster_arn = row.cluster.arn
        origin = row.settings.origin
        environment = row.settings.environment
        nodes = row.nodes
        nodes_unknown = row.unknown
        pods = row.pods
        simulated = row.simulated
        idle = row.idle
        seen = row.seen
        simulated_of_seen = row.simulatedOfSeen
        nodes_unlike = row.unlike.count
        unlike = row.unlike.prefix(Self.most).map {
            Unlike(
                node: $0.node, pods: $0.pods, simulated: $0.simulated?.subnetIPs, seen: $0.seen,
                reason: $0.excess)
        }
    }
}

/// A field that is written as null where it is unknown, and never left out.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
    var wrappedValue: Value?
    init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
    }
}
