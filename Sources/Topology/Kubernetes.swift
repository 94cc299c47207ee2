public import Units

/// A taint of a node or a node group.
public struct Taint: Hashable, Sendable {
    public var key: String
    public var value: String?
    /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`, as Kubernetes spells them.
    public var effect: String
    public init(key: String, value: String?, effect: String) {
        self.key = key
        self.value = value
        self.effect = effect
    }
}

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
    /// What else pods may request, by the resource's name: `ephemeral-storage` in bytes, devices in pieces.
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

/// A pod with what costs and capacity need of it.
public struct Pod: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    /// The kind and name of the owner, a ReplicaSet's hash included.
    public var ownerKind: String?
    public var ownerName: String?
    public var nodeName: String?
    public var podIP: IPv4Address?
    public var isHostNetwork = false
    /// `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`.
    public var phase: String?
    /// Effective requests: containers, init containers, sidecars and overhead.
    public var cpuMillis: Int = 0
    public var memoryBytes: Int64 = 0
    /// Whether it is being deleted.
    public var isTerminating = false
    /// The labels as compact JSON; nil where it has none.
    public var labels: String?
    /// The scheduling constraints as compact JSON of the fields that matter; nil where it has none.
    public var constraints: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// The workload's name as people know it: a Deployment's pods lose the ReplicaSet's hash.
    public var workloadName: String {
        guard let ownerName else { return name }
        guard ownerKind == "ReplicaSet", let dash = ownerName.utf8.lastIndex(of: UInt8(ascii: "-"))
        else { return ownerName }
        return String(ownerName[..<dash])
    }
}

/// A Deployment, ReplicaSet, StatefulSet or DaemonSet.
public struct Workload: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var kind: String
    public var namespace: String
    public var name: String
    /// nil for a DaemonSet.
    public var replicas: Int?
    public var ownerKind: String?
    /// What its pods ask for and are bound by, without a name; nil where it was not imported.
    public var podTemplate: Pod?
    /// Environment of the first container by name: how aws-node is set.
    public var environment: [String: String] = [:]
    public init(kind: String, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }
}

/// A Service, as far as load balancing and routing hints need it.
public struct Service: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    public var type: String?
    public var externalTrafficPolicy: String?
    public var internalTrafficPolicy: String?
    public var trafficDistribution: String?
    public var annotations: [String: String] = [:]
    public var loadBalancerHostname: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }
}

/// An Ingress, as far as load balancing needs it.
public struct Ingress: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    public var ingressClass: String?
    public var annotations: [String: String] = [:]
    public var loadBalancerHostname: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }
}

/// Where the VPC CNI takes the addresses of pods from, for nodes that a zone or an annotation assigns to it.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html>.
public struct ENIConfig: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    /// A zone's name, where nodes find theirs by their zone.
    public var name: String
    public var subnetID: Identifier<Subnet>?
    public var securityGroupIDs: [String] = []
    public init(name: String) { self.name = name }
}

/// How many ready endpoints of a service one EndpointSlice has in a zone.
public struct EndpointCount: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var service: String
    /// The EndpointSlice's name; a service of many endpoints has several slices.
    public var slice = ""
    public var zone: ZoneName?
    public var ready: Int
    public init(namespace: String, service: String, zone: ZoneName?, ready: Int) {
        self.namespace = namespace
        self.service = service
        self.zone = zone
        self.ready = ready
    }
}
