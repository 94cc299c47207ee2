import Fixtures
import Testing
import Topology
import Units
import Words

@testable import Cost
@testable import Simulation

@Suite struct ScenarioTests {
    @Test func `a NAT gateway a zone and then a single one costs what it cost before`() throws {
        var estate = SmallEstate()
        estate.send("70", "30", from: "subnet-private-b", to: .internet)
        let answer = try estate.whatIf(NATPerAZ(), SingleNAT(zone: "us-east-1a"))
        #expect(answer.change == .zero)
    }

    @Test func `the change of every category adds up to the change`() throws {
        var estate = SmallEstate()
        estate.send("700", "3000", from: "subnet-private-b", to: .internet)
        estate.send("1200", "8000", from: "subnet-private-c", to: .service("s3", region: nil))
        for scenario in [
            NATPerAZ(), RegionalNAT(), NoNAT(), GatewayServiceEndpoint(service: "s3", choice: .gateway),
        ]
            as [any Scenario]
        {
            let answer = try estate.whatIf(scenario)
            #expect(answer.comparison.reduce(.zero) { $0 + $1.change } == answer.change)
            #expect(answer.change == answer.after.total - answer.before.total)
            #expect(
                answer.after.total.known == answer.after.lines.reduce(.zero) { $0 + ($1.amount ?? .zero) })
        }
    }

    @Test func `a gateway endpoint takes S3 off the NAT in every zone`() throws {
        var estate = SmallEstate()
        for zone in ["a", "b", "c"] {
            estate.send("10", "90", from: "subnet-private-\(zone)", to: .service("s3", region: nil))
        }
        let answer = try estate.whatIf(GatewayServiceEndpoint(service: "s3", choice: .gateway))
        #expect(answer.after.amount(usage: "NatGateway-Bytes") == .zero)
        #expect(answer.change == dollars("-17.5"))  // 300 × 0.045 + 200 × 0.02
    }

    @Test func `the loss of the only NAT gateway's zone cuts the others off, a gateway a zone does not`()
        throws
    {
        let answer = try SmallEstate().whatIf(NATPerAZ())
        let before = answer.riskBefore.losses.first { $0.zone == "us-east-1a" }
        #expect(before?.zonesCutOff == ["us-east-1b", "us-east-1c"])
        #expect(answer.riskAfter.losses.allSatisfy { $0.zonesCutOff.isEmpty })
    }

    @Test func `traffic times two costs two times the bytes and the same hours`() throws {
        var estate = SmallEstate()
        estate.send("100", from: "subnet-private-a", to: .service("s3", region: nil))
        let answer = try estate.whatIf(TrafficScale(factor: Ratio(2, 1)))
        #expect(answer.change == dollars("4.5"))
    }

    @Test func `a change without anything to change says so`() {
        #expect(throws: ScenarioError.self) { try NATPerAZ().apply(to: Snapshot()) }
        #expect(throws: ScenarioError.self) { try EKSVersion("1.34").apply(to: SmallEstate().snapshot) }
    }

    @Test func `measured traffic makes measured lines`() throws {
        var estate = SmallEstate()
        estate.send("5", from: "subnet-private-b", to: .internet, basis: .measured)
        let answer = try estate.whatIf(NATPerAZ())
        for assessment in [answer.before, answer.after] {
            let bytes = assessment.lines.filter { $0.usageType == "NatGateway-Bytes" }
            #expect(!bytes.isEmpty && bytes.allSatisfy { $0.basis == .measured })
        }
    }
}

@Suite struct MissingPriceTests {
    @Test func `a price that only the change needs is warned of first`() throws {
        var estate = SmallEstate()
        var cluster = Cluster(name: "demo")
        cluster.version = "1.19"  // a version that the calendar does not know, which is a warning too
        cluster.region = "us-east-1"
        estate.snapshot.clusters = [cluster]
        var instance = Instance(id: "i-1", instanceType: "m5.large")
        instance.zone = "us-east-1a"
        instance.clusterName = "demo"
        estate.snapshot.instances = [instance]
        let answer = try estate.whatIf(Tenancy(.dedicated))
        #expect(answer.before.isFullyPriced && !answer.after.isFullyPriced)
        #expect(answer.warnings.count > 1)
        #expect(answer.warnings.first == .noPrice(usageType: "DedicatedUsage:m5.large", region: "us-east-1"))
    }
}
