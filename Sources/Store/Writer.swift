import GRDB
import Topology

/// Writes the facts of one import, each kind with a statement that is prepared once.
final class Writer {
    let snapshot: Int64
    let db: Database
    private let pods: RowBatch<PodTable.PodRow>
    /// The owner of the Kubernetes objects that come.
    let groups: ObjectGroups
    /// The outcome of the facts.
    var outcome = ImportOutcome()
    private var podTexts: PodTexts
    private let networkInterfaces: RowBatch<NetworkInterface>
    private var statements: [String: Statement] = [:]
    /// The traffic tables that this import has begun, without what the snapshot had of them.
    var tables: [String: TrafficInput] = [:]

    init(_ db: Database, snapshot: Int64) throws {
        self.db = db
        self.snapshot = snapshot
        let groups = try ObjectGroups(db, snapshot)
        self.groups = groups
        pods = try PodTable.batch(db, snapshot) { row, batch in
            try Writer.settle(row, batch, groups, db, snapshot)
        }
        podTexts = try PodTexts(db, snapshot)
        networkInterfaces = try NetworkInterfaceTable.batch(db, snapshot)
    }

    func statement(_ sql: String) throws -> Statement {
        if let known = statements[sql] { return known }
        let new = try Statement(db, sql)
        statements[sql] = new
        return new
    }

    func write(_ fact: Fact) throws {
        switch fact {
        case .pod(let it): try write(it)
        case .networkInterface(let it): try networkInterfaces.add(it)
        case .vpcAttribute(let id, let support, let hostnames): try write(id, support, hostnames)
        case .vpc(let it): try NetworkTables.vpc.insert(it, self)
        case .subnet(let it): try NetworkTables.subnet.insert(it, self)
        case .availabilityZone(let it): try NetworkTables.availabilityZone.insert(it, self)
        case .subnetCIDRReservation(let it): try NetworkTables.subnetCIDRReservation.insert(it, self)
        case .routeTable(let it): try NetworkTables.routeTable.insert(it, self)
        case .prefixList(let it): try write(it)
        case .prefixListBlocks(let id, let blocks): try write(id, blocks)
        case .loadBalancerAttribute(let id, let isEnabled): try write(id, isEnabled)
        case .eniConfig(let it): try put(it, of: it.cluster, in: KubernetesTables.eniConfig)
        case .account(let it): try LiveTables.account.insert(it, self)
        case .meterReading(let it): try LiveTables.meterReading.insert(it, self)
        case .missingPart(let it): try LiveTables.missingPart.insert(it, self)
        case .readLists(let keys): try write(readLists: keys)
        case .flowLog(let it): try NetworkTables.flowLog.insert(it, self)
        case .natGateway(let it): try GatewayTables.natGateway.insert(it, self)
        case .internetGateway(let it): try GatewayTables.internetGateway.insert(it, self)
        case .vpcEndpoint(let it): try GatewayTables.vpcEndpoint.insert(it, self)
        case .vpcPeeringConnection(let it): try GatewayTables.vpcPeeringConnection.insert(it, self)
        case .transitGatewayAttachment(let it): try GatewayTables.transitGatewayAttachment.insert(it, self)
        case .elasticIP(let it): try GatewayTables.elasticIP.insert(it, self)
        case .loadBalancer(let it): try GatewayTables.loadBalancer.insert(it, self)
        case .targetGroup(let it): try GatewayTables.targetGroup.insert(it, self)
        case .instance(let it): try ComputeTables.instance.insert(it, self)
        case .instanceType(let it): try ComputeTables.instanceType.insert(it, self)
        case .autoScalingGroup(let it): try ComputeTables.autoScalingGroup.insert(it, self)
        case .launchTemplateVersion(let it): try ComputeTables.launchTemplateVersion.insert(it, self)
        case .cluster(let it): try ComputeTables.cluster.insert(it, self)
        case .nodeGroup(let it):
            try makeRoom(in: "nodeGroup", for: it.name, of: it.clusterName, it.arn)
            try ComputeTables.nodeGroup.insert(it, self)
        case .addon(let it):
            try makeRoom(in: "addon", for: it.name, of: it.clusterName, it.arn)
            try ComputeTables.addon.insert(it, self)
        case .fargateProfile(let it):
            try makeRoom(in: "fargateProfile", for: it.name, of: it.clusterName, it.arn)
            try ComputeTables.fargateProfile.insert(it, self)
        case .node(let it): try put(it, of: it.cluster, in: KubernetesTables.node)
        case .workload(let it): try put(it, of: it.cluster, in: KubernetesTables.workload)
        case .service(let it): try put(it, of: it.cluster, in: KubernetesTables.service)
        case .ingress(let it): try put(it, of: it.cluster, in: KubernetesTables.ingress)
        case .endpointCount(let it): try put(it, of: it.cluster, in: KubernetesTables.endpointCount)
        case .kubernetesDocument(let document): groups.begin(document)
        case .uid(let uid): groups.uid = uid.map { Int64(bitPattern: $0) }
        case .listedWhole(let kinds): groups.listedWhole(kinds)
        case .traffic(let it): try write(it)
        case .trafficTable(let name, let file, let time):
            _ = try begin(TrafficInput(name: name, file: file, importedAt: time))
        case .takenAt(let seconds): try write(takenAt: seconds)
        }
    }

    private func write(_ pod: Pod) throws {
        let constraints = try pod.constraints.map { try podTexts.id($0) }
        let labels = try pod.labels.map { try podTexts.id($0) }
        let number = groups.number(of: pod.cluster, for: "pod")
        try pods.add(
            PodTable.PodRow(
                pod: pod, number: number, uid: groups.uid, constraintsID: constraints, labelsID: labels))
    }

    private func write(takenAt seconds: Int64) throws {
        let statement = try statement("UPDATE snapshot SET takenAt = ? WHERE id = ?")
        statement.bind(seconds)
        statement.bind(snapshot)
        try statement.run()
    }

    /// A snapshot that is added to keeps the lists that it had.
    private func write(readLists keys: [String]) throws {
        let known = try String.fetchOne(
            db, sql: "SELECT readLists FROM snapshot WHERE id = ?", arguments: [snapshot])
        let all = Set(keys).union(try known.map { try JSONText.strings($0) } ?? [])
        try db.execute(
            sql: "UPDATE snapshot SET readLists = ? WHERE id = ?",
            arguments: [JSONText.array(all.sorted()), snapshot])
    }

    /// AWS tells one flag a call, before or after the VPC: each is kept until `finish`.
    private func write(_ id: Identifier<VPC>, _ support: Bool?, _ hostnames: Bool?) throws {
        let statement = try statement(
            """
            INSERT INTO vpcAttribute (snapshotID, vpcID, enableDNSSupport, enableDNSHostnames) VALUES (?,?,?,?)
            ON CONFLICT DO UPDATE SET
                enableDNSSupport = coalesce(excluded.enableDNSSupport, enableDNSSupport),
                enableDNSHostnames = coalesce(excluded.enableDNSHostnames, enableDNSHostnames)
            """)
        statement.bind(snapshot)
        id.bind(to: statement)
        support.bind(to: statement)
        hostnames.bind(to: statement)
        try statement.run()
    }

    /// Gives the VPCs the flags that came on their own, and joins whatever else came apart.
    func finish() throws {
        try pods.finish()
        try networkInterfaces.finish()
        outcome.replaced["networkInterface", default: 0] += networkInterfaces.conflicts
        outcome.replaced["pod", default: 0] += pods.conflicts - groups.spilledPods
        outcome.replaced = outcome.replaced.filter { $0.value > 0 }
        try joinLateParts()
        try keepTables()
        let statement = try statement(
            """
            UPDATE vpc SET
                enableDNSSupport = coalesce(told.enableDNSSupport, vpc.enableDNSSupport),
                enableDNSHostnames = coalesce(told.enableDNSHostnames, vpc.enableDNSHostnames)
            FROM vpcAttribute AS told
            WHERE vpc.snapshotID = ? AND told.snapshotID = vpc.snapshotID AND told.vpcID = vpc.id
            """)
        statement.bind(snapshot)
        try statement.run()
        try ObjectPlacing(db, self).run()
    }
}
