import Foundation
import Testing

/// `ekscost capacity` as a script uses it.
@Suite struct CapacityCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `the answer is JSON of the contract, with a null for what is unknown`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run("capacity", "--growth", "8%/month", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try object(outcome.output)
        #expect(answer["schema"] as? String == "ekscost.capacity.v1")
        let subnets = try #require(answer["subnets"] as? [[String: Any]])
        #expect(subnets.count == 6)
        for subnet in subnets {
            for key in [
                "id", "zone", "cidr", "usable", "used", "free", "reserved", "free_prefixes", "exhausted_on",
            ] { #expect(subnet[key] != nil, "\(key)") }
            let dates = try #require(subnet["exhausted_on"] as? [String: Any])
            #expect(Set(dates.keys) == ["p10", "p50", "p90"])
            let (usable, used) = (subnet["usable"] as? Int ?? -1, subnet["used"] as? Int ?? -1)
            #expect(used + (subnet["free"] as? Int ?? -1) + (subnet["reserved"] as? Int ?? -1) == usable)
        }
        #expect(answer["node_groups"] is [Any] && answer["scenarios"] is [Any])
        #expect(
            try program.run("capacity", "--growth", "8%/month", "--format", "json").output == outcome.output)
    }

    @Test func `every format and every question is answered`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for format in ["table", "csv", "markdown"] {
            let outcome = try program.run("capacity", "--format", format)
            #expect(outcome.status == 0 && outcome.output.contains("subnet-0bb00000000000001"), "\(format)")
        }
        for wrong in [
            ["--growth", "x"], ["--surge", "-1"], ["--az-loss", "9"], ["--horizon", "0"], ["--seed", "-2"],
        ] { #expect(try program.run(["capacity"] + wrong).status == 64, "\(wrong)") }
        #expect(try program.run("capacity", "--az-loss", "eu-north-1z").status == 65)
        #expect(try program.run("capacity", "--vpc", "vpc-none").status == 65)
        #expect(try program.run("capacity", "--db", "none.sqlite").status == 66)
    }

    @Test(arguments: [
        #"{"env":{"WARM_IP_TARGET":"2","ENABLE_PREFIX_DELEGATION":"false"}}"#,
        "env:\n  WARM_IP_TARGET: 2\n  ENABLE_PREFIX_DELEGATION: false\n",
    ])
    func `the add-on's settings are read as JSON and as YAML`(values: String) throws {
        let program = try Program()
        defer { program.remove() }
        let addon: [String: Any] = [
            "addon": [
                "addonName": "vpc-cni", "clusterName": "shop", "addonVersion": "v1.20.0",
                "configurationValues": values,
            ]
        ]
        let json = String(decoding: try JSONSerialization.data(withJSONObject: addon), as: UTF8.self)
        let file = try program.file("addon.json", json)
        // Without the pods and aws-node, whose own settings would stand first.
        let parts = try FileManager.default.contentsOfDirectory(atPath: Program.example + "/input").sorted()
            .filter { $0 != "get-pods.json" && !$0.contains("addon") }
        try program.run(
            ["import", "json", "--taken-at", Program.exampleTime, file]
                + parts.map { Program.example + "/input/" + $0 })
        let answer = try object(try program.run("capacity", "--format", "json").output)
        let cni = try #require((answer["cni"] as? [[String: Any]])?.first)
        #expect((cni["environment"] as? [String: String])?["WARM_IP_TARGET"] == "2")
        // Nine nodes without pods: a primary address and two warm ones each.
        #expect(cni["simulated"] as? Int == 27)
    }

    @Test func `three snapshots of different days give a date without --growth`() throws {
        let program = try Program()
        defer { program.remove() }
        let source = try String(
            contentsOfFile: Program.example + "/input/describe-subnets.json", encoding: .utf8)
        for (number, day) in ["2026-08-01", "2026-09-01", "2026-10-01"].enumerated() {
            let text = source.replacingOccurrences(
                of: "\"AvailableIpAddressCount\": 3900",
                with: "\"AvailableIpAddressCount\": \(4000 - 900 * number)"
            )
            let file = try program.file("subnets-\(number).json", text)
            try program.run("import", "json", file, "--taken-at", "\(day)T00:00:00Z")
        }
        let answer = try object(try program.run("capacity", "--format", "json").output)
        let rows = try #require(answer["subnets"] as? [[String: Any]])
        let dates = rows.map { ($0["exhausted_on"] as? [String: Any])?["p50"] as? String }
        // 1800 more in 61 days, 2200 left: the 75th day.
        #expect(dates.compactMap(\.self) == ["2026-12-15"], "\(dates)")
    }
}
