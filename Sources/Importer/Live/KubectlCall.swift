/// One list that `import kubectl` asks the API server for.
///
/// The table of these makes the calls and prints the ClusterRole, so that the two cannot differ.
public struct KubectlCall: Hashable, Sendable {
    /// Empty for the core group.
    public let group: String
    public let version: String
    /// As RBAC names it, `daemonsets`.
    public let resource: String
    /// Indicates whether a cluster may well lack it.
    let isOptional: Bool

    private init(_ group: String, _ version: String, _ resource: String, isOptional: Bool = false) {
        self.group = group
        self.version = version
        self.resource = resource
        self.isOptional = isOptional
    }

    /// Nodes come first, for they tell whose cluster it is.
    public static let all: [KubectlCall] = [
        KubectlCall("", "v1", "nodes"),
        KubectlCall("", "v1", "namespaces"),
        KubectlCall("", "v1", "pods"),
        KubectlCall("", "v1", "services"),
        KubectlCall("apps", "v1", "deployments"),
        KubectlCall("apps", "v1", "replicasets"),
        KubectlCall("apps", "v1", "statefulsets"),
        KubectlCall("apps", "v1", "daemonsets"),
        KubectlCall("networking.k8s.io", "v1", "ingresses"),
        KubectlCall("discovery.k8s.io", "v1", "endpointslices"),
        // The VPC CNI's custom networking, where it is in use.
        KubectlCall("crd.k8s.amazonaws.com", "v1alpha1", "eniconfigs", isOptional: true),
    ]

    /// Objects a page: as many as kubectl itself asks for.
    static let page = 500

    /// The path on the API server, all namespaces.
    ///
    /// - Parameter token: where the page before ended.
    func path(after token: String?) -> String {
        let root = group.isEmpty ? "/api/\(version)" : "/apis/\(group)/\(version)"
        return "\(root)/\(resource)?limit=\(Self.page)"
            + (token.map { "&continue=" + Self.escaped($0) } ?? "")
    }

    /// A page's token is base64 and may hold what a query may not.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            return isPlain
                ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}

/// The ClusterRole that allows exactly the lists of the table.
public struct KubernetesRole: Sendable {
    public static let name = "ekscost-reads"
    private let calls: [KubectlCall]
    public init(_ calls: [KubectlCall] = KubectlCall.all) { self.calls = calls }

    /// Ready for `kubectl apply -f -`.
    public var yaml: String {
        var groups: [String] = []
        for call in calls where !groups.contains(call.group) { groups.append(call.group) }
        let rules = groups.map { group in
            let resources = calls.filter { $0.group == group }.map(\.resource).joined(separator: ", ")
            return """
                  - apiGroups: ["\(group)"]
                    resources: [\(resources)]
                    verbs: [list]
                """
        }
        return """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata:
              name: \(Self.name)
            rules:
            """ + "\n" + rules.joined(separator: "\n")
    }
}
