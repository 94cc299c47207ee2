import Topology
import Units

/// Gathers a node from the stream: its list of images alone is most of its text.
struct NodeReader {
    private var node = Node(name: "")

    static func read(_ reader: inout JSONReader) throws(JSONStop) -> Node? {
        guard try reader.enterObject() else { return nil }
        var gathering = NodeReader()
        while let key = try reader.key() {
            switch key {
            case "metadata": try gathering.readMetadata(&reader)
            case "spec": try gathering.readSpec(&reader)
            case "status": try gathering.readStatus(&reader)
            default: try reader.skip()
            }
        }
        return gathering.finished
    }

    private var finished: Node? {
        guard !node.name.isEmpty else { return nil }
        var node = node
        let labels = node.labels
        func label(_ names: String...) -> String? {
            names.lazy.compactMap { labels[$0] }.first { !$0.isEmpty }
        }
        node.clusterName = label("alpha.eksctl.io/cluster-name", "eks.amazonaws.com/cluster-name")
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
                let capacity = try reader.value()
                node.capacityPods = capacity.quantity("pods", scale: 1).map { Int($0) }
                node.capacityCPUMillis = capacity.quantity("cpu", scale: 1000).map { Int($0) }
                node.capacityMemoryBytes = capacity.quantity("memory", scale: 1)
            case "addresses":
                for address in try reader.value().elements where address.text("type") == "ExternalIP" {
                    node.externalIP = address.address("address")
                }
            case "allocatable": readAllocatable(try reader.value())
            case "conditions":
                for condition in try reader.value().elements where condition.text("type") == "Ready" {
                    node.isReady = condition.text("status") == "True"
                }
            case "nodeInfo":
                let info = try reader.value()
                node.osImage = info.text("osImage")
                node.kubeletVersion = info.text("kubeletVersion")
            default: try reader.skip()
            }
        }
    }

    private mutating func readAllocatable(_ value: JSONValue) {
        node.allocatableCPUMillis = value.quantity("cpu", scale: 1000).map { Int($0) }
        node.allocatableMemoryBytes = value.quantity("memory", scale: 1)
        node.allocatablePods = value.quantity("pods", scale: 1).map { Int($0) }
        for name in value.members.keys where !["cpu", "memory", "pods"].contains(name) {
            node.otherAllocatable[name] = value.quantity(name, scale: 1)
        }
    }
}

extension JSONValue {
    /// A Kubernetes quantity, in quotes or not.
    fileprivate func quantity(_ key: String, scale: Int128) -> Int64? {
        switch self[key] {
        case .string(let text), .number(let text): ResourceQuantity.parse(text.utf8, scale: scale)
        default: nil
        }
    }
}
