import Capacity
import Simulation

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
              <testsuite name="\(Self.escaped(output.file ?? "policy"))" \(counts)>
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
        let name = Self.escaped("\(result.check) \(result.subject)")
        let head = "    <testcase classname=\"ekscost.\(Self.escaped(result.check))\" name=\"\(name)\""
        let message = Self.escaped(result.message)
        if Self.isSkipped(result) {
            return head + ">\n      <skipped message=\"\(message)\"/>\n    </testcase>"
        }
        guard let severity = result.severity else { return head + "/>" }
        let detail = [
            result.message, "is: \(result.actual ?? "unknown")", "limit: \(result.limit)",
            result.command.map { "see: \($0)" },
        ].compactMap(\.self).joined(separator: "\n")
        return head + ">\n      <failure type=\"\(severity.rawValue)\" message=\"\(message)\">"
            + Self.escaped(detail) + "</failure>\n    </testcase>"
    }

    /// Text for an element or a quoted attribute, without what XML 1.0 cannot hold.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
