import Foundation
import Testing
import Units

/// One snapshot tells of a month, whichever command asks.
@Suite struct MonthChoiceTests {
    /// So many clusters, each at $0.10 an hour.
    private func estate(_ clusters: Int, at taken: String, in program: Program, store: String? = nil) throws {
        let all = (1...clusters).map { number in
            """
            {"name": "c\(number)", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/c\(number)",
             "version": "1.34", "status": "ACTIVE"}
            """
        }
        var options: [String] = []
        for (place, cluster) in all.enumerated() {
            options.append(try program.file("in-\(clusters)/\(place).json", "{\"cluster\": \(cluster)}"))
        }
        let outcome = try program.run(
            ["import", "json", "--taken-at", taken] + options + (store.map { ["--db", $0] } ?? []))
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    private func page(_ program: Program, _ month: String, _ more: String...) throws -> String {
        let outcome = try program.run(
            ["report", "--month", month, "--out", "out", "--lang", "en"] + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try String(
            contentsOf: program.folder.appending(path: "out/ekscost-\(month).md"), encoding: .utf8)
    }

    /// What a month costs for so many clusters.
    private func cost(_ month: String, _ clusters: Int) throws -> String {
        let hours = Int(try #require(BillingMonth(month)).days) * 24 * clusters
        return "\(hours / 10).\(hours % 10)0"
    }

    @Test func `each month is shown by its own snapshot, in its report and in later ones`() throws {
        let program = try Program()
        defer { program.remove() }
        // An older export comes last, one was taken twice, and one month has a snapshot of its middle alone.
        try estate(2, at: "2026-03-03T06:00:00Z", in: program)
        try estate(5, at: "2026-03-19T06:00:00Z", in: program)
        try estate(4, at: "2026-05-20T06:00:00Z", in: program)
        try estate(1, at: "2026-01-09T06:00:00Z", in: program)
        let right = [
            ("2025-12", 1), ("2026-01", 1), ("2026-02", 2), ("2026-03", 5), ("2026-04", 4), ("2026-05", 4),
        ]
        let last = try page(program, "2026-05")
        for (month, clusters) in right {
            let own = try page(program, month)
            #expect(own.contains("**$\(try cost(month, clusters))** per month"), "\(month)")
            #expect(last.contains("| \(month) | \(try cost(month, clusters)) |"), "\(month)")
        }
        #expect(
            last.contains("The snapshot was taken on 2026-05-20 06:00 UTC, before the month ended"))
        #expect(try !page(program, "2026-04").contains("before the month ended"))
        // The change is told since the newest month that another snapshot tells of.
        #expect(last.contains("Since snapshot 2 (2026-03)"))
    }

    @Test func `a month that no snapshot tells of ends with 66 and the months there are`() throws {
        let program = try Program()
        defer { program.remove() }
        try estate(1, at: "2025-12-30T06:00:00Z", in: program)
        try estate(1, at: "2026-04-01T00:00:00Z", in: program)
        for month in ["2026-01", "2026-02", "2025-10", "2031-07"] {
            let outcome = try program.run("report", "--month", month, "--out", "out")
            #expect(outcome.status == 66 && outcome.output.isEmpty, "\(month)")
            for known in ["2025-11", "2025-12", "2026-03", "2026-04"] {
                #expect(outcome.errors.contains(known), "\(outcome.errors)")
            }
            #expect(outcome.errors.split(separator: "\n").count == 1)
            let cell = try program.run("explain", "Summary!B4", "--month", month)
            #expect(cell.status == 66 && cell.errors == outcome.errors)
        }
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "out").path))
    }

    @Test func `a snapshot that is named goes before the rule, and the headline says so`() throws {
        let program = try Program()
        defer { program.remove() }
        try estate(1, at: "2026-04-01T00:00:00Z", in: program)
        try estate(3, at: "2026-05-01T00:00:00Z", in: program)
        let named = try page(program, "2026-03", "--snapshot", "2")
        #expect(named.contains("**$\(try cost("2026-03", 3))** per month"))
        #expect(
            named.contains(
                "Snapshot 2 was chosen with --snapshot; the default for this month is snapshot 1."))
        #expect(try page(program, "2026-03", "--snapshot", "latest") == named)
        let alone = try page(program, "2026-01", "--snapshot", "1")
        #expect(alone.contains("the store has no snapshot of this month") && alone.contains("$74.40"))
        // Who names the one that it is anyway is told nothing.
        #expect(try page(program, "2026-03", "--snapshot", "1") == page(program, "2026-03"))
        let cell = try program.run(
            "explain", "Summary!B4", "--month", "2026-03", "--snapshot", "2", "--format", "json")
        #expect(cell.output.contains("223.2"), "\(cell.errors)")
        let korean = try program.run(
            "report", "--month", "2026-03", "--snapshot", "2", "--out", "ko", "--lang", "ko")
        #expect(korean.status == 0)
        let text = try String(
            contentsOf: program.folder.appending(path: "ko/ekscost-2026-03.md"), encoding: .utf8)
        #expect(text.contains("--snapshot으로 지정한 스냅샷 2의 보고서입니다."))
    }

    @Test func `growth and its command tell the same two sums`() throws {
        let program = try Program()
        defer { program.remove() }
        try estate(2, at: "2026-02-16T06:00:00Z", in: program)
        try estate(3, at: "2026-03-20T06:00:00Z", in: program)
        _ = try program.file("policy.yaml", "checks:\n  cost_growth: {max: 1%, severity: error}\n")
        for (options, sums) in [
            // February is told by the snapshot of March itself, January by that of February.
            (["--month", "2026-03"], [try cost("2026-01", 2), try cost("2026-03", 3)]),
            (["--month", "2026-02"], [try cost("2026-01", 2), try cost("2026-02", 3)]),
            ([], ["146.00", "219.00"]),
        ] {
            let check = try program.run(["check", "--policy", "policy.yaml", "--format", "json"] + options)
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any])
            let result = try #require((document["results"] as? [[String: Any]])?.first)
            let message = try #require(result["message"] as? String)
            #expect(message.contains("from $\(sums[0]) to $\(sums[1])"), "\(message)")
            let command = try #require(result["command"] as? String)
            let shown = try program.run(command.split(separator: " ").dropFirst().map(String.init))
            #expect(shown.status == 0, "\(command): \(shown.errors)")
            #expect(shown.output.contains("$\(sums[0]) → $\(sums[1])"), "\(command): \(shown.output)")
        }
    }

    @Test func `two snapshots are held against each other in their own months`() throws {
        let program = try Program()
        defer { program.remove() }
        try estate(1, at: "2028-03-07T06:00:00Z", in: program)
        try estate(1, at: "2028-04-20T06:00:00Z", in: program)
        func hours(_ more: String...) throws -> [String?] {
            let outcome = try program.run(
                ["snapshots", "diff", "1", "2", "--cost", "--format", "json"] + more)
            let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
            return ["hours_before", "hours_after"].map { document?[$0] as? String }
        }
        #expect(try hours() == ["696", "720"])
        #expect(try hours("--standard-month") == ["730", "730"])
        #expect(try hours("--month", "2028-03") == ["744", "744"], "two months before")
        #expect(try hours("--month", "2028-03", "--from-month", "2028-02") == ["696", "744"])
        for wrong in [["--from-month", "2028-13"], ["--standard-month", "--month", "2028-03"]] {
            let outcome = try program.run(["snapshots", "diff", "1", "2", "--cost"] + wrong)
            #expect(outcome.status == 64)
        }
    }

    @Test func `settings hold from their month, and what has no date is said to hold for all`() throws {
        let program = try Program()
        defer { program.remove() }
        for month in ["02", "03", "04"] { try estate(1, at: "2026-\(month)-01T06:00:00Z", in: program) }
        _ = try program.file(
            "ekscost.yaml",
            """
            discounts:
              - {overall: 10, from: 2026-02}
              - {by_category: {eks: 50}, from: 2026-03}
            """)
        let page = try page(program, "2026-03")
        // 744 × 0.1; 672 × 0.1 less a tenth; 744 × 0.1 less a half.
        for row in ["| 2026-01 | 74.40 |", "| 2026-02 | 60.48 |", "| 2026-03 | 37.20 |"] {
            #expect(page.contains(row), "\(row)")
        }
        #expect(page.contains("discount") && !page.contains("has no start month"))
        _ = try program.file(
            "ekscost.yaml",
            """
            discounts: {overall: 10}
            prices:
              - {region: eu-west-1, usage_type: AmazonEKS-Hours:perCluster, unit: Hrs, usd: 0.2, source: a contract, from: 2026-03}
            """)
        let undated = try self.page(program, "2026-03")
        #expect(
            undated.contains(
                "discounts in ekscost.yaml has no start month (from: YYYY-MM), so it applies to all months shown"
            ))
        #expect(!undated.contains("prices in ekscost.yaml has no start month"))
        for row in ["| 2026-01 | 66.96 |", "| 2026-03 | 133.92 |"] {
            #expect(undated.contains(row), "\(row)")
        }
        for wrong in [
            "discounts: {overall: 5, from: soon}", "discounts: [{overall: 5}, {overall: 6}]",
            "discounts: [{overall: 5, from: 2026-01}, {overall: 6, from: 2026-01}]",
        ] {
            _ = try program.file("ekscost.yaml", wrong + "\n")
            let outcome = try program.run("report", "--month", "2026-03", "--out", "out")
            #expect(outcome.status == 78 && outcome.errors.contains("discounts"), "\(outcome.errors)")
        }
    }

    @Test func `those that were taken last are kept, whatever their numbers`() throws {
        let program = try Program()
        defer { program.remove() }
        for day in ["2026-05-02", "2024-02-29", "2026-05-01", "2026-03-31", "2025-12-31"] {
            try estate(1, at: day + "T06:00:00Z", in: program)
        }
        let pruned = try program.run("snapshots", "prune", "--keep", "2")
        #expect(
            pruned.errors.split(separator: "\n").map(String.init)
                == [2, 5, 4].map { "removed snapshot \($0)" })
        let left = try program.run("snapshots", "list").output.split(separator: "\n")
        #expect(left.compactMap { $0.split(separator: "\t").first } == ["1", "3"])
    }
}
