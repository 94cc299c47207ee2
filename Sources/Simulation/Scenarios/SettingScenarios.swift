public import Topology

/// Default or dedicated tenancy of every VPC and the cluster's instances.
public struct Tenancy: Scenario {
    public enum Choice: String, Sendable, CaseIterable { case `default`, dedicated }
    public let choice: Choice
    public var name: String { "--tenancy=\(choice.rawValue)" }
    public init(_ choice: Choice) { self.choice = choice }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        for position in next.vpcs.indices { next.vpcs[position].instanceTenancy = choice.rawValue }
        for position in next.instances.indices where next.instances[position].clusterName != nil {
            next.instances[position].tenancy = choice.rawValue
        }
        return next
    }
}

/// Another Kubernetes version on every cluster.
public struct EKSVersion: Scenario {
    public let version: String
    public var name: String { "--eks-version=\(version)" }
    public init(_ version: String) { self.version = version }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard !snapshot.clusters.isEmpty else {
            throw ScenarioError("\(name): the snapshot has no EKS cluster")
        }
        var next = snapshot
        for position in next.clusters.indices { next.clusters[position].version = version }
        return next
    }
}

/// The API server reached from within the VPC, not over its public endpoint.
public struct PrivateClusterEndpoint: Scenario {
    public let name = "--private-cluster-endpoint"
    public init() {}

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard !snapshot.clusters.isEmpty else {
            throw ScenarioError("\(name): the snapshot has no EKS cluster")
        }
        var next = snapshot
        for position in next.clusters.indices { next.clusters[position].endpointPrivateAccess = true }
        return next
    }
}

/// Cross-zone load balancing of every Network Load Balancer, on or off.
public struct NLBCrossZone: Scenario {
    public let isOn: Bool
    public var name: String { "--nlb-cross-zone=\(isOn ? "on" : "off")" }
    public init(isOn: Bool) { self.isOn = isOn }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard snapshot.loadBalancers.contains(where: { $0.kind == .network }) else {
            throw ScenarioError("\(name): the snapshot has no Network Load Balancer")
        }
        var next = snapshot
        for position in next.loadBalancers.indices where next.loadBalancers[position].kind == .network {
            next.loadBalancers[position].crossZoneEnabled = isOn
        }
        return next
    }
}

/// The target type of every target group behind an Application Load Balancer.
public struct ALBTargetType: Scenario {
    public enum Choice: String, Sendable, CaseIterable { case ip, instance }
    public let choice: Choice
    public var name: String { "--alb-target-type=\(choice.rawValue)" }
    public init(_ choice: Choice) { self.choice = choice }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        let balancers = Set(snapshot.loadBalancers.filter { $0.kind == .application }.map(\.id))
        guard !balancers.isEmpty else {
            throw ScenarioError("\(name): the snapshot has no Application Load Balancer")
        }
        var next = snapshot
        for position in next.targetGroups.indices
        where next.targetGroups[position].loadBalancerIDs.contains(where: balancers.contains) {
            next.targetGroups[position].targetType = choice.rawValue
        }
        return next
    }
}
