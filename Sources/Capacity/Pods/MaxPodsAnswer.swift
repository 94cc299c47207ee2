public import Topology

/// The pods that a node may run, and why not more.
public struct MaxPodsAnswer: Hashable, Sendable {
    /// The origin of the kubelet's `maxPods`.
    public enum Origin: String, Hashable, Sendable {
        case kubelet
        case managedNodeGroup = "managed-node-group"
        case nodeadm
        case bootstrap
        case bottlerocket
        case karpenter
        case autoMode = "auto-mode"
        case windows
        case launchTemplate = "launch-template"
    }

    /// The limit that keeps the number where it is.
    public enum Limit: String, Hashable, Sendable {
        /// The interfaces of the type and the addresses of each.
        case interfaces
        /// 110, or 250 above 30 vCPU.
        case cap
        /// Someone wrote the number.
        case setting
        /// The smallest type of a group of several.
        case smallestType = "smallest-type"
    }

    /// The kubelet's `maxPods`.
    public var maxPods: Int
    public var origin: Origin
    public var limit: Limit
    /// One sentence with the figures in it.
    public var reason: String
    /// Pods that can have an address of their own on the node; nil where the type's interfaces are unknown.
    public var podAddresses: Int?

    /// Pods that the node really holds, with so many pods of the host's network, which need no address.
    ///
    /// Rules.md#pods-that-count: `ipPods ≤ min(maxPods − h, ipCapacity)`.
    public func pods(hostNetwork: Int) -> Int {
        guard let podAddresses else { return maxPods }
        return min(maxPods, podAddresses + hostNetwork)
    }
}

/// The image that a node runs, as far as the kubelet's numbers depend on it.
public enum ImageFamily: String, Hashable, Sendable {
    case al2 = "AL2"
    case al2023 = "AL2023"
    case bottlerocket = "Bottlerocket"
    case windows = "Windows"
    case autoMode = "Auto Mode"

    /// By the `amiType` of a managed node group; nil for `CUSTOM` and where it is not told.
    public init?(amiType: String?) {
        guard let amiType else { return nil }
        if amiType.hasPrefix("AL2023") {
            self = .al2023
        } else if amiType.hasPrefix("AL2_") {
            self = .al2
        } else if amiType.hasPrefix("BOTTLEROCKET") {
            self = .bottlerocket
        } else if amiType.hasPrefix("WINDOWS") {
            self = .windows
        } else {
            return nil
        }
    }

    /// By a node's `osImage`; nil for an image that is not EKS's own.
    public init?(osImage: String?) {
        guard let osImage else { return nil }
        if osImage.hasPrefix("Amazon Linux 2023") {
            self = .al2023
        } else if osImage.hasPrefix("Amazon Linux 2") {
            self = .al2
        } else if osImage.hasPrefix("Bottlerocket") {
            self = osImage.contains("EKS Auto") ? .autoMode : .bottlerocket
        } else if osImage.hasPrefix("Windows") {
            self = .windows
        } else {
            return nil
        }
    }

    /// By the form of the user data that a custom image reads.
    public init?(_ form: KubeletSettings.Form?) {
        switch form {
        case .nodeConfig: self = .al2023
        case .bootstrap: self = .al2
        case .toml: self = .bottlerocket
        default: return nil
        }
    }
}
