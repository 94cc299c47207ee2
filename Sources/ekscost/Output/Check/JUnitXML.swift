import Capacity
import Simulation
import Words

/// Results as JUnit's XML, which CI systems draw.
///
/// The shape is that of the common schema, <https://github.com/windyroad/JUnit-Schema>: a raised result is a
/// failure, an unknown one that is not raised and one that does not apply are skipped.
struct JUnitXML {
    private let output: CheckOutput
    init(_ output: CheckOutput) { self.output = output }

    var text: String {
        let results = output.results
        let failures = results.count { $0.isRaised && $0.severity != .note }
        let skipped = results.count { Self.isSkipped($0) }
        let counts = "tests=\"\(results.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
        let cases = results.map(testCase).joined(separator: "\n")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="ekscost check" \(counts)>
              <testsuite name="\(XMLText.escaped(output.file ?? "policy"))" \(counts)>
            \(cases)
              </testsuite>
            </testsuites>
            """
    }

    /// A note informs and an unknown figure cannot be judged: neither breaks a build.
    private static func isSkipped(_ result: CheckResult) -> Bool {
        result.severity == .note || result.outcome == .notApplicable
            || (result.outcome == .unknown && !result.isRaised)
    }

    private func testCase(_ result: CheckResult) -> String {
        let name = XMLText.escaped("\(result.check) \(result.subject)")
        let head = "    <testcase classname=\"ekscost.\(XMLText.escaped(result.check))\" name=\"\(name)\""
        let message = XMLText.escaped(result.message)
        if Self.isSkipped(result) {
            return head + ">\n      <skipped message=\"\(message)\"/>\n    </testcase>"
        }
        guard let severity = result.severity else { return head + "/>" }
        let detail = [
            result.message, "is: \(result.actual ?? "unknown")", "limit: \(result.limit)",
            result.command.map { "see: \($0)" },
        ].compactMap { $0.map(XMLText.escaped) }.joined(separator: "\n")
        return head + ">\n      <failure type=\"\(severity.rawValue)\" message=\"\(message)\">"
            + detail + "</failure>\n    </testcase>"
    }
}
