import Estate

/// The kubelet's settings in the user data of a launch template.
public struct UserData: Hashable, Sendable {
    /// The image that reads it.
    public enum Kind: Hashable, Sendable {
        /// A `NodeConfig` of nodeadm: Amazon Linux 2023.
        case nodeConfig
        /// A call of `bootstrap.sh`: Amazon Linux 2.
        case bootstrap
        /// TOML: Bottlerocket.
        case settings
        /// Nothing that sets up a kubelet.
        case other
        /// Compressed or no text, so that what it says is unknown.
        case unreadable
    }

    public var kind = Kind.other
    /// The number that the kubelet is told to use.
    public var maxPods: Int?
    /// nodeadm's `maxPodsExpression`.
    public var maxPodsExpression: String?
    /// `--use-max-pods`: false leaves the kubelet at its own 110.
    public var usesMaxPodsFile = true
    init() {}

    /// - Parameter base64: as `describe-launch-template-versions` gives it.
    public init(base64: String) {
        self.init()
        guard let bytes = Base64.decode(base64), !bytes.starts(with: [0x1F, 0x8B]),
            let text = String(validating: bytes, as: UTF8.self)
        else {
            kind = .unreadable
            return
        }
        readParts(of: text)
    }

    init(text: String) { readParts(of: text) }

    private mutating func readParts(of text: String) {
        for part in MIMEText.parts(of: text.replacing("\r\n", with: "\n")) { read(part) }
    }

    private mutating func read(_ text: String) {
        if text.contains("node.eks.aws/") {
            readNodeConfig(text)
        } else if text.contains("bootstrap.sh") {
            readBootstrap(text)
        } else if let table = TableText.parse(text), let kubernetes = table[path: "settings", "kubernetes"] {
            kind = .settings
            maxPods = kubernetes["max-pods"]?.int ?? maxPods
        }
    }

    /// Later documents are merged over earlier ones, and a flag stands before the kubelet's file.
    private mutating func readNodeConfig(_ text: String) {
        kind = .nodeConfig
        let documents = BlockText.documents(text).filter { $0["kind"]?.text == "NodeConfig" }
        for document in documents {
            guard let kubelet = document[path: "spec", "kubelet"] else { continue }
            maxPodsExpression = kubelet["maxPodsExpression"]?.text ?? maxPodsExpression
            maxPods = kubelet[path: "config", "maxPods"]?.int ?? maxPods
        }
        for document in documents {
            for flag in document[path: "spec", "kubelet", "flags"]?.texts ?? [] {
                maxPods = UserData.maxPods(in: flag) ?? maxPods
            }
        }
    }

    private mutating func readBootstrap(_ text: String) {
        kind = .bootstrap
        let words = ShellWords.split(text.replacing("\\\n", with: " "))
        for (position, word) in words.enumerated() {
            let next = position + 1 < words.count ? words[position + 1] : ""
            switch word {
            case "--use-max-pods": usesMaxPodsFile = next != "false"
            case "--use-max-pods=false": usesMaxPodsFile = false
            default: maxPods = UserData.maxPods(in: word) ?? maxPods
            }
            if word == "--max-pods", let value = Int(next) { maxPods = value }
        }
    }

    /// The number of `--max-pods` among the flags of one text.
    private static func maxPods(in flags: String) -> Int? {
        guard let flag = flags.firstRange(of: "--max-pods") else { return nil }
        return Int(flags[flag.upperBound...].drop { $0 == "=" || $0 == " " }.prefix { $0.isNumber })
    }
}
