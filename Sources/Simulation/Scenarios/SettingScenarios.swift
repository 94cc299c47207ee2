public import Topology

/// Default or dedicated tenancy of every VPC and the cluster's instances.
public struct Tenancy: Scenario {
    public enum Choice: String, Sendable, CaseIterable { case `default`, dedicated }
    public let choice: Choice
    public var name: String { "--tenancy=\(choice.rawValue)" }
    public init(_ choice: Choice) { self.choice = choice }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        for position in next.vpcs.indices where context.aim.covers(next.vpcs[position].id) {
            next.vpcs[position].instanceTenancy = choice.rawValue
        }
        for position in next.instances.indices
        where next.instances[position].clusterName != nil
            && context.aim.covers(next.instances[position].vpcID)
        {
            next.instances[position].tenancy = choice.rawValue
        }
        return next
    }
}

/// The API server reached from within the VPC, not over its public endpoint.
public struct PrivateClusterEndpoint: Scenario {
    public static let movesTraffic = true
    public let name = "--private-cluster-endpoint"
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        guard snapshot.clusters.contains(where: context.aim.covers) else {
            throw ScenarioError("\(name): there is no EKS cluster \(context.aim.place)")
        }
        var next = snapshot
        for position in next.clusters.indices where context.aim.covers(next.clusters[position]) {
            next.clusters[position].endpointPrivateAccess = true
        }
        return next
    }
}

/// Cross-zone load balancing of every Network Load Balancer, on or off.
public struct NLBCrossZone: Scenario {
    public static let movesTraffic = true
    public let isOn: Bool
    public var name: String { "--nlb-cross-zone=\(isOn ? "on" : "off")" }
    public init(isOn: Bool) { self.isOn = isOn }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        func isMeant(_ balancer: LoadBalancer) -> Bool {
            balancer.kind == .network && context.aim.covers(balancer.vpcID)
        }
        guard snapshot.loadBalancers.contains(where: isMeant) else {
            throw ScenarioError("\(name): there is no Network Load Balancer \(context.aim.place)")
        }
        var next = snapshot
        for position in next.loadBalancers.indices where isMeant(next.loadBalancers[position]) {
            next.loadBalancers[position].crossZoneEnabled = isOn
        }
        return next
    }
}

/// The target type of every target group behind an Application Load Balancer.
public struct ALBTargetType: Scenario {
    public static let movesTraffic = true
    public enum Choice: String, Sendable, CaseIterable { case ip, instance }
    public let choice: Choice
    public var name: String { "--alb-target-type=\(choice.rawValue)" }
    public init(_ choice: Choice) { self.choice = choice }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let balancers = Set(
            snapshot.loadBalancers.filter { $0.kind == .application && context.aim.covers($0.vpcID) }
                .map(\.id))
        guard !balancers.isEmpty else {
            throw ScenarioError("\(name): there is no Application Load Balancer \(context.aim.place)")
        }
        var next = snapshot
        for position in next.targetGroups.indices
        where next.targetGroups[position].loadBalancerIDs.contains(where: balancers.contains) {
            next.targetGroups[position].targetType = choice.rawValue
        }
        return next
    }
}
