import Foundation
public import Topology

/// A snapshot as one JSON document that `import json` reads back to the same snapshot.
///
/// Its lists are those of the AWS CLI and of kubectl, one thing a line, so that whatever reads their output reads
/// a bundle too; only traffic, which no call of theirs tells, has a list of its own.
public struct BundleFile {
    /// The schema that tells readers the document's kind.
    public static let schema = "ekscost.snapshot.v1"

    private let snapshot: Snapshot
    private let isRedacted: Bool

    public init(_ snapshot: Snapshot, isRedacted: Bool) {
        self.snapshot = snapshot
        self.isRedacted = isRedacted
    }

    /// Writes the bundle beside its place and then renames it.
    ///
    /// - Throws: `ExchangeError`; a file that was there then stands as it was.
    public func write(to path: String) throws(ExchangeError) {
        let beside = path + ".\(ProcessInfo.processInfo.processIdentifier).part"
        defer { try? FileManager.default.removeItem(atPath: beside) }
        guard FileManager.default.createFile(atPath: beside, contents: nil),
            let file = FileHandle(forWritingAtPath: beside)
        else { throw .cannotWrite(path: path, reason: String(cString: strerror(errno))) }
        do {
            try render { try file.write(contentsOf: Data($0.utf8)) }
            try file.close()
        } catch { throw .cannotWrite(path: path, reason: error.localizedDescription) }
        guard rename(beside, path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// Hands the text over in pieces of some megabytes at most, for a cluster may have 150,000 pods.
    public func render(to sink: (String) throws -> Void) rethrows {
        let time = Date(timeIntervalSince1970: TimeInterval(snapshot.takenAt)).formatted(.iso8601)
        var piece = "{\"schema\":\"\(Self.schema)\",\"takenAt\":\"\(time)\",\"redacted\":\(isRedacted)"
        if snapshot.isPlaced { piece += ",\"placed\":true" }
        for (key, lines) in snapshot.bundledLists {
            var isFirst = true
            for line in lines {
                piece += isFirst ? ",\n\"\(key)\":[\n" : ",\n"
                isFirst = false
                piece += line
                if piece.utf8.count > 1 << 20 {
                    try sink(piece)
                    piece = ""
                }
            }
            if !isFirst {
                piece += "\n]"
            } else if snapshot.readLists?.contains(key) == true {
                // That there is none is known, and must not read as if nobody had asked.
                piece += ",\n\"\(key)\":[]"
            }
        }
        try sink(piece + "}\n")
    }
}

extension Snapshot {
    /// True where an object without a cluster is one whose cluster nothing tells.
    fileprivate var isPlaced: Bool {
        clusters.count > 1 || nodes.contains { !$0.cluster.rawValue.isEmpty }
            || pods.contains { !$0.cluster.rawValue.isEmpty }
            || workloads.contains { !$0.cluster.rawValue.isEmpty }
            || services.contains { !$0.cluster.rawValue.isEmpty }
            || ingresses.contains { !$0.cluster.rawValue.isEmpty }
            || endpointCounts.contains { !$0.cluster.rawValue.isEmpty }
            || eniConfigs.contains { !$0.cluster.rawValue.isEmpty }
    }

    /// Each list with its key, made a line at a time.
    fileprivate var bundledLists: [(key: String, lines: any Sequence<String>)] {
        func list<Row: Noun>(_ nouns: [Row], _ fields: [Field<Row>]? = nil) -> any Sequence<String> {
            nouns.lazy.map { $0.document(fields).text }
        }
        let gateways = internetGateways
        let balancers = loadBalancers
        return [
            ("Vpcs", list(vpcs)), ("Subnets", list(subnets)), ("AvailabilityZones", list(availabilityZones)),
            ("SubnetCidrReservations", list(subnetCIDRReservations)), ("RouteTables", list(routeTables)),
            ("PrefixLists", list(prefixLists)), ("FlowLogs", list(flowLogs)),
            ("NatGateways", list(natGateways)),
            ("InternetGateways", list(gateways.filter { !$0.isEgressOnly })),
            (
                "EgressOnlyInternetGateways",
                list(gateways.filter(\.isEgressOnly), InternetGateway.egressOnlyFields)
            ),
            ("VpcEndpoints", list(vpcEndpoints)), ("VpcPeeringConnections", list(vpcPeeringConnections)),
            ("TransitGatewayAttachments", list(transitGatewayAttachments)),
            ("NetworkInterfaces", list(networkInterfaces)), ("Addresses", list(elasticIPs)),
            ("LoadBalancers", list(balancers.filter { $0.kind != .classic })),
            (
                "LoadBalancerDescriptions",
                list(balancers.filter { $0.kind == .classic }, LoadBalancer.classicFields)
            ),
            // Each instance a reservation of its own.
            ("TargetGroups", list(targetGroups)), ("Reservations", instances.lazy.map(\.reservation)),
            ("InstanceTypes", list(instanceTypes)), ("AutoScalingGroups", list(autoScalingGroups)),
            ("LaunchTemplateVersions", list(launchTemplateVersions)), ("cluster", list(clusters)),
            ("nodegroup", list(nodeGroups)), ("addon", list(addons)),
            ("fargateProfile", list(fargateProfiles)), ("Accounts", list(accounts)),
            ("MetricDataResults", list(meterReadings)), ("MissingParts", list(missingParts)),
            ("Traffic", traffic.lazy.map { $0.bundled.text }), ("items", kubernetesLines),
        ]
    }

    private var kubernetesLines: any Sequence<String> {
        let parts: [AnySequence<String>] = [
            AnySequence(nodes.lazy.map { $0.object.text }),
            AnySequence(workloads.lazy.map { $0.bundled.text }),
            AnySequence(services.lazy.map { $0.object.text }),
            AnySequence(ingresses.lazy.map { $0.object.text }),
            AnySequence(endpointCounts.lazy.map { $0.bundled.text }),
            AnySequence(eniConfigs.lazy.map { $0.object.text }),
            AnySequence(pods.lazy.map { $0.bundled.text }),
        ]
        return parts.lazy.joined()
    }
}

extension Instance {
    fileprivate var reservation: String { JSONObject.made { $0.add("Instances", [document()]) }.text }
}
