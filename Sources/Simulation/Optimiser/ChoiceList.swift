import Pricing
import Topology

/// The choices that a snapshot leaves open: in each group one change at most, or none.
struct ChoiceList {
    /// Changes of which at most one is made.
    var groups: [[any Scenario]]

    /// - Parameter day: the day that is assessed, which decides what is in extended support.
    init(_ snapshot: Snapshot, calendar: EKSCalendar, day: String) {
        let index = NetworkIndex(snapshot)
        let hasNAT = !snapshot.vpcsBehindNAT().isEmpty
        groups = []
        if hasNAT {
            // Not --no-nat: it would cut off what goes out, and that is no saving.
            groups.append([SingleNAT(zone: nil), NATPerAZ(), RegionalNAT()])
            for service in ["s3", "dynamodb"] {
                groups.append([GatewayServiceEndpoint(service: service, choice: .gateway)])
            }
        }
        let existing = Set(
            snapshot.vpcEndpoints.filter { $0.kind == .interface && $0.isBilled }.compactMap(\.service))
        let named = Set(
            snapshot.traffic.compactMap { flow -> String? in
                if case .service(let name, nil) = flow.destination { return name }
                return nil
            })
        let apart: Set = ["s3", "dynamodb", ControlPlaneCharge.destination]
        if hasNAT {
            // One that every VPC behind NAT has already is no choice; one that some lack is.
            let everywhere = existing.filter { service in
                snapshot.vpcsBehindNAT().allSatisfy { vpc, _ in
                    index.endpointsByVPC[vpc]?.contains { $0.service == service && $0.kind == .interface }
                        ?? false
                }
            }
            groups += named.subtracting(everywhere).subtracting(apart).sorted().map {
                [InterfaceEndpoint(service: $0)]
            }
        }
        groups += existing.subtracting(apart).sorted().map { [RemoveEndpoint(service: $0)] }
        if snapshot.traffic.contains(where: { Self.isBetweenZones($0.destination, index) }) {
            groups.append([KeepTrafficInZone()])
        }
        let sends = snapshot.traffic.contains {
            if case .loadBalancer = $0.source { true } else { false }
        }
        if sends {
            groups.append([ALBTargetType(.ip)])
            groups.append([NLBCrossZone(isOn: false)])
        }
        if snapshot.clusters.contains(where: { $0.endpointPrivateAccess == false }),
            named.contains(ControlPlaneCharge.destination)
        {
            groups.append([PrivateClusterEndpoint()])
        }
        if let version = Self.supported(snapshot, calendar, day) { groups.append([EKSVersion(version)]) }
        groups.append([ReleaseIdleAddresses()])
        groups.append([RemoveIdleNAT()])
    }

    /// The nearest version in standard support that no cluster is beyond; nil where none is in extended support.
    private static func supported(_ snapshot: Snapshot, _ calendar: EKSCalendar, _ day: String) -> String? {
        let versions = snapshot.clusters.compactMap(\.version)
        guard versions.contains(where: { calendar.isExtended($0, on: day) == true }) else { return nil }
        func number(_ version: String) -> [Int] { version.split(separator: ".").compactMap { Int($0) } }
        func isAtLeast(_ a: String, _ b: String) -> Bool {
            !number(a).lexicographicallyPrecedes(number(b))
        }
        return calendar.versions.map(\.version)
            .filter { new in
                calendar.isExtended(new, on: day) == false && versions.allSatisfy { isAtLeast(new, $0) }
            }
            .min { number($0).lexicographicallyPrecedes(number($1)) }
    }

    private static func isBetweenZones(_ destination: TrafficDestination, _ index: NetworkIndex) -> Bool {
        switch destination {
        case .zone: true
        case .subnet(let id): index.subnets[id] != nil
        default: false
        }
    }
}
