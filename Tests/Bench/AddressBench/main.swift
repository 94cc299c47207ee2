import Capacity

// Lets pods come one by one on every node of an estate and prints what the nodes hold of their subnets.
//
//     addressbench NODES PODS

let arguments = CommandLine.arguments
guard arguments.count == 3, let nodes = Int(arguments[1]), nodes > 0, let pods = Int(arguments[2]) else {
    print("usage: addressbench NODES PODS")
    throw Usage()
}
print(held(nodes: nodes, pods: pods), "addresses held")

struct Usage: Error {}

/// Four sizes of node in turn, each under four sets of settings: what the CNI ships, warm addresses, prefixes and
/// custom networking.
func held(nodes: Int, pods: Int) -> Int {
    let sizes = [(3, 10, 29), (4, 15, 58), (8, 30, 234), (15, 50, 737)]
    let settings = [
        ["WARM_ENI_TARGET": "1"],
        ["WARM_IP_TARGET": "5", "MINIMUM_IP_TARGET": "20"],
        ["ENABLE_PREFIX_DELEGATION": "true", "WARM_PREFIX_TARGET": "1"],
        ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true"],
    ].map { CNISettings(environment: $0, origin: "this benchmark") }
    return (0..<nodes).reduce(0) { sum, number in
        let (enis, addresses, most) = sizes[number % 4]
        let cni = settings[number / 4 % 4]
        var node = ManagedNode(eniLimit: enis, ipv4PerENI: addresses, maxPods: most)
        node.targets = cni.targets
        node.usesPrefixes = cni.usesPrefixes
        node.customNetworking = cni.customNetworking
        let share = pods / nodes + (number < pods % nodes ? 1 : 0)
        return sum + node.holding(pods: min(share, most)).subnetIPs
    }
}
