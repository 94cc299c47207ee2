/// The number of pods that the kubelet of a node may run, as each origin of the number computes it.
public enum MaxPods {
    /// The ENI formula, `ENIs × (IPv4 per ENI − 1) + 2`.
    ///
    /// ENIs are those of the default network card alone: c6in.32xlarge has 16, 8 of them on card 0. Each ENI's
    /// primary address is never given to a pod; the 2 are aws-node and kube-proxy, which use the host's network.
    /// Rules.md#eni-formula; amazon-vpc-cni-k8s `misc/eni-max-pods.txt`, `scripts/gen_vpc_ip_limits.go`.
    public static func eniFormula(enisOnDefaultCard: Int, ipv4PerENI: Int) -> Int {
        enisOnDefaultCard * (ipv4PerENI - 1) + 2
    }

    /// The output of `max-pods-calculator.sh`.
    ///
    /// The cap of 110, or 250 above 30 vCPU, applies with and without prefixes, unless `showMaxAllowed`. A bare
    /// metal type reports no hypervisor and so gets no prefixes here, although the CNI itself would allow them.
    /// Rules.md#max-pods-calculator; amazon-eks-ami `templates/al2/runtime/max-pods-calculator.sh`.
    public static func calculatorScript(_ question: CalculatorQuestion) -> Int {
        var enis = question.enisOnDefaultCard
        if question.customNetworking { enis -= 1 }
        let slots = enis * (question.ipv4PerENI - 1)
        let prefixes =
            question.prefixDelegation && question.hypervisor == "nitro" && question.cniKnowsPrefixes
        let allowed = (prefixes ? slots * 16 : slots) + 2
        return question.showMaxAllowed ? allowed : min(allowed, cap(vCPUs: question.vCPUs))
    }

    /// The cap that EKS recommends and managed node groups apply: 110, or 250 above 30 vCPU.
    ///
    /// The documentation leaves exactly 30 open; the script says 110. Rules.md#max-pods-calculator,
    /// #origin-of-max-pods.
    public static func cap(vCPUs: Int) -> Int { vCPUs > 30 ? 250 : 110 }

    /// The `maxPods` that a managed node group sets where EKS chooses the image: the ENI value under the cap.
    ///
    /// Rules.md#origin-of-max-pods; EKS user guide, "How maxPods is determined".
    public static func managedNodeGroup(eniBased: Int, vCPUs: Int) -> Int {
        min(eniBased, cap(vCPUs: vCPUs))
    }

    /// A node of EKS Auto Mode: `min(110, ENIs × (IPv4 per ENI − 1))`, with no 2 added.
    ///
    /// Rules.md#origin-of-max-pods; EKS user guide, choosing an instance type.
    public static func autoMode(enis: Int, ipv4PerENI: Int) -> Int { min(110, enis * (ipv4PerENI - 1)) }
}

/// The arguments of `max-pods-calculator.sh`.
public struct CalculatorQuestion: Hashable, Sendable {
    public var enisOnDefaultCard: Int
    public var ipv4PerENI: Int
    public var vCPUs: Int
    /// `nitro` or `xen`; empty on bare metal.
    public var hypervisor: String
    public var cniVersion: String
    public var customNetworking = false
    public var prefixDelegation = false
    public var showMaxAllowed = false
    public init(enisOnDefaultCard: Int, ipv4PerENI: Int, vCPUs: Int, hypervisor: String, cniVersion: String) {
        self.enisOnDefaultCard = enisOnDefaultCard
        self.ipv4PerENI = ipv4PerENI
        self.vCPUs = vCPUs
        self.hypervisor = hypervisor
        self.cniVersion = cniVersion
    }

    /// Prefix delegation came with version 1.9 of the CNI.
    var cniKnowsPrefixes: Bool {
        let digits = cniVersion.drop { $0 == "v" }.split(separator: ".").map {
            Int($0.prefix { $0.isNumber }) ?? 0
        }
        guard let major = digits.first else { return false }
        return major > 1 || (major == 1 && digits.count > 1 && digits[1] >= 9)
    }
}

extension InstanceFacts {
    /// Maximum pods by the ENI formula; nil where the facts are absent.
    public var eniMaxPods: Int? {
        guard let enis, let ipv4PerENI else { return nil }
        return MaxPods.eniFormula(enisOnDefaultCard: enis, ipv4PerENI: ipv4PerENI)
    }
}
