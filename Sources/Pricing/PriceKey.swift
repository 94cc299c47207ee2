public import Units

/// The key of a price: a usage type as AWS spells it, without the region's prefix.
///
/// The key carries its billing unit, so that an hourly price cannot be multiplied by gigabytes.
public struct PriceKey<Unit: BillingUnit>: Hashable, Sendable, CustomStringConvertible {
    /// `NatGateway-Hours`, `BoxUsage:m5.large`, `DataTransfer-Out-Bytes`.
    public let usageType: String
    /// The operation, where AWS sells several things under one usage type: `LoadBalancing:Application`.
    public let operation: String?

    public init(_ usageType: String, operation: String? = nil) {
        self.usageType = usageType
        self.operation = operation
    }

    public var description: String { operation.map { "\(usageType) (\($0))" } ?? usageType }
}

extension PriceKey where Unit == Hour {
    public static var natGatewayHours: PriceKey { PriceKey("NatGateway-Hours") }
    public static var regionalNatGatewayHours: PriceKey { PriceKey("RegionalNatGateway-Hours") }
    public static var vpcEndpointHours: PriceKey { PriceKey("VpcEndpoint-Hours") }
    public static var vpcEndpointGWLBEHours: PriceKey { PriceKey("VpcEndpoint-GWLBE-Hours") }
    public static var transitGatewayHours: PriceKey {
        PriceKey("TransitGateway-Hours", operation: "TransitGatewayVPC")
    }
    public static var transitGatewayPeeringHours: PriceKey {
        PriceKey("TransitGateway-Hours", operation: "TransitGatewayPeering")
    }
    public static var publicIPv4InUse: PriceKey { PriceKey("PublicIPv4:InUseAddress") }
    public static var publicIPv4Idle: PriceKey { PriceKey("PublicIPv4:IdleAddress") }
    public static var eksCluster: PriceKey { PriceKey("AmazonEKS-Hours:perCluster") }
    public static var eksExtendedSupport: PriceKey { PriceKey("AmazonEKS-Hours:extendedSupport") }
    public static func eksProvisioned(_ tier: String) -> PriceKey {
        PriceKey("AmazonEKS-Hours:\(tier)-ProvisionedTier")
    }
    /// `kind` is `Application`, `Network` or `Gateway`; nil is a Classic Load Balancer.
    public static func loadBalancer(_ kind: String?) -> PriceKey {
        PriceKey("LoadBalancerUsage", operation: kind.map { "LoadBalancing:\($0)" } ?? "LoadBalancing")
    }
    public static func boxUsage(_ instanceType: String) -> PriceKey { PriceKey("BoxUsage:\(instanceType)") }
    public static func dedicatedUsage(_ instanceType: String) -> PriceKey {
        PriceKey("DedicatedUsage:\(instanceType)")
    }
    /// The fee for each hour in which a region runs any Dedicated Instance.
    public static var dedicatedRegionFee: PriceKey { PriceKey("DedicatedRegionFee") }
}

extension PriceKey where Unit == Gigabyte {
    public static var natGatewayBytes: PriceKey { PriceKey("NatGateway-Bytes") }
    public static var regionalNatGatewayBytes: PriceKey { PriceKey("RegionalNatGateway-Bytes") }
    public static var vpcEndpointBytes: PriceKey { PriceKey("VpcEndpoint-Bytes") }
    public static var vpcEndpointGWLBEBytes: PriceKey { PriceKey("VpcEndpoint-GWLBE-Bytes") }
    public static var transitGatewayBytes: PriceKey { PriceKey("TransitGateway-Bytes") }
    /// One direction: each end of a transfer between zones is a line of its own.
    public static var regionalBytes: PriceKey { PriceKey("DataTransfer-Regional-Bytes") }
    /// Between zones through a VPC peering connection, one direction.
    public static var vpcPeeringBytes: PriceKey {
        PriceKey("DataTransfer-Regional-Bytes", operation: "VPCPeering")
    }
    public static var internetOut: PriceKey { PriceKey("DataTransfer-Out-Bytes") }
    /// The gigabytes that an account sends to the internet free of charge each month, as a tier of price 0.
    public static var internetOutFreeAllowance: PriceKey { PriceKey("DataTransfer-Out-Bytes:FreeAllowance") }
    public static var classicLoadBalancerBytes: PriceKey {
        PriceKey("DataProcessing-Bytes", operation: "LoadBalancing")
    }
    /// From the book's region to another one, by region codes.
    public static func interRegion(to region: String) -> PriceKey {
        PriceKey("AWS-Out-Bytes", operation: "to:\(region)")
    }
}

extension PriceKey where Unit == LCUHour {
    public static func lcu(_ kind: String) -> PriceKey {
        PriceKey("LCUUsage", operation: "LoadBalancing:\(kind)")
    }
}

extension PriceKey where Unit == KeyMonth {
    public static var kmsKey: PriceKey { PriceKey("KMS-Keys") }
}
