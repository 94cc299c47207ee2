/// The size of a volume, as Kubernetes writes a quantity.
enum KubernetesSize {
    private static let units: Set = [
        "", "k", "M", "G", "T", "P", "E", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei",
    ]

    /// Tells a size above zero from any other text.
    ///
    /// Source: <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>.
    static func isOne(_ text: String) -> Bool {
        let number = text.prefix { $0 == "." || ("0"..."9").contains($0) }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && !parts.contains { $0.isEmpty }
            && number.contains { ("1"..."9").contains($0) }
            && units.contains(String(text[number.endIndex...]))
    }
}
