/// The reason why a call failed, from what the CLI said.
///
/// The CLI writes `An error occurred (CODE) when calling the OPERATION operation: TEXT` for what AWS refuses, and
/// plain sentences for what never reached AWS. Sources: botocore's `exceptions.py`,
/// <https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html>,
/// <https://docs.aws.amazon.com/eks/latest/APIReference/CommonErrors.html>.
enum AWSFailure: Hashable, Sendable {
    case credentials(String)
    case profile(String)
    case lost(LostPart.Reason, String)
    /// The thing asked about went away since it was listed, or the feature is not in use.
    case nothingThere

    init(_ ending: ChildProcess.Ending, errors: String, timeout: Duration) {
        let line = Self.line(errors)
        switch ending {
        case .timedOut: self = .lost(.timedOut, "\(timeout.components.seconds) s")
        case .signal(let number): self = .lost(.failed, "ended by signal \(number)")
        case .code(let code): self = Self.of(code, errors, line)
        }
    }

    private static func of(_ code: Int32, _ errors: String, _ line: String) -> AWSFailure {
        if has(errors, "The config profile", "could not be found") { return .profile(line) }
        if let name = errorCode(errors) {
            if absent.contains(name) { return .nothingThere }
            if denied.contains(name) || name.hasSuffix("AccessDenied") { return .lost(.denied, line) }
            if throttled.contains(where: name.contains) { return .lost(.throttled, line) }
            if expired.contains(name) { return .credentials(line) }
            if unknown.contains(name) { return .lost(.notOffered, line) }
            // A status in place of a code: the answer's body was not AWS's.
            if name == "404" || name == "501" { return .lost(.notOffered, line) }
            if name.allSatisfy(\.isNumber) { return .lost(.garbled, line) }
        }
        if errors.contains("not authorized to perform") || errors.contains("explicit deny") {
            return .lost(.denied, line)
        }
        if has(errors, "Unable to locate credentials") || has(errors, "Error when retrieving")
            || has(errors, "Error loading SSO Token") || has(errors, "Partial credentials found")
            || has(errors, "SSO session", "expired") || has(errors, "Token has expired")
            || has(errors, "Error retrieving credentials") || has(errors, "MFA")
        {
            return .credentials(line)
        }
        if has(errors, "Could not connect to the endpoint") || has(errors, "Connect timeout on endpoint")
            || has(errors, "Read timeout on endpoint") || has(errors, "Connection was closed")
            || has(errors, "SSL validation failed") || has(errors, "Failed to connect to proxy")
            || has(errors, "Connection reset")
        {
            return .lost(.unreachable, line)
        }
        if has(errors, "Unable to parse response") || errors.contains("<html") || errors.contains("<!DOCTYPE")
            || errors.contains("<!doctype")
        {
            return .lost(.garbled, line)
        }
        // 2 in version 1 and 252 in version 2: the CLI does not know the command.
        if code == 2 || code == 252, has(errors, "Invalid choice") || has(errors, "argument operation") {
            return .lost(.notOffered, "this aws does not know the call, update it")
        }
        if code == 127 || code == 126 { return .lost(.failed, "aws does not start: \(line)") }
        return .lost(.failed, line.isEmpty ? "aws ended with \(code) and said nothing" : line)
    }

    private static let denied: Set<String> = [
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError",
        "AuthorizationErrorException", "NotAuthorized", "UnauthorizedException", "403",
    ]
    private static let throttled = [
        "Throttl", "RequestLimitExceeded", "TooManyRequests", "SlowDown", "RequestThrottled",
        "PriorRequestNotComplete", "BandwidthLimitExceeded", "LimitExceededException", "429",
    ]
    private static let expired: Set<String> = [
        "ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException",
        "AuthFailure", "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature",
        "MissingAuthenticationToken", "RequestExpired", "InvalidAccessKeyId",
    ]
    private static let unknown: Set<String> = [
        "OptInRequired", "UnsupportedOperation", "InvalidAction", "UnknownOperationException",
        "UnsupportedOperationException", "InvalidRegionException", "UnknownOperation",
    ]
    private static let absent: Set<String> = [
        "AWSOrganizationsNotInUseException", "ResourceNotFoundException", "LoadBalancerNotFound",
        "InvalidVpcID.NotFound", "InvalidSubnetID.NotFound", "InvalidPrefixListID.NotFound",
        "InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateId.VersionNotFound",
    ]

    /// `CODE` of `An error occurred (CODE) when calling`.
    private static func errorCode(_ errors: String) -> String? {
        guard let open = errors.firstRange(of: "An error occurred (") else { return nil }
        let rest = errors[open.upperBound...]
        guard let close = rest.firstIndex(of: ")") else { return nil }
        return String(rest[..<close])
    }

    private static func has(_ errors: String, _ texts: String...) -> Bool {
        texts.allSatisfy { errors.contains($0) }
    }

    /// The sentence that says what happened, on one line and not too long.
    private static func line(_ errors: String) -> String {
        let lines = errors.split(whereSeparator: \.isNewline).map { String($0.drop { $0 == " " }) }
            .filter { !$0.isEmpty }
        let told =
            lines.first { $0.contains("An error occurred") || $0.contains("[ERROR]") } ?? lines.last ?? ""
        let plain = told.hasPrefix("aws: [ERROR]: ") ? String(told.dropFirst(14)) : told
        // It becomes a part of a sentence.
        let part = plain.hasSuffix(".") ? String(plain.dropLast()) : plain
        return part.count > 300 ? part.prefix(300) + "…" : part
    }
}
