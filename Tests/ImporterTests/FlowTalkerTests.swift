import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct FlowTalkerTests {
    private static let header =
        "interface-id srcaddr dstaddr bytes start end action pkt-src-aws-service pkt-dst-aws-service flow-direction"

    /// Two zones, a pod in each, a load balancer in the second.
    private var estate: Snapshot {
        var snapshot = Snapshot()
        for (name, zone, number) in [("a", "eu-west-1a", 0), ("b", "eu-west-1b", 1)] {
            var subnet = Subnet(id: Identifier("subnet-\(name)"), vpcID: "vpc-1")
            subnet.zone = ZoneName(zone)
            subnet.cidr = CIDRBlock("10.0.\(number).0/24")
            subnet.ipv6CIDR = "2001:db8:0:\(number)::/64"
            snapshot.subnets.append(subnet)
            var pod = Pod(namespace: "shop", name: "\(name)-0")
            pod.podIP = IPv4Address("10.0.\(number).7")
            snapshot.pods.append(pod)
        }
        var balancer = NetworkInterface(id: "eni-alb")
        balancer.subnetID = "subnet-b"
        balancer.descriptionText = "ELB app/web/1"
        balancer.privateIPs = [IPv4Address("10.0.1.50")].compactMap { $0 }
        snapshot.networkInterfaces = [balancer]
        return snapshot
    }

    private func talkers(_ lines: [String], in estate: Snapshot? = nil) throws -> [String] {
        let estate = estate ?? self.estate
        let scratch = try Scratch()
        let file = try scratch.write("x.log", ([Self.header] + lines).joined(separator: "\n"))
        let matrix = try FlowLogImport(paths: [file], snapshot: estate).run()
        #expect(matrix.counts.broken == 0)
        return matrix.talkers(times: .one).map { talker in
            let bytes = [talker.out, talker.back].map { quantity in
                // A billionth of a GB is a little more than a byte.
                Rounding.divide(quantity.billionths * (1 << 30), by: 10_000_000_000) * 10
            }
            return "\(talker.near) \(talker.subnet.rawValue) \(talker.far) \(bytes[0]) \(bytes[1])"
        }
    }

    @Test func `pods are workloads, services are services, and what stays in its zone is nobody's money`()
        throws
    {
        let found = try talkers([
            "eni-1 10.0.0.7 10.0.1.7 5000 0 60 ACCEPT - - egress",
            "eni-2 10.0.0.7 10.0.1.7 5000 0 60 ACCEPT - - ingress",
            "eni-1 10.0.0.7 10.0.0.9 700000 0 60 ACCEPT - - egress",
            "eni-1 10.0.0.7 52.218.0.1 400 0 60 ACCEPT - S3 egress",
            "eni-1 52.218.0.2 10.0.0.7 9000 0 60 ACCEPT S3 - ingress",
            "eni-1 10.0.0.9 203.0.113.9 300 0 60 ACCEPT - - egress",
            "eni-1 10.0.0.9 203.0.113.9 99999 0 60 REJECT - - egress",
        ])
        #expect(
            found == [
                "shop/a-0 subnet-a S3 400 9000", "shop/a-0 subnet-a shop/b-0 5000 0",
                "10.0.0.9 subnet-a 203.0.113.9 300 0",
            ])
    }

    @Test func `workloads of one name in two clusters are two, each with its cluster in front`() throws {
        var two = estate
        for position in two.pods.indices {
            two.pods[position].ownerKind = "StatefulSet"
            two.pods[position].ownerName = "db"
        }
        two.pods[0].cluster = "arn:aws:eks:eu-west-1:111122223333:cluster/blue"
        two.pods[1].cluster = "green"
        var blue = Cluster(name: "blue")
        blue.arn = "arn:aws:eks:eu-west-1:111122223333:cluster/blue"
        two.clusters = [blue, Cluster(name: "green")]
        let found = try talkers(["eni-1 10.0.0.7 10.0.1.7 5000 0 60 ACCEPT - - egress"], in: two)
        #expect(found == ["blue/shop/db subnet-a green/shop/db 5000 0"])
    }

    @Test func `a load balancer causes nothing, and IPv6 counts as its subnet`() throws {
        let found = try talkers([
            "eni-alb 10.0.1.50 10.0.0.7 5000 0 60 ACCEPT - - egress",
            "eni-1 10.0.0.7 10.0.1.50 6000 0 60 ACCEPT - - egress",
            "eni-1 2001:db8:0:0::7 2001:db8:0:1::7 70 0 60 ACCEPT - - egress",
        ])
        #expect(found == ["subnet-a subnet-a subnet-b 70 0"])
    }

    @Test func `the heaviest stay when more pairs talk than there is room for`() throws {
        var lines: [String] = []
        for number in 0..<40_000 {
            lines.append(
                "eni-1 10.0.0.9 203.\(number % 100).\(number / 256 % 256).\(number % 256) 100 0 60 ACCEPT - - egress"
            )
            if number % 100 == 0 {
                lines.append("eni-1 10.0.0.9 198.51.100.\(number / 100 % 3) 500000 0 60 ACCEPT - - egress")
            }
        }
        let found = try talkers(lines)
        #expect(found.count == FlowMatrix.mostTalkers)
        #expect(
            Set(found.prefix(3).map { $0.split(separator: " ")[2] }) == [
                "198.51.100.0", "198.51.100.1", "198.51.100.2",
            ])
    }
}
