import Topology
import Units

/// Gathers a node from the stream: its list of images alone is most of its text.
struct NodeReader {
    private var node = Node(name: "")
    private var uid: UInt64?

    static func read(_ reader: inout JSONReader) throws(JSONStop) -> (node: Node, uid: UInt64?)? {
        guard try reader.enterObject() else { return nil }
        var gathering = NodeReader()
        while let key = try reader.key() {
            switch key {
            case "metadata": try gathering.readMetadata(&reader)
            case "spec": try gathering.readSpec(&reader)
            case "status": try gathering.readStatus(&reader)
            case "cluster": gathering.node.cluster = ClusterID(try reader.text() ?? "")
            default: try reader.skip()
            }
        }
        return gathering.finished.map { ($0, gathering.uid) }
    }

    private var finished: Node? {
        guard !node.name.isEmpty else { return nil }
        var node = node
        let labels = node.labels
        func label(_ names: String...) -> String? {
            names.lazy.compactMap { labels[$0] }.first { !$0.isEmpty }
        }
        node.clusterName = label(
            "alpha.eksctl.io/cluster-name", "eks.amazonaws.com/cluster-name", "karpenter.k8s.aws/cluster")
        node.zone =
            label("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone").map {
                Identifier($0)
            }
            ?? node.providerID.flatMap(NodeReader.zone)
        node.region =
            label("topology.kubernetes.io/region", "failure-domain.beta.kubernetes.io/region").map {
                Identifier($0)
            }
            ?? node.zone?.region
        node.instanceType = label("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type")
        node.nodeGroupName = label(
            "eks.amazonaws.com/nodegroup", "karpenter.sh/nodepool", "karpenter.sh/provisioner-name",
            "alpha.eksctl.io/nodegroup-name")
        let capacity = label("eks.amazonaws.com/capacityType", "karpenter.sh/capacity-type")
        node.isSpot = capacity?.lowercased() == "spot"
        return node
    }

    /// The zone of `aws:///ap-northeast-2a/i-0123`; nil for another cloud.
    private static func zone(_ providerID: String) -> ZoneName? {
        let parts = providerID.split(separator: "/")
        guard parts.count >= 3, parts[0] == "aws:", parts[parts.count - 1].hasPrefix("i-") else { return nil }
        return ZoneName(String(parts[parts.count - 2]))
    }

    private mutating func readMetadata(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "name": node.name = try reader.text() ?? ""
            case "uid": uid = ObjectUID.half(try reader.text())
            case "labels":
                guard try reader.enterObject() else { break }
                while let name = try reader.key() {
                    let name = name.string
                    node.labels[name] = try reader.scalar()?.string
                }
            default: try reader.skip()
            }
        }
    }

    private mutating func readSpec(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "providerID": node.providerID = try reader.text()
            case "unschedulable": node.isUnschedulable = try reader.bool() ?? false
            case "taints":
                node.taints = try reader.value().elements.compactMap { taint in
                    taint.text("key").map {
                        Taint(
                            key: $0, value: taint.text("value"), effect: taint.text("effect") ?? "NoSchedule")
                    }
                }
            default: try reader.skip()
            }
        }
    }

    private mutating func readStatus(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterObject() else { return }
        while let key = try reader.key() {
            switch key {
            case "capacity":
                let found = try Self.quantities(&reader)
                node.capacityPods = found.pods
                node.capacityCPUMillis = found.cpuMillis
                node.capacityMemoryBytes = found.memoryBytes
            case "addresses":
                for address in try reader.value().elements {
                    switch address.text("type") {
                    case "ExternalIP": node.externalIP = address.address("address")
                    // A dual-stack node has an IPv6 one besides.
                    case "InternalIP": node.internalIP = node.internalIP ?? address.address("address")
                    default: continue
                    }
                }
            case "allocatable":
                let found = try Self.quantities(&reader)
                node.allocatablePods = found.pods
                node.allocatableCPUMillis = found.cpuMillis
                node.allocatableMemoryBytes = found.memoryBytes
                node.otherAllocatable = found.others
            case "conditions": try readConditions(&reader)
            case "nodeInfo":
                guard try reader.enterObject() else { break }
                while let key = try reader.key() {
                    switch key {
                    case "osImage": node.osImage = try reader.text()
                    case "kubeletVersion": node.kubeletVersion = try reader.text()
                    default: try reader.skip()
                    }
                }
            default: try reader.skip()
            }
        }
    }

    private mutating func readConditions(_ reader: inout JSONReader) throws(JSONStop) {
        guard try reader.enterArray() else { return }
        while try reader.element() {
            guard try reader.enterObject() else { continue }
            var isReadiness = false
            var isTrue = false
            while let key = try reader.key() {
                switch key {
                case "type": if let text = try reader.scalar() { isReadiness = "Ready" ~= text }
                case "status": if let text = try reader.scalar() { isTrue = "True" ~= text }
                default: try reader.skip()
                }
            }
            if isReadiness { node.isReady = isTrue }
        }
    }

    /// The amount of each resource of a node, by Kubernetes quantities, in quotes or not.
    private struct Quantities {
        var cpuMillis: Int?
        var memoryBytes: Int64?
        var pods: Int?
        /// In bytes or pieces.
        var others: [String: Int64] = [:]
    }

    private static func quantities(_ reader: inout JSONReader) throws(JSONStop) -> Quantities {
        var found = Quantities()
        guard try reader.enterObject() else { return found }
        while let key = try reader.key() {
            let name = key.string
            let amount = try reader.scalar().flatMap {
                ResourceQuantity.parse($0.bytes, scale: name == "cpu" ? 1000 : 1)
            }
            switch name {
            case "cpu": found.cpuMillis = amount.map { Int($0) }
            case "memory": found.memoryBytes = amount
            case "pods": found.pods = amount.map { Int($0) }
            default: found.others[name] = amount
            }
        }
        return found
    }
}
