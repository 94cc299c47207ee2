import Foundation
import Testing

/// Nodes, pods and addresses as a user asks of them.
@Suite struct CapacityChangeCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func side(_ answer: [String: Any], _ name: String) throws -> [String: Any] {
        let capacity = try #require(answer["capacity"] as? [String: Any])
        let side = try #require(capacity[name] as? [String: Any])
        return try #require(side["detail"] as? [String: Any])
    }

    @Test func `node groups, workloads and scenarios of the example are told as JSON`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run(
            "capacity", "--az-loss", "1", "--surge", "30%", "--control-plane-upgrade", "--workload",
            "shop/cache",
            "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try object(outcome.output)
        let groups = try #require(answer["node_groups"] as? [[String: Any]])
        #expect(groups.map { $0["name"] as? String } == ["general", "memory"])
        #expect(groups.map { $0["max_pods"] as? Int } == [29, 58])
        #expect(groups.map { $0["pods"] as? Int } == [43, 13])
        #expect(groups.map { $0["limited_by"] as? String } == ["cpu", "memory"])
        let scenarios = try #require(answer["scenarios"] as? [[String: Any]])
        #expect(
            scenarios.map { $0["name"] as? String } == [
                "az-loss", "az-loss", "az-loss", "surge", "control-plane-upgrade", "node-group-update",
                "node-group-update",
            ])
        // Three replicas that keep apart by node have no third node of the memory pool without a zone.
        let lost = try #require(scenarios.first)
        #expect(lost["fits"] as? Bool == false && lost["fits_with_new_nodes"] as? Bool == true)
        let short = try #require(lost["short"] as? [[String: Any]])
        #expect(
            short.contains {
                $0["what"] as? String == "constraint: anti-affinity" && $0["place"] as? String == "shop/cache"
            })
        let workloads = try #require(answer["workloads"] as? [[String: Any]])
        #expect(workloads.count == 1 && workloads.first?["more"] as? Int == 0)
    }

    @Test func `fewer nodes cost less and hold less, in one answer`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run(
            "what-if", "--nodes", "general=4", "--month", "2026-10", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try object(outcome.output)
        let change = try #require(answer["change"] as? [String: Any])
        // Two m6i.large of 0.118 for 744 hours.
        #expect(change["monthly_cost"] as? String == "-175.584")
        let before = try #require(try side(answer, "before")["node_groups"] as? [[String: Any]])
        let after = try #require(try side(answer, "after")["node_groups"] as? [[String: Any]])
        #expect(before.map { $0["nodes"] as? Int } == [6, 3] && after.map { $0["nodes"] as? Int } == [4, 3])
        for format in ["table", "markdown"] {
            let text = try program.run("what-if", "--nodes", "general=4", "--format", format).output
            #expect(text.contains("general: more pods"), "\(format)")
        }
    }

    @Test func `each change says what it moves`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        func after(_ arguments: String...) throws -> [String: Any] {
            let outcome = try program.run(["what-if"] + arguments + ["--format", "json"])
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            return try side(try object(outcome.output), "after")
        }
        func maxPods(_ side: [String: Any]) -> [Int?] {
            (side["node_groups"] as? [[String: Any]] ?? []).map { $0["max_pods"] as? Int }
        }
        #expect(maxPods(try after("--prefix-delegation", "on")) == [110, 110])
        #expect(maxPods(try after("--custom-networking", "100.64.0.0/16")) == [20, 44])
        #expect(maxPods(try after("--instance-type", "general=m6i.xlarge")) == [58, 58])
        let full = try after("--replicas", "shop/web=500")
        let waiting = (full["scenarios"] as? [[String: Any]])?.first {
            $0["name"] as? String == "waiting-pods"
        }
        #expect(waiting?["fits"] as? Bool == false)
        let blocks = try #require(try after("--add-cidr", "10.21.0.0/16")["vpc_cidrs"] as? [Any])
        #expect(blocks.count == 2)
    }

    @Test func `what cannot be is refused with the exit code of the contract`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for wrong in [
            ["--nodes", "general"], ["--nodes", "general=-1"], ["--replicas", "web=3"],
            ["--instance-type", "x="],
            ["--warm-ip-target", "-1"], ["--prefix-delegation", "maybe"],
        ] { #expect(try program.run(["what-if"] + wrong).status == 64, "\(wrong)") }
        for wrong in [
            ["--nodes", "none=3"], ["--instance-type", "general=m6i.tiny"], ["--replicas", "shop/none=3"],
            ["--add-cidr", "192.168.0.0/16"], ["--add-cidr", "10.21.0.1/16"],
            ["--custom-networking", "10.20.0.0/16"],
        ] { #expect(try program.run(["what-if"] + wrong).status == 65, "\(wrong)") }
    }
}
