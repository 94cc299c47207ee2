import Foundation
import Testing
import Topology

/// The importer reads interfaces straight from the stream: it has to find what their fields find.
@Suite struct HandTunedReaderTests {
    private static func value(_ any: Any) -> JSONValue {
        switch any {
        case let text as String: .string(text)
        case let number as NSNumber:
            String(cString: number.objCType) == "c" ? .bool(number.boolValue) : .number("\(number)")
        case let list as [Any]: .array(list.map(value))
        case let members as [String: Any]: .object(members.mapValues(value))
        default: .null
        }
    }

    @Test(arguments: [
        #"{"NetworkInterfaceId":"eni-1"}"#,
        #"{"NetworkInterfaceId":"eni-1","PrivateIpAddress":"10.0.0.1","Description":"","Status":null}"#,
        #"""
        {"NetworkInterfaceId":"eni-1","VpcId":"vpc-1","SubnetId":"subnet-1","AvailabilityZone":"us-east-1a",
        "InterfaceType":"branch","Description":"aws-K8S-i-1","Status":"in-use","RequesterId":"7",
        "Attachment":{"InstanceId":"i-1","Status":"attached"},
        "Association":{"PublicIp":"54.1.2.3","IpOwnerId":"amazon","PublicDnsName":"x"},
        "PrivateIpAddress":"10.0.0.9","PrivateIpAddresses":[
        {"PrivateIpAddress":"10.0.0.1","Primary":false},{"PrivateIpAddress":"10.0.0.9","Primary":true},
        {"PrivateIpAddress":"10.0.0.2"},{"PrivateIpAddress":"fe80::1"}],
        "Ipv4Prefixes":[{"Ipv4Prefix":"10.0.1.16/28"},{"Ipv4Prefix":"odd"},{"Ipv4Prefix":"10.0.1.0/28"}]}
        """#,
    ])
    func `an interface read by hand is the one that its fields read`(text: String) throws {
        let any = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let byFields = try #require(NetworkInterface(Self.value(any)))
        let byHand = try facts(#"{"NetworkInterfaces":[\#(text)]}"#)
        #expect(byHand == [.networkInterface(byFields)])
    }
}
