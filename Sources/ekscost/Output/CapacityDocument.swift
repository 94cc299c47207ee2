import Simulation
import Topology
import Units

/// What is left of an estate, for programs: `ekscost.capacity.v1`.
struct CapacityDocument: Encodable {
    var schema = "ekscost.capacity.v1"
    var snapshot: String
    var taken_on: String
    var horizon_months: Int
    var subnets: [SubnetDocument]
    var node_groups: [NodeGroupDocument]
    var scenarios: [ScenarioDocument]
    var findings: [FindingDocument]
    var assumptions: [String]

    init(_ answer: CapacityAssessment, snapshot: Snapshot, options: CapacityOptions) {
        self.snapshot = snapshot.number.map(String.init) ?? "none"
        taken_on = options.start.description
        horizon_months = options.horizonMonths
        subnets = answer.subnets.map(SubnetDocument.init)
        node_groups = answer.nodeGroups.map(NodeGroupDocument.init)
        scenarios = answer.scenarios.map(ScenarioDocument.init)
        findings = answer.findings.map(FindingDocument.init)
        assumptions = answer.assumptions
    }

    struct FindingDocument: Encodable {
        var rule, severity, title, resource, detail, proof: String
        init(_ finding: Finding) {
            rule = finding.rule
            severity = finding.severity.rawValue
            title = finding.title
            resource = finding.resource
            detail = finding.detail
            proof = finding.proof
        }
    }

    struct ScenarioDocument: Encodable {
        struct Shortage: Encodable {
            var what, place: String
            var amount: Int
        }
        var name, subject, detail: String
        @Nullable var fits: Bool?
        var short: [Shortage]
        init(_ scenario: CapacityScenario) {
            name = scenario.name
            subject = scenario.subject
            detail = scenario.detail
            fits = scenario.fits
            short = scenario.short.map { Shortage(what: $0.what, place: $0.place, amount: $0.amount) }
        }
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
    struct AllocatableDocument: Encodable { var cpu_millis, memory_mib: Int }
    var name: String
    @Nullable var cluster: String?
    var instance_types: [String]
    @Nullable var max_pods: Int?
    @Nullable var allocatable: AllocatableDocument?
    var nodes, pods: Int
    @Nullable var pods_free: Int?
    @Nullable var limited_by: String?
    var exhausted_on: ExhaustionDocument

    init(_ group: NodeGroupCapacity) {
        name = group.name
        cluster = group.clusterName
        instance_types = group.instanceTypes
        max_pods = group.maxPods
        allocatable = group.allocatable.map {
            AllocatableDocument(cpu_millis: $0.cpuMillis, memory_mib: $0.memoryMiB)
        }
        nodes = group.nodes
        pods = group.pods
        pods_free = group.podsFree
        limited_by = group.limitedBy
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
        basis = row.basis.rawValue
        holders = row.holders.map {
            Holding(
                kind: $0.kind.rawValue, basis: $0.basis.rawValue, addresses: $0.addresses, count: $0.count)
        }
        exhausted_on = ExhaustionDocument(row.exhaustedOn)
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
