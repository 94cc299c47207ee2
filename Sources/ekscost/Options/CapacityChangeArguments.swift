import ArgumentParser

/// The changes of a what-if that are of addresses, nodes and pods.
struct CapacityChangeArguments: ParsableArguments {
    @Option(help: "Prefix delegation of the VPC CNI: on or off.") var prefixDelegation: OnOff?
    @Option(help: "WARM_IP_TARGET of the VPC CNI.") var warmIpTarget: Int?
    @Option(help: "MINIMUM_IP_TARGET of the VPC CNI.") var minimumIpTarget: Int?
    @Option(help: "WARM_ENI_TARGET of the VPC CNI.") var warmEniTarget: Int?
    @Option(help: "Pods in subnets of their own in this block, such as 100.64.0.0/16.")
    var customNetworking: [String] = []
    @Option(help: "One more block of the VPC.") var addCidr: [String] = []
    @Option(help: "[CLUSTER/]GROUP=N: another number of nodes. May be repeated.") var nodes: [String] = []
    @Flag(help: "Raise a group's maximum where --nodes asks for more.") var forceMax = false
    @Option(help: "[CLUSTER/]GROUP=TYPE: another instance type. May be repeated.")
    var instanceType: [String] = []
    @Option(help: "[CLUSTER/]NAMESPACE/WORKLOAD=N: another number of replicas. May be repeated.")
    var replicas: [String] = []

    /// Indicates whether no change is asked for.
    var isEmpty: Bool {
        prefixDelegation == nil && warmIpTarget == nil && minimumIpTarget == nil && warmEniTarget == nil
            && customNetworking.isEmpty && addCidr.isEmpty && nodes.isEmpty && instanceType.isEmpty
            && replicas.isEmpty && !forceMax
    }
}
