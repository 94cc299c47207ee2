import Topology

/// The tables of what runs in a cluster, pods excepted.
enum KubernetesTables {
    static let node = Table<Node>(
        "node", key: ["name"], blank: { Node(name: "") },
        [
            Field("name", \.name), Field("clusterName", \.clusterName), Field("providerID", \.providerID),
            Field("zone", \.zone), Field("region", \.region), Field("instanceType", \.instanceType),
            Field("nodeGroupName", \.nodeGroupName), Field("isSpot", \.isSpot), Field("labels", \.labels),
            Field("taints", \.taints), Field("isUnschedulable", \.isUnschedulable),
            Field("isReady", \.isReady),
            Field("capacityPods", \.capacityPods), Field("capacityCPUMillis", \.capacityCPUMillis),
            Field("capacityMemoryBytes", \.capacityMemoryBytes),
            Field("otherAllocatable", \.otherAllocatable),
            Field("allocatableCPUMillis", \.allocatableCPUMillis),
            Field("allocatableMemoryBytes", \.allocatableMemoryBytes),
            Field("allocatablePods", \.allocatablePods),
            Field("osImage", \.osImage), Field("kubeletVersion", \.kubeletVersion),
            Field("externalIP", \.externalIP),
        ])

    static let workload = Table<Workload>(
        "workload", key: ["kind", "namespace", "name"],
        blank: { Workload(kind: "", namespace: "", name: "") },
        [
            Field("kind", \.kind), Field("namespace", \.namespace), Field("name", \.name),
            Field("replicas", \.replicas), Field("ownerKind", \.ownerKind),
            Field("environment", \.environment), Field("podTemplate", \.podTemplate),
        ])

    static let service = Table<Service>(
        "service", key: ["namespace", "name"], blank: { Service(namespace: "", name: "") },
        [
            Field("namespace", \.namespace), Field("name", \.name), Field("type", \.type),
            Field("externalTrafficPolicy", \.externalTrafficPolicy),
            Field("internalTrafficPolicy", \.internalTrafficPolicy),
            Field("trafficDistribution", \.trafficDistribution), Field("annotations", \.annotations),
            Field("loadBalancerHostname", \.loadBalancerHostname),
        ])

    static let ingress = Table<Ingress>(
        "ingress", key: ["namespace", "name"], blank: { Ingress(namespace: "", name: "") },
        [
            Field("namespace", \.namespace), Field("name", \.name), Field("ingressClass", \.ingressClass),
            Field("annotations", \.annotations), Field("loadBalancerHostname", \.loadBalancerHostname),
        ])

    static let endpointCount = Table<EndpointCount>(
        "endpointCount", key: ["namespace", "service", "zone", "ready"],
        blank: { EndpointCount(namespace: "", service: "", zone: nil, ready: 0) },
        [
            Field("namespace", \.namespace), Field("service", \.service), Field("zone", \.zone),
            Field("ready", \.ready),
        ])
}
