import Topology
import Units

extension JSONValue {
    func id<Noun>(_ key: String) -> Identifier<Noun>? { text(key).map { Identifier($0) } }
    func ids<Noun>(_ key: String) -> [Identifier<Noun>] { texts(key).map { Identifier($0) } }
    func cidr(_ key: String) -> CIDRBlock? { text(key).flatMap { CIDRBlock(canonicalising: $0) } }
    func address(_ key: String) -> IPv4Address? { text(key).flatMap { IPv4Address($0) } }

    /// The tags, which EC2 writes as pairs and EKS as an object.
    func tags(_ key: String = "Tags") -> [String: String] {
        let pairs = elements(key).compactMap { tag in tag.text("Key").map { ($0, tag.text("Value") ?? "") } }
        return pairs.isEmpty ? dictionary(key) : Dictionary(pairs) { _, last in last }
    }

    var nameTag: String? { tags()["Name"].flatMap { $0.isEmpty ? nil : $0 } }
}

/// The parts of an ARN that say where a thing is.
struct ARN {
    let region: Region?
    let accountID: String?

    init(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let isARN = parts.count == 6 && parts[0] == "arn"
        region = isARN && !parts[3].isEmpty ? Region(String(parts[3])) : nil
        accountID = isARN && !parts[4].isEmpty ? String(parts[4]) : nil
    }
}
