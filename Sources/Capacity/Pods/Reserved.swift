/// The resources that the kubelet keeps from pods on an EKS image.
public enum Reserved {
    /// Thousandths of a CPU: 6 % of the first core, 1 % of the second, ½ % of the next two, ¼ % of the rest.
    ///
    /// Each band is cut to whole thousandths, as upstream does. Rules.md#reserved-cpu; amazon-eks-ami
    /// `nodeadm/internal/kubelet/config.go`.
    public static func cpuMillis(vCPUs: Int) -> Int {
        let bands: [(cores: Int, perTenThousand: Int)] = [(1, 600), (1, 100), (2, 50), (.max, 25)]
        var left = max(vCPUs, 0)
        var millis = 0
        for band in bands where left > 0 {
            let cores = min(left, band.cores)
            millis += cores * 1000 * band.perTenThousand / 10_000
            left -= cores
        }
        return millis
    }

    /// MiB of memory, `11 × maxPods + 255`; which maxPods is the image's choice.
    ///
    /// Rules.md#reserved-memory; amazon-eks-ami `nodeadm/internal/kubelet/config.go`.
    public static func memoryMiB(maxPods: Int) -> Int { 11 * maxPods + 255 }
}
