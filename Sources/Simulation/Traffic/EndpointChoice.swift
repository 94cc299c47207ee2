public import Units

/// An endpoint of a Service as kube-proxy sees it.
public struct ServiceEndpoint: Hashable, Sendable {
    public var id: String
    public var zoneHints: Set<String>
    public var isReady: Bool
    /// Serves while it shuts down.
    public var isServingWhileTerminating: Bool
    public init(id: String, zoneHints: Set<String>, isReady: Bool, isServingWhileTerminating: Bool = false) {
        self.id = id
        self.zoneHints = zoneHints
        self.isReady = isReady
        self.isServingWhileTerminating = isServingWhileTerminating
    }

    /// The endpoints that a node's kube-proxy uses, in the given order.
    ///
    /// Hints count only where each ready endpoint has one and at least one is for the node's zone. RULES 6.4;
    /// Kubernetes `pkg/proxy/topology.go`.
    public static func chosen(from endpoints: [ServiceEndpoint], nodeZone: String?) -> [ServiceEndpoint] {
        let ready = endpoints.filter(\.isReady)
        guard !ready.isEmpty else { return endpoints.filter(\.isServingWhileTerminating) }
        guard let nodeZone, ready.allSatisfy({ !$0.zoneHints.isEmpty }) else { return ready }
        let near = ready.filter { $0.zoneHints.contains(nodeZone) }
        return near.isEmpty ? ready : near
    }
}

/// How likely traffic is to leave its zone, or to reach a target.
public enum TrafficShare {
    /// The chance that kube-proxy picks an endpoint in another zone; 0 where there is no endpoint at all.
    ///
    /// - Parameter hinted: whether each endpoint carries a hint for its own zone (`PreferClose`).
    ///
    /// RULES 6.4; Kubernetes documentation, virtual IPs.
    public static func crossZone(readyPerZone: [String: Int], clientZone: String, hinted: Bool) -> Ratio {
        let total = readyPerZone.values.reduce(0, +)
        let near = readyPerZone[clientZone] ?? 0
        guard total > 0 else { return .zero }
        return hinted && near > 0 ? .zero : .one - Ratio(Int128(near), Int128(total))
    }

    /// The part of a load balancer's traffic that each target of a zone gets, zone by zone.
    ///
    /// Each zone that has targets gets an even part of the clients; a zone without targets leaves the load
    /// balancer's DNS name. RULES 6.4; Elastic Load Balancing user guide, how it works.
    public static func perTarget(targetsPerZone: [Int], crossZone: Bool) -> [Ratio] {
        let total = targetsPerZone.reduce(0, +)
        let zones = targetsPerZone.count { $0 > 0 }
        return targetsPerZone.map { targets in
            guard targets > 0 else { return .zero }
            return crossZone ? Ratio(1, Int128(total)) : Ratio(1, Int128(zones) * Int128(targets))
        }
    }
}
