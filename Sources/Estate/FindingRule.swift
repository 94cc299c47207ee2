/// A rule by which findings are made, known by one name in documents, policies, `explain` and completions.
///
/// A finding cannot be made without one, so the list of names is complete.
public enum FindingRule: String, Hashable, Sendable, CaseIterable, Comparable, CustomStringConvertible {
    // What costs.
    case blackholeRoute = "BlackholeRoute"
    case classicLoadBalancer = "ClassicLoadBalancer"
    case endpointPrivateDNS = "EndpointPrivateDNS"
    case extendedSupport = "ExtendedSupport"
    case gatewayEndpointMissing = "GatewayEndpointMissing"
    case idleNAT = "IdleNAT"
    case idlePublicIPv4 = "IdlePublicIPv4"
    case interfaceEndpointWorth = "InterfaceEndpointWorth"
    case natInOtherZone = "NATInOtherZone"
    case publicClusterEndpoint = "PublicClusterEndpoint"
    case singlePointNAT = "SinglePointNAT"

    // Addresses and pods.
    case addressHeldTwice = "AddressHeldTwice"
    case addressOutsideSubnet = "AddressOutsideSubnet"
    case availableCount = "AvailableCount"
    case clusterSubnetRoom = "ClusterSubnetRoom"
    case idleWarmAddresses = "IdleWarmAddresses"
    case loadBalancerRoom = "LoadBalancerRoom"
    case minimumWithoutWarm = "MinimumWithoutWarm"
    case noFreePrefix = "NoFreePrefix"
    case reservedAddressHeld = "ReservedAddressHeld"
    case subnetAlmostFull = "SubnetAlmostFull"
    case subnetOutsideVPC = "SubnetOutsideVPC"
    case subnetOverlap = "SubnetOverlap"
    case subnetSize = "SubnetSize"
    case subnetTooSmallForMaximum = "SubnetTooSmallForMaximum"
    case subnetWithoutIPv4 = "SubnetWithoutIPv4"
    case unattachedInterfaces = "UnattachedInterfaces"

    /// Every name, sorted.
    public static var names: [String] { allCases.map(\.rawValue).sorted() }

    /// Indicates whether the rule looks at addresses and pods, and so needs them to be counted.
    public var isOfCapacity: Bool {
        switch self {
        case .blackholeRoute, .classicLoadBalancer, .endpointPrivateDNS, .extendedSupport,
            .gatewayEndpointMissing, .idleNAT, .idlePublicIPv4, .interfaceEndpointWorth,
            .natInOtherZone, .publicClusterEndpoint, .singlePointNAT:
            false
        case .addressHeldTwice, .addressOutsideSubnet, .availableCount, .clusterSubnetRoom,
            .idleWarmAddresses, .loadBalancerRoom, .minimumWithoutWarm, .noFreePrefix,
            .reservedAddressHeld, .subnetAlmostFull, .subnetOutsideVPC, .subnetOverlap, .subnetSize,
            .subnetTooSmallForMaximum, .subnetWithoutIPv4, .unattachedInterfaces:
            true
        }
    }

    public var description: String { rawValue }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
