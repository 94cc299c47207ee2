extension MaxPods {
    /// The number that nodeadm (AL2023) writes to the kubelet: the expression's value, or the ENI formula where it
    /// fails.
    ///
    /// No cap, and no knowledge of prefixes or custom networking. Rules.md#origin-of-max-pods; amazon-eks-ami
    /// `nodeadm/internal/kubelet/eni_max_pods.go`.
    public static func nodeadm(
        defaultENIs: Int, ipsPerENI: Int, vCPUs: Int? = nil, memoryMiB: Int? = nil, expression: String
    ) -> Int {
        let standard = eniFormula(enisOnDefaultCard: defaultENIs, ipv4PerENI: ipsPerENI)
        guard !expression.isEmpty else { return standard }
        var variables = ["default_enis": defaultENIs, "ips_per_eni": ipsPerENI, "max_pods": standard]
        variables["vcpus"] = vCPUs
        variables["memory_mib"] = memoryMiB
        return nodeadmExpression(expression, variables: variables) ?? standard
    }

    /// The value of a `maxPodsExpression`; nil where nodeadm refuses it.
    ///
    /// It refuses what does not compile, what is not a whole number, and what is below 1 or above 2^31 − 1.
    /// Rules.md#origin-of-max-pods; amazon-eks-ami `nodeadm/internal/kubelet/eni_max_pods_test.go`.
    public static func nodeadmExpression(_ expression: String, variables: [String: Int]) -> Int? {
        guard let value = IntegerExpression.value(of: expression, variables: variables),
            value > 0, value <= Int(Int32.max)
        else { return nil }
        return value
    }
}
