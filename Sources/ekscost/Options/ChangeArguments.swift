public import ArgumentParser
public import Simulation
import Units

enum OnOff: String, ExpressibleByArgument, CaseIterable { case on, off }
enum GatewayChoice: String, ExpressibleByArgument, CaseIterable { case gateway, none }
extension GatewayServiceEndpoint.Choice: ExpressibleByArgument {}
extension ALBTargetType.Choice: ExpressibleByArgument {}
extension Tenancy.Choice: ExpressibleByArgument {}

/// The changes of a what-if, in the order in which they stand on the command line.
struct ChangeArguments: ParsableArguments {
    @Flag(help: "One NAT gateway in each zone.") var natPerAz = false
    @Option(defaultAsFlag: "", help: "One NAT gateway for the whole VPC, in this zone or where one is.")
    var singleNat: String?
    @Flag(help: "One regional NAT gateway.") var regionalNat = false
    @Flag(help: "No NAT gateway at all.") var noNat = false
    @Option(help: "gateway, interface or none.") var s3Endpoint: GatewayServiceEndpoint.Choice?
    @Option(help: "gateway or none.") var dynamodbEndpoint: GatewayChoice?
    @Option(parsing: .upToNextOption, help: "Interface endpoints of these services, such as ecr.dkr.")
    var interfaceEndpoint: [String] = []
    @Option(parsing: .upToNextOption, help: "No endpoint of these services.") var removeEndpoint: [String] =
        []
    @Option(help: "ip or instance.") var albTargetType: ALBTargetType.Choice?
    @Option(help: "on or off.") var nlbCrossZone: OnOff?
    @Flag(help: "Traffic between zones stays in its zone.") var topologyAwareRouting = false
    @Flag(help: "The API server is reached from within the VPC.") var privateClusterEndpoint = false
    @Option(help: "Every traffic class times this factor.") var trafficScale: String?
    @Flag(help: "Public addresses that are attached to nothing are given back.")
    var releaseIdleAddresses = false
    @Flag(help: "NAT gateways that no route points at are taken away.") var removeIdleNat = false
    @Option(help: "One more zone.") var addZone: [String] = []
    @Option(help: "One zone less.") var removeZone: [String] = []
    @Option(help: "default or dedicated.") var tenancy: Tenancy.Choice?
    @Option(help: "Another Kubernetes version.") var eksVersion: String?

    @OptionGroup(title: "Addresses, nodes and pods") var capacity: CapacityChangeArguments

    var isEmpty: Bool { byOption.isEmpty && capacity.isEmpty }
    /// Whether a change is asked for that decides what fits.
    var touchesCapacity: Bool { !capacity.isEmpty || !addZone.isEmpty || !removeZone.isEmpty }

    func validate() throws {
        if let trafficScale {
            guard let factor = Ratio(decimal: trafficScale), factor > .zero || factor == .zero else {
                throw ValidationError("--traffic-scale takes a factor such as 1.5, not '\(trafficScale)'")
            }
        }
    }

    /// The changes by the option that asks for them.
    private var byOption: [(option: String, scenario: any Scenario)] {
        var all: [(String, any Scenario)] = []
        if natPerAz { all.append(("--nat-per-az", NATPerAZ())) }
        if let singleNat {
            all.append(("--single-nat", SingleNAT(zone: singleNat.isEmpty ? nil : singleNat)))
        }
        if regionalNat { all.append(("--regional-nat", RegionalNAT())) }
        if noNat { all.append(("--no-nat", NoNAT())) }
        if let s3Endpoint {
            all.append(("--s3-endpoint", GatewayServiceEndpoint(service: "s3", choice: s3Endpoint)))
        }
        if let dynamodbEndpoint {
            let choice: GatewayServiceEndpoint.Choice = dynamodbEndpoint == .gateway ? .gateway : .none
            all.append(("--dynamodb-endpoint", GatewayServiceEndpoint(service: "dynamodb", choice: choice)))
        }
        for service in interfaceEndpoint {
            all.append(("--interface-endpoint", InterfaceEndpoint(service: service)))
        }
        for service in removeEndpoint { all.append(("--remove-endpoint", RemoveEndpoint(service: service))) }
        if let albTargetType { all.append(("--alb-target-type", ALBTargetType(albTargetType))) }
        if let nlbCrossZone { all.append(("--nlb-cross-zone", NLBCrossZone(isOn: nlbCrossZone == .on))) }
        if topologyAwareRouting { all.append(("--topology-aware-routing", KeepTrafficInZone())) }
        if privateClusterEndpoint { all.append(("--private-cluster-endpoint", PrivateClusterEndpoint())) }
        if let factor = trafficScale.flatMap({ Ratio(decimal: $0) }) {
            all.append(("--traffic-scale", TrafficScale(factor: factor)))
        }
        if releaseIdleAddresses { all.append(("--release-idle-addresses", ReleaseIdleAddresses())) }
        if removeIdleNat { all.append(("--remove-idle-nat", RemoveIdleNAT())) }
        for zone in addZone { all.append(("--add-zone", AddZone(zone))) }
        for zone in removeZone { all.append(("--remove-zone", RemoveZone(zone))) }
        if let tenancy { all.append(("--tenancy", Tenancy(tenancy))) }
        if let eksVersion { all.append(("--eks-version", EKSVersion(eksVersion))) }
        return all
    }

    /// The changes, left to right as they were typed.
    func scenarios(in arguments: [String]) throws -> [any Scenario] {
        var waiting = byOption + (try capacity.byOption())
        var ordered: [any Scenario] = []
        for (place, argument) in arguments.enumerated() where argument.hasPrefix("--") {
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            let option = parts.first ?? argument
            let values =
                parts.count > 1 ? [parts[1]] : arguments[(place + 1)...].prefix { !$0.hasPrefix("-") }
            let taken = waiting.indices.filter { waiting[$0].option == option }
            // A repeatable option names some of its values here; any other stands for its one change.
            let named = taken.filter { index in
                values.contains { waiting[index].scenario.name == "\(option)=\($0)" }
            }
            let used = taken.count > 1 ? named : taken
            ordered += used.map { waiting[$0].scenario }
            for index in used.reversed() { waiting.remove(at: index) }
        }
        return ordered + waiting.map(\.scenario)
    }
}
