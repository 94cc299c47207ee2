import Topology

/// The subnet of a cluster's node and of its pods, where the node's instance does not tell.
struct NodePlaces {
    private let zones: [Identifier<Subnet>: ZoneName]
    private let groups: [String: NodeGroup]
    private let clusterSubnets: [Identifier<Subnet>]
    private let eniConfigs: [String: Identifier<Subnet>]

    /// - Parameter snapshot: the estate with the nouns of one cluster.
    init(_ snapshot: Snapshot) {
        zones = Dictionary(
            snapshot.subnets.compactMap { subnet in subnet.zone.map { (subnet.id, $0) } }
        ) { first, _ in first }
        groups = Dictionary(snapshot.nodeGroups.map { ($0.name, $0) }) { first, _ in first }
        clusterSubnets = snapshot.clusters.flatMap(\.subnetIDs)
        eniConfigs = Dictionary(
            (snapshot.eniConfigs + snapshot.addons.flatMap(\.eniConfigs)).compactMap { config in
                config.subnetID.map { (config.name, $0) }
            }
        ) { first, _ in first }
    }

    /// The subnet of its node group in its zone, else the cluster's there: the first by id, where there are more.
    func subnet(of node: Node, group: String?) -> Identifier<Subnet>? {
        guard let zone = node.zone else { return nil }
        let own = group.flatMap { groups[$0]?.subnetIDs } ?? []
        return own.filter { zones[$0] == zone }.min() ?? clusterSubnets.filter { zones[$0] == zone }.min()
    }

    /// The pods' subnet of a zone, by the ENIConfig that has its name; else the one called `default`.
    func podSubnet(inZone zone: ZoneName) -> Identifier<Subnet>? {
        eniConfigs[zone.rawValue] ?? eniConfigs["default"]
    }

    /// The subnet that the node's ENIConfig names.
    ///
    /// amazon-vpc-cni-k8s `pkg/eniconfig/eniconfig.go`: the node's label, the CNI's own one unless
    /// `ENI_CONFIG_LABEL_DEF` names another, else the object called `default`.
    func podSubnet(of node: Node, _ settings: CNISettings) -> Identifier<Subnet>? {
        let label = settings.eniConfigLabel.flatMap { $0.isEmpty ? nil : $0 } ?? "k8s.amazonaws.com/eniConfig"
        return eniConfigs[node.labels[label] ?? "default"]
            // The annotation of a node is not imported; an object named by the zone is the usual one.
            ?? node.zone.flatMap { eniConfigs[$0.rawValue] }
    }
}
