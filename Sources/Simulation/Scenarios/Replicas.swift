import Capacity
public import Topology

/// Another number of replicas of a workload.
public struct Replicas: Scenario {
    public static let movesCapacity = true
    /// The pods for which Kubernetes is built in a cluster.
    ///
    /// Source: <https://kubernetes.io/docs/setup/best-practices/cluster-large/>.
    public static let most = 150_000
    /// The workload as it was named: `shop/web`, or with its cluster `blue/shop/web`.
    public let workload: String
    public let count: Int
    public var name: String { "--replicas=\(workload)=\(count)" }
    public init(_ workload: String, count: Int) {
        self.workload = workload
        self.count = count
    }

    public init(namespace: String, workload: String, count: Int) {
        self.init("\(namespace)/\(workload)", count: count)
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let names = WorkloadNames(snapshot, context.aim)
        let key = try names.workload(workload, for: name)
        var next = snapshot
        var owner: Workload?
        for position in next.workloads.indices where names.isOne(key, next.workloads[position]) {
            next.workloads[position].replicas = count
            owner = next.workloads[position]
        }
        let mine = snapshot.pods.filter { names.isOne(key, $0) }
        if count < mine.count {
            next.removePods(mine, leaving: count) { names.isOne(key, $0) }
        } else if let model = mine.first ?? owner?.podTemplate {
            next.addPods(count - mine.count, of: key, like: model, owner: mine.isEmpty ? owner : nil)
        }
        return next
    }
}

extension Snapshot {
    /// Takes pods away: those that wait go first, then the last by name.
    fileprivate mutating func removePods(_ mine: [Pod], leaving count: Int, where isOne: (Pod) -> Bool) {
        let order = mine.sorted {
            ($0.nodeName != nil ? 0 : 1, $0.name) < ($1.nodeName != nil ? 0 : 1, $1.name)
        }
        let gone = Set(order.suffix(mine.count - count).map(\.name))
        pods.removeAll { isOne($0) && gone.contains($0.name) }
    }

    /// Adds pods that wait for a node.
    ///
    /// - Parameter owner: the workload whose template the model is; nil where the model is a pod of it.
    fileprivate mutating func addPods(
        _ count: Int, of key: WorkloadKey, like model: Pod, owner: Workload?
    ) {
        var pod = model
        pod.cluster = key.cluster ?? pod.cluster
        pod.namespace = key.namespace
        pod.nodeName = nil
        pod.podIP = nil
        pod.phase = "Pending"
        pod.isTerminating = false
        if let owner {
            pod.ownerKind = owner.kind == "Deployment" ? "ReplicaSet" : owner.kind
            pod.ownerName = owner.kind == "Deployment" ? key.name + "-new" : key.name
        }
        let base = key.name + "-new-"
        let taken = Set(pods.filter { $0.namespace == key.namespace && $0.name.hasPrefix(base) }.map(\.name))
        let numbers = (1...).lazy.map { base + "\($0)" }.filter { !taken.contains($0) }
        for name in numbers.prefix(count) {
            pod.name = name
            pods.append(pod)
        }
    }
}
