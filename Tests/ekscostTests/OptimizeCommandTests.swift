import Foundation
import Testing
import Units

/// `optimize` promises what the what-if that it prints then says.
@Suite struct OptimizeCommandTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test(arguments: ["cheapest", "cheapest_without_more_risk"])
    func `the command of a plan gives the plan's total to the last digit`(key: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run("optimize", "--month", "2026-10", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try object(outcome.output)
        #expect(answer["schema"] as? String == "ekscost.optimize.v1")
        let plan = try #require(answer[key] as? [String: Any])
        let command = try #require(plan["command"] as? String)
        let words = command.split(separator: " ").dropFirst().map(String.init)
        let again = try program.run(words + ["--format", "json"])
        #expect(again.status == 0, "\(command): \(again.errors)")
        let after = try #require(try object(again.output)["after"] as? [String: Any])
        #expect(after["monthly_cost"] as? String == plan["monthly_cost"] as? String)
        let before = try #require(answer["before"] as? String)
        let start = try #require(Money(decimal: before))
        let steps = try #require(plan["steps"] as? [[String: Any]])
        let total = try text(plan["monthly_cost"])
        let end = try #require(Money(decimal: total))
        let saved = try steps.reduce(Money.zero) { sum, step in
            let saving = try text(step["saving"])
            return sum + (try #require(Money(decimal: saving)))
        }
        #expect(saved == start - end, "the steps' savings add up")
        #expect(saved > .zero)
    }

    private func text(_ value: Any?) throws -> String { try #require(value as? String) }
}
