/// Amounts of resources by name: `cpu` in thousandths, `memory` in bytes, `pods` in pods.
public typealias Resources = [String: Int]

/// What a pod asks of the scheduler.
public struct PodRequests: Hashable, Sendable {
    /// A container that runs before the others; a sidecar is one that then stays.
    public struct InitContainer: Hashable, Sendable {
        public var requests: Resources
        /// Whether its `restartPolicy` is `Always`.
        public var isSidecar: Bool
        public init(requests: Resources, isSidecar: Bool = false) {
            self.requests = requests
            self.isSidecar = isSidecar
        }
    }

    public var initContainers: [InitContainer]
    public var containers: [Resources]
    public var overhead: Resources
    /// Requests of the pod itself, which stand before those of its containers.
    public var podLevel: Resources
    public init(
        initContainers: [InitContainer] = [], containers: [Resources], overhead: Resources = [:],
        podLevel: Resources = [:]
    ) {
        self.initContainers = initContainers
        self.containers = containers
        self.overhead = overhead
        self.podLevel = podLevel
    }

    /// The larger of what runs at the end and what runs at any step of the start, plus the overhead.
    ///
    /// An ordinary init container runs beside the sidecars before it, and not beside those after it. RULES 4.1;
    /// Kubernetes `staging/src/k8s.io/component-helpers/resource/helpers.go`.
    public var total: Resources {
        var running: Resources = [:]
        var starting: Resources = [:]
        for container in initContainers {
            let now = running.merging(container.requests, uniquingKeysWith: +)
            if container.isSidecar { running = now }
            starting.merge(now, uniquingKeysWith: max)
        }
        for container in containers { running.merge(container, uniquingKeysWith: +) }
        var total = running.merging(starting, uniquingKeysWith: max)
        for (name, amount) in podLevel where name == "cpu" || name == "memory" || name.hasPrefix("hugepages-")
        {
            total[name] = amount
        }
        return total.merging(overhead, uniquingKeysWith: +)
    }
}
