/// The parts of an ARN that say where a thing is.
public struct ARN: Hashable, Sendable {
    public let region: Region?
    public let accountID: String?

    public init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let isARN = parts.count == 6 && parts[0] == "arn"
        region = isARN && !parts[3].isEmpty ? Region(String(parts[3])) : nil
        accountID = isARN && !parts[4].isEmpty ? String(parts[4]) : nil
    }
}
