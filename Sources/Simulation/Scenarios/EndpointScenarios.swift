import Estate
public import Topology

/// A gateway endpoint of S3 or DynamoDB on every route table of every VPC, or an interface endpoint, or none.
public struct GatewayServiceEndpoint: Scenario {
    public enum Choice: String, Sendable, CaseIterable { case gateway, interface, none }
    public static let movesTraffic = true
    public static let mayCutOff = true
    /// `s3` or `dynamodb`.
    public let service: String
    public let choice: Choice
    public var name: String { "--\(service)-endpoint=\(choice.rawValue)" }
    public init(service: String, choice: Choice) {
        self.service = service
        self.choice = choice
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        next.removeEndpoints(of: service, context.aim)
        switch choice {
        case .none: return next
        case .interface: return try InterfaceEndpoint(service: service).apply(to: next, in: context)
        case .gateway:
            let index = NetworkIndex(next)
            for vpc in snapshot.vpcs where context.aim.covers(vpc.id) {
                let region = index.region(of: vpc.id)?.rawValue ?? "region"
                var endpoint = VPCEndpoint(
                    id: Identifier("vpce-new-\(service)-\(vpc.id)"), vpcID: vpc.id,
                    serviceName: "com.amazonaws.\(region).\(service)", kind: .gateway)
                endpoint.routeTableIDs = next.routeTables.filter { $0.vpcID == vpc.id }.map(\.id)
                next.vpcEndpoints.append(endpoint)
            }
            return next
        }
    }
}

/// An interface endpoint of a service in every zone behind a NAT gateway, with private DNS; where none is behind one,
/// in every zone that has a private subnet.
public struct InterfaceEndpoint: Scenario {
    public static let movesTraffic = true
    public let service: String
    public var name: String { "--interface-endpoint=\(service)" }
    public init(service: String) { self.service = service }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let isThere = snapshot.vpcEndpoints.contains { $0.service == service && $0.kind == .interface }
        guard EndpointServices.has(service) || isThere else {
            let meant = EndpointServices.meant(by: service)
            throw ScenarioError(
                "\(name): AWS has no interface endpoint of a service '\(service)'"
                    + (meant.isEmpty
                        ? "; `aws ec2 describe-vpc-endpoint-services` lists those that there are"
                        : "; did you mean \(meant.joined(separator: " or "))?"))
        }
        var next = snapshot
        let index = NetworkIndex(snapshot)
        let homes = homes(snapshot, index, context.aim)
        guard !homes.isEmpty else {
            throw ScenarioError(
                "\(name): no subnet \(context.aim.place) is private, behind a NAT gateway or not")
        }
        for (vpc, subnets) in homes {
            let has = index.endpointsByVPC[vpc]?.contains { $0.service == service && $0.kind == .interface }
            if has ?? false { continue }
            let region = index.region(of: vpc)?.rawValue ?? "region"
            var endpoint = VPCEndpoint(
                id: Identifier("vpce-new-\(service)-\(vpc)"), vpcID: vpc,
                serviceName: "com.amazonaws.\(region).\(service)", kind: .interface)
            endpoint.privateDNSEnabled = true
            var zones = Set<ZoneName>()
            endpoint.subnetIDs = subnets.filter { $0.zone.map { zones.insert($0).inserted } ?? false }.map(
                \.id)
            next.vpcEndpoints.append(endpoint)
        }
        return next
    }

    /// The subnets behind NAT gateways; where none is, as after `--no-nat`, the private ones of the clusters' VPCs.
    private func homes(
        _ snapshot: Snapshot, _ index: NetworkIndex, _ aim: ChangeAim
    ) -> [(vpc: Identifier<VPC>, subnets: [Subnet])] {
        let behindNAT = snapshot.vpcsBehindNAT(aim)
        guard behindNAT.isEmpty else { return behindNAT }
        let clusterVPCs = Set(snapshot.clusters.filter(aim.covers).compactMap(\.vpcID))
        return index.subnetsByVPC.keys.sorted().compactMap { vpc in
            guard aim.covers(vpc), clusterVPCs.isEmpty || clusterVPCs.contains(vpc) else { return nil }
            let inward = (index.subnetsByVPC[vpc] ?? []).filter { !index.isPublic($0) }
            return inward.isEmpty ? nil : (vpc, inward.sorted { $0.id < $1.id })
        }
    }
}

/// The endpoints of a service taken away; its traffic goes the way the routes then say.
public struct RemoveEndpoint: Scenario {
    public static let movesTraffic = true
    public static let mayCutOff = true
    public let service: String
    public var name: String { "--remove-endpoint=\(service)" }
    public init(service: String) { self.service = service }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let here = snapshot.vpcEndpoints.filter { context.aim.covers($0.vpcID) }
        guard here.contains(where: { $0.service == service }) else {
            throw ScenarioError(
                "\(name): no endpoint of that service \(context.aim.place)"
                    + NearestNames.hint(
                        service, among: here.compactMap(\.service), none: "; there is none at all"))
        }
        var next = snapshot
        next.removeEndpoints(of: service, context.aim)
        return next
    }
}

extension Snapshot {
    /// Takes the endpoints of a service away, and the routes to them.
    fileprivate mutating func removeEndpoints(of service: String, _ aim: ChangeAim) {
        let ids = Set(vpcEndpoints.filter { $0.service == service && aim.covers($0.vpcID) }.map(\.id))
        vpcEndpoints.removeAll { ids.contains($0.id) }
        for position in routeTables.indices {
            routeTables[position].routes.removeAll {
                if case .vpcEndpoint(let id) = $0.target { return ids.contains(id) }
                return false
            }
        }
    }
}
