/// The reason why kubectl failed, from what it said.
struct KubectlFailure: Sendable {
    let reason: LostPart.Reason
    let detail: String
    /// Indicates whether the API server has no such resource.
    let isAbsent: Bool
    /// Indicates whether the page's token is too old: 410, reason Expired.
    let isExpired: Bool

    init(_ reason: LostPart.Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
        isAbsent = false
        isExpired = false
    }

    init(_ ending: ChildProcess.Ending, errors: String, timeout: Duration) {
        let text = AnswerFolder.tail(of: errors)
        let line = Self.line(errors)
        isAbsent = text.contains("(NotFound)") || text.contains("could not find the requested resource")
        isExpired = text.contains("(Expired)") || text.contains("(Gone)")
        switch ending {
        case .timedOut:
            reason = .timedOut
            detail = "\(timeout.components.seconds) s"
        case .signal(let number):
            reason = .failed
            detail = "ended by signal \(number)"
        case .code:
            detail = line.isEmpty ? "kubectl said nothing" : line
            if text.contains("(Forbidden)") || text.contains("(Unauthorized)")
                || text.contains("must be logged in")
            {
                reason = .denied
            } else if text.contains("Unable to connect") || text.contains("was refused")
                || text.contains("no such host") || text.contains("i/o timeout") || text.contains("EOF")
            {
                reason = .unreachable
            } else if text.contains("<html") || text.contains("unknown (get") {
                reason = .garbled
            } else {
                reason = isAbsent ? .notOffered : .failed
            }
        }
    }

    /// The last line of what it said, which names the error.
    static func line(_ file: String) -> String {
        let last = AnswerFolder.tail(of: file).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return last.count > 300 ? last.prefix(300) + "…" : last
    }
}
