import Fixtures
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate
@testable import Simulation

/// An estate of several VPCs is optimised VPC by VPC.
@Suite struct OptimiserChoiceTests {
    /// Two VPCs with NAT; the second one alone sends to a service that the first one has an endpoint of.
    private func estate() -> SmallEstate {
        var one = SmallEstate(zones: ["a"], natIn: ["a"])
        let other = SmallEstate(zones: ["a"], natIn: ["a"])
        var endpoint = VPCEndpoint(
            id: "vpce-sqs", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.sqs", kind: .interface)
        endpoint.privateDNSEnabled = true
        endpoint.subnetIDs = ["subnet-private-a"]
        one.snapshot.vpcEndpoints = [endpoint]
        func second<Noun>(_ id: Identifier<Noun>) -> Identifier<Noun> { Identifier(id.rawValue + "-2") }
        var vpc = other.snapshot.vpcs[0]
        vpc.id = second(vpc.id)
        one.snapshot.vpcs.append(vpc)
        for var subnet in other.snapshot.subnets {
            subnet.id = second(subnet.id)
            subnet.vpcID = vpc.id
            one.snapshot.subnets.append(subnet)
        }
        for var table in other.snapshot.routeTables {
            table.id = second(table.id)
            table.vpcID = vpc.id
            table.subnetIDs = table.subnetIDs.map(second)
            for place in table.routes.indices {
                if case .natGateway(let id) = table.routes[place].target {
                    table.routes[place].target = .natGateway(second(id))
                }
            }
            one.snapshot.routeTables.append(table)
        }
        for var gateway in other.snapshot.natGateways {
            gateway.id = second(gateway.id)
            gateway.vpcID = vpc.id
            gateway.subnetID = gateway.subnetID.map(second)
            one.snapshot.natGateways.append(gateway)
        }
        one.send("900", from: "subnet-private-a", to: .service("sqs", region: nil))
        one.send("5000", from: "subnet-private-a-2", to: .service("sqs", region: nil))
        return one
    }

    @Test func `a service is tried where it lacks its endpoint, and the change says where`() throws {
        let estate = Estate(estate().snapshot)
        let answer = Optimisation(
            of: estate, book: Shipped.book, calendar: Shipped.calendar, options: AssessmentOptions())
        #expect(answer.cheapest.arguments == ["--interface-endpoint=sqs --vpc=vpc-1-2"])
        // 5000 GB × (0.045 − 0.01) less one zone's hours of 0.01.
        #expect(answer.cheapest.saving(from: answer.before) == .exactly(dollars("167.7")))
        let places = Set(answer.candidates.compactMap { ($0.scenario as? InVPC)?.vpc.rawValue })
        #expect(places == ["vpc-1", "vpc-1-2"])
    }
}
