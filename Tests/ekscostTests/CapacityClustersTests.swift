import Foundation
import Testing

/// `ekscost capacity` of clusters whose groups and workloads have equal names.
@Suite struct CapacityClustersTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// A cluster of so many nodes in the first zones of a region, with one pod on each.
    private struct Place {
        var name: String
        var region: String
        var number: Int
        var nodes: Int

        private func subnet(_ zone: Int) -> String { "subnet-0\(number)\(zone)" }
        private func zone(_ number: Int) -> String { region + ["a", "b"][number % 2] }

        var network: [String: Any] {
            [
                "Vpcs": [
                    [
                        "VpcId": "vpc-0\(number)", "OwnerId": "111122223333",
                        "CidrBlock": "10.\(number).0.0/16",
                    ]
                ],
                "Subnets": (0..<2).map { place in
                    [
                        "SubnetId": subnet(place), "VpcId": "vpc-0\(number)", "AvailabilityZone": zone(place),
                        "AvailabilityZoneId": "\(region)-id\(place)",
                        "CidrBlock": "10.\(number).\(place).0/24", "AvailableIpAddressCount": 200,
                    ] as [String: Any]
                },
                "Reservations": [
                    [
                        "Instances": (0..<nodes).map { place in
                            [
                                "InstanceId": "i-0\(number)\(place)", "InstanceType": "m5.large",
                                "VpcId": "vpc-0\(number)", "SubnetId": subnet(place % 2),
                                "Placement": ["AvailabilityZone": zone(place)], "State": ["Name": "running"],
                                "Tags": [["Key": "eks:cluster-name", "Value": name]],
                            ] as [String: Any]
                        }
                    ]
                ],
            ]
        }

        var cluster: [String: Any] {
            [
                "cluster": [
                    "name": name, "arn": "arn:aws:eks:\(region):111122223333:cluster/\(name)",
                    "version": "1.33",
                    "resourcesVpcConfig": ["vpcId": "vpc-0\(number)", "subnetIds": [subnet(0), subnet(1)]],
                ]
            ]
        }

        /// Objects whose own names differ from cluster to cluster, though their groups and owners are alike.
        var objects: [String: Any] {
            let nodes = (0..<nodes).map { place -> [String: Any] in
                [
                    "apiVersion": "v1", "kind": "Node",
                    "metadata": [
                        "name": "node-\(number)-\(place)",
                        "labels": [
                            "topology.kubernetes.io/zone": zone(place),
                            "topology.kubernetes.io/region": region,
                            "node.kubernetes.io/instance-type": "m5.large",
                            "eks.amazonaws.com/nodegroup": "general",
                        ],
                    ],
                    "spec": ["providerID": "aws:///\(zone(place))/i-0\(number)\(place)"],
                    "status": [
                        "capacity": ["cpu": "2", "memory": "8Gi", "pods": "29"],
                        "allocatable": ["cpu": "1930m", "memory": "7Gi", "pods": "29"],
                    ],
                ]
            }
            let pods = self.nodes == 0 ? [] : (0..<self.nodes).map { pod($0) }
            return ["apiVersion": "v1", "kind": "List", "items": nodes + pods]
        }

        private func pod(_ place: Int) -> [String: Any] {
            [
                "apiVersion": "v1", "kind": "Pod",
                "metadata": [
                    "namespace": "shop", "name": "web-5d-\(number)\(place)",
                    "ownerReferences": [
                        ["kind": "ReplicaSet", "name": "web-5d", "controller": true] as [String: Any]
                    ],
                ],
                "spec": [
                    "nodeName": "node-\(number)-\(place)",
                    "containers": [
                        ["name": "web", "resources": ["requests": ["cpu": "1500m", "memory": "64Mi"]]]
                            as [String: Any]
                    ],
                ] as [String: Any],
                "status": ["phase": "Running"],
            ]
        }
    }

    private func program(_ places: [Place]) throws -> Program {
        let program = try Program()
        for place in places {
            for (name, object) in [
                ("network", place.network), ("cluster", place.cluster), ("objects", place.objects),
            ] {
                let text = String(
                    decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
                _ = try program.file("in/\(place.number)/\(name).json", text)
            }
        }
        let outcome = try program.run("import", "json", "in")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return program
    }

    private let blue = Place(name: "blue", region: "us-east-1", number: 1, nodes: 2)
    private let green = Place(name: "green", region: "eu-west-1", number: 2, nodes: 4)

    @Test func `rows say their cluster, in JSON and in tables`() throws {
        let program = try program([blue, green])
        defer { program.remove() }
        let answer = try object(try program.run("capacity", "--surge", "10%", "--format", "json").output)
        for kind in ["node_groups", "workloads", "cni"] {
            let rows = try #require(answer[kind] as? [[String: Any]])
            #expect(rows.map { $0["cluster"] as? String } == ["blue", "green"], "\(kind)")
            #expect(
                rows.first?["cluster_arn"] as? String == "arn:aws:eks:us-east-1:111122223333:cluster/blue")
        }
        let short = try #require(
            (answer["scenarios"] as? [[String: Any]])?.first?["short"] as? [[String: Any]])
        #expect(Set(short.compactMap { $0["cluster"] as? String }) == ["blue", "green"])
        let table = try program.run("capacity", "--surge", "10%").output
        for text in ["blue/general", "green/general", "green/shop/web", "in blue"] {
            #expect(table.contains(text), "\(text)")
        }
        let csv = try program.run("capacity", "--format", "csv").output.split(separator: "\n")
        #expect(csv.contains { $0.hasPrefix("node-group,general,") && $0.hasSuffix(",green") })
        let one = try program.run("capacity", "--cluster", "blue").output
        #expect(one.contains("general") && !one.contains("blue/general") && !one.contains("subnet-020"))
    }

    @Test func `a workload that several clusters have is named with its cluster`() throws {
        let program = try program([blue, green])
        defer { program.remove() }
        func rows(_ arguments: String...) throws -> [String] {
            let outcome = try program.run(["capacity", "--format", "json"] + arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            let rows = try #require(try object(outcome.output)["workloads"] as? [[String: Any]])
            return rows.compactMap { $0["cluster"] as? String }
        }
        let bare = try program.run("capacity", "--workload", "shop/web")
        #expect(bare.status == 65 && bare.errors.contains("blue/shop/web, green/shop/web"), "\(bare.errors)")
        #expect(try rows("--workload", "green/shop/web") == ["green"])
        #expect(
            try rows("--workload", "arn:aws:eks:us-east-1:111122223333:cluster/blue/shop/web") == ["blue"])
        #expect(try rows("--workload", "shop/web", "--cluster", "green") == ["green"])
        #expect(try rows("--namespace", "shop") == ["blue", "green"])
        for (status, arguments) in [
            (65, ["--workload", "red/shop/web"]), (65, ["--namespace", "stall"]),
            (64, ["--workload", "web"]),
            (64, ["--workload", "shop//web"]),
        ] {
            let outcome = try program.run(["capacity"] + arguments)
            #expect(Int(outcome.status) == status, "\(arguments): \(outcome.errors)")
        }
    }

    @Test func `a zone that is lost is one of what was chosen`() throws {
        let program = try program([blue, green])
        defer { program.remove() }
        #expect(try program.run("capacity", "--az-loss", "eu-west-1b", "--cluster", "green").status == 0)
        #expect(try program.run("capacity", "--az-loss", "eu-west-1-id1", "--vpc", "vpc-02").status == 0)
        let other = try program.run("capacity", "--az-loss", "eu-west-1b", "--cluster", "blue")
        #expect(other.status == 65 && other.errors.contains("us-east-1a, us-east-1b"), "\(other.errors)")
        #expect(try program.run("capacity", "--az-loss", "us-east-1a", "--region", "eu-west-1").status == 65)
    }
}
