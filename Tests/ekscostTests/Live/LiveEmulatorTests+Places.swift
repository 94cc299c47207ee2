import Foundation
import Testing

/// Several accounts in one call, and every region of one.
extension LiveEmulatorTests {
    /// Two accounts, the other one by a role that the first may take and again by keys.
    func accounts(_ emulator: Emulator, cli: URL) throws {
        let program = try Program()
        defer { program.remove() }
        let (first, second) = (emulator.estate.account, emulator.estate.other)
        let profiles = ["default", "assumed", "other"].flatMap { ["--profile", $0] }
        let live = try program.run(
            ["import", "aws", "--region", "us-east-1", "--metrics-month", "2026-10"] + profiles,
            environment: emulator.environment(cli: cli))
        #expect(live.status == 0, "\(live.errors)")
        #expect(live.errors.contains("2 regions: \(first)/us-east-1, \(second)/us-east-1"), "\(live.errors)")
        #expect(
            live.errors.contains("profiles assumed and other are of one account, \(second); it is read once"))
        #expect(try program.snapshotCount() == 1)
        try eachHasItsOwn(try Bundle(program), emulator.estate)
        // Each network's bytes are its own gateways'.
        let ours = try bill(program, "--vpc", emulator.estate.vpc)
        #expect(
            gigabytes(ours)
                == Dictionary(zip(emulator.estate.nats, ["55", "105", "155"])) { $1 })
        let theirs = try bill(program, "--vpc", emulator.estate.second.vpc)
        #expect(gigabytes(theirs) == [emulator.estate.second.nat: "3"])
    }

    /// Everything in a snapshot of two accounts against what the emulator made where.
    private func eachHasItsOwn(_ bundle: Bundle, _ estate: Emulator.Estate) throws {
        let owners = Dictionary(bundle.Vpcs.map { ($0.VpcId, $0.OwnerId) }) { $1 }
        #expect(owners == [estate.vpc: estate.account, estate.second.vpc: estate.other])
        #expect(bundle.Subnets.count == 8 && bundle.Subnets.allSatisfy { $0.OwnerId == owners[$0.VpcId] })
        let gateways = Dictionary(grouping: bundle.NatGateways, by: \.VpcId).mapValues {
            Set($0.map(\.NatGatewayId))
        }
        #expect(gateways == [estate.vpc: Set(estate.nats), estate.second.vpc: [estate.second.nat]])
        let clusters = Dictionary(bundle.cluster.map { ($0.name, $0.arn.split(separator: ":")[4]) }) { $1 }
        #expect(clusters == ["shop": Substring(estate.account), "books": Substring(estate.other)])
        #expect(
            Set(bundle.nodegroup.map { $0.clusterName + "/" + $0.nodegroupName })
                == ["shop/web", "shop/batch", "books/web"])
        #expect(
            bundle.nodegroup.allSatisfy {
                $0.nodegroupArn.split(separator: ":")[4] == clusters[$0.clusterName] ?? ""
            })
    }

    /// Version 2 with meters and every region: the same things as before, what the meters tell, and the third region.
    func everywhere(_ program: Program, _ emulator: Emulator, cli: URL) throws {
        let live = try program.run(
            ["import", "aws", "--all-regions", "--metrics-month", "2026-10"],
            environment: emulator.environment(cli: cli))
        #expect(live.status == 0, "\(live.errors)")
        let places = ["ap-northeast-2", "eu-west-1", "us-east-1"].map { "\(emulator.estate.account)/\($0)" }
        #expect(
            live.errors.contains("3 regions: \(places.joined(separator: ", "))\n"), "\(live.errors)")
        let difference = try program.run("snapshots", "diff", "1", "3")
        let changes = difference.output.split(separator: "\n")
        #expect(changes.allSatisfy { $0.contains("appeared") }, "\(difference.output)")
        // At home three gateways with four meters, an endpoint, two load balancers with two, and a Classic one; away a
        // gateway and two nodes with two each, and a Classic one.
        let meters = changes.filter { $0.contains("meterReading") }
        #expect(meters.count == 18 + 7, "\(difference.output)")
        // The third region has the default VPC of every account and nothing else.
        let others = changes.filter { !$0.contains("meterReading") && !$0.contains("prefixList") }
        let kinds = Dictionary(grouping: others) { $0.split(separator: "\t")[1] }.mapValues(\.count)
        #expect(kinds == ["vpc": 1, "subnet": 3, "availabilityZone": 3, "routeTable": 1], "\(others)")
        try metered(program, emulator.estate)
        try apportioned(program, emulator.estate.far)
    }

    private func metered(_ program: Program, _ estate: Emulator.Estate) throws {
        let lines = try bill(program, "--region", "us-east-1").lines
        // In from the VPC 15, 25, 35 GB and in from outside 40, 80, 120 GB.
        #expect(
            gigabytes(try bill(program, "--region", "us-east-1"))
                == Dictionary(zip(estate.nats, ["55", "105", "155"])) { $1 })
        let units = lines.filter { $0.usage_type == "LCUUsage" }
        #expect(units.map(\.quantity) == ["150.75", "150.75"])
        #expect(lines.contains { $0.resource == estate.endpoint && $0.quantity == "12" })
        #expect(lines.filter { $0.resource == "old" && $0.unit == "GB" }.map(\.quantity) == ["7"])
    }

    /// The zone with three quarters of the nodes' bytes has three quarters of the gateway's.
    private func apportioned(_ program: Program, _ far: Emulator.Far) throws {
        let bill = try bill(program, "--region", "ap-northeast-2")
        #expect(gigabytes(bill) == [far.nat: "100"])
        #expect(bill.lines.filter { $0.resource == "old" && $0.unit == "GB" }.map(\.quantity) == ["2"])
        // What the node of zone b sends and gets crosses to the gateway in zone a, and is billed at both ends.
        let crossing = bill.lines.filter { $0.usage_type == "DataTransfer-Regional-Bytes" }
        #expect(
            Dictionary(crossing.map { ($0.resource, $0.quantity) }) { $0 + " " + $1 }
                == [far.nat: "25", far.subnets[1]: "25"])
        #expect(crossing.allSatisfy { $0.basis == "metered" })
        #expect(
            bill.assumptions.contains(
                "CloudWatch of 2026-10, \(far.nat); the processed bytes are split over the subnets by the network metrics of its nodes."
            ))
        // How much left for the internet is unknown of this region's gateway, and the other region is none of it.
        // The tag of its nodes names a cluster that no list has, whose fee is unknown too.
        let egress = bill.unknown.filter { $0.usage_type == "DataTransfer-Out-Bytes" }
        #expect(egress.count == 1 && egress.allSatisfy { $0.resource.contains(far.nat) }, "\(bill.unknown)")
        #expect(
            bill.unknown.filter { $0.usage_type == "AmazonEKS-Hours:perCluster" }.map(\.resource) == ["far"],
            "\(bill.unknown)")
    }

    private func bill(_ program: Program, _ scope: String...) throws -> Bill {
        let answer = try program.run(
            ["what-if", "--single-nat", "--month", "2026-10", "--format", "json"] + scope)
        #expect(answer.status == 0, "\(answer.errors)")
        return try #require(Bill(answer.output))
    }

    /// The metered gigabytes of each NAT gateway.
    private func gigabytes(_ bill: Bill) -> [String: String] {
        let lines = bill.lines.filter { $0.usage_type == "NatGateway-Bytes" }
        #expect(lines.allSatisfy { $0.basis == "metered" })
        return Dictionary(lines.map { ($0.resource, $0.quantity) }) { $0 + " " + $1 }
    }
}

/// The parts of a what-if's answer that the tests look at, as things are.
struct Bill: Decodable {
    struct Side: Decodable {
        var lines: [Line]
        var unknown: [Unknown]
    }
    struct Line: Decodable {
        var usage_type: String
        var resource: String
        var quantity: String
        var unit: String
        var basis: String
    }
    struct Unknown: Decodable {
        var usage_type: String
        var resource: String
        var reason: String
    }
    private var before: Side
    var assumptions: [String]
    var lines: [Line] { before.lines }
    var unknown: [Unknown] { before.unknown }

    init?(_ text: String) {
        guard let answer = try? JSONDecoder().decode(Bill.self, from: Data(text.utf8)) else { return nil }
        self = answer
    }
}

/// What an export says of who owns what.
private struct Bundle: Decodable {
    struct Network: Decodable {
        var VpcId: String
        var OwnerId: String
    }
    struct Gateway: Decodable {
        var NatGatewayId: String
        var VpcId: String
    }
    struct Cluster: Decodable {
        var name: String
        var arn: String
    }
    struct Group: Decodable {
        var nodegroupName: String
        var clusterName: String
        var nodegroupArn: String
    }
    var Vpcs: [Network]
    var Subnets: [Network]
    var NatGateways: [Gateway]
    var cluster: [Cluster]
    var nodegroup: [Group]

    init(_ program: Program) throws {
        let exported = try program.run("export", "--quiet")
        self = try JSONDecoder().decode(Bundle.self, from: Data(exported.output.utf8))
    }
}
