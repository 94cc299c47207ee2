import Capacity
import Cost
import Simulation
import Topology
import Units
import Words

/// The results of `check`, for people and for pipelines.
struct CheckOutput {
    let results: [CheckResult]
    let policy: CheckPolicy
    /// The policy's file; nil for the one that ships.
    let file: String?
    let input: CheckInput

    func print(as format: CheckCommand.Format, all: Bool) throws {
        switch format {
        case .table: Console.data(table(all: all, on: .current))
        case .json: try Console.json(CheckDocument(self))
        case .junit: Console.document(JUnitXML(self).text)
        case .sarif: try Console.json(SARIFLog(self))
        case .github:
            let text = GitHubAnnotations(self).text
            if !text.isEmpty { Console.document(text) }
        }
    }

    /// Those that count against the estate, the gravest first.
    var raised: [CheckResult] {
        results.filter(\.isRaised).enumerated().sorted { a, b in
            let (first, second) = (a.element.severity ?? .note, b.element.severity ?? .note)
            return first != second ? first > second : a.offset < b.offset
        }.map(\.element)
    }

    func isRaised(from failOn: CheckCommand.FailOn) -> Bool {
        guard let least = CheckPolicy.Severity(rawValue: failOn.rawValue) else { return false }
        return results.contains { $0.severity.map { $0 >= least } ?? false }
    }

    /// `12 checks: 9 passed, 2 failed (1 error, 1 warning), 1 unknown`.
    var summary: String {
        func count(_ outcome: CheckResult.Outcome) -> Int { results.count { $0.outcome == outcome } }
        let failed = results.filter { $0.outcome == .failed }
        let grades = CheckPolicy.Severity.allCases.reversed().compactMap { severity -> String? in
            let number = failed.count { $0.severity == severity }
            return number == 0 ? nil : Counted.text(number, severity.rawValue)
        }
        let detail = grades.isEmpty ? "" : " (\(grades.joined(separator: ", ")))"
        return "\(Counted.text(results.count, "check")): \(count(.passed)) passed, "
            + "\(failed.count) failed\(detail), \(count(.unknown)) unknown"
            + (count(.notApplicable) == 0 ? "" : ", \(count(.notApplicable)) not applicable")
    }

    /// The number of results that the table shows.
    private static let most = 40

    private func table(all: Bool, on terminal: Terminal) -> PrintedText {
        let told = raised + (all ? results.filter { !$0.isRaised } : [])
        let shown = all ? told : Array(told.prefix(Self.most))
        var grid = Grid(
            header: ["", "severity", "check", "limit", "what is"],
            rows: shown.map {
                [
                    Self.mark($0.outcome), $0.severity?.rawValue ?? "–", $0.check, $0.limit, $0.message,
                ]
            }, numbers: [])
        grid.meaning = { row, column in
            guard column < 2 else { return .plain }
            switch (shown[row].outcome, shown[row].severity) {
            case (.passed, _): return .good
            case (.notApplicable, _): return .plain
            case (.unknown, _): return .caution
            case (.failed, .error?): return .bad
            case (.failed, _): return .caution
            }
        }
        let commands = Set(raised.compactMap { $0.command?.description }).sorted().prefix(8).map {
            "  \($0)" as PrintedText
        }
        let more: PrintedText = commands.isEmpty ? "" : "look closer:\n\(commands.joined(separator: "\n"))"
        let isFailed = results.contains { $0.outcome == .failed }
        let verdict = Wrap.hanging(
            "", summary, width: nil, meaning: isFailed ? .bad : .good, on: terminal)
        let rest: PrintedText =
            told.count > shown.count ? "… and \(told.count - shown.count) more; --all shows them" : ""
        return [grid.text(on: terminal), rest, more, verdict].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func mark(_ outcome: CheckResult.Outcome) -> String {
        switch outcome {
        case .passed: "ok"
        case .failed: "FAIL"
        case .unknown: "?"
        case .notApplicable: "n/a"
        }
    }
}

/// `ekscost.check.v1`.
struct CheckDocument: Encodable {
    struct Result: Encodable {
        var check, subject, outcome, limit, message: String
        /// null where it counts as passed.
        var severity: String?
        var actual, command: String?
        var policy_line: Int?
    }
    struct Counts: Encodable { var passed, failed, unknown, not_applicable, errors, warnings, notes: Int }

    var schema = "ekscost.check.v1"
    var snapshot: String
    var month: String?
    var hours: String
    var monthly_cost: String
    var complete: Bool
    /// null for the policy that ships.
    var policy: String?
    var counts: Counts
    var results: [Result]

    init(_ output: CheckOutput) {
        snapshot = output.input.snapshot.number.map(String.init) ?? "none"
        month = output.input.assessment.month?.description
        hours = output.input.assessment.hours.decimal
        (monthly_cost, complete) = output.input.assessment.total.document
        policy = output.file
        let results = output.results
        func severity(_ severity: CheckPolicy.Severity) -> Int { results.count { $0.severity == severity } }
        counts = Counts(
            passed: results.count { $0.outcome == .passed }, failed: results.count { $0.outcome == .failed },
            unknown: results.count { $0.outcome == .unknown },
            not_applicable: results.count { $0.outcome == .notApplicable }, errors: severity(.error),
            warnings: severity(.warning), notes: severity(.note))
        self.results = Self.results(results)
    }

    static func results(_ results: [CheckResult]) -> [Result] {
        results.map {
            Result(
                check: $0.check, subject: $0.subject, outcome: $0.outcome.rawValue, limit: $0.limit,
                message: $0.message, severity: $0.severity?.rawValue, actual: $0.actual,
                command: $0.command?.description,
                policy_line: $0.line)
        }
    }
}
