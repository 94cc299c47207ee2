import Foundation
import Testing

/// Outputs of estates of which something has no price: none reads as exact, as nothing or as a saving.
@Suite struct IncompleteTotalTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// A public subnet in Paris that sends to a region without a price, and a table of it.
    private func paris(_ program: Program, _ gigabytes: String, at time: String = "2026-11-01T00:00:00Z")
        throws
    {
        let estate = try program.file(
            "paris.json",
            """
            {"Vpcs": [{"VpcId": "vpc-9", "CidrBlock": "10.8.0.0/16"}],
             "Subnets": [{"SubnetId": "subnet-9", "VpcId": "vpc-9", "CidrBlock": "10.8.0.0/24",
                          "AvailabilityZone": "eu-west-3b", "AvailableIpAddressCount": 90}],
             "InternetGateways": [{"InternetGatewayId": "igw-9", "Attachments": [{"VpcId": "vpc-9"}]}],
             "RouteTables": [{"RouteTableId": "rtb-9", "VpcId": "vpc-9", "Associations": [{"Main": true}],
               "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-9", "State": "active"}]}],
             "NatGateways": [], "VpcEndpoints": []}
            """)
        #expect(try program.run("import", "json", estate, "--taken-at", time, "-q").status == 0)
        let table = try program.file(
            "traffic.csv",
            "source,destination,gb_out,gb_in,basis\nsubnet-9,s3@xx-nowhere-1,\(gigabytes),0,metered\n"
                + "subnet-9,internet,600,0,metered\n")
        #expect(try program.run("import", "traffic", table, "-q").status == 0)
    }

    @Test func `a category whose line has no price is neither free nor unchanged when its quantity moves`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try paris(program, "300")
        let change = ["what-if", "--traffic-scale", "3", "--month", "2026-10"]
        let answer = try object(try program.run(change + ["--format", "json"]).output)
        let parts = try #require(answer["change"] as? [String: Any])
        let categories = try #require(parts["by_category"] as? [String: Any])
        #expect(parts["monthly_cost"] is NSNull && categories["inter-region"] is NSNull)
        #expect(parts["complete"] as? Bool == false && categories["internet"] is String)
        let unknown = try #require(parts["unknown"] as? [[String: Any]])
        #expect(unknown.map { $0["usage_type"] as? String } == ["AWS-Out-Bytes"])
        #expect(unknown.first?["quantity_before"] as? String == "300")
        #expect(unknown.first?["quantity_after"] as? String == "900")
        for format in ["table", "markdown"] {
            let text = try program.run(change + ["--format", format]).output
            let row = try #require(text.split(separator: "\n").first { $0.contains("inter-region") })
            #expect(row.contains("at least 0.00") && row.contains("unknown"), "\(row)")
            #expect(text.contains("AWS-Out-Bytes") && text.contains("300") && text.contains("900"))
        }
    }

    @Test(arguments: ["table", "markdown"])
    func `a price that the change loses is no saving`(format: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let text = try program.run("what-if", "--regional-nat", "--format", format).output
        #expect(!text.lowercased().contains("saves"), "\(text)")
        #expect(text.contains("ow the cost changes is not known"))
        #expect(text.contains("RegionalNatGateway-Bytes"))
    }

    @Test func `what moved without a price is listed by name with both quantities`() throws {
        let program = try Program()
        defer { program.remove() }
        try paris(program, "5", at: "2026-10-01T00:00:00Z")
        try paris(program, "7000")
        let command = ["snapshots", "diff", "1", "2", "--cost", "--month", "2026-10"]
        let answer = try object(try program.run(command + ["--format", "json"]).output)
        #expect(answer["change"] is NSNull && answer["complete"] as? Bool == false)
        let lines = try #require(answer["lines"] as? [[String: Any]])
        let line = try #require(lines.first { $0["usage_type"] as? String == "AWS-Out-Bytes" })
        #expect(line["before"] is NSNull && line["after"] is NSNull && line["change"] is NSNull)
        #expect(line["quantity_before"] as? String == "5" && line["quantity_after"] as? String == "7000")
        let text = try program.run(command).output
        #expect(text.contains("change unknown") && text.contains("7000"))
        _ = try program.run("report", "--month", "2026-10", "--lang", "ko", "--out", "out", "-q")
        let page = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        let changes = page.components(separatedBy: "\n## ").first {
            $0.contains("AWS-Out-Bytes") && $0.contains("7,000")
        }
        let told = try #require(changes)
        #expect(!told.contains("at least") && !told.contains("at most") && page.contains("최소"))
    }

    @Test func `pictures of incomplete sums and their words say so`() throws {
        let program = try Program()
        defer { program.remove() }
        try paris(program, "5", at: "2026-10-01T00:00:00Z")
        try paris(program, "5")
        _ = try program.run("report", "--month", "2026-10", "--lang", "en", "--out", "out", "-q")
        let folder = program.folder.appending(path: "out")
        let page = try String(contentsOf: folder.appending(path: "ekscost-2026-10.md"), encoding: .utf8)
        for name in ["months", "zones", "categories"] where page.contains("-\(name).svg") {
            let words = try #require(page.split(separator: "\n").first { $0.contains("-\(name).svg)") })
            #expect(words.contains("at least"), "\(words)")
            let drawn = try String(
                contentsOf: folder.appending(path: "ekscost-2026-10-\(name).svg"), encoding: .utf8)
            #expect(drawn.contains("(at least)</text>"), "\(name)")
        }
        #expect(page.contains("-months.svg"))
    }

    @Test
    func `the cheapest of an incomplete total is at least that, and what cannot be compared is not ranked`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let text = try program.run("optimize").output
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("cheapest") })
        #expect(line.hasPrefix("cheapest of what can be compared: at least $"), "\(line)")
        let answer = try object(try program.run("optimize", "--format", "json").output)
        let cheapest = try #require(answer["cheapest"] as? [String: Any])
        #expect(cheapest["complete"] as? Bool == false && cheapest["saving"] is String)
        let candidates = try #require(answer["candidates"] as? [[String: Any]])
        let regional = try #require(candidates.first { $0["change"] as? String == "--regional-nat" })
        #expect(regional["saving_alone"] == nil && regional["excluded"] is String)
        #expect(regional["saving_alone_bound"] is [String: Any])
    }

    @Test func `break-evens of VPCs in two regions each name their region and VPC`() throws {
        let program = try Program()
        defer { program.remove() }
        func vpc(_ number: Int, _ region: String) -> (String, String, String, String) {
            let zones = ["a", "b"]
            return (
                "{\"VpcId\": \"vpc-\(number)\", \"CidrBlock\": \"10.\(number).0.0/16\"}",
                zones.map {
                    "{\"SubnetId\": \"subnet-\(number)\($0)\", \"VpcId\": \"vpc-\(number)\", \"CidrBlock\": \"10.\(number).\($0 == "a" ? 1 : 2).0/24\", \"AvailabilityZone\": \"\(region)\($0)\"}"
                }.joined(separator: ","),
                "{\"NatGatewayId\": \"nat-\(number)\", \"VpcId\": \"vpc-\(number)\", \"SubnetId\": \"subnet-\(number)a\", \"State\": \"available\"}",
                "{\"RouteTableId\": \"rtb-\(number)\", \"VpcId\": \"vpc-\(number)\", \"Associations\": [{\"Main\": true}], \"Routes\": [{\"DestinationCidrBlock\": \"0.0.0.0/0\", \"NatGatewayId\": \"nat-\(number)\", \"State\": \"active\"}]}"
            )
        }
        let all = [vpc(1, "us-west-2"), vpc(2, "eu-central-1"), vpc(3, "us-west-2")]
        let estate = try program.file(
            "two.json",
            "{\"Vpcs\": [\(all.map(\.0).joined(separator: ","))], \"Subnets\": [\(all.map(\.1).joined(separator: ","))], \"NatGateways\": [\(all.map(\.2).joined(separator: ","))], \"RouteTables\": [\(all.map(\.3).joined(separator: ","))], \"VpcEndpoints\": []}"
        )
        #expect(try program.run("import", "json", estate, "-q").status == 0)
        let answer = try object(try program.run("what-if", "--nat-per-az", "--format", "json").output)
        let rows = try #require(answer["break_even"] as? [[String: Any]])
            .filter { $0["code"] as? String == "nat-per-az" }
        let places = rows.map { "\($0["region"] ?? "") \($0["vpc"] ?? "")" }
        #expect(places == ["us-west-2 vpc-1", "eu-central-1 vpc-2", "us-west-2 vpc-3"])
        let text = try program.run("what-if", "--nat-per-az").output
        let shown = text.split(separator: "\n").filter {
            $0.hasPrefix("NAT gateway per AZ vs single NAT gateway ") && !$0.contains("IPv4")
        }
        #expect(shown.count == 2 && shown.contains { $0.contains("vpc-1, vpc-3") }, "\(shown)")
    }

    @Test(arguments: [
        (
            "{region: eu-west-3, usage_type: NatGateway-Byts, unit: GB, usd: 0.01, source: s}",
            "NatGateway-Bytes"
        ),
        ("{region: eu-wst-3, usage_type: NatGateway-Bytes, unit: GB, usd: 0.01, source: s}", "eu-west-3"),
        ("{region: eu-west-3, usage_type: NatGateway-Hours, unit: GB, usd: 0.01, source: s}", "Hrs"),
        (
            "{region: eu-west-3, usage_type: TransitGateway-Hours, operation: TransitGatewayVpn, unit: Hrs, usd: 1, source: s}",
            "TransitGatewayVPC"
        ),
    ])
    func `a price of one's own that matches nothing ends with 78 and names the nearest`(
        entry: String, nearest: String
    ) throws {
        let program = try Program()
        defer { program.remove() }
        try paris(program, "300")
        _ = try program.file("ekscost.yaml", "prices:\n  - \(entry)\n")
        let outcome = try program.run("what-if", "--traffic-scale", "2")
        #expect(outcome.status == 78)
        #expect(
            outcome.errors.contains("ekscost.yaml: prices:") && outcome.errors.contains(nearest),
            "\(outcome.errors)")
    }

    @Test func `a price of one's own without an operation prices every operation that has none of its own`()
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try paris(program, "300")
        _ = try program.file(
            "ekscost.yaml",
            "prices:\n  - {region: eu-west-3, usage_type: AWS-Out-Bytes, unit: GB, usd: 0.03, source: a bill}\n"
        )
        let answer = try object(
            try program.run("what-if", "--traffic-scale", "1", "--format", "json").output)
        let before = try #require(answer["before"] as? [String: Any])
        let lines = try #require(before["lines"] as? [[String: Any]])
        let line = try #require(lines.first { $0["usage_type"] as? String == "AWS-Out-Bytes" })
        #expect(line["amount"] as? String == "9.00")
    }
}
