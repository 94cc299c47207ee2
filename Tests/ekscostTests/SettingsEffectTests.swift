import Foundation
import Testing
import Units

/// What `ekscost.yaml` changes in the answers, by the program itself.
@Suite struct SettingsEffectTests {
    /// A NAT gateway in us-east-1 whose subnet sends 1,000 GB to the internet and takes as much.
    private func program(_ settings: String = "", strict: Bool = false) throws -> (
        lines: [[String: Any]], total: Money
    ) {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file("in/network.json", Self.network)
        _ = try program.file(
            "traffic.csv", "source,destination,gb_out,gb_in\nsubnet-1,internet,1000,1000\n")
        if !settings.isEmpty { _ = try program.file("ekscost.yaml", settings) }
        try program.run("import", "json", "in", "--taken-at", Program.exampleTime)
        try program.run("import", "traffic", "traffic.csv")
        let outcome = try program.run("what-if", "--regional-nat", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let before = try #require(object["before"] as? [String: Any])
        let total = try #require(before["monthly_cost"] as? String)
        return (
            try #require(before["lines"] as? [[String: Any]]), try #require(Money(decimal: total))
        )
    }

    private static let network = """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [
           {"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a"},
           {"SubnetId": "subnet-2", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "us-east-1b"}],
         "NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-2", "State": "available"}],
         "RouteTables": [
           {"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-1"}],
            "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}]},
           {"RouteTableId": "rtb-2", "VpcId": "vpc-1", "Associations": [{"Main": true}],
            "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-1", "State": "active"}]}]}
        """

    private func amount(_ usage: String, _ lines: [[String: Any]]) throws -> Money {
        try lines.filter { $0["usage_type"] as? String == usage }.reduce(.zero) { sum, line in
            let amount = try #require(line["amount"] as? String)
            return sum + (try #require(Money(decimal: amount)))
        }
    }

    private func dollars(_ text: String) throws -> Money { try #require(Money(decimal: text)) }

    /// 32.85 + 90 (NAT), 40 (2,000 GB between zones, both ends), 81 (900 GB out), 3.65 (address).
    @Test func `without settings the list prices hold`() throws {
        #expect(try program().total == dollars("247.5"))
    }

    @Test func `discounts come off by usage type, else by category, else overall`() throws {
        let (lines, total) = try program(
            """
            discounts:
              overall: 10
              by_category: {nat-gateway: 20}
              by_usage_type: {NatGateway-Bytes: 50}
            """)
        #expect(try amount("NatGateway-Bytes", lines) == dollars("45"))
        #expect(try amount("NatGateway-Hours", lines) == dollars("26.28"))
        #expect(try amount("DataTransfer-Regional-Bytes", lines) == dollars("36"))
        #expect(try amount("DataTransfer-Out-Bytes", lines) == dollars("72.9"))
        #expect(try total == dollars("183.465"))
    }

    @Test func `what the account sends elsewhere uses up the free allowance and the tiers`() throws {
        #expect(try amount("DataTransfer-Out-Bytes", program().lines) == dollars("81"))
        #expect(
            try amount("DataTransfer-Out-Bytes", program("account_egress_gb: 60\n").lines) == dollars("86.4"))
        // 100 free + 10,240 in the first tier: 500 GB are left of it, and 500 cost 0.085.
        #expect(
            try amount("DataTransfer-Out-Bytes", program("account_egress_gb: 9840\n").lines)
                == dollars("87.5"))
    }

    @Test func `one side, excluded categories and a price of one's own`() throws {
        #expect(
            try amount("DataTransfer-Regional-Bytes", program("billed_sides: one\n").lines) == dollars("20"))
        #expect(try program("exclude_categories: [nat-gateway, internet]\n").total == dollars("43.65"))
        let (lines, _) = try program(
            """
            prices:
              - {region: us-east-1, usage_type: NatGateway-Bytes, unit: GB, usd: 0.02, source: our contract}
            """)
        #expect(try amount("NatGateway-Bytes", lines) == dollars("40"))
    }

    @Test func `strict ends with 78 where a price is missing, and a price of one's own mends it`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file("in/network.json", Self.network)
        try program.run("import", "json", "in", "--taken-at", Program.exampleTime)
        // The shipped book has no price for the bytes of a regional gateway in us-east-1.
        _ = try program.file("traffic.csv", "source,destination,gb_out,gb_in\nsubnet-1,internet,10,0\n")
        try program.run("import", "traffic", "traffic.csv")
        let loose = try program.run("what-if", "--regional-nat", "--format", "json")
        #expect(loose.status == 0 && loose.output.contains(#""unit_price" : null"#))
        let strict = try program.run("what-if", "--regional-nat", "--strict")
        #expect(strict.status == 78)
        let error = strict.errors.split(separator: "\n").first { $0.hasPrefix("ekscost: error: ") } ?? ""
        #expect(error.contains("RegionalNatGateway-Bytes") && error.contains("us-east-1"))
        _ = try program.file(
            "ekscost.yaml",
            "prices:\n  - {region: us-east-1, usage_type: RegionalNatGateway-Bytes, unit: GB, usd: 0.045, source: a bill}\n"
        )
        #expect(try program.run("what-if", "--regional-nat", "--strict").status == 0)
    }

    @Test func `the second currency stands beside the dollar in the report`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        _ = try program.file("ekscost.yaml", "currency: {code: KRW, rate: 1450, date: 2026-11-01}\n")
        #expect(try program.run("report", "--month", "2026-10", "--out", "r").status == 0)
        let page = try String(
            contentsOf: program.folder.appending(path: "r/ekscost-2026-10.md"), encoding: .utf8)
        #expect(page.contains("KRW") && page.contains("1450"))
    }
}
