import Foundation
public import Topology

/// A snapshot as one JSON document that `import json` reads back to the same snapshot.
///
/// Its lists are those of the AWS CLI and of kubectl, one thing a line, so that whatever reads their output reads
/// a bundle too; only traffic, which no call of theirs tells, has a list of its own.
public struct BundleFile {
    /// What a reader knows the document by.
    public static let schema = "ekscost.snapshot.v1"

    private let snapshot: Snapshot
    private let isRedacted: Bool

    public init(_ snapshot: Snapshot, isRedacted: Bool) {
        self.snapshot = snapshot
        self.isRedacted = isRedacted
    }

    /// Writes the bundle beside its place and then renames it.
    ///
    /// - Throws: `ReportError`; a file that was there then stands as it was.
    public func write(to path: String) throws(ReportError) {
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
    /// Whether an object that says no cluster is one of which nothing tells it.
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
        func list<Noun>(_ nouns: [Noun], _ line: @escaping (Noun) -> JSONObject) -> any Sequence<String> {
            nouns.lazy.map { line($0).text }
        }
        let balancers = loadBalancers
        return [
            ("Vpcs", list(vpcs, \.bundled)), ("Subnets", list(subnets, \.bundled)),
            ("AvailabilityZones", list(availabilityZones, \.bundled)),
            ("SubnetCidrReservations", list(subnetCIDRReservations, \.bundled)),
            ("RouteTables", list(routeTables, \.bundled)), ("PrefixLists", list(prefixLists, \.bundled)),
            ("FlowLogs", list(flowLogs, \.bundled)), ("NatGateways", list(natGateways, \.bundled)),
            ("InternetGateways", list(internetGateways.filter { !$0.isEgressOnly }, \.bundled)),
            ("EgressOnlyInternetGateways", list(internetGateways.filter(\.isEgressOnly), \.bundled)),
            ("VpcEndpoints", list(vpcEndpoints, \.bundled)),
            ("VpcPeeringConnections", list(vpcPeeringConnections, \.bundled)),
            ("TransitGatewayAttachments", list(transitGatewayAttachments, \.bundled)),
            ("NetworkInterfaces", list(networkInterfaces, \.bundled)),
            ("Addresses", list(elasticIPs, \.bundled)),
            ("LoadBalancers", list(balancers.filter { $0.kind != .classic }, \.bundled)),
            ("LoadBalancerDescriptions", list(balancers.filter { $0.kind == .classic }, \.bundledClassic)),
            ("TargetGroups", list(targetGroups, \.bundled)), ("Reservations", list(instances, \.bundled)),
            ("InstanceTypes", list(instanceTypes, \.bundled)),
            ("AutoScalingGroups", list(autoScalingGroups, \.bundled)),
            ("LaunchTemplateVersions", list(launchTemplateVersions, \.bundled)),
            ("cluster", list(clusters, \.bundled)), ("nodegroup", list(nodeGroups, \.bundled)),
            ("addon", list(addons, \.bundled)), ("fargateProfile", list(fargateProfiles, \.bundled)),
            ("Accounts", list(accounts, \.bundled)), ("MetricDataResults", list(meterReadings, \.bundled)),
            ("MissingParts", list(missingParts, \.bundled)),
            ("Traffic", list(traffic, \.bundled)), ("items", kubernetesLines),
        ]
    }

    private var kubernetesLines: any Sequence<String> {
        let parts: [AnySequence<String>] = [
            AnySequence(nodes.lazy.map { $0.bundled.text }),
            AnySequence(workloads.lazy.map { $0.bundled.text }),
            AnySequence(services.lazy.map { $0.bundled.text }),
            AnySequence(ingresses.lazy.map { $0.bundled.text }),
            AnySequence(endpointCounts.lazy.map { $0.bundled.text }),
            AnySequence(eniConfigs.lazy.map { $0.bundled.text }),
            AnySequence(pods.lazy.map { $0.bundled.text }),
        ]
        return parts.lazy.joined()
    }
}
