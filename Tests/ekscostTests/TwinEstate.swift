import Foundation

/// Two VPCs in two regions and accounts, with clusters, groups and a NAT gateway each, alike in every name.
struct TwinEstate {
    private struct Side {
        var number: Int
        var region: String
        var account: String
        var name: String
        var instances: Int
        var type: String

        var vpc: String { "vpc-0\(number)" }
        var arn: String { "arn:aws:eks:\(region):\(account):cluster/live" }
        func subnet(_ tier: String) -> String { "subnet-0\(number)\(tier)" }
    }

    private static let sides = [
        Side(
            number: 1, region: "us-east-1", account: "111122223333", name: "alpha", instances: 3,
            type: "m5.large"),
        Side(
            number: 2, region: "eu-west-1", account: "444455556666", name: "beta", instances: 2,
            type: "c5.xlarge"),
    ]

    /// Writes the documents of `aws` and a traffic table into the program's folder, and imports both.
    static func `import`(into program: Program, at time: String, scale: Int = 1) throws {
        let aws = try program.file("aws-\(scale).json", text)
        let traffic = try program.file("traffic.csv", table(scale))
        try program.run("import", "json", aws, "--taken-at", time)
        try program.run("import", "traffic", traffic)
    }

    private static func table(_ scale: Int) -> String {
        let rows = [("subnet-01private", 300, 40), ("subnet-02private", 700, 90)]
        return "source,destination,gb_out,gb_in\n"
            + rows.map { "\($0.0),internet,\($0.1 * scale),\($0.2)\n" }.joined()
    }

    private static var text: String {
        let members = [
            list("Vpcs") { vpc($0) }, list("Subnets") { subnets($0) }, list("RouteTables") { tables($0) },
            list("NatGateways") { gateway($0) }, list("Reservations") { reservation($0) },
            #""VpcEndpoints": []"#,
        ]
        let network = "{\(members.joined(separator: ",\n"))}"
        let clusters = sides.map { "{\"cluster\": \(cluster($0))}\n{\"nodegroup\": \(group($0))}" }
        return ([network] + clusters).joined(separator: "\n")
    }

    private static func list(_ key: String, _ item: (Side) -> String) -> String {
        "\"\(key)\": [\(sides.map(item).joined(separator: ",\n"))]"
    }

    private static func vpc(_ it: Side) -> String {
        #"{"VpcId": "\#(it.vpc)", "CidrBlock": "10.0.0.0/16", "OwnerId": "\#(it.account)", "Tags": [{"Key": "Name", "Value": "\#(it.name)"}]}"#
    }

    private static func subnets(_ it: Side) -> String {
        ["private", "public"].enumerated().map { number, tier in
            #"{"SubnetId": "\#(it.subnet(tier))", "VpcId": "\#(it.vpc)", "CidrBlock": "10.0.\#(number).0/24", "AvailabilityZone": "\#(it.region)a", "AvailableIpAddressCount": 200, "OwnerId": "\#(it.account)"}"#
        }.joined(separator: ",")
    }

    private static func tables(_ it: Side) -> String {
        [
            ("private", #""NatGatewayId": "nat-0\#(it.number)""#),
            ("public", #""GatewayId": "igw-0\#(it.number)""#),
        ]
        .map { tier, target in
            #"{"RouteTableId": "rtb-0\#(it.number)\#(tier)", "VpcId": "\#(it.vpc)", "Associations": [{"SubnetId": "\#(it.subnet(tier))"}], "Routes": [{"DestinationCidrBlock": "0.0.0.0/0", \#(target), "State": "active"}]}"#
        }.joined(separator: ",")
    }

    private static func gateway(_ it: Side) -> String {
        #"{"NatGatewayId": "nat-0\#(it.number)", "VpcId": "\#(it.vpc)", "SubnetId": "\#(it.subnet("public"))", "State": "available", "ConnectivityType": "public", "NatGatewayAddresses": [{"PublicIp": "203.0.113.\#(it.number)"}]}"#
    }

    private static func reservation(_ it: Side) -> String {
        let instances = (0..<it.instances).map { number in
            #"{"InstanceId": "i-0\#(it.number)\#(number)", "InstanceType": "\#(it.type)", "State": {"Name": "running"}, "Placement": {"AvailabilityZone": "\#(it.region)a"}, "SubnetId": "\#(it.subnet("private"))", "VpcId": "\#(it.vpc)", "Tags": [{"Key": "eks:cluster-name", "Value": "live"}, {"Key": "eks:nodegroup-name", "Value": "pool"}]}"#
        }
        return #"{"Instances": [\#(instances.joined(separator: ","))]}"#
    }

    private static func cluster(_ it: Side) -> String {
        #"{"name": "live", "arn": "\#(it.arn)", "version": "1.34", "status": "ACTIVE", "resourcesVpcConfig": {"vpcId": "\#(it.vpc)", "subnetIds": ["\#(it.subnet("private"))"], "endpointPublicAccess": true, "endpointPrivateAccess": true}}"#
    }

    private static func group(_ it: Side) -> String {
        #"{"nodegroupName": "pool", "nodegroupArn": "arn:aws:eks:\#(it.region):\#(it.account):nodegroup/live/pool/1", "clusterName": "live", "status": "ACTIVE", "scalingConfig": {"minSize": 1, "maxSize": 9, "desiredSize": \#(it.instances)}, "instanceTypes": ["\#(it.type)"], "subnets": ["\#(it.subnet("private"))"]}"#
    }
}
