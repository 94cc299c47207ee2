/// The words of a finding in every language.
public struct FindingWording: Hashable, Sendable {
    /// Stable kebab-case: the text may be reworded, the code stays.
    public let code: String
    /// Names the fault.
    public let title: LocalizedText
    /// Names what to do, the verb first.
    public let action: LocalizedText
    /// One or two sentences: what happens and why.
    public let detail: LocalizedText

    public init(_ code: String, title: LocalizedText, action: LocalizedText, detail: LocalizedText) {
        self.code = code
        self.title = title
        self.action = action
        self.detail = detail
    }
}

/// The text of findings: a case with its arguments, worded in every language.
public protocol FindingText: Hashable, Sendable {
    var wording: FindingWording { get }
}
