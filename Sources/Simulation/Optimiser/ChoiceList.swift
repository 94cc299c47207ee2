import Cost
import Estate
import Pricing
import Topology

/// The choices that a snapshot leaves open: in each group one change at most, or none.
struct ChoiceList {
    /// Up to so many VPCs behind NAT each has choices of its own; in more, one choice is made for all of them, for every
    /// combination prices the whole estate.
    static let mostVPCs = 6

    /// Changes of which at most one is made.
    var groups: [[any Scenario]]

    /// - Parameter day: the day that is assessed, which decides what is in extended support.
    init(_ snapshot: Snapshot, calendar: EKSCalendar, day: String) {
        let index = NetworkIndex(snapshot)
        let vpcs = snapshot.vpcsBehindNAT().map(\.vpc)
        let hasNAT = !vpcs.isEmpty
        groups = []
        func add(_ group: [any Scenario]) {
            guard vpcs.count > 1, vpcs.count <= Self.mostVPCs else { return groups.append(group) }
            for vpc in vpcs { groups.append(group.map { InVPC($0, vpc) }) }
        }
        if hasNAT {
            // Not --no-nat: it would cut off what goes out, and that is no saving.
            add(Self.singleGateways(snapshot, index) + [NATPerAZ(), RegionalNAT()])
            for service in ["s3", "dynamodb"] {
                add([GatewayServiceEndpoint(service: service, choice: .gateway)])
            }
        }
        let existing = Set(
            snapshot.vpcEndpoints.filter { $0.kind == .interface && $0.isBilled }.compactMap(\.service))
        let named = Set(
            snapshot.traffic.compactMap { flow -> String? in
                if case .service(let name, nil) = flow.destination { return name }
                return nil
            })
        let apart: Set = ["s3", "dynamodb", TrafficDestination.controlPlane]
        if hasNAT {
            // One that every VPC behind NAT has already is no choice; one that some lack is.
            let everywhere = existing.filter { service in
                snapshot.vpcsBehindNAT().allSatisfy { vpc, _ in
                    index.endpointsByVPC[vpc]?.contains { $0.service == service && $0.kind == .interface }
                        ?? false
                }
            }
            for service in named.subtracting(everywhere).subtracting(apart).sorted() {
                add([InterfaceEndpoint(service: service)])
            }
        }
        for service in existing.subtracting(apart).sorted() { add([RemoveEndpoint(service: service)]) }
        if KeepTrafficInZone().moves(in: snapshot) { groups.append([KeepTrafficInZone()]) }
        let sends = snapshot.traffic.contains {
            if case .loadBalancer = $0.source { true } else { false }
        }
        if sends {
            groups.append([ALBTargetType(.ip)])
            groups.append([NLBCrossZone(isOn: false)])
        }
        if snapshot.clusters.contains(where: { $0.endpointPrivateAccess == false }),
            named.contains(TrafficDestination.controlPlane)
        {
            groups.append([PrivateClusterEndpoint()])
        }
        if let way = Self.supported(snapshot, calendar, day) { groups.append([EKSVersion(way)]) }
        for change: any Scenario in [ReleaseIdleAddresses(), RemoveIdleNAT()]
        where change.notes(on: snapshot, in: ChangeContext()).isEmpty { groups.append([change]) }
    }

    /// A single gateway where one is, and in each zone where it would stand elsewhere.
    private static func singleGateways(_ snapshot: Snapshot, _ index: NetworkIndex) -> [any Scenario] {
        func places(_ change: SingleNAT) -> [String]? {
            (try? change.apply(to: snapshot)).map { after in
                let index = NetworkIndex(after)
                return after.natGateways.map { "\($0.vpcID) \(index.zone(of: $0)?.rawValue ?? "")" }.sorted()
            }
        }
        let asItIs = SingleNAT(zone: nil)
        let usual = places(asItIs)
        let zones = Set(snapshot.vpcsBehindNAT().flatMap(\.subnets).compactMap(\.zone)).sorted()
        let others = zones.map { SingleNAT(zone: $0.rawValue) }.filter { places($0) != usual }
        return [asItIs] + others
    }

    /// The way to the nearest version in standard support that no cluster is beyond; nil where none is in extended
    /// support.
    private static func supported(_ snapshot: Snapshot, _ calendar: EKSCalendar, _ day: String) -> String? {
        let texts = snapshot.clusters.compactMap(\.version)
        guard texts.contains(where: { calendar.isExtended($0, on: day) == true }) else { return nil }
        let versions = texts.compactMap { MinorVersion($0) }
        let known = calendar.versions.compactMap { MinorVersion($0.version) }.sorted()
        let target = known.first { new in
            calendar.isExtended(new.description, on: day) == false && versions.allSatisfy { $0 <= new }
        }
        guard let target, let oldest = versions.min() else { return nil }
        return known.filter { $0 > oldest && $0 <= target }.map(\.description).joined(separator: ",")
    }
}
