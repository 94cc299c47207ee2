import Topology
import Units

extension Redactor {
    /// A block that is kept as text.
    func cidr(_ old: String) -> String { CIDRBlock(old).map { block($0).description } ?? ipv6(old) }

    func node(_ old: Node) -> Node {
        var new = Node(name: text(old.name))
        new.cluster = id(old.cluster)
        new.clusterName = old.clusterName.map(text)
        new.providerID = old.providerID.map(text)
        new.zone = old.zone
        new.region = old.region
        new.instanceType = old.instanceType
        new.nodeGroupName = old.nodeGroupName.map(text)
        new.isSpot = old.isSpot
        new.labels = dictionary(old.labels)
        new.taints = old.taints.map(taint)
        new.isUnschedulable = old.isUnschedulable
        new.isReady = old.isReady
        new.capacityPods = old.capacityPods
        new.capacityCPUMillis = old.capacityCPUMillis
        new.capacityMemoryBytes = old.capacityMemoryBytes
        new.otherAllocatable = Dictionary(old.otherAllocatable.map { (text($0.key), $0.value) }) { $0 + $1 }
        new.allocatableCPUMillis = old.allocatableCPUMillis
        new.allocatableMemoryBytes = old.allocatableMemoryBytes
        new.allocatablePods = old.allocatablePods
        new.osImage = old.osImage.map(text)
        new.kubeletVersion = old.kubeletVersion.map(text)
        new.externalIP = old.externalIP.map(address)
        new.internalIP = old.internalIP.map(address)
        return new
    }

    func pod(_ old: Pod) -> Pod {
        var new = Pod(namespace: text(old.namespace), name: text(old.name))
        new.cluster = id(old.cluster)
        new.ownerKind = old.ownerKind.map(text)
        new.ownerName = old.ownerName.map { owner(kind: old.ownerKind, $0) }
        new.nodeName = old.nodeName.map(text)
        new.podIP = old.podIP.map(address)
        new.isHostNetwork = old.isHostNetwork
        new.phase = old.phase
        new.cpuMillis = old.cpuMillis
        new.memoryBytes = old.memoryBytes
        new.isTerminating = old.isTerminating
        new.labels = old.labels.map(text)
        new.constraints = old.constraints.map(text)
        return new
    }

    func workload(_ old: Workload) -> Workload {
        var new = Workload(
            kind: old.kind, namespace: text(old.namespace), name: owner(kind: old.kind, old.name))
        new.cluster = id(old.cluster)
        new.replicas = old.replicas
        new.ownerKind = old.ownerKind.map(text)
        new.podTemplate = old.podTemplate.map(pod)
        new.podTemplate?.name = ""
        new.podTemplate?.namespace = ""
        new.environment = dictionary(old.environment)
        return new
    }

    func service(_ old: Service) -> Service {
        var new = Service(namespace: text(old.namespace), name: text(old.name))
        new.cluster = id(old.cluster)
        new.type = old.type
        new.externalTrafficPolicy = old.externalTrafficPolicy
        new.internalTrafficPolicy = old.internalTrafficPolicy
        new.trafficDistribution = old.trafficDistribution
        new.annotations = dictionary(old.annotations)
        new.loadBalancerHostname = old.loadBalancerHostname.map(text)
        return new
    }

    func ingress(_ old: Ingress) -> Ingress {
        var new = Ingress(namespace: text(old.namespace), name: text(old.name))
        new.cluster = id(old.cluster)
        new.ingressClass = old.ingressClass.map(text)
        new.annotations = dictionary(old.annotations)
        new.loadBalancerHostname = old.loadBalancerHostname.map(text)
        return new
    }

    func endpointCount(_ old: EndpointCount) -> EndpointCount {
        var new = EndpointCount(
            namespace: text(old.namespace), service: text(old.service), zone: old.zone, ready: old.ready)
        new.cluster = id(old.cluster)
        new.slice = text(old.slice)
        return new
    }

    func placement(_ old: WorkloadPlacement) -> WorkloadPlacement {
        var new = WorkloadPlacement(
            namespace: text(old.namespace), workload: text(old.workload), nodeName: text(old.nodeName),
            pods: old.pods)
        new.cluster = id(old.cluster)
        return new
    }

    func eniConfig(_ old: ENIConfig) -> ENIConfig {
        var new = ENIConfig(name: text(old.name))
        new.cluster = id(old.cluster)
        new.subnetID = old.subnetID.map(id)
        new.securityGroupIDs = old.securityGroupIDs.map(text)
        return new
    }
}
