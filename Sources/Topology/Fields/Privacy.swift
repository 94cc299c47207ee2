public import Units

/// The treatment of a property in a redacted copy.
public enum Privacy: Hashable, Sendable {
    /// A number, a flag, or a word out of a list of AWS's or of Kubernetes's own: it stays.
    case open
    /// An id, a name or free text: replaced word by word, the same by the same.
    case name
    /// An address or a block, as a number or as text: replaced so that what lay in one block still does.
    case address
    /// The name of an endpoint's service: AWS's own stay, a user's own are replaced.
    case service
    /// A text that may hold anything: left out.
    case secret
}

/// Replacements for what says whose estate it is, the same for the same.
public protocol Concealing: Sendable {
    func text(_ text: String) -> String
    func address(_ address: IPv4Address) -> IPv4Address
    func block(_ block: CIDRBlock) -> CIDRBlock
    /// A block or an address of either family that is kept as text.
    func blockText(_ text: String) -> String
    /// The name of an endpoint's service, `com.amazonaws.ap-northeast-2.s3`.
    func service(_ name: String) -> String
    /// A service as traffic names it, `ecr.dkr`.
    func trafficService(_ name: String) -> String
    /// The name of a pod's owner: that of a ReplicaSet is its Deployment's with a hash.
    func owner(kind: String?, _ name: String) -> String
}
