import Importer
import Testing
import Topology
import Units

/// What CloudWatch answers, from a saved file as from a live call.
@Suite struct MeterReadingTests {
    private func readings(_ results: String) throws -> [Fact] {
        try facts(#"{"MetricDataResults": [\#(results)], "Messages": []}"#)
    }

    @Test func `the values of a result are summed, whichever way a number or a time is written`() throws {
        let found = try readings(
            #"""
            {"Id": "m0", "Label": "nat-1 BytesInFromSource", "Timestamps": ["2026-10-01T00:00:00+00:00"],
             "Values": [1073741824.0, 1.5e3, 2E2]},
            {"Id": "m1", "Label": "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/a b/1 ConsumedLCUs",
             "Timestamps": [1790812800.0], "Values": [0.123456789, 100]}
            """#)
        #expect(
            found == [
                .meterReading(
                    MeterReading(
                        resource: "nat-1", metric: .bytesInFromSource, amount: 1_073_743_524,
                        month: BillingMonth("2026-10"))),
                .meterReading(
                    MeterReading(
                        resource: "arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/net/a b/1",
                        metric: .consumedLCUs, amount: 100_123_456_789, month: BillingMonth("2026-10"))),
            ])
    }

    @Test func `no value is no reading, and a label that names no resource is left out`() throws {
        let text = #"""
            {"MetricDataResults": [
              {"Id": "m0", "Label": "nat-1 BytesInFromSource", "Timestamps": [], "Values": []},
              {"Id": "m1", "Label": "BytesOutToDestination Sum", "Timestamps": [], "Values": [7.0]}]}
            """#
        let (facts, summary) = try imported(text)
        #expect(facts == [])
        #expect(summary.warnings.contains { $0.contains("1 of MetricDataResults left out") })
    }

    @Test func `attributes and entries are known by whose they are`() throws {
        #expect(
            try facts(
                #"{"LoadBalancerArn": "arn-1", "Attributes": [{"Key": "load_balancing.cross_zone.enabled", "Value": "true"}]}"#
            ) == [.loadBalancerAttribute("arn-1", crossZoneEnabled: true)])
        let block = try #require(CIDRBlock("198.51.100.0/24"))
        #expect(
            try facts(#"{"PrefixListId": "pl-1", "Entries": [{"Cidr": "198.51.100.0/24"}]}"#)
                == [.prefixListBlocks("pl-1", [block])])
    }
}
