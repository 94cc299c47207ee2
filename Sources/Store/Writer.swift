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
    /// The tables of the nouns that were written, by the noun's type.
    private var nounTables: [ObjectIdentifier: any Sendable] = [:]
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

    func table<Row: Noun>(of noun: Row.Type) -> Table<Row> {
        if let known = nounTables[ObjectIdentifier(noun)] as? Table<Row> { return known }
        let table = Table<Row>()
        nounTables[ObjectIdentifier(noun)] = table
        return table
    }

    func table<Row: KubernetesNoun>(of noun: Row.Type) -> ObjectTable<Row> {
        if let known = nounTables[ObjectIdentifier(noun)] as? ObjectTable<Row> { return known }
        let table = ObjectTable<Row>()
        nounTables[ObjectIdentifier(noun)] = table
        return table
    }

    func insert<Row: Noun>(_ noun: Row) throws { try table(of: Row.self).insert(noun, self) }

    func write(_ fact: Fact) throws {
        switch fact {
        case .pod(let it): try write(it)
        case .networkInterface(let it): try networkInterfaces.add(it)
        case .vpcAttribute(let id, let support, let hostnames): try write(id, support, hostnames)
        case .vpc(let it): try insert(it)
        case .subnet(let it): try insert(it)
        case .availabilityZone(let it): try insert(it)
        case .subnetCIDRReservation(let it): try insert(it)
        case .routeTable(let it): try insert(it)
        case .prefixList(let it): try write(it)
        case .prefixListBlocks(let id, let blocks): try write(id, blocks)
        case .loadBalancerAttribute(let id, let isEnabled): try write(id, isEnabled)
        case .eniConfig(let it): try put(it)
        case .account(let it): try insert(it)
        case .meterReading(let it): try insert(it)
        case .missingPart(let it): try insert(it)
        case .readLists(let keys): try write(readLists: keys)
        case .flowLog(let it): try insert(it)
        case .natGateway(let it): try insert(it)
        case .internetGateway(let it): try insert(it)
        case .vpcEndpoint(let it): try insert(it)
        case .vpcPeeringConnection(let it): try insert(it)
        case .transitGatewayAttachment(let it): try insert(it)
        case .elasticIP(let it): try insert(it)
        case .loadBalancer(let it): try insert(it)
        case .targetGroup(let it): try insert(it)
        case .instance(let it): try insert(it)
        case .instanceType(let it): try insert(it)
        case .autoScalingGroup(let it): try insert(it)
        case .launchTemplateVersion(let it): try insert(it)
        case .cluster(let it): try insert(it)
        case .nodeGroup(let it):
            try makeRoom(in: "nodeGroup", for: it.name, of: it.clusterName, it.arn)
            try insert(it)
        case .addon(let it):
            try makeRoom(in: "addon", for: it.name, of: it.clusterName, it.arn)
            try insert(it)
        case .fargateProfile(let it):
            try makeRoom(in: "fargateProfile", for: it.name, of: it.clusterName, it.arn)
            try insert(it)
        case .node(let it): try put(it)
        case .workload(let it): try put(it)
        case .service(let it): try put(it)
        case .ingress(let it): try put(it)
        case .endpointCount(let it): try put(it)
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
