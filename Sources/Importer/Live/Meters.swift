import Topology

/// The meters of CloudWatch that `--with-metrics` reads, by the resources that earlier answers named.
///
/// Sources: <https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html>,
/// <https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html>,
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html>,
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html>.
enum Meters {
    /// GetMetricData takes 500 queries a call.
    static let batch = 500

    /// The queries of one call go through a file, for 500 of them are longer than a command line may be.
    static let call = AWSCall(
        "cloudwatch", "get-metric-data", .batch(.meter, size: batch), .detail)

    static func natGateway(_ item: JSONValue) -> [Subject] {
        guard let id = item.text("NatGatewayId"), item.text("State") != "deleted" else { return [] }
        return MeterReading.Metric.ofNAT.map {
            Subject(.meter, "AWS/NATGateway", $0.rawValue, id, "NatGatewayId", id)
        }
    }

    static func endpoint(_ item: JSONValue) -> [Subject] {
        guard let id = item.text("VpcEndpointId"), item.text("VpcEndpointType") == "Interface",
            let service = item.text("ServiceName"), let vpc = item.text("VpcId")
        else { return [] }
        return [
            Subject(
                .meter, "AWS/PrivateLinkEndpoints", "BytesProcessed", id, "Endpoint Type", "Interface",
                "Service Name", service, "VPC Endpoint Id", id, "VPC Id", vpc)
        ]
    }

    static func loadBalancer(_ item: JSONValue) -> [Subject] {
        guard let arn = item.text("LoadBalancerArn"), let slash = arn.firstRange(of: ":loadbalancer/") else {
            return []
        }
        let namespace =
            switch item.text("Type") {
            case "network": "AWS/NetworkELB"
            case "gateway": "AWS/GatewayELB"
            default: "AWS/ApplicationELB"
            }
        return ["ProcessedBytes", "ConsumedLCUs"].map {
            Subject(.meter, namespace, $0, arn, "LoadBalancer", String(arn[slash.upperBound...]))
        }
    }

    static func classicLoadBalancer(_ item: JSONValue) -> [Subject] {
        guard let name = item.text("LoadBalancerName") else { return [] }
        // Another region or account may have a Classic Load Balancer of the same name.
        let id = item.text("DNSName") ?? name
        return [Subject(.meter, "AWS/ELB", "EstimatedProcessedBytes", id, "LoadBalancerName", name)]
    }

    /// The nodes of a cluster: what else runs in the account says nothing of NAT's bytes.
    static func node(_ item: JSONValue) -> [Subject] {
        guard let id = item.text("InstanceId"), item["State"]?.text("Name") != "terminated" else { return [] }
        let names = item.tags.keys
        let isNode = names.contains {
            $0.hasPrefix("kubernetes.io/cluster/") || $0.hasPrefix("eks:") || $0.hasPrefix("aws:eks:")
                || $0.hasPrefix("karpenter.sh/") || $0.hasPrefix("alpha.eksctl.io/")
        }
        guard isNode else { return [] }
        return ["NetworkIn", "NetworkOut"].map { Subject(.meter, "AWS/EC2", $0, id, "InstanceId", id) }
    }

    /// The queries as the CLI takes them from a file: sums a day, labelled by resource and metric.
    static func queries(_ subjects: [Subject]) -> String {
        let all = subjects.enumerated().map { index, subject -> JSONValue in
            let dimensions = stride(from: 3, to: subject.parts.count - 1, by: 2).map { place in
                JSONValue.object([
                    "Name": .string(subject.parts[place]), "Value": .string(subject.parts[place + 1]),
                ])
            }
            return .object([
                "Id": .string("m\(index)"),
                "Label": .string(subject.parts[2] + " " + subject.parts[1]),
                "MetricStat": .object([
                    "Metric": .object([
                        "Namespace": .string(subject.parts[0]), "MetricName": .string(subject.parts[1]),
                        "Dimensions": .array(dimensions),
                    ]),
                    "Period": .number("86400"), "Stat": .string("Sum"),
                ]),
                "ReturnData": .bool(true),
            ])
        }
        return JSONValue.array(all).compact
    }
}
