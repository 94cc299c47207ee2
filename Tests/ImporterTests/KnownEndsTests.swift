import Importer
import Testing
import Topology

/// Rows of a traffic table that name what the snapshot does not have.
@Suite struct KnownEndsTests {
    private static let ours = "arn:aws:eks:eu-west-1:111122223333:cluster/blue"
    private static let theirs = "arn:aws:eks:us-east-1:111122223333:cluster/blue"

    private static var snapshot: Snapshot {
        var it = Snapshot()
        var subnet = Subnet(id: "subnet-a1", vpcID: "vpc-a")
        subnet.zone = "eu-west-1a"
        subnet.zoneID = "euw1-az2"
        it.subnets = [subnet]
        it.vpcs = [VPC(id: "vpc-a")]
        var peering = VPCPeeringConnection(id: "pcx-1")
        peering.accepter.vpcID = "vpc-peer"
        it.vpcPeeringConnections = [peering]
        var blue = Cluster(name: "blue")
        blue.arn = ours
        var second = Cluster(name: "blue")
        second.arn = theirs
        it.clusters = [blue, second, Cluster(name: "green")]
        var pod = Pod(namespace: "pay", name: "api-0")
        pod.ownerKind = "StatefulSet"
        pod.ownerName = "api"
        it.pods = [pod]
        return it
    }

    private func complaint(_ row: String, _ snapshot: Snapshot = Self.snapshot) throws -> String? {
        let scratch = try Scratch()
        let path = try scratch.write(
            "rows.csv", "source,destination,gb_out,gb_in\nsubnet-a1,internet,1,1\n\(row),1,1\n")
        do {
            _ = try TrafficTable.read(TrafficFile(path), known: KnownEnds(snapshot)) { _ in }
            return nil
        } catch let error as ImportError {
            #expect(error.exitCode == 65 && error.description.contains("rows.csv:3: "))
            return error.description
        }
    }

    @Test(arguments: [
        ("subnet-b2,internet", "no subnet subnet-b2"), ("subnet-a1,subnet-b2", "no subnet subnet-b2"),
        ("eu-west-1c,internet", "no zone eu-west-1c"), ("euw1-az3,internet", "no zone euw1-az3"),
        ("subnet-a1,eu-central-1a", "no zone eu-central-1a"), ("subnet-a1,vpc:vpc-b", "no VPC vpc-b"),
        ("pay/web,internet", "no workload pay/web"), ("red/pay/api,internet", "no cluster red"),
        ("blue/pay/api,internet", "2 clusters are named blue"),
    ])
    func `what is not there is named with its line`(row: String, why: String) throws {
        let said = try #require(try complaint(row))
        #expect(said.contains(why), "\(said)")
    }

    @Test(arguments: [
        "subnet-a1,internet", "eu-west-1a,s3", "euw1-az2,subnet-a1", "subnet-a1,vpc:vpc-a",
        "subnet-a1,vpc:vpc-peer", "pay/api,tgw", "green/pay/api,internet", "\(ours)/pay/api,internet",
        "subnet-a1,cidr:192.0.2.0/24", "lb:any,targets",
    ])
    func `what is there is taken`(row: String) throws { #expect(try complaint(row) == nil) }

    @Test(arguments: ["eu-west-1a,internet", "pay/web,internet", "red/pay/api,internet", "lb:any,targets"])
    func `a snapshot without such things refuses none`(row: String) throws {
        var bare = Snapshot()
        bare.subnets = [Subnet(id: "subnet-a1", vpcID: "vpc-a")]
        #expect(try complaint(row, bare) == nil)
    }
}
