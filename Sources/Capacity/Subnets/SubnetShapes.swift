import Estate
import Topology
import Units

/// The oddities of a subnet as it is described: its size, its place, its figures.
enum SubnetShapes {
    private static let note = "a fault of the network or of the input, not a saving"

    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ title: String, _ resource: String, _ detail: String,
        proof: String? = nil
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, title: title, resource: resource, detail: detail,
            monthlySaving: nil,
            savingNote: note, proof: proof ?? "aws ec2 describe-subnets --subnet-ids \(resource)")
    }

    /// Each subnet by itself and beside its neighbours.
    static func findings(_ snapshot: Snapshot) -> [Finding] {
        let vpcs = Dictionary(snapshot.vpcs.map { ($0.id, $0) }) { first, _ in first }
        return snapshot.subnets.flatMap { alone($0, in: vpcs[$0.vpcID]) } + overlaps(snapshot.subnets)
    }

    private static func alone(_ subnet: Subnet, in vpc: VPC?) -> [Finding] {
        let id = subnet.id.rawValue
        guard let cidr = subnet.cidr else {
            return [
                finding(
                    .subnetWithoutIPv4, .low, "Subnet without an IPv4 block", id,
                    "It is IPv6-only or was imported without its block: its IPv4 addresses are not counted.")
            ]
        }
        var found: [Finding] = []
        if !SubnetSize.allowedPrefixLengths.contains(cidr.prefixLength) {
            found.append(
                finding(
                    .subnetSize, .medium, "Subnet of a size that AWS does not make", id,
                    "\(cidr) is a /\(cidr.prefixLength); AWS takes /16 to /28. It is counted as far as that makes sense."
                ))
        }
        if let vpc, !vpc.cidrBlocks.isEmpty, !vpc.cidrBlocks.contains(where: { $0.contains(cidr) }) {
            found.append(
                finding(
                    .subnetOutsideVPC, .medium, "Subnet outside of its VPC's blocks", id,
                    "\(cidr) lies in none of \(vpc.cidrBlocks.map(\.description).joined(separator: ", ")) of \(vpc.id)."
                ))
        }
        let usable = InterfaceCount(cidr).usable
        if let available = subnet.availableIPAddressCount, available > usable {
            found.append(
                finding(
                    .availableCount, .medium, "More addresses available than the subnet has", id,
                    "AWS's figure is \(available), and \(cidr) has \(usable) usable addresses; the figure is not used."
                ))
        }
        return found
    }

    /// Subnets of one VPC that overlap: sorted by their first address, each is held against the widest before it.
    private static func overlaps(_ subnets: [Subnet]) -> [Finding] {
        var found: [Finding] = []
        for (_, group) in Dictionary(grouping: subnets, by: \.vpcID).sorted(by: { $0.key < $1.key }) {
            let blocks = group.compactMap { subnet in subnet.cidr.map { (subnet, $0) } }
                .sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }
            var widest: (Subnet, CIDRBlock)?
            for (subnet, cidr) in blocks {
                if let (other, block) = widest, block.overlaps(cidr) {
                    found.append(
                        finding(
                            .subnetOverlap, .high, "Subnets of one VPC overlap", subnet.id.rawValue,
                            "\(cidr) overlaps \(block) of \(other.id), which AWS does not allow: the input mixes accounts or moments. Addresses are counted in each."
                        ))
                }
                if widest.map({ $0.1.last < cidr.last }) ?? true { widest = (subnet, cidr) }
            }
        }
        return found
    }

    /// Addresses of interfaces that cannot be where they are said to be.
    static func findings(_ subnet: Subnet, _ count: InterfaceCount) -> [Finding] {
        func odd(_ rule: FindingRule, _ interfaces: [NetworkInterface], _ title: String, _ why: String)
            -> [Finding]
        {
            guard let first = interfaces.map(\.id).min() else { return [] }
            let others = interfaces.count > 1 ? " and \(interfaces.count - 1) more" : ""
            return [
                finding(
                    rule, .medium, title, subnet.id.rawValue, "\(first)\(others) \(why).",
                    proof: "aws ec2 describe-network-interfaces --network-interface-ids \(first)")
            ]
        }
        return odd(
            .addressOutsideSubnet, count.outside, "Interface with an address outside of its subnet",
            "has an address that is not in \(count.cidr); it is not counted")
            + odd(
                .reservedAddressHeld, count.keptHeld, "Interface with an address that AWS keeps",
                "has one of the five addresses that AWS keeps of \(count.cidr); it is not counted")
            + odd(
                .addressHeldTwice, count.twice, "Address held twice",
                "has an address that another interface holds too; it is counted once")
    }
}
