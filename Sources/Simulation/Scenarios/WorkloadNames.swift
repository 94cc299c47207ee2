import Capacity
import Topology

/// A workload as one cluster's: two of one namespace and name in two clusters are two.
struct WorkloadKey: Hashable {
    /// nil where nothing tells which cluster it is of.
    var cluster: ClusterID?
    var namespace: String
    var name: String
    /// The workload without its cluster, `shop/web`.
    var short: String { "\(namespace)/\(name)" }
}

/// The workloads of a snapshot that have replicas, by cluster, namespace and name, for options that name one.
struct WorkloadNames {
    private let owners: ClusterNames
    private let keys: Set<WorkloadKey>

    init(_ snapshot: Snapshot, _ aim: ChangeAim) {
        let owners = ClusterNames(snapshot)
        var found = Set<WorkloadKey>()
        func add(_ owner: ClusterID?, _ namespace: String, _ name: String) {
            guard owners.isMeant(owner, aim) else { return }
            found.insert(WorkloadKey(cluster: owner, namespace: namespace, name: name))
        }
        for workload in snapshot.workloads where workload.kind != "DaemonSet" {
            add(owners.owner(of: workload), workload.namespace, workload.name)
        }
        for pod in snapshot.pods where !pod.isFinished && !pod.isOfNode {
            add(owners.owner(of: pod), pod.namespace, pod.workloadName)
        }
        // What has no cluster is of the one cluster that has a workload of its name.
        let placed = Set(found.filter { $0.cluster != nil }.map(\.short))
        keys = found.filter { $0.cluster != nil || !placed.contains($0.short) }
        self.owners = owners
    }

    /// The one workload that a text names: `shop/web`, or with its cluster `blue/shop/web`.
    ///
    /// - Throws: `ScenarioError` where it names none, or several of which the choices are listed.
    func workload(_ text: String, for change: String) throws(ScenarioError) -> WorkloadKey {
        let named = keys.filter { $0.short == text || isNamed($0, by: text) }
        guard named.count <= 1 else {
            let choices = named.map { self.text($0) }.sorted().joined(separator: ", ")
            throw ScenarioError("\(change): several clusters have a workload \(text); name one of \(choices)")
        }
        guard let only = named.first else {
            let known = keys.map { key in isAlone(key) ? key.short : self.text(key) }
            throw ScenarioError(
                "\(change): no workload \(text)"
                    + NearestNames.hint(
                        text, among: known,
                        none:
                            "; import pods and workloads with `kubectl get pods,deployments -A -o json`"))
        }
        return only
    }

    private func isNamed(_ key: WorkloadKey, by text: String) -> Bool {
        guard let cluster = key.cluster, text.hasSuffix("/" + key.short) else { return false }
        return owners.isNamed(cluster, by: String(text.dropLast(key.short.count + 1)))
    }

    func isOne(_ key: WorkloadKey, _ workload: Workload) -> Bool {
        workload.kind != "DaemonSet" && workload.namespace == key.namespace && workload.name == key.name
            && isOf(key, owners.owner(of: workload))
    }

    func isOne(_ key: WorkloadKey, _ pod: Pod) -> Bool {
        pod.namespace == key.namespace && pod.workloadName == key.name && !pod.isFinished && !pod.isOfNode
            && isOf(key, owners.owner(of: pod))
    }

    private func isOf(_ key: WorkloadKey, _ owner: ClusterID?) -> Bool {
        owner.map { $0 == key.cluster } ?? isAlone(key)
    }

    /// Returns whether no other cluster has a workload of the name, so that what has no cluster is of this one.
    private func isAlone(_ key: WorkloadKey) -> Bool { keys.count { $0.short == key.short } == 1 }

    /// The workload as an option names it, `blue/shop/web`.
    private func text(_ key: WorkloadKey) -> String {
        (key.cluster.map { owners.text($0) + "/" } ?? "") + key.short
    }
}
