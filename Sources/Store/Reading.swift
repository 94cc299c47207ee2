import GRDB
import Topology

extension TopologyStore {
    /// The part of a snapshot to read.
    public enum Detail: Hashable, Sendable {
        /// The part that costs need: no pods, and only the network interfaces with a public address.
        case costs
        case everything
    }

    static func snapshot(_ number: Int64, takenAt: Int64, _ detail: Detail, _ db: Database) throws -> Snapshot
    {
        var it = Snapshot()
        it.number = number
        it.takenAt = takenAt
        it.vpcs = try NetworkTables.vpc.load(db, number)
        it.subnets = try NetworkTables.subnet.load(db, number)
        it.availabilityZones = try NetworkTables.availabilityZone.load(db, number)
        it.subnetCIDRReservations = try NetworkTables.subnetCIDRReservation.load(db, number)
        it.routeTables = try NetworkTables.routeTable.load(db, number)
        it.prefixLists = try NetworkTables.prefixList.load(db, number)
        it.flowLogs = try NetworkTables.flowLog.load(db, number)
        it.natGateways = try GatewayTables.natGateway.load(db, number)
        it.internetGateways = try GatewayTables.internetGateway.load(db, number)
        it.vpcEndpoints = try GatewayTables.vpcEndpoint.load(db, number)
        it.vpcPeeringConnections = try GatewayTables.vpcPeeringConnection.load(db, number)
        it.transitGatewayAttachments = try GatewayTables.transitGatewayAttachment.load(db, number)
        it.networkInterfaces = try NetworkInterfaceTable.load(db, number, onlyPublic: detail == .costs)
        it.elasticIPs = try GatewayTables.elasticIP.load(db, number)
        it.loadBalancers = try GatewayTables.loadBalancer.load(db, number)
        it.targetGroups = try GatewayTables.targetGroup.load(db, number)
        it.instances = try ComputeTables.instance.load(db, number)
        it.instanceTypes = try ComputeTables.instanceType.load(db, number)
        it.autoScalingGroups = try ComputeTables.autoScalingGroup.load(db, number)
        it.launchTemplateVersions = try ComputeTables.launchTemplateVersion.load(db, number)
        it.clusters = try ComputeTables.cluster.load(db, number)
        it.nodeGroups = try ComputeTables.nodeGroup.load(db, number)
        it.addons = try ComputeTables.addon.load(db, number)
        it.fargateProfiles = try ComputeTables.fargateProfile.load(db, number)
        try addObjects(to: &it, detail, db)
        it.traffic = try TrafficTable.traffic.load(db, number)
        it.accounts = try LiveTables.account.load(db, number)
        it.meterReadings = try LiveTables.meterReading.load(db, number)
        it.missingParts = try LiveTables.missingPart.load(db, number)
        let lists = try String.fetchOne(
            db, sql: "SELECT readLists FROM snapshot WHERE id = ?", arguments: [number])
        it.readLists = try lists.map { try JSONText.strings($0) }
        return it
    }

    /// The Kubernetes objects, cluster by cluster.
    private static func addObjects(to it: inout Snapshot, _ detail: Detail, _ db: Database) throws {
        guard let number = it.number else { return }
        let clusters = try StoredCluster.load(db, number)
        it.nodes = try KubernetesTables.node.load(db, number, clusters)
        it.pods = detail == .everything ? try PodTable.load(db, number, clusters) : []
        it.workloads = try KubernetesTables.workload.load(db, number, clusters)
        it.services = try KubernetesTables.service.load(db, number, clusters)
        it.ingresses = try KubernetesTables.ingress.load(db, number, clusters)
        it.endpointCounts = try KubernetesTables.endpointCount.load(db, number, clusters)
        it.eniConfigs = try KubernetesTables.eniConfig.load(db, number, clusters)
        it.workloadPlacements = try PodTable.placements(db, number, clusters)
    }
}
