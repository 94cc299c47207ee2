public import Units

/// A node of a cluster.
public struct Node: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var name: String
    public var clusterName: String?
    /// `aws:///ap-northeast-2a/i-0123`; another scheme is another cloud.
    public var providerID: String?
    public var zone: ZoneName?
    public var region: Region?
    public var instanceType: String?
    public var nodeGroupName: String?
    /// True where the node's labels say that it is a Spot Instance.
    public var isSpot = false
    public var labels: [String: String] = [:]
    public var taints: [Taint] = []
    public var isUnschedulable = false
    public var isReady: Bool?
    public var capacityPods: Int?
    public var capacityCPUMillis: Int?
    public var capacityMemoryBytes: Int64?
    public var allocatableCPUMillis: Int?
    public var allocatableMemoryBytes: Int64?
    public var allocatablePods: Int?
    /// Other resources that pods may request, by the resource's name: `ephemeral-storage` in bytes, devices in pieces.
    public var otherAllocatable: [String: Int64] = [:]
    public var osImage: String?
    public var kubeletVersion: String?
    /// The public address, where the node has one.
    public var externalIP: IPv4Address?
    /// The address within the VPC.
    public var internalIP: IPv4Address?
    public init(name: String) { self.name = name }

    /// The EC2 instance, where the provider id names one.
    public var instanceID: Identifier<Instance>? {
        providerID.flatMap { Self.instance(of: $0) }.map { Identifier($0) }
    }

    /// The id of the EC2 instance that a provider id names, `aws:///ap-northeast-2a/i-0123`; nil for another cloud.
    public static func instance(of providerID: String) -> String? {
        // By bytes: costs ask this of every node of every month.
        let bytes = providerID.utf8
        guard bytes.starts(with: "aws:".utf8), let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        else { return nil }
        let last = bytes[bytes.index(after: slash)...]
        return last.starts(with: "i-".utf8) ? String(Substring(last)) : nil
    }
}

/// The importer reads nodes from the stream, for their lists of images are most of their text; a test holds it to these
/// fields.
extension Node: KubernetesNoun {
    public static let table = NounTable("node", key: ["name"])
    public static let type: KubernetesType? = KubernetesType("v1", "Node")
    public static let blank = Node(name: "")
    public static let fields: [Field<Node>] = [
        .cluster,
        Field("name", \.name, "metadata.name", isRequired: true),
        Field("labels", \.labels, "metadata.labels"),
        Field("providerID", \.providerID, "spec.providerID"),
        Field(
            "isUnschedulable", \.isUnschedulable, "spec.unschedulable",
            writes: { if $0.isUnschedulable { $1.add(at: ["spec", "unschedulable"], json: "true") } }),
        Field("taints", \.taints, "spec.taints"),
        Field(
            "capacityCPUMillis", \.capacityCPUMillis, "status.capacity.cpu",
            writes: { $1.add(at: ["status", "capacity", "cpu"], $0.capacityCPUMillis.map { "\($0)m" }) }),
        Field(
            "capacityMemoryBytes", \.capacityMemoryBytes, "status.capacity.memory",
            writes: { $1.add(at: ["status", "capacity", "memory"], $0.capacityMemoryBytes.map { "\($0)" }) }),
        Field(
            "capacityPods", \.capacityPods, "status.capacity.pods",
            writes: { $1.add(at: ["status", "capacity", "pods"], $0.capacityPods.map { "\($0)" }) }),
        Field(
            "internalIP", \.internalIP,
            writes: { node, object in
                let all = [("InternalIP", node.internalIP), ("ExternalIP", node.externalIP)]
                let addresses = all.compactMap { type, address in
                    address.map { address in
                        JSONObject.made {
                            $0.add("type", type)
                            $0.add("address", address.description)
                        }.text
                    }
                }
                object.add(at: "status.addresses", elements: addresses)
            }),
        Field("externalIP", \.externalIP),
        Field(
            "allocatableCPUMillis", \.allocatableCPUMillis, "status.allocatable.cpu",
            writes: {
                $1.add(at: ["status", "allocatable", "cpu"], $0.allocatableCPUMillis.map { "\($0)m" })
            }),
        Field(
            "allocatableMemoryBytes", \.allocatableMemoryBytes, "status.allocatable.memory",
            writes: {
                $1.add(at: ["status", "allocatable", "memory"], $0.allocatableMemoryBytes.map { "\($0)" })
            }),
        Field(
            "allocatablePods", \.allocatablePods, "status.allocatable.pods",
            writes: { $1.add(at: ["status", "allocatable", "pods"], $0.allocatablePods.map { "\($0)" }) }),
        Field(
            "otherAllocatable", \.otherAllocatable,
            writes: { node, object in
                for (name, amount) in node.otherAllocatable.sorted(by: { $0.key < $1.key }) {
                    object.add(at: ["status", "allocatable", name], "\(amount)")
                }
            }),
        Field(
            "isReady", \.isReady,
            writes: { node, object in
                guard let isReady = node.isReady else { return }
                let condition = JSONObject.made {
                    $0.add("type", "Ready")
                    $0.add("status", isReady ? "True" : "False")
                }
                object.add(at: "status.conditions", elements: [condition.text])
            }),
        Field("osImage", \.osImage, "status.nodeInfo.osImage"),
        Field("kubeletVersion", \.kubeletVersion, "status.nodeInfo.kubeletVersion", .open),
        // Out of the labels and the provider id.
        Field("clusterName", \.clusterName),
        Field("zone", \.zone),
        Field("region", \.region),
        Field("instanceType", \.instanceType, nil, .open),
        Field("nodeGroupName", \.nodeGroupName),
        Field("isSpot", \.isSpot),
    ]
}
