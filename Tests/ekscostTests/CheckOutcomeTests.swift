import Foundation
import Testing

/// What cannot be measured has not passed: it is unknown, or it does not apply.
@Suite struct CheckOutcomeTests {
    private static let policy = """
        checks:
          cost_total: {max: 100000, severity: error}
          cost_by_category:
            cross-az: {max: 500, severity: warning}
            transit-gateway: {max: 500, severity: warning}
          nat_cross_zone_share: {max: 50%, severity: warning}
          missing_endpoints: {services: [s3], severity: warning}
          zone_loss: {max: 0, severity: warning}
          unpriced_lines: {max: 0, severity: error}
          findings: {rules: [BlackholeRoute, IdleNAT, ExtendedSupport, InterfaceEndpointWorth, EndpointPrivateDNS], severity: warning}

        """

    /// The outcome of each check and subject.
    private func outcomes(_ program: Program, _ more: String...) throws -> [String: String] {
        _ = try program.file("policy.yaml", Self.policy)
        let outcome = try program.run(["check", "--policy", "policy.yaml", "--format", "json"] + more)
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any],
            "\(outcome.errors)")
        let results = try #require(document["results"] as? [[String: Any]])
        return Dictionary(
            results.compactMap { result in
                guard let check = result["check"] as? String, let subject = result["subject"] as? String,
                    let outcome = result["outcome"] as? String
                else { return nil }
                return ("\(check) \(subject)", outcome)
            }
        ) { first, _ in first }
    }

    @Test func `a snapshot without subnets and clusters passes nothing`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.file(
            "vpc.json", #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}]}"#)
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        let found = try outcomes(program)
        #expect(!found.values.contains("passed"), "\(found)")
        #expect(found["cost_total total"] == "unknown")
        #expect(found["zone_loss zones"] == "unknown")
        #expect(found["nat_cross_zone_share NAT"] == "unknown")
        #expect(found["findings BlackholeRoute"] == "unknown")
        #expect(found["findings IdleNAT"] == "not-applicable")
        #expect(found["findings ExtendedSupport"] == "not-applicable")
    }

    @Test func `without route tables nothing is said of ways out`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.file(
            "subnets.json",
            """
            {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
             "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
                          "AvailabilityZone": "us-east-1a", "AvailableIpAddressCount": 100}]}
            """)
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        let found = try outcomes(program)
        for check in ["zone_loss zones", "nat_cross_zone_share NAT", "missing_endpoints endpoints"] {
            #expect(found[check] == "unknown", "\(check)")
        }
    }

    /// A subnet behind a NAT gateway, with traffic to S3; whether endpoints were asked for is what differs.
    private static func network(_ more: String) -> String {
        """
        {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16"}],
         "Subnets": [{"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24",
                      "AvailabilityZone": "us-east-1a", "AvailableIpAddressCount": 100}],
         "NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "State": "available"}],
         "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}],
                          "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1", "State": "active"}]}]
         \(more)}
        """
    }

    @Test(arguments: [("", "unknown"), (#", "VpcEndpoints": []"#, "failed")])
    func `endpoints that nobody imported are unknown and not missing`(more: String, expected: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.run(
            "import", "json", "--taken-at", Program.exampleTime,
            try program.file("network.json", Self.network(more)))
        _ = try program.file("traffic.csv", "source,destination,gb_out,gb_in\nsubnet-1,s3,10,1000\n")
        try program.run("import", "traffic", "traffic.csv")
        _ = try program.file(
            "policy.yaml",
            "checks:\n  missing_endpoints: {services: [s3], severity: warning}\n  findings: {rules: [GatewayEndpointMissing], severity: warning}\n"
        )
        func outcomes() throws -> [String] {
            let outcome = try program.run("check", "--policy", "policy.yaml", "--format", "json")
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
            return try #require(document["results"] as? [[String: Any]]).filter {
                ($0["subject"] as? String)?.contains("dynamodb") != true
            }.compactMap { $0["outcome"] as? String }
        }
        #expect(Set(try outcomes()) == [expected])
        let finding = try program.run("explain", "GatewayEndpointMissing")
        #expect(finding.output.contains("It is assumed that there is no endpoint") == (expected == "unknown"))
        let answer = try program.run("what-if", "--nat-per-az")
        #expect(answer.output.contains("describe-vpc-endpoints was not imported") == (expected == "unknown"))
        // A bundle says the same as what it was made of.
        try program.run("export", "-o", "bundle.json")
        try program.run("import", "json", "bundle.json")
        #expect(Set(try outcomes()) == [expected])
    }

    @Test func `the example without traffic does not know what only traffic brings`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("import", "json", Program.example + "/input", "--taken-at", Program.exampleTime)
        let found = try outcomes(program)
        #expect(found["cost_total total"] == "unknown", "a total of at least so much is not known to be less")
        #expect(found["cost_by_category cross-az"] == "unknown")
        #expect(found["cost_by_category transit-gateway"] == "not-applicable")
        #expect(found["nat_cross_zone_share NAT"] == "unknown")
        #expect(found["findings InterfaceEndpointWorth"] == "unknown")
        #expect(found["findings EndpointPrivateDNS"] == "not-applicable")
        #expect(found["findings ExtendedSupport"] == "passed")
        #expect(found["unpriced_lines lines"] == "passed")
    }

    @Test func `what an unknown counts as is for the policy to say`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("import", "json", Program.example + "/input", "--taken-at", Program.exampleTime)
        for (unknown, status) in [("note", 0), ("pass", 0), ("warning", 1), ("error", 1)] {
            _ = try program.file(
                "policy.yaml",
                "unknown: \(unknown)\nchecks:\n  nat_cross_zone_share: {max: 50%, severity: error}\n")
            #expect(try program.run("check", "--policy", "policy.yaml").status == Int32(status), "\(unknown)")
        }
        // What does not apply breaks nothing, however grave an unknown is.
        _ = try program.file(
            "policy.yaml",
            "unknown: error\nchecks:\n  cost_by_category:\n    transit-gateway: {max: 5, severity: error}\n")
        let outcome = try program.run("check", "--policy", "policy.yaml", "--all")
        #expect(outcome.status == 0 && outcome.output.contains("1 not applicable"), "\(outcome.output)")
    }
}
