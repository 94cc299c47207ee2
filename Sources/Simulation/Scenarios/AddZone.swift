import Estate
public import Topology
import Units

/// One more zone: a private and a public subnet like those of the first zone, and endpoints there too.
///
/// Traffic and nodes stay where they are: who adds a zone decides later what runs in it.
public struct AddZone: Scenario {
    public static let movesCapacity = true
    public let zone: String
    public var name: String { "--add-zone=\(zone)" }
    public init(_ zone: String) { self.zone = zone }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let index = NetworkIndex(snapshot)
        let added = index.zone(zone)
        try check(added, snapshot)
        let estates = snapshot.vpcsBehindNAT(context.aim).filter { index.region(of: $0.vpc) == added.region }
        guard !estates.isEmpty else {
            throw ScenarioError(
                "\(name): no VPC of that region \(context.aim.place) has a subnet behind a NAT gateway")
        }
        let lacking = estates.filter { estate in
            !(index.subnetsByVPC[estate.vpc] ?? []).contains { $0.zone == added }
        }
        guard !lacking.isEmpty else {
            let vpcs = estates.map(\.vpc.rawValue).joined(separator: ", ")
            throw ScenarioError("\(name): \(vpcs) has a subnet in that zone already")
        }
        var next = snapshot
        for (vpc, subnets) in lacking {
            let all = index.subnetsByVPC[vpc] ?? []
            for model in [subnets.first, all.filter { index.isPublic($0) }.min { $0.id < $1.id }].compactMap(
                \.self)
            {
                var subnet = model
                subnet.id = Identifier("\(model.id)/\(added)")
                subnet.zone = added
                subnet.zoneID = nil
                // A block of the same size where the VPC has one to give; what is free in it is not AWS's figure.
                subnet.cidr = model.cidr.flatMap { next.freeBlock(of: vpc, prefixLength: $0.prefixLength) }
                subnet.availableIPAddressCount = nil
                next.subnets.append(subnet)
                for position in next.nodeGroups.indices
                where next.nodeGroups[position].subnetIDs.contains(model.id) {
                    next.nodeGroups[position].subnetIDs.append(subnet.id)
                }
                if let table = index.table(of: model),
                    let position = next.routeTables.firstIndex(where: { $0.id == table.id })
                {
                    next.routeTables[position].subnetIDs.append(subnet.id)
                }
                for position in next.vpcEndpoints.indices
                where next.vpcEndpoints[position].subnetIDs.contains(model.id) {
                    next.vpcEndpoints[position].subnetIDs.append(subnet.id)
                }
            }
        }
        return next
    }

    /// - Throws: `ScenarioError` for a zone that its region does not have, as far as that is known.
    private func check(_ added: ZoneName, _ snapshot: Snapshot) throws(ScenarioError) {
        let known = snapshot.availabilityZones.filter { $0.name.region == added.region }.map(\.name.rawValue)
        guard let region = added.region, added.rawValue.hasPrefix(region.rawValue),
            known.isEmpty ? Self.isPlausible(added, in: region) : known.contains(added.rawValue)
        else {
            let zones = known.isEmpty ? snapshot.subnets.compactMap(\.zone?.rawValue) : known
            throw ScenarioError(
                "\(name): there is no zone '\(zone)'\(known.isEmpty ? "" : " in its region")"
                    + NearestNames.hint(zone, among: zones))
        }
    }

    /// Returns whether a name is one of an availability zone, `us-east-1d`, or of a Local or Wavelength Zone.
    private static func isPlausible(_ zone: ZoneName, in region: Region) -> Bool {
        let rest = zone.rawValue.dropFirst(region.rawValue.count)
        if rest.hasPrefix("-") { return true }
        return rest.count == 1 && rest.allSatisfy { $0.isASCII && $0.isLowercase }
    }
}

extension Snapshot {
    /// The first aligned block of a length that no subnet of the VPC takes; nil where there is none.
    func freeBlock(of vpc: Identifier<VPC>, prefixLength: Int) -> CIDRBlock? {
        let taken = subnets.filter { $0.vpcID == vpc }.compactMap(\.cidr)
        for block in vpcs.first(where: { $0.id == vpc })?.cidrBlocks ?? []
        where block.prefixLength <= prefixLength {
            for number in 0..<(1 << (prefixLength - block.prefixLength)) {
                guard let part = block.part(number, prefixLength: prefixLength) else { break }
                if !taken.contains(where: { $0.overlaps(part) }) { return part }
            }
        }
        return nil
    }
}
