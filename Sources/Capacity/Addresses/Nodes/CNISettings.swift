public import Estate
public import Topology

/// The settings of a cluster's VPC CNI.
public struct CNISettings: Hashable, Sendable {
    public var targets = WarmTargets()
    public var usesPrefixes = false
    /// Pods take their addresses from the subnets of ENIConfig objects.
    public var customNetworking = false
    /// `MAX_ENI`, nil for the type's own limit.
    public var maxENI: Int?
    /// Security groups for pods.
    public var podENI = false
    /// A node takes one IPv4 address, for its pods have IPv6.
    public var isIPv6 = false
    /// Seconds before the address of a pod that is gone is handed out again.
    public var cooldownSeconds = 30
    /// The node label whose value names the ENIConfig.
    public var eniConfigLabel: String?
    /// The add-on's version without a `v`, `1.20.4`; nil where nothing tells it.
    public var version: String?
    /// The source of the settings, in words.
    public var origin: String
    /// The variables that were set, as they were.
    public var environment: [String: String]

    /// The variables that the manifest, the chart and the add-on ship.
    ///
    /// Rules.md#cni-settings; amazon-vpc-cni-k8s `charts/aws-vpc-cni/values.yaml`.
    static let shipped = ["WARM_ENI_TARGET": "1", "WARM_PREFIX_TARGET": "1"]

    /// No VPC has more addresses, and sums of it stay far from the end of `Int`.
    private static let most = 1_000_000

    /// Reads the container's environment as the address manager does.
    ///
    /// What is no number, or is negative, counts as absent; Rules.md#cni-settings.
    public init(environment: [String: String], origin: String) {
        self.origin = origin
        self.environment = environment
        func number(_ name: String) -> Int {
            min(WarmTargets.effective(name, environment[name]) ?? 0, Self.most)
        }
        func flag(_ name: String) -> Bool {
            // strconv.ParseBool of Go.
            ["1", "t", "T", "true", "TRUE", "True"].contains(environment[name] ?? "")
        }
        targets.warmENI = number("WARM_ENI_TARGET")
        targets.warmIP = number("WARM_IP_TARGET")
        targets.minimumIP = number("MINIMUM_IP_TARGET")
        targets.warmPrefix = number("WARM_PREFIX_TARGET")
        cooldownSeconds = number("IP_COOLDOWN_PERIOD")
        maxENI = WarmTargets.effective("MAX_ENI", environment["MAX_ENI"]).flatMap { $0 >= 1 ? $0 : nil }
        usesPrefixes = flag("ENABLE_PREFIX_DELEGATION")
        customNetworking = flag("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG")
        podENI = flag("ENABLE_POD_ENI")
        isIPv6 = flag("ENABLE_IPv6")
        eniConfigLabel = environment["ENI_CONFIG_LABEL_DEF"]
    }

    /// The settings that the CNI ships.
    public init() {
        self.init(
            environment: Self.shipped,
            origin: "what the CNI ships, for neither aws-node nor the vpc-cni add-on was imported")
    }

    /// The settings of a cluster: of its own aws-node DaemonSet, else of its vpc-cni add-on over what it ships, else
    /// what is shipped.
    static func of(_ part: ClusterPart) -> CNISettings {
        let snapshot = part.snapshot
        let addon = snapshot.addons.first {
            $0.name == "vpc-cni" && (part.name == nil || $0.clusterName == part.name)
        }
        let daemon = snapshot.workloads.first { $0.isAWSNode && !$0.environment.isEmpty }
        var found =
            daemon.map { CNISettings(environment: $0.environment, origin: "the aws-node DaemonSet") }
            ?? addon.map { addon in
                CNISettings(
                    environment: shipped.merging(addon.environment) { $1 },
                    origin: addon.environment.isEmpty
                        ? "the vpc-cni add-on, which sets nothing of its own"
                        : "the vpc-cni add-on's settings")
            } ?? CNISettings()
        found.version = addon?.version.map { String($0.drop { $0 == "v" }.prefix { $0 != "-" }) }
        if snapshot.clusters.first?.ipFamily == "ipv6" { found.isIPv6 = true }
        return found
    }

    /// The settings of a cluster of an estate; what is shipped for a cluster of which nothing is known.
    public static func of(cluster: ClusterID, in estate: Estate) -> CNISettings {
        let parts = ClusterParts(estate)
        return parts.number(of: cluster).map { of(parts.all[$0]) } ?? CNISettings()
    }

    /// A node of a type under these settings; nil where the type's interfaces are unknown.
    public func node(_ facts: InstanceFacts, maxPods: Int) -> ManagedNode? {
        guard let enis = facts.enis, let ipv4 = facts.ipv4PerENI else { return nil }
        var node = ManagedNode(eniLimit: enis, ipv4PerENI: ipv4, maxPods: maxPods)
        // Rules.md#cni-settings: on another hypervisor the manager warns and hands out single addresses.
        node.usesPrefixes = usesPrefixes && (facts.hypervisor == "nitro" || facts.isBareMetal)
        node.targets = targets
        node.maxENI = maxENI
        node.customNetworking = customNetworking
        node.keepsTrunkSlot = podENI && (facts.branchENIs ?? 0) > 0
        return node
    }
}

extension Snapshot {
    /// The snapshot with a variable of the VPC CNI set in every cluster, each where its own is read from.
    ///
    /// - Parameter isMeant: whether a cluster is to be changed; the empty one is what no cluster is known of.
    public func settingCNI(
        _ variable: String, to value: String, where isMeant: (ClusterID) -> Bool = { _ in true }
    ) -> Snapshot {
        let parts = ClusterParts(Estate(prepared: self))
        var it = self
        for (number, part) in parts.all.enumerated() where isMeant(part.id) {
            it.setCNI(variable, to: value, in: part) { parts.number(of: $0) == number }
        }
        return it
    }

    private mutating func setCNI(
        _ variable: String, to value: String, in part: ClusterPart, isOwn: (ClusterID) -> Bool
    ) {
        let own = addons.indices.filter {
            addons[$0].name == "vpc-cni" && part.snapshot.addons.contains(addons[$0])
        }
        for index in own { addons[index].environment[variable] = value }
        func isDaemon(_ workload: Workload) -> Bool { workload.isAWSNode && isOwn(workload.cluster) }
        if let index = workloads.firstIndex(where: { isDaemon($0) && !$0.environment.isEmpty }) {
            workloads[index].environment[variable] = value
        } else if own.isEmpty {
            var workload = Workload(kind: "DaemonSet", namespace: "kube-system", name: "aws-node")
            workload.cluster = part.id
            workload.environment = CNISettings.shipped
            workload.environment[variable] = value
            workloads.removeAll(where: isDaemon)
            workloads.append(workload)
        }
    }
}

extension Workload {
    /// Indicates whether it is the DaemonSet of the VPC CNI.
    fileprivate var isAWSNode: Bool {
        kind == "DaemonSet" && namespace == "kube-system" && name == "aws-node"
    }
}
