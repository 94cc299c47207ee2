import Foundation
import Topology
import Units

/// Makes one call of the CLI, again where AWS asks to slow down, and keeps its answer.
struct AWSCaller: Sendable {
    /// The executable.
    let path: String
    let folder: AnswerFolder
    let timeout: Duration
    /// The month whose meters are read.
    let month: BillingMonth?
    /// The number of times that a throttled call is made again, after the CLI's own retries.
    static let patience = 4

    /// The place where a call is made.
    struct Place: Hashable, Sendable {
        var profile: String?
        var account = ""
        var region = ""
    }

    enum Outcome: Sendable {
        /// The answer's file, and how often the call was made again for AWS to slow down.
        case answered(String, again: Int)
        case failed(AWSFailure)
    }

    func make(_ call: AWSCall, _ subjects: [Subject], at place: Place) async throws -> Outcome {
        // Who am I is asked of several profiles at once, and again where a service does not answer.
        let name = Self.fileName(call, subjects) + (call.scope == .identity ? "-\(UUID().uuidString)" : "")
        let file = folder.unfinished("\(place.account) \(place.region) \(name)")
        defer { folder.forget(file, file + ".err", file + ".in") }
        var arguments = call.service.isEmpty ? [] : [call.service, call.operation]
        arguments += try input(call, subjects, file)
        var attempt = 0
        while true {
            let ending = try await run(arguments, at: place, output: file, errors: file + ".err")
            if ending == .code(0) {
                return .answered(
                    try folder.keep(file, account: place.account, region: place.region, name: name),
                    again: attempt)
            }
            let failure = AWSFailure(ending, errors: AnswerFolder.tail(of: file + ".err"), timeout: timeout)
            guard case .lost(.throttled, _) = failure, attempt < Self.patience else {
                return .failed(failure)
            }
            // 1, 2, 4 and 8 seconds, each with half as much at random, so that waiting calls part.
            try await Task.sleep(
                for: .milliseconds((1000 << attempt) + Int.random(in: 0...(500 << attempt))),
                clock: .suspending)
            attempt += 1
        }
    }

    /// The output of a local command of the CLI, `configure get region`; nil where it fails.
    func ask(_ arguments: [String], profile: String?) async throws -> String? {
        let file = folder.unfinished(arguments.joined(separator: " ") + " \(profile ?? "")")
        defer { folder.forget(file, file + ".err") }
        let ending = try await run(
            arguments, at: Place(profile: profile), output: file, errors: file + ".err")
        guard ending == .code(0) else { return nil }
        let text = AnswerFolder.tail(of: file).split(whereSeparator: \.isWhitespace).first.map(String.init)
        return text?.isEmpty == false ? text : nil
    }

    private func run(
        _ arguments: [String], at place: Place, output: String, errors: String
    ) async throws -> ChildProcess.Ending {
        var arguments = arguments
        if let profile = place.profile { arguments += ["--profile", profile] }
        if !place.region.isEmpty { arguments += ["--region", place.region] }
        if let endpoint = Self.endpoint(of: arguments[0]) { arguments += ["--endpoint-url", endpoint] }
        arguments += ["--output", "json"]
        return try await ChildProcess(
            path: path, arguments: arguments, environment: Self.environment, timeout: timeout
        ).run(output: output, errors: errors)
    }

    /// An endpoint that the environment names, which the CLI reads by itself only since 2.13 and 1.29.
    ///
    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>.
    private static func endpoint(of service: String) -> String? {
        let own = ProcessInfo.processInfo.environment
        guard service != "configure", own["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() != "true"
        else {
            return nil
        }
        let names = [
            "elb": "ELASTIC_LOAD_BALANCING", "elbv2": "ELASTIC_LOAD_BALANCING_V2",
            "autoscaling": "AUTO_SCALING",
        ]
        let name = "AWS_ENDPOINT_URL_" + (names[service] ?? service.uppercased())
        return [own[name], own["AWS_ENDPOINT_URL"]].lazy.compactMap(\.self).first { !$0.isEmpty }
    }

    /// Retries as AWS advises, unless the user chose otherwise; no pager, no prompt.
    private static var environment: [String: String?] {
        let own = ProcessInfo.processInfo.environment
        var changes: [String: String?] = [
            "AWS_PAGER": "", "AWS_CLI_AUTO_PROMPT": "off", "AWS_CLI_FILE_ENCODING": "UTF-8",
        ]
        if own["AWS_RETRY_MODE"] == nil { changes["AWS_RETRY_MODE"] = "standard" }
        if own["AWS_MAX_ATTEMPTS"] == nil { changes["AWS_MAX_ATTEMPTS"] = "5" }
        return changes
    }

    /// The call's own arguments; what is too long for a command line goes through a file.
    private func input(_ call: AWSCall, _ subjects: [Subject], _ file: String) throws -> [String] {
        guard case .batch(.meter, _) = call.scope else { return call.arguments(subjects) }
        try folder.write(Meters.queries(subjects), to: file + ".in")
        guard let month else { return [] }
        let end = UTCHour(UTCHour(startOf: month).value + month.days * 24)
        return [
            "--metric-data-queries", "file://" + file + ".in", "--start-time", "\(month)-01T00:00:00Z",
            "--end-time", Self.day(end) + "T00:00:00Z",
        ]
    }

    /// `ec2-describe-vpc-attribute-hostnames-vpc-1`.
    static func fileName(_ call: AWSCall, _ subjects: [Subject]) -> String {
        var parts = [call.service, call.operation]
        if !call.tag.isEmpty { parts.append(call.tag) }
        switch call.scope {
        case .each: parts += subjects.first?.parts ?? []
        // The first of a batch is in no other batch.
        case .batch: parts += subjects.first.map { [$0.parts.prefix(3).joined(separator: " ")] } ?? []
        default: break
        }
        return parts.joined(separator: "-")
    }

    private static func day(_ hour: UTCHour) -> String { String(hour.description.prefix(10)) }
}
