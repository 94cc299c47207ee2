import Topology

/// A node group as one cluster's: two of one name in two clusters are two.
struct GroupKey: Hashable {
    /// nil where nothing tells which cluster it is of.
    var cluster: ClusterID?
    var name: String
}

/// The node groups of a snapshot by cluster and name, for options that name one.
struct GroupNames {
    private let owners: ClusterNames
    private let keys: Set<GroupKey>

    init(_ snapshot: Snapshot, _ aim: ChangeAim) {
        let owners = ClusterNames(snapshot)
        var found = Set<GroupKey>()
        func add(_ owner: ClusterID?, _ name: String?) {
            guard let name, owners.isMeant(owner, aim) else { return }
            found.insert(GroupKey(cluster: owner, name: name))
        }
        for group in snapshot.nodeGroups { add(owners.owner(of: group), group.name) }
        for node in snapshot.nodes { add(owners.owner(of: node), node.nodeGroupName) }
        for instance in snapshot.instances {
            add(owners.owner(of: instance), instance.nodeGroupName ?? instance.autoScalingGroupName)
        }
        for group in snapshot.autoScalingGroups { add(owners.owner(of: group), group.name) }
        // What has no cluster is of the one cluster that has a group of its name.
        let placed = Set(found.filter { $0.cluster != nil }.map(\.name))
        found = found.filter { $0.cluster != nil || !placed.contains($0.name) }
        self.owners = owners
        keys = found
    }

    /// The one group that a text names: `general`, or with its cluster `blue/general`.
    ///
    /// - Throws: `ScenarioError` where it names none, or several of which the choices are listed.
    func group(_ text: String, for change: String) throws(ScenarioError) -> GroupKey {
        let named = keys.filter { $0.name == text || isNamed($0, by: text) }
        guard named.count <= 1 else {
            let choices = named.map { self.text($0) }.sorted().joined(separator: ", ")
            throw ScenarioError(
                "\(change): several clusters have a node group \(text); name one of \(choices)")
        }
        guard let only = named.first else {
            let known = keys.map { key in isAlone(key) ? key.name : self.text(key) }
            throw ScenarioError(
                "\(change): no node group \(text)"
                    + NearestNames.hint(text, among: known, none: "; there is none"))
        }
        return only
    }

    /// The group as an option names it, `blue/general`.
    private func text(_ key: GroupKey) -> String {
        (key.cluster.map { owners.text($0) + "/" } ?? "") + key.name
    }

    private func isNamed(_ key: GroupKey, by text: String) -> Bool {
        guard let cluster = key.cluster, text.hasSuffix("/" + key.name) else { return false }
        return owners.isNamed(cluster, by: String(text.dropLast(key.name.count + 1)))
    }

    func isOne(_ key: GroupKey, _ group: NodeGroup) -> Bool {
        group.name == key.name && isOf(key, owners.owner(of: group))
    }
    func isOne(_ key: GroupKey, _ group: AutoScalingGroup) -> Bool {
        group.name == key.name && isOf(key, owners.owner(of: group))
    }
    func isOne(_ key: GroupKey, _ node: Node) -> Bool {
        node.nodeGroupName == key.name && isOf(key, owners.owner(of: node))
    }
    func isOne(_ key: GroupKey, _ instance: Instance) -> Bool {
        (instance.nodeGroupName == key.name || instance.autoScalingGroupName == key.name)
            && isOf(key, owners.owner(of: instance))
    }

    private func isOf(_ key: GroupKey, _ owner: ClusterID?) -> Bool {
        owner.map { $0 == key.cluster } ?? isAlone(key)
    }

    /// Returns whether no other cluster has a group of the name, so that what has no cluster is of this one.
    private func isAlone(_ key: GroupKey) -> Bool { keys.count { $0.name == key.name } == 1 }
}

extension AutoScalingGroup {
    /// The cluster that its tags name.
    var clusterName: String? {
        if let name = tags["eks:cluster-name"] ?? tags["aws:eks:cluster-name"] { return name }
        let prefixes = ["kubernetes.io/cluster/", "k8s.io/cluster/"]
        let named = tags.keys.sorted().compactMap { key in
            prefixes.first { key.hasPrefix($0) }.map { String(key.dropFirst($0.count)) }
        }
        return Set(named).count == 1 ? named.first : nil
    }
}
