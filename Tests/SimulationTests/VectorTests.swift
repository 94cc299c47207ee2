import Foundation
import Testing
import Units

@testable import Capacity
@testable import Cost

/// The answer of the program's own code to a vector's inputs; a rule that is not in a table is a failure.
typealias Rule = @Sendable (JSON) throws -> JSON

@Suite struct VectorTests {
    static let rules: [String: Rule] = [
        Vector.podRules, Vector.addressRules, Vector.schedulerRules, Vector.trafficRules,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    /// Rules that hold in AWS and Kubernetes, and on which no figure of the program rests; Rules.md says so too.
    static let unmodelled: Set<String> = [
        "eviction.defaults", "karpenter.budget_allowed", "traffic.topology_aware_allocation",
        "traffic.topology_cpu_ratio", "traffic.zone_hint_filter", "vpc.alb_subnet_ok", "vpc.nau",
        "vpc.rds_proxy_reserve",
    ]

    @Test func `every golden vector comes out of the code that ships`() throws {
        let vectors = try VectorFiles.all()
        #expect(vectors.count >= 215)
        #expect(Set(vectors.map(\.id)).count == vectors.count)
        var left: [String] = []
        for vector in vectors where !Self.unmodelled.contains(vector.rule) {
            guard let rule = Self.rules[vector.rule] else {
                Issue.record("no rule is known by the name \(vector.rule) of \(vector.id)")
                continue
            }
            do {
                let answer = try rule(vector.inputs)
                let expected =
                    vector.rule == "traffic.line_items" ? Vector.bill(vector.expected) : vector.expected
                for (field, wanted) in expected.object {
                    #expect(
                        Vector.agree(answer[field], wanted),
                        "\(vector.id) \(field): \(answer[field]), not \(wanted)")
                }
                #expect(!expected.object.isEmpty, "\(vector.id) expects nothing")
            } catch let reason as NotModelled {
                left.append("\(vector.id): \(reason.reason)")
            } catch { Issue.record("\(vector.id): \(error)") }
        }
        let unmodelled = vectors.filter { Self.unmodelled.contains($0.rule) }
        print("not modelled: \(unmodelled.count) vectors by their rule, \(left.count) by their inputs")
        for line in left { print("  \(line)") }
        #expect(unmodelled.count + left.count <= vectors.count / 8)
    }

    @Test func `what is not modelled has vectors, and no code of the program answers them`() throws {
        let names = Set(try VectorFiles.all().map(\.rule))
        #expect(Self.unmodelled.subtracting(names).isEmpty)
        #expect(Self.unmodelled.isDisjoint(with: Self.rules.keys))
    }

    @Test func `the ENI formula gives the CNI's own list for every type that has the facts`() {
        let listed = Vector.instanceFacts.values.filter { $0.listedMaxPods != nil && $0.eniMaxPods != nil }
        #expect(listed.count > 1000)
        for fact in listed { #expect(fact.eniMaxPods == fact.listedMaxPods, "\(fact.instanceType)") }
    }

    @Test func `a holding that is simulated is the closed form's, for pools that no limit disturbs`() {
        for pods in 0...27 {
            let held = ManagedNode(eniLimit: 3, ipv4PerENI: 10, maxPods: 29).holding(pods: pods)
            #expect(held.enis == min(3, max(1, (pods + 8) / 9 + (pods > 0 ? 1 : 0))))
            #expect(held.subnetIPs == held.enis * 10)
            #expect(held.podsWithoutIP == 0)
        }
    }

    @Test(arguments: [
        "1 +", "max_pods * 1.5", "true", "1 / 0", "9223372036854775807 + 1", "nobody", "(1", "1 2", "!3",
    ])
    func `an expression that CEL refuses has no value`(text: String) {
        #expect(MaxPods.nodeadmExpression(text, variables: ["max_pods": 29]) == nil)
    }

    @Test func `an expression is read with the precedence of CEL`() {
        for (text, value) in [
            ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("10 - 4 - 3", 3), ("17 % 5 * 2", 4), ("-(-7)", 7),
            ("1 < 2 && 3 != 4 ? 5 : 6", 5), ("true || 1 / 0 > 0 ? 8 : 9", 8),
            ("!(max_pods >= 29) ? 1 : max_pods / 2", 14),
        ] { #expect(MaxPods.nodeadmExpression(text, variables: ["max_pods": 29]) == value, "\(text)") }
    }
}

extension Vector {
    /// Sameness of an answer and what is wanted: numbers to six decimals, absent counts and lists as nothing.
    static func agree(_ answer: JSON, _ wanted: JSON) -> Bool {
        switch (answer, wanted) {
        case (.number(let a), .number(let b)): return abs(a - b) < 0.000_001
        case (.list(let a), .list(let b)): return a.count == b.count && zip(a, b).allSatisfy { agree($0, $1) }
        case (.object(let a), .object(let b)):
            return Set(a.keys).union(b.keys).allSatisfy { agree(a[$0] ?? .null, b[$0] ?? .null) }
        case (.null, .number(0)), (.number(0), .null): return true
        case (.number(let a), .text): return wanted.thousandths.map { Double($0) == a * 1000 } ?? false
        case (.text("0"), .text(let b)): return b.prefix { $0.isNumber } == "0"
        case (.text("0"), .null): return true
        default: return answer == wanted
        }
    }
}
