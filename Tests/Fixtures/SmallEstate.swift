// swift-format-ignore-file: NeverForceUnwrap, NeverUseForceTry
// A wrong literal in a test should stop the test.
package import Cost
import Estate
package import Foundation
import Importer
package import Pricing
package import Topology
package import Units

/// A VPC of some zones, each with a private and a public subnet, and NAT gateways in some of them.
package struct SmallEstate {
    package var snapshot = Snapshot()
    package let vpc: Identifier<VPC> = "vpc-1"

    package init(region: String = "us-east-1", zones: [String] = ["a", "b", "c"], natIn: [String] = ["a"]) {
        var network = VPC(id: vpc)
        network.region = Region(region)
        network.cidrBlocks = [block("10.0.0.0/16")]
        snapshot.vpcs = [network]
        var gateway = InternetGateway(id: "igw-1")
        gateway.vpcIDs = [vpc]
        snapshot.internetGateways = [gateway]
        for (index, zone) in zones.enumerated() {
            for (tier, offset) in [("private", 0), ("public", 100)] {
                var subnet = Subnet(id: Identifier("subnet-\(tier)-\(zone)"), vpcID: vpc)
                subnet.zone = ZoneName(region + zone)
                subnet.cidr = block("10.0.\(index + offset).0/24")
                snapshot.subnets.append(subnet)
            }
        }
        snapshot.natGateways = natIn.map { zone in
            var nat = NATGateway(id: Identifier("nat-\(zone)"), vpcID: vpc)
            nat.subnetID = Identifier("subnet-public-\(zone)")
            return nat
        }
        snapshot.routeTables = zones.flatMap { zone in
            let nat = natIn.contains(zone) ? zone : natIn.first
            return [
                table("private", zone, nat.map { .natGateway(Identifier("nat-\($0)")) }),
                table("public", zone, .internetGateway("igw-1")),
            ]
        }
    }

    private func table(_ tier: String, _ zone: String, _ target: Route.Target?) -> RouteTable {
        var table = RouteTable(id: Identifier("rtb-\(tier)-\(zone)"), vpcID: vpc)
        table.subnetIDs = [Identifier("subnet-\(tier)-\(zone)")]
        table.routes = [Route(destination: .ipv4(block("10.0.0.0/16")), target: .local)]
        if let target { table.routes.append(Route(destination: .anywhere, target: target)) }
        return table
    }

    /// Adds GB a month from a subnet.
    package mutating func send(
        _ out: String, _ back: String = "0", from subnet: String, to destination: TrafficDestination,
        basis: Basis = .assumed
    ) {
        snapshot.traffic.append(
            TrafficFlow(
                source: .subnet(Identifier(subnet)), destination: destination, out: gigabytes(out),
                back: gigabytes(back), basis: basis, origin: "test"))
    }

    package func assessed(_ options: AssessmentOptions = AssessmentOptions()) -> Assessment {
        Assessment(of: Estate(snapshot), book: Shipped.book, calendar: Shipped.calendar, options: options)
    }
}

package func block(_ text: String) -> CIDRBlock { CIDRBlock(text)! }
package func gigabytes(_ text: String) -> Quantity<Gigabyte> { Quantity(decimal: text)! }
package func dollars(_ text: String) -> Money { Money(decimal: text)! }

extension Total {
    /// Whether a total is an amount and lacks nothing.
    package static func == (total: Total, amount: Money) -> Bool { total.amount == .exactly(amount) }
}

extension Bounded where Value == Money {
    /// Whether a difference is exactly an amount.
    package static func == (difference: Bounded, amount: Money) -> Bool { difference.exact == amount }
}

extension Assessment {
    /// What the lines of some categories add up to.
    package func amount(_ categories: Cost.Category...) -> Money {
        lines.filter { categories.contains($0.category) }.reduce(.zero) { $0 + ($1.amount ?? .zero) }
    }
    /// What the lines of a usage type add up to.
    package func amount(usage: String) -> Money {
        lines.filter { $0.usageType == usage }.reduce(.zero) { $0 + ($1.amount ?? .zero) }
    }
}

/// The price book that ships, as the program reads it.
package enum Shipped {
    package static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    package static let book = try! PriceBookFolder(path: root.appending(path: "pricing").path)
        .load(regions: ["us-east-1", "us-west-2", "eu-west-1", "ap-northeast-2"])
    package static let calendar = EKSCalendar(versions: [
        .init(version: "1.30", standardSupportEnds: "2025-07-23", extendedSupportEnds: "2026-07-23"),
        .init(version: "1.33", standardSupportEnds: "2026-07-29", extendedSupportEnds: "2027-07-29"),
        .init(version: "1.34", standardSupportEnds: "2026-12-02", extendedSupportEnds: "2027-12-02"),
    ])
}
