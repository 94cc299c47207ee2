import Fixtures
import Testing
import Topology
import Units

@testable import Exchange

@Suite struct RedactorTests {
    private let key = RedactionKey(low: 0x0706_0504_0302_0100, high: 0x0f0e_0d0c_0b0a_0908)

    /// Appendix A of the paper, and two of the vectors of its reference code.
    @Test(arguments: [
        (0, UInt64(0x726f_db47_dd0e_0e31)), (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
    ])
    func `the hash is SipHash-2-4`(count: Int, expected: UInt64) {
        #expect(SipHash(key: key)((0..<count).map { UInt8($0) }) == expected)
    }

    @Test func `a key is 32 hexadecimal digits and comes back from them`() {
        #expect(RedactionKey(hexadecimal: key.hexadecimal) == key)
        #expect(RedactionKey(hexadecimal: "0") == nil)
        #expect(RedactionKey(hexadecimal: String(repeating: "x", count: 32)) == nil)
        #expect(RedactionKey.random() != RedactionKey.random())
    }

    @Test func `two addresses share as many leading bits as before`() throws {
        let redactor = Redactor(key: key, for: Snapshot())
        var generator = SystemRandomNumberGenerator()
        var replaced: Set<IPv4Address> = []
        var originals: Set<IPv4Address> = []
        for _ in 0..<2000 {
            let a = IPv4Address(UInt32.random(in: 0 ... .max, using: &generator))
            let b = IPv4Address(
                a.value ^ UInt32.random(in: 1 ... .max, using: &generator) >> UInt32.random(in: 0..<31))
            let (c, d) = (redactor.address(a), redactor.address(b))
            #expect((a.value ^ b.value).leadingZeroBitCount == (c.value ^ d.value).leadingZeroBitCount)
            originals.formUnion([a, b])
            replaced.formUnion([c, d])
        }
        #expect(replaced.count == originals.count)
    }

    @Test func `blocks keep their size, what they hold and what they overlap`() throws {
        let texts = [
            "10.0.0.0/16", "10.0.32.0/19", "10.0.32.64/26", "10.1.0.0/16", "0.0.0.0/0", "100.64.0.0/10",
        ]
        let blocks = texts.compactMap { CIDRBlock($0) }
        var snapshot = Snapshot()
        var vpc = VPC(id: "vpc-1")
        vpc.cidrBlocks = blocks.filter { $0.prefixLength == 16 }
        snapshot.vpcs = [vpc]
        let redactor = Redactor(key: key, for: snapshot)
        for a in blocks {
            #expect(redactor.block(a).prefixLength == a.prefixLength)
            #expect(a.prefixLength == 0 || redactor.block(a) != a)
            for b in blocks {
                #expect(redactor.block(a).contains(redactor.block(b)) == a.contains(b))
                #expect(redactor.block(a).overlaps(redactor.block(b)) == a.overlaps(b))
            }
            #expect(redactor.block(a).contains(redactor.address(a.first)))
        }
        for a in vpc.cidrBlocks {
            #expect(
                vpc.cidrBlocks.allSatisfy { !$0.overlaps(redactor.block(a)) }, "a replacement is an original")
        }
        #expect(redactor.ipv6("::/0") == "::/0")
        let inner = try #require(IPv6Block(redactor.ipv6("2600:1f14:abc:de01::/64")))
        let outer = try #require(IPv6Block(redactor.ipv6("2600:1f14:abc:de00::/56")))
        #expect(outer.contains(inner) && inner.prefixLength == 64)
    }

    @Test func `the same name has the same replacement wherever it stands`() {
        let redactor = Redactor(key: key, for: Snapshot())
        let name = redactor.name("shop")
        #expect(name.hasPrefix("name-"))
        #expect(redactor.name("kubernetes.io/cluster/shop") == "kubernetes.io/cluster/\(name)")
        let balancer = redactor.name("k8s-shop-web")
        let arn =
            "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:loadbalancer/app/k8s-shop-web/50dc6c"
        let parts = redactor.name(arn).split(separator: "/").map(String.init)
        #expect(parts[1] == "app" && parts[2] == balancer)
        #expect(redactor.name("ELB app/k8s-shop-web/50dc6c").hasPrefix("ELB app/\(balancer)/"))
        #expect(redactor.id(Identifier<VPCEndpoint>("vpce-0123")).rawValue.hasPrefix("vpce-0"))
        #expect(redactor.service("com.amazonaws.eu-west-1.ecr.dkr") == "com.amazonaws.eu-west-1.ecr.dkr")
        let account = redactor.name("123456789012")
        #expect(account.count == 12 && account != "123456789012" && account.allSatisfy(\.isNumber))
    }

    @Test func `talkers and bills lose their names and keep their sums`() throws {
        let redactor = Redactor(key: key, for: Snapshot())
        let talker = redactor.talker(
            Talker(
                near: "shop/web", subnet: "subnet-0a", far: "10.1.2.3", destination: .internet,
                out: Quantity(5),
                back: Quantity(7)))
        let ends = [redactor.name("shop") + "/" + redactor.name("web"), redactor.name("10.1.2.3")]
        #expect([talker.near, talker.far] == ends && !ends.contains("10.1.2.3"))
        #expect(talker.out == Quantity(5) && talker.back == Quantity(7))
        let month = try #require(BillingMonth("2026-10"))
        let item = BilledItem(
            month: month, payer: "123456789012", account: "210987654321", kind: .usage, service: "AmazonEC2",
            usageType: "NatGateway-Bytes", resource: "nat-0abc", cluster: "shop")
        let line = BilledLine(
            item: item, lines: 2, quantity: 3, cost: Money(billionths: 4), hours: HourSet(0..<2), grain: 1)
        let hidden = try #require(redactor.bill(Bill(month: month, lines: [line])).lines.first)
        #expect(hidden.cost == line.cost && hidden.quantity == 3 && hidden.item.usageType == item.usageType)
        #expect(hidden.item.resource == redactor.name("nat-0abc") && hidden.item.resource != "nat-0abc")
        #expect(hidden.item.cluster == redactor.name("shop"))
        #expect(hidden.item.payer != item.payer && hidden.item.account != item.account)
    }

    @Test func `a pod's workload is found under its replacement`() {
        var pod = Pod(namespace: "shop", name: "web-5d4f-abcde")
        pod.ownerKind = "ReplicaSet"
        pod.ownerName = "web-5d4f"
        let redactor = Redactor(key: key, for: Snapshot())
        #expect(pod.concealed(by: redactor).workloadName == redactor.name("web"))
    }

    @Test(arguments: [
        "ap-northeast-2a", "us-gov-west-1", "us-west-2-lax-1a", "apne2-az1", "m5.large", "u7i-12tb.224xlarge",
        "m7i.metal-24xl", "v1.33.1-eks-1a2b3c4", "1.33", "WARM_IP_TARGET", "250m", "kube-system",
    ])
    func `what AWS and Kubernetes named stays`(word: String) {
        #expect(Redactor(key: key, for: Snapshot()).name(word) == word)
    }

    @Test(arguments: [
        "us-east", "shop-prod-1a", "eu-central", "m5", "web.large", "team.small", "123456789012", "10.0.0.1",
        "서울", "v1.2.3-shop", "1.2.3.4", "shop.xlarge", "ap-south-side-1",
    ])
    func `what looks a little like it does not`(word: String) {
        #expect(Redactor(key: key, for: Snapshot()).name(word) != word)
    }
}
