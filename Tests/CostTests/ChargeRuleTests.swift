import Cost
import Fixtures
import Foundation
import Testing
import Topology

/// The registry of rules, the model's page and the code agree.
@Suite struct ChargeRuleTests {
    /// The table of the page as the registry writes it.
    static var table: String {
        let head = "| charge | usage type | formula | file | source |\n|---|---|---|---|---|\n"
        return head
            + ChargeRule.all.map { rule in
                let types = rule.usageTypes.map { "`\($0)`" }.joined(separator: ", ")
                let sources = rule.sources.map { "[\($0.title)](\($0.url))" }.joined(separator: ", ")
                return
                    "| \(rule.title) | \(types.isEmpty ? "–" : types) | \(rule.formula) | \(rule.files.joined(separator: ", ")) | \(sources) |"
            }.joined(separator: "\n")
    }

    @Test func `the model's page has every rule of the registry, word for word`() throws {
        let page = Shipped.root.appending(path: "Sources/ekscost/Documentation.docc/Model.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        if ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil {
            let start = try #require(text.range(of: "| charge | usage type |"))
            let end = try #require(text.range(of: "\n\n", range: start.lowerBound..<text.endIndex))
            try (text[..<start.lowerBound] + Self.table + text[end.lowerBound...]).write(
                to: page, atomically: true, encoding: .utf8)
            Issue.record("recorded Model.md")
        }
        #expect(text.contains(Self.table + "\n\n"), "record it with EKSCOST_RECORD=1")
    }

    @Test func `every file that a rule names exists, and every charge's file has a rule`() throws {
        let folder = Shipped.root.appending(path: "Sources/Cost/Charges").path
        let files = Set(try FileManager.default.contentsOfDirectory(atPath: folder).map { $0.dropLast(6) })
        let named = Set(ChargeRule.all.flatMap(\.files))
        #expect(named.allSatisfy { files.contains($0[...]) })
        for file in files {
            let text = try String(contentsOfFile: folder + "/\(file).swift", encoding: .utf8)
            guard text.contains("static let rule = \"") else { continue }
            #expect(named.contains(String(file)), "no rule names \(file)")
        }
    }

    @Test func `every line has the rule that made it, with a page that says so`() {
        var estate = SmallEstate(natIn: ["a", "b"])
        estate.send("10", "20", from: "subnet-private-a", to: .internet)
        estate.send("10", "20", from: "subnet-private-c", to: .internet)
        estate.send("10", from: "subnet-private-a", to: .service("s3", region: "us-west-2"))
        estate.send("10", from: "subnet-private-a", to: .subnet("subnet-private-b"))
        estate.send("7", from: "subnet-private-a", to: .service("logs", region: nil))
        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.logs", kind: .interface)
        endpoint.privateDNSEnabled = true
        endpoint.subnetIDs = ["subnet-private-a"]
        estate.snapshot.vpcEndpoints = [endpoint]
        var cluster = Cluster(name: "shop")
        cluster.region = "us-east-1"
        cluster.version = "1.30"
        cluster.encryptionKeyARN = "key"
        cluster.controlPlaneTier = "tier-xl"
        estate.snapshot.clusters = [cluster]
        var options = AssessmentOptions()
        options.day = "2026-10-31"
        let lines = estate.assessed(options).lines
        #expect(Set(lines.map(\.category)).count >= 7)
        for line in lines {
            let rule = ChargeRule.of(line)
            #expect(rule != nil, "\(line.id)")
            #expect(rule?.sources.allSatisfy { $0.url.hasPrefix("https://") } == true)
        }
        let titles = Dictionary(lines.map { ($0.usageType, ChargeRule.of($0)?.title) }) { first, _ in first }
        #expect(titles["AmazonEKS-Hours:extendedSupport"] == "extended support")
        #expect(titles["AmazonEKS-Hours:XL-ProvisionedTier"] == "provisioned control plane")
        #expect(titles["DataTransfer-Regional-Bytes"] == "cross-AZ data transfer")
        #expect(titles["AWS-Out-Bytes"] == "other region")
    }
}
