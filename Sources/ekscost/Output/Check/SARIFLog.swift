import Capacity
import Simulation
import Words

/// Results as SARIF 2.1.0, which code scanning reads.
///
/// Source: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.
struct SARIFLog: Encodable {
    struct Text: Encodable { var text: String }
    struct Configuration: Encodable { var level: String }
    struct Descriptor: Encodable {
        var id: String
        var shortDescription: Text
        var defaultConfiguration: Configuration
    }
    struct Driver: Encodable {
        var name = "ekscost"
        var version = Version.text
        var rules: [Descriptor]
    }
    struct Tool: Encodable { var driver: Driver }
    struct Artifact: Encodable { var uri: String }
    struct Region: Encodable { var startLine: Int }
    struct Physical: Encodable {
        var artifactLocation: Artifact
        var region: Region
    }
    struct Logical: Encodable {
        var fullyQualifiedName: String
        var kind = "resource"
    }
    struct Location: Encodable {
        var physicalLocation: Physical
        var logicalLocations: [Logical]
    }
    struct Result: Encodable {
        var ruleId: String
        var ruleIndex: Int
        var kind: String
        var level: String
        var message: Text
        var locations: [Location]
        var partialFingerprints: [String: String]
    }
    struct Run: Encodable {
        var tool: Tool
        var columnKind = "unicodeCodePoints"
        var results: [Result]
    }

    enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    var schema = "https://json.schemastore.org/sarif-2.1.0.json"
    var version = "2.1.0"
    var runs: [Run]

    init(_ output: CheckOutput) {
        var rules: [Descriptor] = []
        var places: [String: Int] = [:]
        for rule in output.policy.rules where places[rule.measure.name] == nil {
            places[rule.measure.name] = rules.count
            rules.append(
                Descriptor(
                    id: rule.measure.name, shortDescription: Text(text: rule.measure.question),
                    defaultConfiguration: Configuration(level: rule.severity.rawValue)))
        }
        let results = output.raised.map { result in
            Result(
                ruleId: result.check, ruleIndex: places[result.check] ?? 0,
                kind: result.outcome == .unknown ? "open" : "fail",
                // A kind other than fail has no level: SARIF 3.27.10.
                level: result.outcome == .unknown ? "none" : result.severity?.rawValue ?? "note",
                message: Text(text: Self.message(result)),
                locations: [
                    Location(
                        physicalLocation: Physical(
                            artifactLocation: Artifact(uri: Self.uri(output.file ?? PolicyReader.usualFile)),
                            region: Region(startLine: max(result.line ?? 1, 1))),
                        logicalLocations: [Logical(fullyQualifiedName: result.subject)])
                ], partialFingerprints: ["ekscostCheck/v1": "\(result.check)/\(result.subject)"])
        }
        runs = [Run(tool: Tool(driver: Driver(rules: rules)), results: results)]
    }

    private static func message(_ result: CheckResult) -> String {
        result.message + (result.limit.isEmpty ? "" : " (limit: \(result.limit))")
            + (result.command.map { "; see `\($0)`" } ?? "")
    }

    /// A path as a relative URI reference, RFC 3986.
    private static func uri(_ path: String) -> String {
        var result = ""
        for byte in path.utf8 {
            let character = Character(UnicodeScalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || "-._~/".contains(character) {
                result.append(character)
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }
}
