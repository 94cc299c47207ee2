import Foundation

/// The bill of the shipped example for October 2026, written from its traffic by hand and not by the model.
///
/// Hour by hour, as a Cost and Usage Report has it: an eighth of a cent is not lost, and neither is a direction.
struct BillOfTheExample {
    struct Charge {
        var usageType: String
        var operation = ""
        var resource: String
        /// Of the whole month: gigabytes, or how many run side by side.
        var total: Decimal
        var isHourly = false
        var rate: Decimal
        var product = "AmazonEC2"
    }

    static let hours = 744
    /// Hours since the month's first that no line is written for.
    var missing: Set<Int> = [389, 542]
    /// Hours that the gateway's own hourly lines lack.
    var gatewayMissing: Set<Int> = []
    var discount: Decimal = 0.08
    /// Whether the gateway's end of the transfers is billed in one direction alone.
    var isGatewayOneSided = true
    var credit: Decimal = 25
    /// A gateway that the snapshot does not have, GB of it.
    var strangerGB: Decimal = 0

    private static let gateway = "arn:aws:ec2:ap-northeast-2:111122223333:natgateway/nat-0c0ffee0000000001"

    var charges: [Charge] {
        func instance(_ number: Int) -> String { "i-0000000000000000\(number)" }
        func transfer(_ resource: String, out: Decimal, back: Decimal) -> [Charge] {
            [
                Charge(
                    usageType: "DataTransfer-Regional-Bytes", operation: "InterZone-Out", resource: resource,
                    total: out, rate: 0.01),
                Charge(
                    usageType: "DataTransfer-Regional-Bytes", operation: "InterZone-In", resource: resource,
                    total: back, rate: 0.01),
            ]
        }
        var all = [
            Charge(
                usageType: "NatGateway-Bytes", operation: "NatGateway", resource: Self.gateway,
                // 420+260+1800+5200+3+190+310+4, and so on for the three subnets.
                total: 8187 + 9825 + 6549, rate: 0.059),
            Charge(
                usageType: "NatGateway-Hours", operation: "NatGateway", resource: Self.gateway, total: 1,
                isHourly: true, rate: 0.059),
            Charge(
                usageType: "DataTransfer-Out-Bytes", operation: "NatGateway", resource: Self.gateway,
                total: 1260, rate: 0.126),
            Charge(
                usageType: "AmazonEKS-Hours:perCluster", operation: "CreateOperation",
                resource: "arn:aws:eks:ap-northeast-2:111122223333:cluster/shop", total: 1, isHourly: true,
                rate: 0.1, product: "AmazonEKS"),
            Charge(
                usageType: "LoadBalancerUsage", operation: "LoadBalancing:Application",
                resource:
                    "arn:aws:elasticloadbalancing:ap-northeast-2:111122223333:loadbalancer/app/k8s-shop-web/50dc6c495c0c9188",
                total: 1, isHourly: true, rate: 0.0225, product: "AWSELB"),
            Charge(
                usageType: "PublicIPv4:InUseAddress",
                resource: "arn:aws:ec2:ap-northeast-2:111122223333:network-interface/eni-0aa", total: 1,
                isHourly: true, rate: 0.005, product: "AmazonVPC"),
            Charge(
                usageType: "PublicIPv4:IdleAddress",
                resource: "arn:aws:ec2:ap-northeast-2:111122223333:elastic-ip/eipalloc-0a2", total: 1,
                isHourly: true, rate: 0.005, product: "AmazonVPC"),
        ]
        for number in 1...3 {
            all.append(
                Charge(
                    usageType: "PublicIPv4:InUseAddress",
                    resource: "arn:aws:ec2:ap-northeast-2:111122223333:network-interface/eni-0lb\(number)",
                    total: 1,
                    isHourly: true, rate: 0.005, product: "AmazonVPC"))
        }
        for number in 1...9 {
            all.append(
                Charge(
                    usageType: number < 7 ? "BoxUsage:m6i.large" : "BoxUsage:r6i.xlarge",
                    operation: "RunInstances",
                    resource: instance(number), total: 1, isHourly: true, rate: number < 7 ? 0.118 : 0.304))
        }
        // Zone a to zone b and b to c, at both ends; and what b and c send through the gateway in a.
        all += transfer(instance(1), out: 640, back: 210)
        all += transfer(instance(2), out: 210, back: 640) + transfer(instance(5), out: 580, back: 190)
        all += transfer(instance(3), out: 190, back: 580)
        all += transfer(instance(8), out: 3040, back: 6785) + transfer(instance(9), out: 2026, back: 4523)
        let gateway = transfer(Self.gateway, out: 11308, back: 5066)
        all += isGatewayOneSided ? [gateway[1]] : gateway
        if strangerGB > 0 {
            all.append(
                Charge(
                    usageType: "NatGateway-Bytes", operation: "NatGateway",
                    resource: "arn:aws:ec2:ap-northeast-2:111122223333:natgateway/nat-0dead",
                    total: strangerGB, rate: 0.059))
        }
        return all
    }

    /// A legacy report.
    var text: String {
        var lines = [
            "bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/UsageStartDate,"
                + "lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation,"
                + "lineItem/ResourceId,lineItem/UsageAmount,lineItem/CurrencyCode,lineItem/UnblendedCost,"
                + "product/region"
        ]
        var sent: Decimal = 0
        for hour in 0..<Self.hours where !missing.contains(hour) {
            for charge in charges {
                if charge.usageType == "NatGateway-Hours", gatewayMissing.contains(hour) { continue }
                let amount = charge.isHourly ? charge.total : rounded(charge.total / Decimal(Self.hours))
                var paid = amount
                if charge.usageType == "DataTransfer-Out-Bytes" {
                    // The account's first 100 GB of the month are free.
                    paid = max(0, min(amount, sent + amount - 100))
                    sent += amount
                }
                lines.append(
                    line(
                        "Usage", hour, charge.product, "APN2-" + charge.usageType, charge.operation,
                        charge.resource,
                        amount, rounded(paid * charge.rate * (1 - discount))))
            }
        }
        if credit > 0 {
            lines.append(line("Credit", 0, "AmazonEC2", "APN2-NatGateway-Bytes", "", "", 0, -credit))
        }
        lines.append(line("Usage", 0, "AmazonRDS", "APN2-InstanceUsage:db.r6g.large", "", "db", 1, 12.5))
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(
        _ type: String, _ hour: Int, _ product: String, _ usageType: String, _ operation: String,
        _ resource: String, _ amount: Decimal, _ cost: Decimal
    ) -> String {
        func time(_ hour: Int) -> String {
            let day = hour / 24 + 1
            let date = day > 31 ? "2026-11-01" : String(format: "2026-10-%02d", day)
            return date + String(format: "T%02d:00:00Z", hour % 24)
        }
        return [
            "111122223333", "2026-10-01T00:00:00Z", type, time(hour), time(hour + 1), product, usageType,
            operation,
            resource, "\(amount)", "USD", "\(cost)", "ap-northeast-2",
        ].joined(separator: ",")
    }

    /// Ten decimals, as the report prints them.
    private func rounded(_ value: Decimal) -> Decimal {
        var (value, result) = (value, Decimal())
        NSDecimalRound(&result, &value, 10, .bankers)
        return result
    }
}
