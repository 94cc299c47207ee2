import Topology

/// The lines of a bill that are kept by resource; the others are counted by service.
enum BillScope {
    /// Usage types that stand alone or begin like this, whatever product they are filed under.
    private static let prefixes = [
        "NatGateway-", "RegionalNatGateway-", "VpcEndpoint-", "TransitGateway-", "PublicIPv4:", "ElasticIP:",
        "AmazonEKS-", "AmazonEKSHybridNodes-", "EKS-Auto:", "LoadBalancerUsage", "LCUUsage", "BoxUsage",
        "SpotUsage", "DedicatedUsage", "DedicatedRegionFee", "HeavyUsage", "HostUsage",
        "DataTransfer-Regional-Bytes", "VpcPeering-", "AWS-Out-Bytes", "AWS-In-Bytes",
    ]
    /// The traffic of S3 with EC2 inside a region, free of charge, and its requests: they tell what NAT carries for it.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html>.
    private static let s3: Set = [
        "C3DataTransfer-In-Bytes", "C3DataTransfer-Out-Bytes", "Requests-Tier1", "Requests-Tier2",
    ]
    /// Products whose credits, discounts and fees belong to what is modelled; names as codes and as Cost Explorer
    /// has them.
    private static let services: Set = [
        "AmazonEC2", "AmazonVPC", "AmazonEKS", "AWSELB", "AWSDataTransfer", "EC2 - Other",
        "Amazon Elastic Compute Cloud", "Amazon Elastic Compute Cloud - Compute",
        "Amazon Virtual Private Cloud", "Amazon Elastic Container Service for Kubernetes",
        "Amazon Elastic Kubernetes Service", "Amazon Elastic Load Balancing", "Elastic Load Balancing",
        "AWS Data Transfer",
    ]

    static func keeps(_ kind: BilledItem.Kind, usageType: String, service: String, operation: String) -> Bool
    {
        if usageType.isEmpty { return !kind.isUsage && (services.contains(service) || service.isEmpty) }
        if isS3(service) { return kind.isUsage && s3.contains(usageType) }
        if prefixes.contains(where: usageType.hasPrefix) { return true }
        switch usageType {
        case "DataTransfer-Out-Bytes", "DataTransfer-In-Bytes":
            return service.isEmpty || services.contains(service)
        // CloudWatch has a usage type of this name too.
        case "DataProcessing-Bytes": return operation.hasPrefix("LoadBalancing")
        case _ where usageType.hasPrefix("Fargate-"):
            return service == "AmazonEKS" || service.hasSuffix("Kubernetes")
                || service == "Amazon Elastic Kubernetes Service"
        default: return !kind.isUsage && services.contains(service)
        }
    }

    static func isS3(_ service: String) -> Bool {
        service == "AmazonS3" || service == "Amazon Simple Storage Service"
    }
}

/// The name that the network's own description uses for an ARN or id of a bill.
enum BilledResource {
    /// `nat-0abc` of `arn:aws:ec2:us-east-1:1:natgateway/nat-0abc`, `name` of `…:loadbalancer/app/name/0123`.
    static func name(_ text: String) -> String {
        guard text.hasPrefix("arn:") else { return text }
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6 else { return text }
        let path = parts[5].split(separator: "/")
        guard let first = path.first, path.count > 1 else { return String(parts[5]) }
        if first == "loadbalancer" { return String(path.count >= 4 ? path[2] : path[1]) }
        return String(path[1...].joined(separator: "/"))
    }
}
