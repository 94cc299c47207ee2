public import Topology

/// The things of a snapshot that a row of traffic can name.
///
/// A snapshot without any subnet, zone, load balancer or workload says nothing of them, so that none is refused.
public struct KnownEnds: Sendable {
    private struct KnownCluster: Hashable {
        var name: String
        var arn: String?
    }

    private var subnets: Set<Identifier<Subnet>> = []
    private var vpcs: Set<Identifier<VPC>> = []
    private var zones: Set<String> = []
    private var zoneIDs: Set<String> = []
    private var loadBalancers: Set<String> = []
    private var clusters: Set<KnownCluster> = []
    private var workloads: Set<String> = []

    public init() {}

    /// - Parameter workloads: the namespaces and names of workloads, for a snapshot that was read without its pods.
    public init(_ snapshot: Snapshot, workloads names: [(namespace: String, name: String)] = []) {
        for it in snapshot.subnets { note(.subnet(it)) }
        for it in snapshot.vpcs { note(.vpc(it)) }
        for it in snapshot.availabilityZones { note(.availabilityZone(it)) }
        for it in snapshot.loadBalancers { note(.loadBalancer(it)) }
        for it in snapshot.vpcPeeringConnections { note(.vpcPeeringConnection(it)) }
        for it in snapshot.transitGatewayAttachments { note(.transitGatewayAttachment(it)) }
        for it in snapshot.clusters { note(.cluster(it)) }
        for it in snapshot.nodes { note(.node(it)) }
        for it in snapshot.pods { note(.pod(it)) }
        for it in snapshot.workloads { note(.workload(it)) }
        for name in names { workloads.insert("\(name.namespace)/\(name.name)") }
    }

    /// Remembers what a fact names.
    public mutating func note(_ fact: Fact) {
        switch fact {
        case .subnet(let it):
            subnets.insert(it.id)
            if let zone = it.zone { zones.insert(zone.rawValue) }
            if let id = it.zoneID { zoneIDs.insert(id) }
        case .vpc(let it): vpcs.insert(it.id)
        case .availabilityZone(let it):
            zones.insert(it.name.rawValue)
            if let id = it.zoneID { zoneIDs.insert(id) }
        case .loadBalancer(let it): loadBalancers.insert(it.name)
        case .vpcPeeringConnection(let it):
            for side in [it.requester, it.accepter] { if let id = side.vpcID { vpcs.insert(id) } }
        case .transitGatewayAttachment(let it):
            if let id = it.resourceID, id.hasPrefix("vpc-") { vpcs.insert(Identifier(id)) }
        case .cluster(let it): clusters.insert(KnownCluster(name: it.name, arn: it.arn))
        case .node(let it):
            if let name = it.clusterName { clusters.insert(KnownCluster(name: name)) }
            note(it.cluster)
        case .pod(let it): workloads.insert("\(it.namespace)/\(it.workloadName)")
        case .workload(let it): workloads.insert("\(it.namespace)/\(it.name)")
        default: break
        }
    }

    /// A cluster that its own objects tell.
    private mutating func note(_ cluster: ClusterID) {
        let id = cluster.rawValue
        guard !id.isEmpty, let name = id.split(separator: "/").last else { return }
        clusters.insert(KnownCluster(name: String(name), arn: id.hasPrefix("arn:") ? id : nil))
    }

    /// The names of a row that are not there, and how to mend it; nil where all of them are.
    func complaint(of flow: TrafficFlow) -> (what: String, mend: String)? {
        complaint(of: flow.source) ?? complaint(of: flow.destination)
    }

    private func complaint(of source: TrafficSource) -> (what: String, mend: String)? {
        switch source {
        case .subnet(let id): complaint(ofSubnet: id)
        case .zone(let zone): complaint(ofZone: zone)
        case .workload(let cluster, let namespace, let name):
            cluster.flatMap { complaint(ofCluster: $0) } ?? complaint(ofWorkload: "\(namespace)/\(name)")
        case .loadBalancer(let name):
            loadBalancers.isEmpty || loadBalancers.contains(name)
                ? nil
                : (
                    "there is no load balancer \(name) in the snapshot",
                    "write the name that `aws elbv2 describe-load-balancers` gives it"
                )
        }
    }

    private func complaint(of destination: TrafficDestination) -> (what: String, mend: String)? {
        switch destination {
        case .subnet(let id): complaint(ofSubnet: id)
        case .zone(let zone): complaint(ofZone: zone)
        case .vpc(let id):
            vpcs.isEmpty || vpcs.contains(id)
                ? nil
                : (
                    "there is no VPC \(id) in the snapshot, nor a peering with it",
                    "import it first, or write tgw where a transit gateway leads there"
                )
        case .internet, .service, .transitGateway, .cidr, .targets, .beyondNAT: nil
        }
    }

    private func complaint(ofSubnet id: Identifier<Subnet>) -> (what: String, mend: String)? {
        guard !subnets.isEmpty, !subnets.contains(id) else { return nil }
        return (
            "there is no subnet \(id) in the snapshot",
            "correct the id, or import the `aws ec2 describe-subnets` that has it first"
        )
    }

    private func complaint(ofZone zone: String) -> (what: String, mend: String)? {
        let isID = zone.split(separator: "-").last?.hasPrefix("az") == true
        let known = isID ? zoneIDs : zones
        guard !known.isEmpty, !known.contains(zone) else { return nil }
        return (
            "there is no zone \(zone) in the snapshot",
            "write one of \(known.sorted().joined(separator: ", ")), or import its subnets first"
        )
    }

    private func complaint(ofCluster cluster: String) -> (what: String, mend: String)? {
        guard !clusters.isEmpty else { return nil }
        let matching = clusters.filter { $0.name == cluster || $0.arn == cluster }
        let names = Set(clusters.compactMap { $0.arn ?? $0.name }).sorted().joined(separator: ", ")
        guard !matching.isEmpty else {
            return ("there is no cluster \(cluster) in the snapshot", "write one of \(names)")
        }
        let arns = Set(matching.compactMap(\.arn))
        guard arns.count > 1 else { return nil }
        return (
            "\(arns.count) clusters are named \(cluster)",
            "write the ARN of one of them: \(arns.sorted().joined(separator: ", "))"
        )
    }

    private func complaint(ofWorkload name: String) -> (what: String, mend: String)? {
        guard !workloads.isEmpty, !workloads.contains(name) else { return nil }
        return (
            "there is no workload \(name) in the snapshot",
            "correct the name, or import the pods of its namespace first"
        )
    }
}
