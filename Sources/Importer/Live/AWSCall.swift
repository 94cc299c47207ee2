import Topology

/// One call of the AWS CLI: what it runs, what it needs to know first, and the permission it takes.
///
/// The table of these makes the calls and prints the policy, so that the two cannot differ.
public struct AWSCall: Sendable {
    /// The thing for which a call is made once.
    public enum Scope: Hashable, Sendable {
        /// A profile, before anything else: who am I.
        case identity
        /// A profile, without a region.
        case account
        /// A profile, to find its regions.
        case regions
        /// A region of an account.
        case region
        /// Each thing of a kind that an earlier answer named.
        case each(Subject.Kind)
        /// Several things of a kind together, when nothing else of the region is outstanding.
        case batch(Subject.Kind, size: Int)
    }

    /// The loss where the call fails.
    public enum Need: Hashable, Sendable {
        /// The picture of the network or a resource that is billed: a snapshot without it would mislead.
        case essential
        /// Settings and details, without which the rest stays true.
        case detail
        /// Nothing that a figure needs: a refusal is not worth a line.
        case optional
    }

    /// The CLI's name, `ec2`.
    public let service: String
    /// The CLI's name, `describe-vpcs`.
    public let operation: String
    public let scope: Scope
    public let need: Need
    let arguments: @Sendable ([Subject]) -> [String]
    let harvests: [Harvest]
    /// Tells calls of one operation apart in the names of their files.
    let tag: String

    init(
        _ service: String, _ operation: String, _ scope: Scope, _ need: Need, tag: String = "",
        harvests: [Harvest] = [], arguments: @escaping @Sendable ([Subject]) -> [String] = { _ in [] }
    ) {
        self.service = service
        self.operation = operation
        self.scope = scope
        self.need = need
        self.tag = tag
        self.harvests = harvests
        self.arguments = arguments
    }

    /// The IAM action, `ec2:DescribeVpcs`.
    public var permission: String {
        let prefix =
            switch service {
            case "elb", "elbv2": "elasticloadbalancing"
            default: service
            }
        let words = operation.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return prefix + ":" + words.joined()
    }

    /// `ec2 describe-vpcs`.
    public var name: String { service + " " + operation }
}

/// A thing that an answer named and that further calls ask about.
public struct Subject: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case vpc, subnet, cluster, clusterSubnet, nodeGroup, addon, fargateProfile
        case loadBalancer, prefixList, launchTemplate, instanceType, autoScalingGroup
        /// Something whose meters are read: its parts are namespace, metric and dimensions.
        case meter
    }
    public let kind: Kind
    /// The names of the thing, the owner first: cluster and node group.
    public let parts: [String]

    init(_ kind: Kind, _ parts: String...) {
        self.kind = kind
        self.parts = parts
    }

    var last: String { parts.last ?? "" }
}

/// The parts of an answer that further calls are made with.
struct Harvest: Sendable {
    /// The top-level key under which the items stand.
    let key: String
    /// The subjects of an item, given those of the call that gave it.
    let subjects: @Sendable (JSONValue, [Subject]) -> [Subject]
}
