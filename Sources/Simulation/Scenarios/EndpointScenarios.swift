public import Topology

/// A gateway endpoint of S3 or DynamoDB on every route table of every VPC, or an interface endpoint, or none.
public struct GatewayServiceEndpoint: Scenario {
    public enum Choice: String, Sendable, CaseIterable { case gateway, interface, none }
    /// `s3` or `dynamodb`.
    public let service: String
    public let choice: Choice
    public var name: String { "--\(service)-endpoint=\(choice.rawValue)" }
    public init(service: String, choice: Choice) {
        self.service = service
        self.choice = choice
    }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        let ids = Set(next.vpcEndpoints.filter { $0.service == service }.map(\.id))
        next.vpcEndpoints.removeAll { ids.contains($0.id) }
        for position in next.routeTables.indices {
            next.routeTables[position].routes.removeAll {
                if case .vpcEndpoint(let id) = $0.target { return ids.contains(id) }
                return false
            }
        }
        switch choice {
        case .none: return next
        case .interface: return try InterfaceEndpoint(service: service).apply(to: next)
        case .gateway:
            for vpc in next.vpcs {
                let region = NetworkIndex(next).region(of: vpc.id)?.rawValue ?? "region"
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

/// An interface endpoint of a service in every zone behind a NAT gateway, with private DNS.
public struct InterfaceEndpoint: Scenario {
    public let service: String
    public var name: String { "--interface-endpoint=\(service)" }
    public init(service: String) { self.service = service }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        let index = NetworkIndex(snapshot)
        var added = false
        for vpc in snapshot.vpcs {
            let subnets = index.subnetsBehindNAT(of: vpc.id)
            guard !subnets.isEmpty else { continue }
            added = true
            if index.endpointsByVPC[vpc.id]?.contains(where: {
                $0.service == service && $0.kind == .interface
            }) ?? false {
                continue
            }
            let region = index.region(of: vpc.id)?.rawValue ?? "region"
            var endpoint = VPCEndpoint(
                id: Identifier("vpce-new-\(service)-\(vpc.id)"), vpcID: vpc.id,
                serviceName: "com.amazonaws.\(region).\(service)", kind: .interface)
            endpoint.privateDNSEnabled = true
            var zones = Set<ZoneName>()
            endpoint.subnetIDs = subnets.filter { $0.zone.map { zones.insert($0).inserted } ?? false }.map(
                \.id)
            next.vpcEndpoints.append(endpoint)
        }
        guard added else {
            throw ScenarioError("\(name): no subnet in the snapshot goes out through a NAT gateway")
        }
        return next
    }
}

/// The endpoints of a service taken away; its traffic goes the way the routes then say.
public struct RemoveEndpoint: Scenario {
    public let service: String
    public var name: String { "--remove-endpoint=\(service)" }
    public init(service: String) { self.service = service }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard snapshot.vpcEndpoints.contains(where: { $0.service == service }) else {
            let known = Set(snapshot.vpcEndpoints.compactMap(\.service)).sorted().joined(separator: ", ")
            throw ScenarioError(
                "\(name): no endpoint of that service; there \(known.isEmpty ? "is none" : "are \(known)")")
        }
        return try GatewayServiceEndpoint(service: service, choice: .none).apply(to: snapshot)
    }
}
