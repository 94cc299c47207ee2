import Topology

/// The tables of what runs in a cluster, pods excepted.
enum KubernetesTables {
    static let node = ObjectTable<Node>(
        "node", key: 1, blank: { Node(name: "") }, in: \.cluster,
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
            Field("externalIP", \.externalIP), Field("internalIP", \.internalIP),
        ])

    static let workload = ObjectTable<Workload>(
        "workload", key: 3, blank: { Workload(kind: "", namespace: "", name: "") }, in: \.cluster,
        [
            Field("kind", \.kind), Field("namespace", \.namespace), Field("name", \.name),
            Field("replicas", \.replicas), Field("ownerKind", \.ownerKind),
            Field("environment", \.environment), Field("podTemplate", \.podTemplate),
        ])

    static let service = ObjectTable<Service>(
        "service", key: 2, blank: { Service(namespace: "", name: "") }, in: \.cluster,
        [
            Field("namespace", \.namespace), Field("name", \.name), Field("type", \.type),
            Field("externalTrafficPolicy", \.externalTrafficPolicy),
            Field("internalTrafficPolicy", \.internalTrafficPolicy),
            Field("trafficDistribution", \.trafficDistribution), Field("annotations", \.annotations),
            Field("loadBalancerHostname", \.loadBalancerHostname),
        ])

    static let ingress = ObjectTable<Ingress>(
        "ingress", key: 2, blank: { Ingress(namespace: "", name: "") }, in: \.cluster,
        [
            Field("namespace", \.namespace), Field("name", \.name), Field("ingressClass", \.ingressClass),
            Field("annotations", \.annotations), Field("loadBalancerHostname", \.loadBalancerHostname),
        ])

    static let endpointCount = ObjectTable<EndpointCount>(
        "endpointCount", key: 4,
        blank: { EndpointCount(namespace: "", service: "", zone: nil, ready: 0) }, in: \.cluster,
        [
            Field("namespace", \.namespace), Field("service", \.service), Field("slice", \.slice),
            // A part of the key: an endpoint without a zone has the empty text.
            Field(
                columns: ["zone"], put: { $1.bind($0.zone?.rawValue ?? "") },
                take: { count, statement in
                    let zone = statement.text()
                    count.zone = zone.isEmpty ? nil : ZoneName(zone)
                }),
            Field("ready", \.ready),
        ])

    static let eniConfig = ObjectTable<ENIConfig>(
        "eniConfig", key: 1, blank: { ENIConfig(name: "") }, in: \.cluster,
        [
            Field("name", \.name), Field("subnetID", \.subnetID),
            Field("securityGroupIDs", \.securityGroupIDs),
        ])
}
