public import Topology
public import Units

/// Replaces what says whose estate it is, the same thing always by the same thing.
///
/// What AWS and Kubernetes themselves named stays: regions, zones, instance types, settings, versions. Everything
/// else goes, known or not, so that a new kind of text is hidden before anybody thinks of it.
public struct Redactor: Concealing {
    private let hash: SipHash
    private let addresses: AddressPermutation

    /// - Parameters:
    ///   - key: the same key gives the same replacements.
    ///   - snapshot: whose blocks the replacements keep away from.
    public init(key: RedactionKey, for snapshot: Snapshot) {
        hash = SipHash(key: key)
        addresses = AddressPermutation(
            hash: hash,
            avoiding: snapshot.vpcs.flatMap(\.cidrBlocks) + snapshot.subnets.compactMap(\.cidr)
                + snapshot.vpcPeeringConnections.flatMap { $0.requester.cidrBlocks + $0.accepter.cidrBlocks })
    }

    // MARK: - What a snapshot is made of

    /// An id or an ARN: its prefix tells what it names and stays.
    public func id<Noun>(_ id: Identifier<Noun>) -> Identifier<Noun> { Identifier(text(id.rawValue)) }

    /// The name of anything, one replacement however often and wherever it stands.
    public func name(_ name: String) -> String { text(name) }

    public func address(_ address: IPv4Address) -> IPv4Address { addresses.address(address) }
    public func block(_ block: CIDRBlock) -> CIDRBlock { addresses.block(block) }

    /// IPv6 as text; the block of all addresses and that of NAT64 are nobody's.
    func ipv6(_ text: String) -> String {
        if text == "::/0" || text == "64:ff9b::/96" { return text }
        return addresses.ipv6(text) ?? self.text(text)
    }

    /// A block that is kept as text.
    public func blockText(_ text: String) -> String {
        CIDRBlock(text).map { block($0).description } ?? ipv6(text)
    }

    /// The name of an endpoint's service: AWS's own stay, `com.amazonaws.ap-northeast-2.s3`.
    public func service(_ name: String) -> String {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        let isAWS = ["com.amazonaws", "cn.com", "aws.api", "aws.sagemaker"].contains(
            parts.prefix(2).joined(separator: "."))
        guard isAWS else { return text(name) }
        return parts.map { $0.hasPrefix("vpce-svc-") ? word(String($0)) : String($0) }.joined(separator: ".")
    }

    /// A service as traffic names it, `ecr.dkr`, or one of the user's own with its id.
    public func trafficService(_ name: String) -> String {
        name.split(separator: ".", omittingEmptySubsequences: false)
            .map { $0.hasPrefix("vpce-svc-") ? word(String($0)) : String($0) }.joined(separator: ".")
    }

    /// A ReplicaSet's name, whose last part is a hash behind the name of its Deployment.
    public func owner(kind: String?, _ name: String) -> String {
        guard kind == "ReplicaSet", let dash = name.lastIndex(of: "-") else { return text(name) }
        return text(String(name[..<dash])) + "-" + digits(name, 10)
    }

    // MARK: - Text

    /// Any text, word by word: what stands between the words, such as the signs of JSON or of an ARN, stays.
    public func text(_ text: String) -> String {
        var result = ""
        var word = ""
        func flush() {
            if !word.isEmpty { result += self.word(word) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            if Self.isPartOfWord(scalar) {
                word.unicodeScalars.append(scalar)
            } else {
                flush()
                result.unicodeScalars.append(scalar)
            }
        }
        flush()
        return result
    }

    private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return true }
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": return true
        default: return false
        }
    }

    /// Prefixes of ids that tell what a thing is; the longer ones first.
    private static let prefixes = [
        "ipv4pool-ec2", "tgw-attach", "vpce-svc", "eipassoc", "eipalloc", "subnet", "eigw", "cagw", "vpce",
        "dxgw", "vpc", "rtb", "nat", "igw", "eni", "pcx", "tgw", "lgw", "vgw", "vpn", "scr", "ami", "acl",
        "pl",
        "fl", "lt", "sg", "i", "r",
    ]

    private func word(_ word: String) -> String {
        if PublicWords.contains(word) || word.allSatisfy({ "._-".contains($0) }) { return word }
        if let address = IPv4Address(word) { return addresses.address(address).description }
        if word.utf8.count >= 12, word.allSatisfy({ $0.isASCII && $0.isNumber }) { return account(word) }
        if word.hasPrefix("aws-K8S-") { return "aws-K8S-" + self.word(String(word.dropFirst(8))) }
        if let prefix = Self.prefixes.first(where: { word.hasPrefix($0 + "-") }) {
            return prefix + "-0" + digits(word, 16)
        }
        return "name-" + digits(word, 12)
    }

    /// Twelve digits, or thirteen as some bills have them, of which the first is not 0.
    private func account(_ text: String) -> String {
        let width = text.utf8.count
        var number = hash([1] + text.utf8)
        var digits = String(1 + number % 9)
        number /= 9
        while digits.utf8.count < width {
            digits += String(number % 10)
            number /= 10
        }
        return digits
    }

    private func digits(_ text: String, _ count: Int) -> String {
        String(Hexadecimal.text(hash([0] + text.utf8)).suffix(count))
    }
}

extension Redactor {
    /// A scope by the names that stand in the place of those that the user gave.
    public func scope(_ scope: Scope) -> Scope {
        Scope(
            account: scope.account.map { name($0) }, region: scope.region, vpc: scope.vpc.map { id($0) },
            cluster: scope.cluster.map { id($0) })
    }
}
