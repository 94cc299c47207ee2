import Capacity
import Foundation
import Report
import Simulation
import Testing
import Topology
import Units

/// Nothing of the original estate stands in what is given away.
@Suite struct RedactionTests {
    /// Every text and address of a snapshot that says whose it is.
    static func secrets(of snapshot: Snapshot) -> Set<String> {
        var found: Set<String> = []
        collect(snapshot, label: "", into: &found)
        func parts(_ text: String) -> [String] {
            text.split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }.map(String.init)
        }
        func isSecret(_ word: String) -> Bool {
            if IPv4Address(word) != nil { return word != "0.0.0.0" }
            // A few hexadecimal digits may stand in any replacement by chance.
            if word.count < 8, word.allSatisfy(\.isHexDigit) { return false }
            return word.count > 3 && word.contains(where: \.isLetter) && !publicWords.contains(word)
        }
        return Set(
            found.flatMap(parts).filter(isSecret) + found.filter { parts($0).contains(where: isSecret) })
    }

    /// What AWS or Kubernetes made, and the closed sets of words that properties take.
    private static let publicWords: Set<String> = [
        "flow logs", "flow", "logs", "scaled", "flow logs, not scaled",
        "ap-northeast-2", "ap-northeast-2a", "ap-northeast-2c", "us-east-1", "us-east-1a", "us-west-2",
        "apne2-az1",
        "apne2-az3", "available", "availability-zone", "prefix", "explicit", "dedicated", "com.amazonaws",
        "com.amazonaws.ap-northeast-2.s3", "pending", "deleted", "modifying", "branch", "in-use", "active",
        "host",
        "stopped", "windows", "m5.large", "m5.xlarge", "m5.metal", "c7g.2xlarge", "x86_64", "nitro", "1.33",
        "ACTIVE", "EXTENDED", "CUSTOM", "SPOT", "ON_DEMAND", "NoSchedule", "NoExecute", "tier-xl", "ipv4",
        "Name",
        "kubernetes.io", "cluster", "role", "shared", "alpha.eksctl.io", "cluster-name",
        "topology.kubernetes.io",
        "zone", "region", "node.kubernetes.io", "instance-type", "eks.amazonaws.com", "nodegroup",
        "addon", "fargateprofile",
        "capacityType", "hostname", "interface", "default", "internal", "instance", "subnet", "srcaddr",
        "dstaddr",
        "Amazon", "Linux", "2023.6.20241010", "v1.33.1-eks-1a2b3c4", "v1.20.0-eksbuild.1", "vpc-cni",
        "kube-system",
        "aws-node", "WARM_ENI_TARGET", "WARM_IP_TARGET", "DaemonSet", "Deployment", "ReplicaSet", "Running",
        "LoadBalancer", "Local", "Cluster", "PreferClose", "alb.ingress.kubernetes.io", "target-type",
        "elasticloadbalancing", "loadbalancer", "running", "network", "classic", "owner", "targetgroup",
        "https", "ecr.dkr", "eks:cluster-name",
        "0.0.0.0",
        "available", "affinity", "nodeAffinity", "nodeSelectorTerms", "matchExpressions", "operator",
        "values",
        "requiredDuringSchedulingIgnoredDuringExecution", "hostPorts", "nodeSelector",
        "persistentVolumeClaims",
        "tolerations", "Exists", "value", "ap-northeast-2", "aws:", "Gateway", "ENI-", "thing", "5.140.0",
        "describe-addon", "describe-addresses", "MINIMAL", "ephemeral-storage", "requests", "schedulingGates",
        "name", "VpcEndpoints",
    ]

    private static func collect(_ value: Any, label: String, into found: inout Set<String>) {
        switch value {
        case let text as String: found.insert(text)
        case let address as IPv4Address: found.insert(address.description)
        case let block as CIDRBlock where block.prefixLength > 0:
            found.insert(block.base.description)
        default:
            for child in Mirror(reflecting: value).children {
                collect(child.value, label: child.label ?? label, into: &found)
            }
        }
    }

    static func text(ofWorkbook path: String, _ program: Program) throws -> String {
        let out = program.folder.appending(path: "xml-\(UUID().uuidString)")
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = ["python3", "-m", "zipfile", "-e", path, out.path]
        try unzip.run()
        unzip.waitUntilExit()
        let walk = FileManager.default.enumerator(atPath: out.path)
        let files = (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".xml") }.sorted()
        #expect(files.contains("xl/sharedStrings.xml"))
        return try files.map { try String(contentsOf: out.appending(path: $0), encoding: .utf8) }.joined()
    }

    private func expectNothing(of secrets: Set<String>, in text: String, _ what: String) {
        for secret in secrets.sorted() where text.contains(secret) {
            Issue.record("\(what) tells '\(secret)'")
        }
    }

    @Test func `no original value stands in the export, the report or the workbook`() throws {
        let program = try Program()
        defer { program.remove() }
        let whole = try SecretEstate.snapshot()
        let secrets = Self.secrets(of: whole)
        #expect(
            secrets.count > 90
                && secrets.isSuperset(of: ["thylacine", "10.87.32.19", "hunter2"]))
        try ExportTests.keep(whole, in: program)
        let plain = try program.run("export").output
        for secret in ["thylacine", "10.87.32.19", SecretEstate.account, "hunter2", "서울", "dodo-keepers"] {
            #expect(plain.contains(secret), "the test looks for '\(secret)', which nobody would print")
        }
        _ = try program.file("ekscost.sqlite.redaction-key", "000102030405060708090a0b0c0d0e0f\n")
        let export = try program.run("export", "--redact")
        #expect(export.status == 0, "\(export.errors)")
        expectNothing(of: secrets, in: export.output, "the export")
        for secret in [SecretEstate.account, "481516234299", "feed", "서울", "54.33.21", "10.87.", "2600:1f14"]
        {
            #expect(!export.output.contains(secret), "the export tells '\(secret)'")
        }
        for cluster in [[], ["--cluster", "thylacine"]] {
            let arguments = ["report", "--redact", "--month", "2026-10", "--out", "out"] + cluster
            let report = try program.run(arguments)
            #expect(report.status == 0, "\(report.errors)")
            let out = program.folder.appending(path: "out/ekscost-2026-10")
            let markdown = try String(contentsOf: out.appendingPathExtension("md"), encoding: .utf8)
            #expect(markdown.contains("nat-0") || !cluster.isEmpty)
            expectNothing(of: secrets, in: markdown, "the report")
            let cells = try Self.text(ofWorkbook: out.appendingPathExtension("xlsx").path, program)
            expectNothing(of: secrets, in: cells, "the workbook")
            expectNothing(of: secrets, in: report.output + report.errors, "the terminal")
        }
    }

    @Test func `the example keeps its structure and its sums`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        try program.run("export", "--redact", "-o", "red.json")
        try program.run("import", "json", "red.json", "--db", "red.sqlite")
        let answers = try ["ekscost.sqlite", "red.sqlite"].map { store in
            try program.run(
                "what-if", "--nat-per-az", "--month", "2026-10", "--format", "json", "--db", store
            ).output
        }
        #expect(try Self.lines(answers[0]) == Self.lines(answers[1]))
        let counts = try ["ekscost.sqlite", "red.sqlite"].map {
            try program.run("snapshots", "list", "--db", $0).output.split(separator: "\t").last
        }
        #expect(counts[0] == counts[1])
    }

    /// What each line says without whose it is, sorted, before and after.
    private static func lines(_ json: String) throws -> [String] {
        let root = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        return try ["before", "after"].flatMap { side -> [String] in
            let half = try #require(root[side] as? [String: Any])
            let lines = try #require(half["lines"] as? [[String: Any]])
            let texts = lines.map { line in
                ["category", "usage_type", "zone", "quantity", "unit_price", "amount", "basis"]
                    .map { "\(line[$0] ?? "-")" }.joined(separator: "|")
            }
            return [side, "\(half["monthly_cost"] ?? "-")"] + texts.sorted()
        }
    }

    @Test func `a report with a bill in it tells neither its accounts nor its resources`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let bill = try program.file("bill.csv", BillOfTheExample(strangerGB: 12).text)
        #expect(try program.run("import", "bill", bill).status == 0)
        for (folder, options) in [("plain", []), ("hidden", ["--redact"])] {
            let report = try program.run(["report", "--month", "2026-10", "--out", folder] + options)
            #expect(report.status == 0, "\(report.errors)")
        }
        let texts = try ["plain", "hidden"].map { folder in
            let base = program.folder.appending(path: "\(folder)/ekscost-2026-10")
            return try String(contentsOf: base.appendingPathExtension("md"), encoding: .utf8)
                + Self.text(ofWorkbook: base.appendingPathExtension("xlsx").path, program)
        }
        let secrets = [
            "nat-0c0ffee0000000001", "111122223333", "subnet-0bb00000000000001", "k8s-shop-web", "10.20.",
        ]
        #expect(secrets.filter { texts[0].contains($0) }.count >= 3, "the test looks for what nobody prints")
        for secret in secrets { #expect(!texts[1].contains(secret), "the report tells \(secret)") }
    }

    @Test func `one secret gives one replacement, another secret another`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let (first, second) = (try program.run("export", "--redact"), try program.run("export", "--redact"))
        #expect(first.output == second.output)
        let key = program.folder.appending(path: "ekscost.sqlite.redaction-key").path
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let other = try program.run("export", "--redact", "--redaction-key", "other.key")
        #expect(other.status == 0 && other.output != first.output)
        _ = try program.file("bad.key", "swordfish")
        let bad = try program.run("export", "--redact", "--redaction-key", "bad.key")
        #expect(bad.status == 65 && bad.errors.contains("32 hexadecimal digits"))
    }
}
