import Store
import Testing
import Topology
import Units

@Suite struct UsageHistoryTests {
    @Test func `each snapshot tells what was in use, the oldest first`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            for number in 0..<3 {
                try store.importSnapshot(label: "", takenAt: Int64(number) * 86_400) { sink in
                    var subnet = Subnet(id: "subnet-a", vpcID: "vpc-1")
                    subnet.cidr = CIDRBlock("10.0.0.0/24")
                    // The interfaces are counted where AWS's figure is missing.
                    subnet.availableIPAddressCount = number < 2 ? 100 - number : nil
                    try sink(.subnet(subnet))
                    try sink(.subnet(Subnet(id: "subnet-b", vpcID: "vpc-1")))
                    var interface = NetworkInterface(id: "eni-1")
                    interface.subnetID = "subnet-a"
                    interface.privateIPs = [IPv4Address(1), IPv4Address(2)]
                    interface.ipv4Prefixes = [CIDRBlock("10.0.0.16/28")].compactMap(\.self)
                    try sink(.networkInterface(interface))
                    for name in 0...number {
                        var node = Node(name: "n\(name)")
                        node.nodeGroupName = "general"
                        try sink(.node(node))
                    }
                }
            }
            let history = try store.usageHistory(upTo: nil)
            #expect(history.map(\.takenAt) == [0, 86_400, 172_800])
            #expect(history.map { $0.subnets["subnet-a"]?.available } == [100, 99, nil])
            #expect(history.map { $0.subnets["subnet-a"]?.held } == [nil, nil, 18])
            #expect(history.last?.subnets["subnet-a"]?.cidr == CIDRBlock("10.0.0.0/24"))
            #expect(history.last?.subnets["subnet-b"] == .init(cidr: nil, available: nil, held: nil))
            #expect(
                history.map { $0.nodes(of: .init(cluster: "shop", name: "general"), isAlone: true) } == [
                    1, 2, 3,
                ])
            #expect(try store.usageHistory(upTo: 2).count == 2)
        }
    }
}
