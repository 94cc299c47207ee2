import Capacity
import Estate
import Fixtures
import Testing
import Topology
import Units

/// What holds the addresses of a subnet, counted.
@Suite struct SubnetCountTests {
    private func subnet(_ id: String, _ cidr: String?, available: Int? = nil) -> Subnet {
        var subnet = Subnet(id: Identifier(id), vpcID: "vpc-1")
        subnet.zone = "us-east-1a"
        subnet.cidr = cidr.map { block($0) }
        subnet.availableIPAddressCount = available
        return subnet
    }

    private func interface(
        _ id: String, in subnet: String = "subnet-a", _ addresses: [String], prefixes: [String] = [],
        type: String = "interface", text: String? = nil, instance: String? = nil, status: String = "in-use"
    ) -> NetworkInterface {
        var it = NetworkInterface(id: Identifier(id))
        it.vpcID = "vpc-1"
        it.subnetID = Identifier(subnet)
        it.interfaceType = type
        it.descriptionText = text
        it.status = status
        it.instanceID = instance.map { Identifier($0) }
        it.privateIPs = addresses.compactMap { IPv4Address($0) }
        it.ipv4Prefixes = prefixes.map { block($0) }
        return it
    }

    private func assess(_ snapshot: Snapshot) -> CapacityAssessment {
        CapacityAssessment(of: Estate(snapshot), facts: [:], options: CapacityOptions())
    }

    private func rules(_ answer: CapacityAssessment) -> [String] { answer.findings.map(\.rule.rawValue) }

    @Test func `each address is counted by what holds it`() throws {
        var it = Snapshot()
        it.subnets = [subnet("subnet-a", "10.0.0.0/24", available: 219)]
        var node = Node(name: "n1")
        node.providerID = "aws:///us-east-1a/i-1"
        it.nodes = [node]
        it.networkInterfaces = [
            interface("eni-1", ["10.0.0.10", "10.0.0.11", "10.0.0.12"], instance: "i-1"),
            interface("eni-2", ["10.0.0.13"], prefixes: ["10.0.0.32/28"], text: "aws-K8S-i-1"),
            interface("eni-3", ["10.0.0.14"], text: "Amazon EKS shop"),
            interface("eni-4", ["10.0.0.15"], type: "nat_gateway"),
            interface("eni-5", ["10.0.0.16"], type: "vpc_endpoint"),
            interface("eni-6", ["10.0.0.17", "10.0.0.18"], text: "ELB app/web/0123"),
            interface("eni-7", ["10.0.0.19"], type: "lambda", text: "AWS Lambda VPC ENI-f"),
            interface("eni-8", ["10.0.0.20"], text: "RDSNetworkInterface"),
            interface("eni-9", ["10.0.0.21"], text: "EFS mount target for fs-1"),
            interface("eni-10", ["10.0.0.22"], instance: "i-9"),
            interface("eni-11", ["10.0.0.23"], text: "aws-K8S-i-gone", status: "available"),
            interface("eni-12", ["10.0.0.24"], type: "branch"),
            interface(
                "eni-13", ["10.0.0.25"], text: "Network Interface for Transit Gateway Attachment tgw-1"),
        ]
        let answer = assess(it)
        let row = try #require(answer.subnets.first)
        #expect(row.usable == 251 && row.used == 32 && row.free == 219 && row.reserved == 0)
        #expect(row.difference == nil && row.basis == .configured)
        // 16 blocks: the first and the last hold kept addresses, 10.0.0.16/28 and 10.0.0.32/28 are touched.
        #expect(row.freePrefixes == 12)
        #expect(row.largestFree == block("10.0.0.64/26") || row.largestFree == block("10.0.0.128/26"))
        let held = Dictionary(uniqueKeysWithValues: row.holders.map { ($0.kind, $0.addresses) })
        #expect(
            held
                == [
                    .node: 20, .controlPlane: 1, .natGateway: 1, .endpoint: 1, .loadBalancer: 2, .lambda: 1,
                    .rds: 1,
                    .efs: 1, .instance: 1, .unattached: 1, .branch: 1, .transitGateway: 1,
                ])
        #expect(row.picture?.count == 16)
        #expect(rules(answer) == ["UnattachedInterfaces"])
    }

    @Test func `AWS's figure and the count are compared, and the reason is told`() throws {
        func row(available: Int?, reserve: String? = nil) throws -> SubnetCapacity {
            var it = Snapshot()
            it.subnets = [subnet("subnet-a", "10.0.0.0/24", available: available)]
            it.networkInterfaces = [interface("eni-1", ["10.0.0.10"])]
            if let reserve {
                it.subnetCIDRReservations = [
                    SubnetCIDRReservation(
                        id: "scr-1", subnetID: "subnet-a", cidr: block(reserve), type: "prefix")
                ]
            }
            return try #require(assess(it).subnets.first)
        }
        #expect(try row(available: 250).difference == nil)
        let unseen = try row(available: 240)
        #expect(unseen.used == 11 && unseen.free == 240 && unseen.difference?.contains("10 fewer") == true)
        #expect(unseen.holders.first?.kind == .unseen)
        let more = try row(available: 251)
        #expect(more.used == 1 && more.free == 250 && more.difference?.contains("1 more") == true)
        for available in [218, 250] {
            let set = try row(available: available, reserve: "10.0.0.64/27")
            #expect(set.used == 1 && set.free == 218 && set.reserved == 32)
            #expect((set.difference == nil) == (available == 218))
            #expect(set.freePrefixes == 14)
        }
        #expect(try row(available: 999).free == 250)
        #expect(try row(available: nil).difference == nil)
    }

    @Test func `an explicit reservation gives no prefixes, one for prefixes does`() throws {
        for (type, prefixes) in [("explicit", 12), ("prefix", 14)] {
            var it = Snapshot()
            it.subnets = [subnet("subnet-a", "10.0.0.0/24")]
            it.networkInterfaces = [interface("eni-1", ["10.0.0.4"])]
            it.subnetCIDRReservations = [
                SubnetCIDRReservation(
                    id: "scr", subnetID: "subnet-a", cidr: block("10.0.0.64/27"), type: type)
            ]
            let row = try #require(assess(it).subnets.first)
            #expect(row.freePrefixes == prefixes, "\(type)")
            #expect(row.free == 251 - 1 - 32)
        }
    }

    @Test func `what cannot be is a finding, never a negative number or a crash`() throws {
        var it = Snapshot()
        var vpc = VPC(id: "vpc-1")
        vpc.cidrBlocks = [block("10.0.0.0/16")]
        it.vpcs = [vpc]
        it.subnets = [
            subnet("subnet-a", "10.0.0.0/28", available: 4_000_000_000), subnet("subnet-b", "10.0.0.0/24"),
            subnet("subnet-c", "10.0.0.8/30"), subnet("subnet-d", nil), subnet("subnet-e", "0.0.0.0/0"),
            subnet("subnet-f", "192.168.0.0/24"), subnet("subnet-g", "10.0.9.9/32"),
            subnet("subnet-h", "255.255.255.240/28", available: 3),
        ]
        it.networkInterfaces = [
            interface(
                "eni-1", ["10.0.0.1", "10.0.0.5", "192.168.7.7", "10.0.0.5"], prefixes: ["10.0.0.0/28"]),
            interface("eni-2", ["10.0.0.5"]), interface("eni-3", in: "subnet-c", ["10.0.0.9"]),
            interface("eni-4", in: "subnet-e", ["1.2.3.4"], prefixes: ["0.0.0.0/0", "255.255.255.255/32"]),
            interface("eni-5", in: "subnet-nowhere", ["10.9.9.9"]),
            interface("eni-6", in: "subnet-d", ["10.0.0.77"]),
            interface("eni-7", in: "subnet-h", ["255.255.255.255", "255.255.255.249"]),
        ]
        it.subnetCIDRReservations = [
            SubnetCIDRReservation(
                id: "scr-1", subnetID: "subnet-a", cidr: block("0.0.0.0/0"), type: "prefix"),
            SubnetCIDRReservation(
                id: "scr-2", subnetID: "subnet-e", cidr: block("0.0.0.0/1"), type: "explicit"),
            SubnetCIDRReservation(id: "scr-3", subnetID: "subnet-c", cidr: block("10.0.0.8/30"), type: "odd"),
        ]
        let answer = assess(it)
        #expect(answer.subnets.count == 8)
        for row in answer.subnets { try Self.hold(row) }
        for rule in [
            "SubnetWithoutIPv4", "SubnetSize", "SubnetOutsideVPC", "AvailableCount", "SubnetOverlap",
            "AddressOutsideSubnet", "ReservedAddressHeld", "AddressHeldTwice",
        ] { #expect(rules(answer).contains(rule), "\(rule) of \(rules(answer))") }
    }

    /// What must be true of every subnet, whatever was imported.
    static func hold(_ row: SubnetCapacity) throws {
        for value in [row.usable, row.used, row.free, row.reserved, row.freePrefixes].compactMap(\.self) {
            #expect(value >= 0, "\(row.id)")
        }
        #expect(row.holders.allSatisfy { $0.addresses >= 0 })
        guard let cidr = row.cidr else {
            #expect(row.usable == nil && row.free == nil)
            return
        }
        let usable = try #require(row.usable)
        #expect(usable == (cidr.prefixLength <= 28 ? cidr.size - 5 : usable) && usable <= cidr.size)
        guard let used = row.used, let free = row.free, let reserved = row.reserved else { return }
        #expect(used + free + reserved == usable, "\(row.id): \(used) + \(free) + \(reserved), not \(usable)")
        if let prefixes = row.freePrefixes { #expect(prefixes * 16 <= free + reserved) }
    }

    @Test func `counts agree with every single address of random subnets`() throws {
        var random = SystemRandomNumberGenerator()
        for round in 0..<40 {
            let length = Int.random(in: 20...28, using: &random)
            let cidr = try #require(CIDRBlock(containing: IPv4Address(0x0A00_0000), prefixLength: length))
            var it = Snapshot()
            it.subnets = [subnet("subnet-a", cidr.description)]
            var taken = Set<UInt32>()
            for number in 0..<Int.random(in: 1...60, using: &random) {
                let base = cidr.base.value + UInt32.random(in: 0..<UInt32(cidr.size), using: &random)
                var one = interface("eni-\(number)", [IPv4Address(base).description])
                taken.insert(base)
                if Bool.random(using: &random),
                    let prefix = CIDRBlock(
                        containing: IPv4Address(base), prefixLength: 28)
                {
                    one.ipv4Prefixes = [prefix]
                    for offset in 0..<UInt32(16) { taken.insert(prefix.base.value + offset) }
                }
                it.networkInterfaces.append(one)
            }
            let kept = Set((0..<UInt32(4)).map { cidr.base.value + $0 } + [cidr.last.value])
            let row = try #require(assess(it).subnets.first)
            #expect(row.used == taken.subtracting(kept).count, "round \(round)")
            #expect(row.free == cidr.size - 5 - taken.subtracting(kept).count)
            let whole = stride(from: cidr.base.value, to: cidr.last.value, by: 16).filter { first in
                (first..<first + 16).allSatisfy { !taken.contains($0) && !kept.contains($0) }
            }
            #expect(row.freePrefixes == whole.count, "round \(round), \(cidr)")
            try Self.hold(row)
        }
    }
}
