import Estate
import Topology
import Units
import Words

/// The oddities of a subnet as it is described: its size, its place, its figures.
enum SubnetShapes {
    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ text: CapacityFinding, _ resource: String,
        proof: ShellCommand? = nil
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, text, resource: resource, monthlySaving: nil,
            savingNote: .networkOrInputFault,
            proof: proof ?? "aws ec2 describe-subnets --subnet-ids \(resource)")
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
                    .subnetWithoutIPv4, .low, .subnetWithoutIPv4, id)
            ]
        }
        var found: [Finding] = []
        if !SubnetSize.allowedPrefixLengths.contains(cidr.prefixLength) {
            found.append(
                finding(
                    .subnetSize, .medium,
                    .subnetSize(block: cidr.description, prefix: cidr.prefixLength), id))
        }
        if let vpc, !vpc.cidrBlocks.isEmpty, !vpc.cidrBlocks.contains(where: { $0.contains(cidr) }) {
            found.append(
                finding(
                    .subnetOutsideVPC, .medium,
                    .subnetOutsideVPC(
                        block: cidr.description, blocks: vpc.cidrBlocks.map(\.description),
                        vpc: vpc.id.rawValue), id))
        }
        let usable = InterfaceCount(cidr).usable
        if let available = subnet.availableIPAddressCount, available > usable {
            found.append(
                finding(
                    .availableCount, .medium,
                    .availableCount(reported: available, block: cidr.description, usable: usable), id))
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
                            .subnetOverlap, .high,
                            .subnetOverlap(
                                block: cidr.description, other: block.description,
                                subnet: other.id.rawValue), subnet.id.rawValue))
                }
                if widest.map({ $0.1.last < cidr.last }) ?? true { widest = (subnet, cidr) }
            }
        }
        return found
    }

    /// Addresses of interfaces that cannot be where they are said to be.
    static func findings(_ subnet: Subnet, _ count: InterfaceCount) -> [Finding] {
        let block = count.cidr.description
        func odd(
            _ rule: FindingRule, _ interfaces: [NetworkInterface], _ text: (String, Int) -> CapacityFinding
        ) -> [Finding] {
            guard let first = interfaces.map(\.id).min() else { return [] }
            return [
                finding(
                    rule, .medium, text(first.rawValue, interfaces.count - 1), subnet.id.rawValue,
                    proof: "aws ec2 describe-network-interfaces --network-interface-ids \(first)")
            ]
        }
        return odd(.addressOutsideSubnet, count.outside) {
            .addressOutsideSubnet(interface: $0, more: $1, block: block)
        }
            + odd(.reservedAddressHeld, count.keptHeld) {
                .reservedAddressHeld(interface: $0, more: $1, block: block)
            } + odd(.addressHeldTwice, count.twice) { .addressHeldTwice(interface: $0, more: $1) }
    }
}
