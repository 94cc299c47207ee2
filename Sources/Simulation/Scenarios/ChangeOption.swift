import Units

/// An option of the command line that asks for a change, and the change that its value makes.
struct ChangeOption: Sendable {
    let name: String
    let value: OptionValue
    /// The kind of value, for an error: `a factor such as 1.5`.
    let takes: String
    /// The change that a value makes, nil where it is no value of the option; of no value, where it has none.
    let make: @Sendable (String?) -> (any Scenario)?

    private static func flag(_ name: String, _ scenario: any Scenario) -> ChangeOption {
        ChangeOption(name: name, value: .none, takes: "no value") { $0 == nil ? scenario : nil }
    }

    private static func option(
        _ name: String, _ value: OptionValue = .one, takes: String,
        _ make: @escaping @Sendable (String) -> (any Scenario)?
    ) -> ChangeOption {
        ChangeOption(name: name, value: value, takes: takes) { text in
            text.flatMap { $0.isEmpty ? nil : make($0) }
        }
    }

    private static func choice<Choice: RawRepresentable & CaseIterable & SendableMetatype>(
        _ name: String, _ choices: Choice.Type, _ make: @escaping @Sendable (Choice) -> any Scenario
    ) -> ChangeOption where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue)
        return option(name, takes: words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")) {
            Choice(rawValue: $0).map(make)
        }
    }

    private static func onOff(
        _ name: String, _ make: @escaping @Sendable (Bool) -> any Scenario
    ) -> ChangeOption {
        option(name, takes: "on or off") { $0 == "on" ? make(true) : $0 == "off" ? make(false) : nil }
    }

    private static func warmTarget(
        _ name: String, _ make: @escaping @Sendable (Int) -> any Scenario
    ) -> ChangeOption {
        option(name, takes: "a number from 0 to 1000") { text in
            Int(text).flatMap { (0...1000).contains($0) ? make($0) : nil }
        }
    }

    /// Every change there is, by the option that asks for it.
    static let all: [ChangeOption] = network + settings + capacity

    private static let network = [
        flag("--nat-per-az", NATPerAZ()),
        ChangeOption(name: "--single-nat", value: .optional, takes: "a zone such as us-east-1a, or none") {
            $0 == "" ? nil : SingleNAT(zone: $0)
        },
        flag("--regional-nat", RegionalNAT()), flag("--no-nat", NoNAT()),
        choice("--s3-endpoint", GatewayServiceEndpoint.Choice.self) {
            GatewayServiceEndpoint(service: "s3", choice: $0)
        },
        option("--dynamodb-endpoint", takes: "gateway or none") { text in
            ["gateway": .gateway, "none": .none][text].map {
                GatewayServiceEndpoint(service: "dynamodb", choice: $0)
            }
        },
        option("--interface-endpoint", .many, takes: "services such as ecr.dkr") {
            InterfaceEndpoint(service: $0)
        },
        option("--remove-endpoint", .many, takes: "services such as ecr.dkr") { RemoveEndpoint(service: $0) },
        choice("--alb-target-type", ALBTargetType.Choice.self) { ALBTargetType($0) },
        onOff("--nlb-cross-zone") { NLBCrossZone(isOn: $0) },
        flag("--topology-aware-routing", KeepTrafficInZone()),
        flag("--private-cluster-endpoint", PrivateClusterEndpoint()),
        flag("--release-idle-addresses", ReleaseIdleAddresses()),
        flag("--remove-idle-nat", RemoveIdleNAT()),
        option("--add-zone", takes: "a zone such as us-east-1d") { AddZone($0) },
        option("--remove-zone", takes: "a zone such as us-east-1d") { RemoveZone($0) },
    ]

    private static let settings = [
        option("--traffic-scale", takes: "a factor such as 1.5, from 0 to 1000000") { text in
            Ratio(decimal: text).flatMap { factor in
                factor < .zero || factor > TrafficScale.most ? nil : TrafficScale(factor: factor)
            }
        },
        choice("--tenancy", Tenancy.Choice.self) { Tenancy($0) },
        option("--eks-version", takes: "a Kubernetes version such as 1.34, or those on the way: 1.33,1.34") {
            text in
            let version = EKSVersion(text)
            return version.versions.allSatisfy { MinorVersion($0) != nil } ? version : nil
        },
    ]

    private static let capacity = [
        onOff("--prefix-delegation") { CNISetting.prefixDelegation(isOn: $0) },
        warmTarget("--warm-ip-target") { CNISetting.warmIPTarget($0) },
        warmTarget("--minimum-ip-target") { CNISetting.minimumIPTarget($0) },
        warmTarget("--warm-eni-target") { CNISetting.warmENITarget($0) },
        option("--custom-networking", takes: "a block such as 100.64.0.0/16") { text in
            CIDRBlock(text).map { CustomNetworking($0) }
        },
        option("--add-cidr", takes: "a block such as 100.64.0.0/16") { text in
            CIDRBlock(text).map { AddCIDR($0) }
        },
        option("--nodes", takes: "[CLUSTER/]GROUP=N such as general=9") { text in
            pair(text).flatMap { group, text in
                number(text, upTo: 100_000).map { NodeCount(group: group, count: $0) }
            }
        },
        flag("--force-max", ForceMaximum()),
        option("--instance-type", takes: "[CLUSTER/]GROUP=TYPE such as general=m7i.large") { text in
            pair(text).map { NodeType(group: $0.key, type: $0.value) }
        },
        option("--replicas", takes: "[CLUSTER/]NAMESPACE/WORKLOAD=N such as shop/web=12") { text in
            pair(text).flatMap { workload, text in
                let parts = workload.split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
                return number(text, upTo: Replicas.most).map { Replicas(workload, count: $0) }
            }
        },
    ]

    /// The parts before and after the last `=`, neither of which is empty.
    private static func pair(_ text: String) -> (key: String, value: String)? {
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else { return nil }
        let value = text[text.index(after: sign)...]
        return value.isEmpty ? nil : (String(text[..<sign]), String(value))
    }

    private static func number(_ text: String, upTo most: Int) -> Int? {
        Int(text).flatMap { (0...most).contains($0) ? $0 : nil }
    }
}
