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
        try program.run("import", "json", input)
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
        try program.run("import", "json", input)
        let found = try outcomes(program)
        for check in ["zone_loss zones", "nat_cross_zone_share NAT", "missing_endpoints endpoints"] {
            #expect(found[check] == "unknown", "\(check)")
        }
    }

    @Test func `the example without traffic does not know what only traffic brings`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("import", "json", Program.example + "/input")
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
        try program.run("import", "json", Program.example + "/input")
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
