import Foundation
import Topology

/// Small documents of clusters that share names, as `aws` and `kubectl` print them.
enum TwoClusters {
    static func arn(_ name: String, _ region: String = "eu-north-1") -> String {
        "arn:aws:eks:\(region):222233334444:cluster/\(name)"
    }

    /// A cluster with its VPC and subnet, `10.NUMBER.0.0/16`.
    static func aws(_ name: String, _ number: Int, region: String = "eu-north-1", vpc: Int? = nil) -> String {
        let place = vpc ?? number
        return """
            {"Vpcs": [{"VpcId": "vpc-\(place)", "CidrBlock": "10.\(place).0.0/16", "OwnerId": "222233334444"}],
             "Subnets": [{"SubnetId": "subnet-\(place)", "VpcId": "vpc-\(place)", "CidrBlock": "10.\(place).0.0/20",
                          "AvailabilityZone": "\(region)a", "AvailableIpAddressCount": 4000}],
             "cluster": {"name": "\(name)", "arn": "\(arn(name, region))", "version": "1.34",
                         "resourcesVpcConfig": {"vpcId": "vpc-\(place)", "subnetIds": ["subnet-\(place)"]}}}
            """
    }

    static func instance(_ id: String, vpc: Int, region: String = "eu-north-1", tags: String = "") -> String {
        """
        {"Reservations": [{"Instances": [{"InstanceId": "\(id)", "InstanceType": "m6i.large",
            "State": {"Name": "running"}, "VpcId": "vpc-\(vpc)", "Placement": {"AvailabilityZone": "\(region)a"},
            "Tags": [\(tags)]}]}]}
        """
    }

    static func node(
        _ name: String, uid: String, instance: String? = nil, labels: String = "", address: String? = nil
    ) -> String {
        """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "\(name)", "uid": "\(uid)", "labels": {\(labels)}},
         "spec": {\(instance.map { #""providerID": "aws:///eu-north-1a/\#($0)""# } ?? "")},
         "status": {"addresses": [\(address.map { #"{"type": "InternalIP", "address": "\#($0)"}"# } ?? "")]}}
        """
    }

    /// An object of any kind in the namespace `shop`.
    static func object(
        _ kind: String, _ name: String, uid: String, version: String = "v1", owner: String? = nil,
        spec: String = "", more: String = ""
    ) -> String {
        let owners = owner.map {
            let parts = $0.split(separator: " ")
            return
                #","ownerReferences": [{"kind": "\#(parts[0])", "name": "\#(parts[1])", "controller": true}]"#
        }
        return """
            {"apiVersion": "\(version)", "kind": "\(kind)",
             "metadata": {"name": "\(name)", "namespace": "shop", "uid": "\(uid)",
                          "labels": {"kubernetes.io/service-name": "\(name)"}\(owners ?? "")},
             "spec": {\(spec)}\(more)}
            """
    }

    static func pod(_ name: String, uid: String, node: String?, owner: String? = nil) -> String {
        object("Pod", name, uid: uid, owner: owner, spec: node.map { #""nodeName": "\#($0)""# } ?? "")
    }

    static func list(_ items: [String]) -> String {
        #"{"apiVersion": "v1", "items": ["# + items.joined(separator: ",\n")
            + #"], "kind": "List", "metadata": {"resourceVersion": ""}}"#
    }

    /// A uid that differs from that of any other number.
    static func uid(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits + "-1111-4222-8333-444455556666"
    }

    /// One object of every kind, all of the same names in each cluster.
    static func everyKind(_ number: Int, node: String) -> [String] {
        let uids = (0..<10).map { uid(number * 100 + $0) }
        return [
            pod("web-0", uid: uids[0], node: node, owner: "StatefulSet web"),
            object("Deployment", "api", uid: uids[1], version: "apps/v1", spec: #""replicas": \#(number)"#),
            object("ReplicaSet", "api-1", uid: uids[2], version: "apps/v1", spec: #""replicas": \#(number)"#),
            object("StatefulSet", "web", uid: uids[3], version: "apps/v1", spec: #""replicas": \#(number)"#),
            object("DaemonSet", "agent", uid: uids[4], version: "apps/v1"),
            object("Service", "web", uid: uids[5], spec: #""type": "ClusterIP""#),
            object("Ingress", "web", uid: uids[6], version: "networking.k8s.io/v1"),
            object(
                "EndpointSlice", "web", uid: uids[7], version: "discovery.k8s.io/v1",
                more: #", "addressType": "IPv4", "endpoints": [{"zone": "eu-north-1a"}]"#),
            """
            {"apiVersion": "crd.k8s.amazonaws.com/v1alpha1", "kind": "ENIConfig",
             "metadata": {"name": "eu-north-1a", "uid": "\(uids[8])"}, "spec": {"subnet": "subnet-\(number)"}}
            """,
        ]
    }
}

extension Snapshot {
    /// How many Kubernetes objects each cluster has, by the last part of its id.
    var objectsOfClusters: [String: Int] {
        var ids = nodes.map(\.cluster) + pods.map(\.cluster) + workloads.map(\.cluster)
        ids += services.map(\.cluster) + ingresses.map(\.cluster)
        ids += endpointCounts.map(\.cluster) + eniConfigs.map(\.cluster)
        return Dictionary(ids.map { ($0.rawValue.split(separator: "/").last.map(String.init) ?? "", 1) }) {
            $0 + $1
        }
    }
}
