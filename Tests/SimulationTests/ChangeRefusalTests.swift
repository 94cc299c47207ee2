import Fixtures
import Testing
import Topology
import Units

@testable import Capacity
@testable import Cost
@testable import Estate
@testable import Simulation

/// What AWS does not have or would not do is refused, with what there is.
@Suite struct ChangeRefusalTests {
    private static let calendar = EKSCalendar(
        versions: ["1.31", "1.32", "1.33", "1.34", "1.35"].map {
            .init(version: $0, standardSupportEnds: "2027-01-01", extendedSupportEnds: "2028-01-01")
        })

    private func clusters(_ versions: [(name: String, version: String?)]) -> Snapshot {
        var snapshot = Snapshot()
        snapshot.clusters = versions.map { name, version in
            var cluster = Cluster(name: name)
            cluster.version = version
            return cluster
        }
        return snapshot
    }

    private func reason(
        _ scenario: any Scenario, on snapshot: Snapshot, _ context: ChangeContext = ChangeContext()
    ) -> String? {
        do {
            _ = try scenario.apply(to: snapshot, in: context)
            return nil
        } catch { return error.description }
    }

    private func versions(_ wish: String, from: String...) throws -> [String?] {
        let snapshot = clusters(from.enumerated().map { ("c\($0)", $1) })
        return try EKSVersion(wish).apply(to: snapshot, in: ChangeContext(calendar: Self.calendar)).clusters
            .map(\.version)
    }

    @Test func `a control plane goes to the next version, stays, or takes the way that is named`() throws {
        #expect(try versions("1.34", from: "1.33") == ["1.34"])
        #expect(try versions("1.34", from: "1.34") == ["1.34"])
        #expect(try versions("1.33,1.34,1.35", from: "1.32", "1.34", "1.33") == ["1.35", "1.35", "1.35"])
        let unknown = clusters([("c", nil)])
        #expect(
            try EKSVersion("1.35").apply(to: unknown, in: ChangeContext(calendar: Self.calendar)).clusters[0]
                .version == "1.35")
    }

    @Test(arguments: [
        ("1.99", "1.34", "1.31, 1.32, 1.33, 1.34, 1.35"), ("1.3", "1.31", "1.31, 1.32, 1.33, 1.34, 1.35"),
        ("1.32", "1.33", "takes no control plane back"), ("1.34", "1.32", "--eks-version 1.33,1.34"),
        ("1.33,1.35", "1.32", "--eks-version 1.33,1.34,1.35"),
    ])
    func `a version that EKS would not go to is refused with what it does`(
        wish: String, from: String, says: String
    ) {
        let snapshot = clusters([("shop", from)])
        let said = reason(EKSVersion(wish), on: snapshot, ChangeContext(calendar: Self.calendar))
        #expect(said?.contains(says) == true, "\(said ?? "done")")
    }

    @Test func `one cluster that is too far behind keeps the change from all, and the aim leaves it out`()
        throws
    {
        var snapshot = clusters([("old", "1.31"), ("new", "1.33")])
        snapshot.vpcs = [VPC(id: "vpc-1")]
        let said = reason(EKSVersion("1.34"), on: snapshot, ChangeContext(calendar: Self.calendar))
        #expect(said?.contains("old has 1.31") == true)
        let aim = ChangeAim(Scope(cluster: "new"), in: Estate(snapshot))
        let aimed = ChangeContext(aim: aim, calendar: Self.calendar)
        let after = try EKSVersion("1.34").apply(to: snapshot, in: aimed)
        #expect(after.clusters.map(\.version) == ["1.31", "1.34"])
    }

    @Test(arguments: [
        ("cloudwatch", "logs or monitoring"), ("secretmanager", "secretsmanager"),
        ("qqqq", "describe-vpc-endpoint-services"),
    ])
    func `a service without an interface endpoint is refused with what was meant`(name: String, says: String)
    {
        let said = reason(InterfaceEndpoint(service: name), on: SmallEstate().snapshot)
        #expect(said?.contains(says) == true, "\(said ?? "done")")
    }

    @Test func `a service of which the snapshot has an endpoint is one, whatever it is called`() {
        var snapshot = SmallEstate().snapshot
        snapshot.vpcEndpoints = [
            VPCEndpoint(
                id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.brand-new",
                kind: .interface)
        ]
        #expect(reason(InterfaceEndpoint(service: "brand-new"), on: snapshot) == nil)
    }

    @Test func `zones that there are not are refused with those that there are`() {
        var snapshot = SmallEstate().snapshot
        #expect(reason(SingleNAT(zone: "us-east-1q"), on: snapshot)?.contains("us-east-1a") == true)
        #expect(reason(RemoveZone("us-east-1q"), on: snapshot)?.contains("us-east-1a") == true)
        #expect(reason(AddZone("us-east-1dd"), on: snapshot)?.contains("us-east-1") == true)
        #expect(reason(AddZone("moon"), on: snapshot) != nil)
        #expect(reason(AddZone("us-east-1d"), on: snapshot) == nil)
        snapshot.availabilityZones = ["a", "b", "c", "f"].map {
            AvailabilityZone(name: ZoneName("us-east-1" + $0))
        }
        #expect(reason(AddZone("us-east-1d"), on: snapshot)?.contains("us-east-1") == true)
        #expect(reason(AddZone("us-east-1f"), on: snapshot) == nil)
    }

    @Test func `more nodes than a group's maximum need the word`() throws {
        var snapshot = clusters([("shop", "1.34")])
        var group = NodeGroup(name: "general", clusterName: "shop")
        (group.minSize, group.maxSize, group.desiredSize) = (1, 6, 2)
        snapshot.nodeGroups = [group]
        #expect(reason(NodeCount(group: "general", count: 6), on: snapshot) == nil)
        #expect(reason(NodeCount(group: "general", count: 7), on: snapshot)?.contains("--force-max") == true)
        let forced = try NodeCount(group: "general", count: 7, forcesMaximum: true).apply(to: snapshot)
        #expect(forced.nodeGroups[0].desiredSize == 7 && forced.nodeGroups[0].maxSize == 7)
        var scaling = AutoScalingGroup(name: "own", minSize: 0, maxSize: 3, desiredCapacity: 1)
        scaling.tags = ["kubernetes.io/cluster/shop": "owned"]
        snapshot.autoScalingGroups = [scaling]
        #expect(reason(NodeCount(group: "own", count: 4), on: snapshot)?.contains("own is 3 nodes") == true)
    }

    @Test func `an instance type that no list has is refused with the nearest`() {
        var snapshot = clusters([("shop", "1.34")])
        snapshot.nodeGroups = [NodeGroup(name: "general", clusterName: "shop")]
        let known = InstanceFacts(
            instanceType: "m7i.large", vCPUs: 2, memoryMiB: 8192, architecture: "x86_64", hypervisor: "nitro",
            isBareMetal: false)
        let facts = ["m7i.large": known]
        let context = ChangeContext(facts: facts)
        #expect(
            reason(NodeType(group: "general", type: "m7i.larg"), on: snapshot, context)?.contains("m7i.large")
                == true)
    }

    @Test func `traffic does not grow beyond all bounds by many factors`() throws {
        var estate = SmallEstate()
        estate.send("1000", from: "subnet-private-a", to: .internet)
        var snapshot = estate.snapshot
        let scale = TrafficScale(factor: TrafficScale.most)
        snapshot = try scale.apply(to: snapshot)
        snapshot = try scale.apply(to: snapshot)
        #expect(throws: ScenarioError.self) { try scale.apply(to: snapshot) }
    }
}
