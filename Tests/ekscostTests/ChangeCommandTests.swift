import Capacity
import Foundation
import Simulation
import Testing

@testable import ekscost

/// Changes as a user types them, and as the answer names them.
@Suite struct ChangeCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func text(_ value: Any?) -> String { value.map { "\($0)" } ?? "none" }

    @Test func `the parser and the reader of changes know the same options with the same values`() {
        let declared = OptionShapes.all(of: WhatIfCommand.self)
        for (name, value) in ChangeWords.options {
            // The parser says of an optional value what it says of one.
            #expect(declared[name] == (value == .optional ? .one : value), "\(name)")
        }
        let others = declared.keys.filter { ChangeWords.options[$0] == nil }
        #expect(Set(others).isSuperset(of: ["--db", "--month", "--format", "--strict", "--help", "-h"]))
    }

    @Test func `what the answer calls a change gives the same answer when it is typed`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for change in [
            ["--single-nat", "ap-northeast-2b", "--s3-endpoint", "gateway"],
            ["--traffic-scale", "2", "--traffic-scale=1.5", "--nat-per-az", "--single-nat=ap-northeast-2c"],
            ["--interface-endpoint", "ecr.dkr", "logs", "--no-nat"],
            ["--force-max", "--nodes=general=14", "--nodes", "memory=2", "--replicas", "shop/web=9"],
            ["--eks-version=1.35", "--instance-type", "shop/general=m6i.xlarge"],
        ] {
            let first = try program.run(["what-if"] + change + ["--format", "json"])
            #expect(first.status == 0, "\(change): \(first.errors)")
            let names = try #require(try object(first.output)["changes"] as? [String])
            let again = try program.run(["what-if"] + names + ["--format", "json"])
            #expect(again.output == first.output, "\(change)")
        }
    }

    @Test(arguments: [
        (["--interface-endpoint", "cloudwatch"], 65, "logs or monitoring"),
        (["--eks-version", "1.99"], 65, "1.35"),
        (["--eks-version", "1.33"], 65, "takes no control plane back"),
        (["--nodes", "general=13"], 65, "--force-max"), (["--nodes", "genral=3"], 65, "general"),
        (["--nodes", "other/general=3"], 65, "general"), (["--replicas", "shop/wep=3"], 65, "shop/web"),
        (["--instance-type", "general=m6i.larg"], 65, "m6i.large"),
        (["--single-nat", "ap-northeast-2z"], 65, "ap-northeast-2a"),
        (["--remove-zone=us-east-1a"], 65, "ap-northeast-2"),
        (["--az-loss", "ap-northeast-2z"], 65, "ap-northeast-2"),
        (["--remove-endpoint", "kinesis"], 65, "no endpoint of that service"),
        (["--dynamodb-endpoint", "interface"], 64, "gateway"), (["--traffic-scale=-2"], 64, "from 0"),
        (["--replicas", "shop/web=200000"], 64, "NAMESPACE/WORKLOAD"),
        (["--eks-version", "newest"], 64, "1.34"),
        (["--single-nat="], 64, "a zone"),
    ])
    func `what AWS does not have or do is refused, with what it has`(
        words: [String], status: Int32, says: String
    ) throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run(["what-if"] + words)
        #expect(outcome.status == status, "\(words): \(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(words): \(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `what is cut off is a risk and not a saving`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for format in ["table", "markdown"] {
            let text = try program.run("what-if", "--no-nat", "--format", format).output
            let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(!words.contains("saves") && !words.contains("Saves"), "\(format)")
            #expect(words.contains("no saving") && words.contains("cut off"), "\(format)")
        }
        let answer = try object(try program.run("what-if", "--no-nat", "--format", "json").output)
        let change = try #require(answer["change"] as? [String: Any])
        #expect((change["cuts_off"] as? [String])?.contains("internet") == true)
        let risk = try #require(answer["risk"] as? [String: [String: Any]])
        let lost = try #require(risk["after"]?["cut_off"] as? [[String: Any]])
        #expect(!lost.isEmpty && lost.allSatisfy { $0["subnet"] is String && $0["destination"] is String })
        #expect(risk["before"]?["cut_off"] == nil)
    }

    @Test func `a cluster chosen by name is the one that changes`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for more in [[], ["--cluster", "shop"]] {
            let outcome = try program.run(
                ["what-if", "--nodes", "general=4", "--month", "2026-10", "--format", "json"] + more)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let change = try #require(try object(outcome.output)["change"] as? [String: Any])
            #expect(text(change["monthly_cost"]) == "-175.584")
        }
    }

    @Test func `the help lists only what the command takes`() throws {
        let program = try Program()
        defer { program.remove() }
        let help = try program.run("what-if", "--help").output
        for name in ChangeWords.options.keys { #expect(help.contains(name), "\(name)") }
        let shown = help.split(separator: "\n").first { $0.contains("--dynamodb-endpoint") }
        #expect(shown.map { !$0.contains("interface") } == true)
    }
}
