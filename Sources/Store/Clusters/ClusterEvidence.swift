import GRDB
import Topology
import Units

/// The evidence of a snapshot about its clusters, from which those of its nodes follow.
struct ClusterEvidence {
    /// A cluster that the snapshot describes, or that a node group is of.
    struct Known: Hashable {
        var id: ClusterID
        var name: String
        var region: Region?
        var vpc: String?
    }

    /// A node, as far as it tells its cluster.
    struct NodeFacts {
        var name: String
        var clusterName: String?
        /// By Karpenter's label, which most people give the cluster's name, and some another.
        var discovery: String?
        var providerID: String?
        var group: String?
        var region: Region?
        var address: UInt32?

        /// The EC2 instance, where the provider id names one.
        var instance: String? {
            providerID.flatMap { Node.instance(of: $0) }
        }
    }

    private(set) var known: [Known]
    private let instances: [String: (vpc: String?, cluster: String?)]
    private let subnets: [(block: CIDRBlock, vpc: String)]
    /// The clusters that have a node group of a name.
    private let groups: [String: Set<ClusterID>]

    init(_ db: Database, _ snapshot: Int64) throws {
        var known = try Row.fetchAll(
            db, sql: "SELECT name, arn, region, vpcID FROM cluster WHERE snapshotID = ? ORDER BY name, arn",
            arguments: [snapshot]
        ).map { row in
            let (name, arn): (String, String?) = (row[0], row[1])
            return Known(
                id: ClusterID(arn ?? name), name: name,
                region: (row[2] as String?).map { Region($0) } ?? arn.flatMap(Self.region), vpc: row[3])
        }
        var groups: [String: Set<ClusterID>] = [:]
        for row in try Row.fetchAll(
            db, sql: "SELECT clusterName, name, arn FROM nodeGroup WHERE snapshotID = ?",
            arguments: [snapshot])
        {
            let (cluster, name, arn): (String, String, String?) = (row[0], row[1], row[2])
            var id = ClusterID(ofPart: arn, named: cluster)
            // A group without its ARN is of the cluster of that name, if there is one.
            let same = known.filter { $0.name == cluster }
            if !known.contains(where: { $0.id == id }), same.count == 1 { id = same[0].id }
            if !known.contains(where: { $0.id == id }), same.isEmpty {
                known.append(Known(id: id, name: cluster, region: Self.region(id.rawValue), vpc: nil))
            }
            groups[name, default: []].insert(id)
        }
        self.known = known
        self.groups = groups
        instances = try Self.instances(db, snapshot)
        subnets = try Self.subnets(db, snapshot)
    }

    private static func region(_ arn: String) -> Region? {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 && !parts[3].isEmpty ? Region(String(parts[3])) : nil
    }

    private static func instances(_ db: Database, _ snapshot: Int64) throws
        -> [String: (vpc: String?, cluster: String?)]
    {
        let rows = try Row.fetchAll(
            db, sql: "SELECT id, vpcID, clusterName FROM instance WHERE snapshotID = ?",
            arguments: [snapshot])
        return Dictionary(rows.map { ($0[0] as String, ($0[1] as String?, $0[2] as String?)) }) { $1 }
    }

    private static func subnets(_ db: Database, _ snapshot: Int64) throws
        -> [(block: CIDRBlock, vpc: String)]
    {
        try Row.fetchAll(
            db,
            sql: "SELECT cidrBase, cidrPrefixLength, vpcID FROM subnet WHERE snapshotID = ? ORDER BY id",
            arguments: [snapshot]
        ).compactMap { row in
            let (base, length): (Int64?, Int?) = (row[0], row[1])
            guard let base = base.flatMap({ UInt32(exactly: $0) }), let length,
                let block = CIDRBlock(containing: IPv4Address(base), prefixLength: length)
            else { return nil }
            return (block, row[2])
        }
    }

    /// The ids of the clusters that the snapshot describes or has a node group of.
    var ids: Set<ClusterID> { Set(known.map(\.id)) }

    /// The clusters that a name or an ARN may mean.
    func named(_ name: String) -> [Known] {
        known.filter { $0.id.rawValue == name || $0.name == name }
    }

    /// The cluster of a node; nil where nothing tells.
    func cluster(of node: NodeFacts) -> ClusterID? {
        var candidates = known
        var isTold = false
        /// Takes those that fit; where none does, this tells nothing.
        func narrow(_ fits: (Known) -> Bool) {
            let fitting = candidates.filter(fits)
            guard !fitting.isEmpty else { return }
            candidates = fitting
            isTold = true
        }
        let instance = node.instance.flatMap { instances[$0] }
        let name = node.clusterName ?? instance?.cluster
        if let name {
            guard known.contains(where: { $0.name == name }) else { return ClusterID(name) }
            narrow { $0.name == name }
        }
        if name == nil, let discovery = node.discovery { narrow { $0.name == discovery } }
        if let vpc = instance?.vpc { narrow { $0.vpc == vpc } }
        if candidates.count > 1, let region = node.region { narrow { $0.region == region } }
        if candidates.count > 1, let group = node.group, let owners = groups[group] {
            narrow { owners.contains($0.id) }
        }
        if candidates.count > 1, let address = node.address {
            let vpcs = Set(subnets.filter { $0.block.contains(IPv4Address(address)) }.map(\.vpc))
            narrow { $0.vpc.map(vpcs.contains) ?? false }
        }
        return isTold && candidates.count == 1 ? candidates[0].id : nil
    }

    /// The cluster of a VPC that has no other; nil where it has several or none.
    func onlyCluster(inSubnet id: String, _ db: Database, _ snapshot: Int64) throws -> ClusterID? {
        let vpc = try String.fetchOne(
            db, sql: "SELECT vpcID FROM subnet WHERE snapshotID = ? AND id = ?", arguments: [snapshot, id])
        let there = known.filter { $0.vpc == vpc && vpc != nil }
        return there.count == 1 ? there[0].id : nil
    }
}
