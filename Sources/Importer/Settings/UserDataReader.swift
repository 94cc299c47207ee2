import Foundation
import TOMLKit
public import Topology
import Yams

/// Reads the kubelet's settings from the user data of launch templates.
public enum UserDataReader {
    /// The settings of one template's user data.
    ///
    /// - Parameter base64: as `describe-launch-template-versions` gives it.
    public static func settings(base64: String) -> KubeletSettings {
        guard let bytes = data(base64: base64), !bytes.starts(with: [0x1F, 0x8B]),
            let text = String(validating: bytes, as: UTF8.self)
        else { return KubeletSettings(.unreadable) }
        return settings(text: text)
    }

    /// The settings of user data as its author wrote it.
    static func settings(text: String) -> KubeletSettings {
        var settings = KubeletSettings()
        for part in MIMEParts.of(text.replacing("\r\n", with: "\n")) { read(part, into: &settings) }
        return settings
    }

    /// The bytes that base64 text stands for, line ends and missing padding passed over; nil where it is none.
    static func data(base64: String) -> Data? {
        let text = base64.filter { !$0.isWhitespace && $0 != "=" }
        return Data(base64Encoded: text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
    }

    private static func read(_ text: String, into settings: inout KubeletSettings) {
        if text.contains("node.eks.aws/") {
            readNodeConfig(text, into: &settings)
        } else if text.contains("bootstrap.sh") {
            readBootstrap(text, into: &settings)
        } else if let kubernetes = try? TOMLTable(string: text)["settings"]?.table?["kubernetes"]?.table {
            settings.form = .toml
            let pods = kubernetes["max-pods"]
            settings.maxPods = pods?.int ?? pods?.string.flatMap { Int($0) } ?? settings.maxPods
        }
    }

    /// Later documents are merged over earlier ones, and a flag stands before the kubelet's file.
    private static func readNodeConfig(_ text: String, into settings: inout KubeletSettings) {
        settings.form = .nodeConfig
        guard let all = try? Yams.compose_all(yaml: text) else { return }
        let kubelets = all.filter { scalar($0["kind"]) == "NodeConfig" }
            .compactMap { $0["spec"]?["kubelet"] }
        for kubelet in kubelets {
            settings.maxPodsExpression =
                scalar(kubelet["maxPodsExpression"]) ?? settings.maxPodsExpression
            settings.maxPods =
                scalar(kubelet["config"]?["maxPods"]).flatMap { Int($0) } ?? settings.maxPods
        }
        for kubelet in kubelets {
            for flag in kubelet["flags"]?.sequence ?? [] {
                settings.maxPods = scalar(flag).flatMap { maxPods(in: $0) } ?? settings.maxPods
            }
        }
    }

    /// A scalar as it is written; nil for `null` and for what is no scalar.
    private static func scalar(_ node: Yams.Node?) -> String? {
        node?.null == nil ? node?.scalar?.string : nil
    }

    private static func readBootstrap(_ text: String, into settings: inout KubeletSettings) {
        settings.form = .bootstrap
        let words = ShellWords.split(text.replacing("\\\n", with: " "))
        for (position, word) in words.enumerated() {
            let next = position + 1 < words.count ? words[position + 1] : ""
            switch word {
            case "--use-max-pods": settings.usesMaxPodsFile = next != "false"
            case "--use-max-pods=false": settings.usesMaxPodsFile = false
            default: settings.maxPods = maxPods(in: word) ?? settings.maxPods
            }
            if word == "--max-pods", let value = Int(next) { settings.maxPods = value }
        }
    }

    /// The number of `--max-pods` among the flags of one text.
    private static func maxPods(in flags: String) -> Int? {
        guard let flag = flags.firstRange(of: "--max-pods") else { return nil }
        return Int(flags[flag.upperBound...].drop { $0 == "=" || $0 == " " }.prefix { $0.isNumber })
    }
}
