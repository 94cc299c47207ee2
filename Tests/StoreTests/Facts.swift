import Foundation
import Topology

/// Every thing of a snapshot as an importer would hand it over.
func facts(of it: Snapshot) -> [Fact] {
    var facts: [Fact] = []
    facts += it.vpcs.map { .vpc($0) } + it.subnets.map { .subnet($0) }
    facts += it.availabilityZones.map { .availabilityZone($0) }
    facts += it.subnetCIDRReservations.map { .subnetCIDRReservation($0) }
    facts += it.routeTables.map { .routeTable($0) } + it.prefixLists.map { .prefixList($0) }
    facts += it.flowLogs.map { .flowLog($0) } + it.natGateways.map { .natGateway($0) }
    facts += it.internetGateways.map { .internetGateway($0) } + it.vpcEndpoints.map { .vpcEndpoint($0) }
    facts += it.vpcPeeringConnections.map { .vpcPeeringConnection($0) }
    facts += it.transitGatewayAttachments.map { .transitGatewayAttachment($0) }
    facts += it.networkInterfaces.map { .networkInterface($0) } + it.elasticIPs.map { .elasticIP($0) }
    facts += it.loadBalancers.map { .loadBalancer($0) } + it.targetGroups.map { .targetGroup($0) }
    facts += it.instances.map { .instance($0) } + it.instanceTypes.map { .instanceType($0) }
    facts += it.autoScalingGroups.map { .autoScalingGroup($0) }
    facts += it.launchTemplateVersions.map { .launchTemplateVersion($0) } + it.clusters.map { .cluster($0) }
    facts += it.nodeGroups.map { .nodeGroup($0) } + it.addons.map { .addon($0) }
    facts +=
        it.fargateProfiles.map { .fargateProfile($0) } + it.nodes.map { .node($0) } + it.pods.map { .pod($0) }
    facts += it.workloads.map { .workload($0) } + it.services.map { .service($0) }
    facts += it.ingresses.map { .ingress($0) } + it.endpointCounts.map { .endpointCount($0) }
    facts += it.eniConfigs.map { .eniConfig($0) } + it.accounts.map { .account($0) }
    facts += it.meterReadings.map { .meterReading($0) } + it.missingParts.map { .missingPart($0) }
    facts += it.readLists.map { [.readLists($0)] } ?? []
    return facts + it.traffic.map { .traffic($0) }
}

/// Runs a test with the path of a file in a folder that is removed behind it.
func withFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "ekscost.sqlite").path)
}
