import Topology
import Units

extension TrafficSource {
    /// A source as the traffic table writes it.
    init?(text: String) {
        if text.isSubnetID {
            self = .subnet(Identifier(text))
        } else if text.hasPrefix("lb:") {
            let name = text.dropFirst(3)
            guard !name.isEmpty, name.isIdentifier else { return nil }
            self = .loadBalancer(String(name))
        } else if let workload = Self.workload(text) {
            self = workload
        } else if text.isZone {
            self = .zone(text)
        } else {
            return nil
        }
    }

    /// `namespace/workload`, with the name or ARN of a cluster in front where it has one.
    private static func workload(_ text: String) -> TrafficSource? {
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2 else { return nil }
        let (name, namespace) = (parts.removeLast(), parts.removeLast())
        guard name.isKubernetesName, namespace.isKubernetesName else { return nil }
        guard !parts.isEmpty else { return .workload(namespace: namespace, name: name) }
        let cluster = parts.joined(separator: "/")
        guard cluster.isClusterName || cluster.isClusterARN else { return nil }
        return .workload(cluster: cluster, namespace: namespace, name: name)
    }
}

extension TrafficDestination {
    /// A destination as the traffic table writes it.
    init?(text: String) {
        if text == "internet" {
            self = .internet
        } else if text == "targets" {
            self = .targets
        } else if text == "tgw" {
            self = .transitGateway
        } else if text.isSubnetID {
            self = .subnet(Identifier(text))
        } else if text.hasPrefix("vpc:") {
            let id = text.dropFirst(4)
            guard id.hasPrefix("vpc-"), id.count > 4, id.isIdentifier else { return nil }
            self = .vpc(Identifier(String(id)))
        } else if text.hasPrefix("cidr:") {
            guard let block = CIDRBlock(text.dropFirst(5)) else { return nil }
            self = .cidr(block)
        } else if text == "nat" {
            self = .beyondNAT
        } else if let service = TrafficDestination.service(text) {
            self = service
        } else if text.isZone {
            self = .zone(text)
        } else {
            return nil
        }
    }

    /// `s3`, `dynamodb` or `aws:SERVICE`, with `@region` behind it where it is another region.
    private static func service(_ text: String) -> TrafficDestination? {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let name = parts[0].hasPrefix("aws:") ? parts[0].dropFirst(4) : parts[0]
        guard parts[0].hasPrefix("aws:") || name == "s3" || name == "dynamodb" else { return nil }
        guard !name.isEmpty, name.isIdentifier else { return nil }
        guard parts.count == 2 else { return .service(String(name), region: nil) }
        guard parts[1].isRegion else { return nil }
        return .service(String(name), region: Region(String(parts[1])))
    }
}

extension StringProtocol {
    var trimmed: String {
        let isBlank = { (character: Character) in character == " " || character == "\t" }
        return String(drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }

    fileprivate var isSubnetID: Bool { hasPrefix("subnet-") && count > 7 && isIdentifier }

    /// Letters, digits, dots, hyphens and underscores alone.
    fileprivate var isIdentifier: Bool {
        utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    fileprivate var isKubernetesName: Bool { !isEmpty && isIdentifier }

    fileprivate var isClusterName: Bool { !isEmpty && isIdentifier }

    /// `arn:PARTITION:eks:REGION:ACCOUNT:cluster/NAME`.
    fileprivate var isClusterARN: Bool {
        let parts = split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[2] == "eks", parts[5].hasPrefix("cluster/") else {
            return false
        }
        return parts[1...4].allSatisfy { $0.isIdentifier } && parts[5].dropFirst(8).isClusterName
    }

    /// A region's code, `us-gov-west-1`: words of letters, then a number.
    fileprivate var isRegion: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, let number = parts.last, !number.isEmpty else { return false }
        return number.utf8.allSatisfy { (0x30...0x39).contains($0) }
            && parts.dropLast().allSatisfy {
                !$0.isEmpty && $0.utf8.allSatisfy { (0x61...0x7a).contains($0) }
            }
    }

    /// A zone's name, `us-east-1a` or `us-west-2-lax-1a`, or its id, `use1-az6`.
    fileprivate var isZone: Bool {
        guard isIdentifier, let last = Array(utf8).last else { return false }
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard !parts.contains(where: \.isEmpty), let end = parts.last else { return false }
        if end.hasPrefix("az"), parts.count >= 2 {
            return end.count > 2 && end.dropFirst(2).utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        let digits = end.utf8.dropLast()
        return parts.count >= 3 && (0x61...0x7a).contains(last) && !digits.isEmpty
            && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
}
