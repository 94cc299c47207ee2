/// The kubelet's part of a launch template's user data.
public struct KubeletSettings: Hashable, Sendable {
    /// The form that the user data has, by which its reader is known.
    public enum Form: Hashable, Sendable {
        /// A `NodeConfig` of nodeadm: Amazon Linux 2023.
        case nodeConfig
        /// A call of `bootstrap.sh`: Amazon Linux 2.
        case bootstrap
        /// TOML: Bottlerocket.
        case toml
        /// Nothing that sets up a kubelet.
        case other
        /// Compressed or no text, so that what it says is unknown.
        case unreadable
    }

    public var form: Form
    /// The number that the kubelet is told to use.
    public var maxPods: Int?
    /// nodeadm's `maxPodsExpression`.
    public var maxPodsExpression: String?
    /// `--use-max-pods`: false leaves the kubelet at its own 110.
    public var usesMaxPodsFile = true
    public init(_ form: Form = .other) { self.form = form }
}
