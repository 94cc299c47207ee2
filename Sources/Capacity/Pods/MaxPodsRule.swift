public import Topology

/// The facts of nodes that decide how many pods each may run.
public struct MaxPodsQuestion: Hashable, Sendable {
    /// Types that the nodes may be of, at least one.
    public var types: [InstanceFacts]
    public var family: ImageFamily?
    public var cni = CNISettings()
    /// A managed node group whose image EKS chooses.
    public var isManagedImage = false
    public var isKarpenter = false
    public var settings: KubeletSettings?
    /// The number that a node of the group says itself.
    public var kubelet: Int?
    public init(types: [InstanceFacts]) { self.types = types }

    /// The answer; nil where no type's facts are known and nothing else tells the number.
    ///
    /// Rules.md#pods-of-a-node.
    public var answer: MaxPodsAnswer? {
        let addresses = types.compactMap { cni.node($0, maxPods: 0)?.podAddresses }.min()
        if let kubelet {
            return MaxPodsAnswer(
                maxPods: kubelet, origin: .kubelet, limit: limit(ofKubelet: kubelet),
                reason: "the kubelet says \(kubelet)", podAddresses: addresses)
        }
        var answers = types.compactMap { answer(for: $0) }
        guard answers.count == types.count, !answers.isEmpty else { return nil }
        answers.sort { $0.maxPods < $1.maxPods }
        var least = answers[0]
        least.podAddresses = addresses
        if let most = answers.last, most.maxPods > least.maxPods, isManagedImage {
            least.limit = .smallestType
            least.reason += "; the smallest of \(types.count) types holds for every node of the group"
        }
        return least
    }

    /// The limit behind a number that a kubelet says, as far as the types' facts tell it.
    private func limit(ofKubelet kubelet: Int) -> MaxPodsAnswer.Limit {
        let byInterfaces = types.contains { $0.eniMaxPods == kubelet }
        return byInterfaces ? .interfaces : kubelet == 110 || kubelet == 250 ? .cap : .setting
    }

    private func answer(for type: InstanceFacts) -> MaxPodsAnswer? {
        if isManagedImage, family != .windows { return managed(type) }
        switch family {
        case .autoMode: return autoMode(type)
        case .windows: return windows(type)
        default: break
        }
        if isKarpenter { return karpenter(type) }
        if let written = settings?.maxPods {
            return MaxPodsAnswer(
                maxPods: written, origin: .launchTemplate, limit: .setting,
                reason: "the launch template's user data says \(written)")
        }
        switch family {
        case .al2: return bootstrap(type)
        case .bottlerocket: return bottlerocket(type)
        case .al2023: return nodeadm(type)
        // A custom image without user data that says which: nothing tells the number.
        default: return nil
        }
    }

    private func formula(_ type: InstanceFacts) -> String {
        "\(type.instanceType): \(type.enis ?? 0) interfaces × (\(type.ipv4PerENI ?? 0) − 1) + 2"
    }

    /// EKS works it out as `max-pods-calculator.sh` does and overrides everything else.
    private func managed(_ type: InstanceFacts) -> MaxPodsAnswer? {
        guard let enis = type.enis, let perENI = type.ipv4PerENI else { return nil }
        var question = CalculatorQuestion(
            enisOnDefaultCard: enis, ipv4PerENI: perENI, vCPUs: type.vCPUs, hypervisor: type.hypervisor,
            cniVersion: cni.version ?? "1.10.0")
        question.customNetworking = cni.customNetworking
        question.prefixDelegation = cni.usesPrefixes
        question.showMaxAllowed = true
        let allowed = MaxPods.calculatorScript(question)
        let value = MaxPods.managedNodeGroup(eniBased: allowed, vCPUs: type.vCPUs)
        let modes = [
            cni.usesPrefixes ? "prefixes" : nil, cni.customNetworking ? "custom networking" : nil,
        ]
        .compactMap(\.self).joined(separator: " and ")
        let by = modes.isEmpty ? formula(type) : "\(type.instanceType) with \(modes)"
        return MaxPodsAnswer(
            maxPods: value, origin: .managedNodeGroup, limit: value < allowed ? .cap : .interfaces,
            reason: value < allowed
                ? "\(by) = \(allowed), and a managed node group of \(type.vCPUs) vCPU is capped at \(value)"
                : "\(by) = \(allowed)")
    }

    private func autoMode(_ type: InstanceFacts) -> MaxPodsAnswer? {
        guard let enis = type.enis, let perENI = type.ipv4PerENI else { return nil }
        let value = MaxPods.autoMode(enis: enis, ipv4PerENI: perENI)
        return MaxPodsAnswer(
            maxPods: value, origin: .autoMode, limit: value == 110 ? .cap : .interfaces,
            reason: "Auto Mode: the smaller of 110 and \(enis) interfaces × (\(perENI) − 1)")
    }

    /// One interface alone; the kubelet stays at its own 110.
    private func windows(_ type: InstanceFacts) -> MaxPodsAnswer? {
        guard let perENI = type.ipv4PerENI else { return nil }
        let addresses = (perENI - 1) * (cni.usesPrefixes ? 16 : 1)
        return MaxPodsAnswer(
            maxPods: min(110, addresses), origin: .windows, limit: addresses < 110 ? .interfaces : .cap,
            reason: "Windows: one interface with \(addresses) addresses for pods, and the kubelet's 110")
    }

    /// Karpenter knows neither prefixes nor custom networking; a node class's own `maxPods` shows on its nodes.
    private func karpenter(_ type: InstanceFacts) -> MaxPodsAnswer? {
        guard let enis = type.enis, let perENI = type.ipv4PerENI else { return nil }
        // No interface leaves no pod, not the two of the host's network.
        let pods = enis == 0 ? 0 : MaxPods.eniFormula(enisOnDefaultCard: enis, ipv4PerENI: perENI)
        return MaxPodsAnswer(
            maxPods: pods, origin: .karpenter, limit: .interfaces,
            reason: "\(formula(type)) = \(pods), as Karpenter counts")
    }

    private func bootstrap(_ type: InstanceFacts) -> MaxPodsAnswer? {
        if let settings, !settings.usesMaxPodsFile {
            return MaxPodsAnswer(
                maxPods: 110, origin: .bootstrap, limit: .cap,
                reason: "--use-max-pods false leaves the kubelet at its own 110")
        }
        return type.eniMaxPods.map {
            MaxPodsAnswer(
                maxPods: $0, origin: .bootstrap, limit: .interfaces,
                reason: "\(formula(type)) = \($0), which bootstrap.sh does not cap")
        }
    }

    private func bottlerocket(_ type: InstanceFacts) -> MaxPodsAnswer {
        guard let value = type.eniMaxPods else {
            return MaxPodsAnswer(
                maxPods: 110, origin: .bottlerocket, limit: .cap,
                reason: "Bottlerocket's list does not know \(type.instanceType), so it stays at 110")
        }
        return MaxPodsAnswer(
            maxPods: value, origin: .bottlerocket, limit: .interfaces,
            reason: "\(formula(type)) = \(value), which Bottlerocket does not cap")
    }

    private func nodeadm(_ type: InstanceFacts) -> MaxPodsAnswer {
        guard let enis = type.enis, let perENI = type.ipv4PerENI else {
            return MaxPodsAnswer(
                maxPods: 110, origin: .nodeadm, limit: .cap,
                reason: "nodeadm does not know \(type.instanceType), so it stays at 110")
        }
        let expression = settings?.maxPodsExpression ?? ""
        let value = MaxPods.nodeadm(
            defaultENIs: enis, ipsPerENI: perENI, vCPUs: type.vCPUs, memoryMiB: type.memoryMiB,
            expression: expression)
        let standard = MaxPods.eniFormula(enisOnDefaultCard: enis, ipv4PerENI: perENI)
        if expression.isEmpty || value == standard {
            return MaxPodsAnswer(
                maxPods: value, origin: .nodeadm, limit: .interfaces,
                reason: "\(formula(type)) = \(value), which nodeadm does not cap")
        }
        return MaxPodsAnswer(
            maxPods: value, origin: .nodeadm, limit: .setting, reason: "maxPodsExpression gives \(value)")
    }
}
