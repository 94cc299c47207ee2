extension ManagedNode {
    /// The number of pods that can have an address of the node's interfaces, the subnet aside.
    public var podAddresses: Int {
        var enis = maxENI.flatMap { $0 >= 1 && $0 < eniLimit ? $0 : nil } ?? eniLimit
        if keepsTrunkSlot { enis -= 1 }
        if customNetworking { enis -= 1 }
        return max(enis, 0) * max(ipv4PerENI - 1, 0) * (usesPrefixes ? 16 : 1)
    }
}
