import Topology
import Units

extension SecretEstate {
    /// What only a live import tells.
    static func addLive(_ it: inout Snapshot) {
        var config = ENIConfig(name: "ap-northeast-2a")
        config.subnetID = "subnet-0feed0000000000b1"
        config.securityGroupIDs = ["sg-0feed00000000a031"]
        var other = ENIConfig(name: "takahe-pods")
        other.cluster = home
        it.eniConfigs = [config, other]
        it.accounts = [Account(id: account, name: "quagga-prod"), Account(id: "481516234299", name: nil)]
        it.meterReadings = [
            MeterReading(
                resource:
                    "arn:aws:elasticloadbalancing:ap-northeast-2:\(account):loadbalancer/net/quagga-net/0feed0000000c0de",
                metric: .consumedLCUs, amount: 123_456_789_012, month: BillingMonth("2026-10")),
            MeterReading(resource: "i-0feed00000000a008", metric: .networkIn, amount: 1 << 41),
        ]
        it.readLists = ["VpcEndpoints"]
        it.missingParts = [
            MissingPart(
                call: "ec2 describe-addresses", accountID: "", region: "", subject: "",
                reason: "quagga-reader must not"),
            MissingPart(
                call: "eks describe-addon", accountID: account, region: "ap-northeast-2",
                subject: "thylacine/moa",
                reason: "thylacine is away"),
        ]
    }
}
