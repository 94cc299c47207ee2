import ArgumentParser
import Simulation
import Units

/// The changes of a what-if that are of addresses, nodes and pods.
struct CapacityChangeArguments: ParsableArguments {
    @Option(help: "Prefix delegation of the VPC CNI: on or off.") var prefixDelegation: OnOff?
    @Option(help: "WARM_IP_TARGET of the VPC CNI.") var warmIpTarget: Int?
    @Option(help: "MINIMUM_IP_TARGET of the VPC CNI.") var minimumIpTarget: Int?
    @Option(help: "WARM_ENI_TARGET of the VPC CNI.") var warmEniTarget: Int?
    @Option(help: "Pods in subnets of their own in this block, such as 100.64.0.0/16.")
    var customNetworking: String?
    @Option(help: "One more block of the VPC.") var addCidr: [String] = []
    @Option(help: "GROUP=N: another number of nodes. May be repeated.") var nodes: [String] = []
    @Option(help: "GROUP=TYPE: another instance type. May be repeated.") var instanceType: [String] = []
    @Option(help: "NAMESPACE/WORKLOAD=N: another number of replicas. May be repeated.") var replicas:
        [String] =
            []

    func validate() throws {
        for (name, target) in [
            ("--warm-ip-target", warmIpTarget), ("--minimum-ip-target", minimumIpTarget),
            ("--warm-eni-target", warmEniTarget),
        ] {
            if let target, !(0...1000).contains(target) {
                throw ValidationError("\(name) takes 0 to 1000, not \(target)")
            }
        }
        for text in nodes where Self.count(text, upTo: 100_000) == nil {
            throw ValidationError("--nodes takes GROUP=N such as general=9, not '\(text)'")
        }
        for text in instanceType where Self.pair(text) == nil {
            throw ValidationError("--instance-type takes GROUP=TYPE such as general=m7i.large, not '\(text)'")
        }
        for text in replicas
        where Self.count(text, upTo: 1_000_000) == nil || Self.workload(text) == nil {
            throw ValidationError("--replicas takes NAMESPACE/WORKLOAD=N such as shop/web=12, not '\(text)'")
        }
    }

    /// Whether any change is asked for.
    var isEmpty: Bool {
        prefixDelegation == nil && warmIpTarget == nil && minimumIpTarget == nil && warmEniTarget == nil
            && customNetworking == nil && addCidr.isEmpty && nodes.isEmpty && instanceType.isEmpty
            && replicas.isEmpty
    }

    /// The changes by the option that asks for them.
    ///
    /// - Throws: `Failure` for a block that is none.
    func byOption() throws -> [(option: String, scenario: any Scenario)] {
        var all: [(String, any Scenario)] = []
        if let prefixDelegation {
            all.append(("--prefix-delegation", CNISetting.prefixDelegation(isOn: prefixDelegation == .on)))
        }
        if let warmIpTarget { all.append(("--warm-ip-target", CNISetting.warmIPTarget(warmIpTarget))) }
        if let minimumIpTarget {
            all.append(("--minimum-ip-target", CNISetting.minimumIPTarget(minimumIpTarget)))
        }
        if let warmEniTarget { all.append(("--warm-eni-target", CNISetting.warmENITarget(warmEniTarget))) }
        if let customNetworking {
            all.append(("--custom-networking", CustomNetworking(try CIDRText.block(customNetworking))))
        }
        for text in addCidr { all.append(("--add-cidr", AddCIDR(try CIDRText.block(text)))) }
        for text in nodes {
            guard let (group, count) = Self.count(text, upTo: 100_000) else { continue }
            all.append(("--nodes", NodeCount(group: group, count: count)))
        }
        for text in instanceType {
            guard let (group, type) = Self.pair(text) else { continue }
            all.append(("--instance-type", NodeType(group: group, type: type)))
        }
        for text in replicas {
            guard let (_, count) = Self.count(text, upTo: 1_000_000),
                let (namespace, name) = Self.workload(text)
            else { continue }
            all.append(("--replicas", Replicas(namespace: namespace, workload: name, count: count)))
        }
        return all
    }

    /// The types that `--instance-type` names.
    var types: [String] { instanceType.compactMap { Self.pair($0)?.value } }

    private static func pair(_ text: String) -> (key: String, value: String)? {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else { return nil }
        let value = text[text.index(after: sign)...]
        return value.isEmpty ? nil : (String(text[..<sign]), String(value))
    }

    private static func count(_ text: String, upTo most: Int) -> (key: String, count: Int)? {
        guard let (key, value) = pair(text), let count = Int(value), (0...most).contains(count) else {
            return nil
        }
        return (key, count)
    }

    private static func workload(_ text: String) -> (namespace: String, name: String)? {
        guard let parts = pair(text)?.key.split(separator: "/", omittingEmptySubsequences: false),
            parts.count == 2, parts.allSatisfy({ !$0.isEmpty })
        else { return nil }
        return (String(parts[0]), String(parts[1]))
    }
}
