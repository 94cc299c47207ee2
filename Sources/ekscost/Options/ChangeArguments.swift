public import ArgumentParser
import Capacity
import Simulation

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
    @Flag(help: "Traffic between a cluster's zones stays in its zone.") var topologyAwareRouting = false
    @Flag(help: "The API server is reached from within the VPC.") var privateClusterEndpoint = false
    @Option(help: "Every traffic class times this factor, such as 1.5.") var trafficScale: String?
    @Flag(help: "Public addresses that are attached to nothing are given back.")
    var releaseIdleAddresses = false
    @Flag(help: "NAT gateways that no route points at are taken away.") var removeIdleNat = false
    @Option(help: "One more zone, such as us-east-1d. May be repeated.") var addZone: [String] = []
    @Option(help: "One zone less. May be repeated.") var removeZone: [String] = []
    @Option(help: "default or dedicated.") var tenancy: Tenancy.Choice?
    @Option(help: "Another Kubernetes version, such as 1.34, or all on the way: 1.33,1.34.") var eksVersion:
        String?

    @OptionGroup(title: "Addresses, nodes and pods") var capacity: CapacityChangeArguments

    /// Indicates whether no change is asked for.
    var isEmpty: Bool {
        !natPerAz && singleNat == nil && !regionalNat && !noNat && s3Endpoint == nil
            && dynamodbEndpoint == nil
            && interfaceEndpoint.isEmpty && removeEndpoint.isEmpty && albTargetType == nil
            && nlbCrossZone == nil && !topologyAwareRouting && !privateClusterEndpoint && trafficScale == nil
            && !releaseIdleAddresses && !removeIdleNat && addZone.isEmpty && removeZone.isEmpty
            && tenancy == nil && eksVersion == nil && capacity.isEmpty
    }

    /// The changes, left to right as they were typed.
    ///
    /// What the parser keeps knows no order, so the words are read once more.
    ///
    /// - Parameter command: the command that was typed, whose other options are passed over.
    /// - Throws: `ChangeError` or `Failure` for a value that is none of its option.
    func scenarios(in words: [String], of command: (any ParsableCommand.Type)? = nil) throws -> [any Scenario]
    {
        for text in capacity.customNetworking + capacity.addCidr { _ = try CIDRText.block(text) }
        return try ChangeWords.changes(in: words, besides: command.map(OptionShapes.all) ?? [:])
    }
}
