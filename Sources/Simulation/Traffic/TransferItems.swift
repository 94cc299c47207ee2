/// A way that a byte takes, as far as it decides what AWS bills for it.
public enum TransferPath: Hashable, Sendable {
    /// Between two addresses of a VPC or of peered ones.
    case between(sameZone: Bool, publicIPv4: Bool)
    /// Through a NAT gateway, in either direction; `beyond` is what lies behind it.
    case throughNAT(sameZone: Bool, beyond: Beyond)
    /// Straight out of an internet gateway.
    case toInternet
    /// In from the internet, straight.
    case fromInternet
    /// To a service that AWS bills nothing for, through a gateway endpoint or directly.
    case direct
    /// Directly to another region.
    case otherRegion
    case interfaceEndpoint
    case transitGateway
    /// A client to an Application Load Balancer and on to a pod; `hops` counts the forwarding of nodes across zones.
    case applicationLoadBalancer(crossingHops: Int)
    /// A client to a Network Load Balancer's node and on to the target.
    case networkLoadBalancer(clientCrosses: Bool, targetCrosses: Bool)
    /// The control plane's interface and a node.
    case controlPlane(sameZone: Bool)

    public enum Beyond: Hashable, Sendable {
        case internet, answerFromInternet, sameRegionService, otherRegion
    }
}

/// A line that a GB of a path makes on the bill.
public struct TransferItem: Hashable, Sendable {
    public enum Payer: Hashable, Sendable { case caller, source, destination }
    /// As AWS spells it, without the region's prefix; `SRC-DST` stands for the two regions' codes.
    public var usageType: String
    /// GB billed for a GB moved.
    public var times: Int
    public var payer: Payer
    /// `out` or `in`, where the two sides are billed apart.
    public var direction: String?
}

extension TransferPath {
    /// The lines of the bill for one GB.
    ///
    /// RULES 6.1 and 6.2; EC2 price page, EKS best practices `cost_opt_networking.adoc`, PrivateLink and NAT price
    /// pages.
    public var items: [TransferItem] {
        switch self {
        case .between(sameZone: true, publicIPv4: false), .direct, .fromInternet: return []
        case .between:
            return [
                TransferItem(usageType: Self.regional, times: 1, payer: .source, direction: "out"),
                TransferItem(usageType: Self.regional, times: 1, payer: .destination, direction: "in"),
            ]
        case .throughNAT(let sameZone, let beyond):
            return Self.crossings(sameZone ? 0 : 1) + Self.item("NatGateway-Bytes") + Self.beyond(beyond)
        case .toInternet: return Self.item("DataTransfer-Out-Bytes")
        case .otherRegion: return Self.item("SRC-DST-AWS-Out-Bytes")
        case .interfaceEndpoint: return Self.item("VpcEndpoint-Bytes")
        case .transitGateway:
            return [TransferItem(usageType: "TransitGateway-Bytes", times: 1, payer: .source)]
        case .applicationLoadBalancer(let hops): return Self.crossings(hops)
        case .networkLoadBalancer(let client, let target):
            return Self.crossings((client ? 1 : 0) + (target ? 1 : 0))
        case .controlPlane(let sameZone):
            return sameZone ? [] : [TransferItem(usageType: Self.regional, times: 1, payer: .caller)]
        }
    }

    private static let regional = "DataTransfer-Regional-Bytes"

    private static func item(_ usageType: String) -> [TransferItem] {
        [TransferItem(usageType: usageType, times: 1, payer: .caller)]
    }

    /// Both ends of each crossing between zones, where the reader owns both.
    private static func crossings(_ count: Int) -> [TransferItem] {
        count == 0 ? [] : [TransferItem(usageType: regional, times: 2 * count, payer: .caller)]
    }

    private static func beyond(_ beyond: Beyond) -> [TransferItem] {
        switch beyond {
        case .internet: item("DataTransfer-Out-Bytes")
        case .otherRegion: item("SRC-DST-AWS-Out-Bytes")
        case .answerFromInternet, .sameRegionService: []
        }
    }
}
