import Cost

/// The rules that findings are made by, as policies and `explain` name them.
public enum FindingRule {
    public static let names = [
        "BlackholeRoute", "ClassicLoadBalancer", "EndpointPrivateDNS", "ExtendedSupport",
        "GatewayEndpointMissing", "IdleNAT", "IdlePublicIPv4", "InterfaceEndpointWorth", "NATInOtherZone",
        "NoFreePrefix", "PublicClusterEndpoint", "SinglePointNAT",
    ]
}
