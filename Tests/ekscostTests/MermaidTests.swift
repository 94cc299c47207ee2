import Foundation
import Testing

/// The network's picture, parsed by Mermaid itself, as GitHub parses it before it draws it.
@Suite struct MermaidTests {
    private static let parser = Program.root.appending(path: ".build/venv/lib").path
    private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    /// Mermaid in the wheel that the Makefile installs.
    private static let bundle: String? = {
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: parser)) ?? []
        return versions.sorted().map { "\(parser)/\($0)/site-packages/mermaid_parser/js/parser.bundle.js" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }()
    static let isReady: Bool = {
        if node == nil || bundle == nil {
            print("skipped: MermaidTests needs nodejs and mermaid_parser_py; `make test` installs them")
        }
        return node != nil && bundle != nil
    }()

    /// What Mermaid has against each text.
    private func faults(_ texts: [String]) throws -> [[String]] {
        let program = try Program()
        defer { program.remove() }
        let list = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
        let input = try program.file("diagrams.json", list)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.node))
        process.arguments = [
            Program.root.appending(path: "Tests/Bench/mermaid.cjs").path, try #require(Self.bundle),
        ]
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        let output = URL(fileURLWithPath: try program.file("faults.json", ""))
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return try JSONDecoder().decode([[String]].self, from: Data(contentsOf: output))
    }

    private func diagrams(in page: String) -> [String] {
        page.matches(of: /```mermaid\n([\s\S]*?)```/).map { String($0.1) }
    }

    /// The picture of an estate that is imported from nothing but this.
    private func diagrams(of estate: [String: Any]) throws -> [String] {
        let program = try Program()
        defer { program.remove() }
        let text = String(decoding: try JSONSerialization.data(withJSONObject: estate), as: UTF8.self)
        let imported = try program.run(
            "import", "json", "--taken-at", Program.exampleTime, try program.file("estate.json", text))
        #expect(imported.status == 0, "\(imported.errors)")
        let outcome = try program.run("report", "--month", "2026-10", "--out", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        return diagrams(
            in: try String(
                contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8))
    }

    /// VPCs with a public and private subnets in each zone, each private one behind a gateway of its own.
    private func estate(
        vpcs: Int, zones: Int, subnets: Int, name: (String) -> String
    ) -> [String: Any] {
        var parts: [String: [[String: Any]]] = [:]
        func add(_ kind: String, _ thing: [String: Any]) { parts[kind, default: []].append(thing) }
        func tags(_ text: String) -> [[String: String]] { [["Key": "Name", "Value": name(text)]] }
        for vpc in 0..<vpcs {
            let id = "vpc-\(vpc)"
            add("Vpcs", ["VpcId": id, "CidrBlock": "10.\(vpc).0.0/16", "Tags": tags(id)])
            add(
                "InternetGateways",
                ["InternetGatewayId": "igw-\(vpc)", "Attachments": [["VpcId": id, "State": "attached"]]])
            for zone in 0..<zones {
                for place in 0..<subnets {
                    let own = "\(vpc)-\(zone)-\(place)"
                    let isPublic = place == 0
                    add(
                        "Subnets",
                        [
                            "SubnetId": "subnet-\(own)", "VpcId": id, "Tags": tags("subnet " + own),
                            "CidrBlock": "10.\(vpc).\(zone * subnets + place).0/24",
                            "AvailabilityZone": "us-east-1" + ["a", "b", "c", "d"][zone],
                            "AvailableIpAddressCount": 100 + place,
                        ])
                    let route: [String: Any] =
                        isPublic
                        ? ["DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "igw-\(vpc)", "State": "active"]
                        : [
                            "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-\(own)",
                            "State": place % 5 == 4 ? "blackhole" : "active",
                        ]
                    add(
                        "RouteTables",
                        [
                            "RouteTableId": "rtb-\(own)", "VpcId": id, "Routes": [route],
                            "Associations": [["SubnetId": "subnet-\(own)", "Main": false]],
                        ])
                    if !isPublic, place % 5 != 4 {
                        add(
                            "NatGateways",
                            [
                                "NatGatewayId": "nat-\(own)", "VpcId": id,
                                "SubnetId": "subnet-\(vpc)-\(zone)-0",
                                "State": "available", "ConnectivityType": "public",
                            ])
                    }
                }
            }
            add(
                "VpcEndpoints",
                [
                    "VpcEndpointId": "vpce-\(vpc)", "VpcId": id, "VpcEndpointType": "Gateway",
                    "State": "available",
                    "ServiceName": "com.amazonaws.us-east-1.s3", "RouteTableIds": ["rtb-\(vpc)-0-1"],
                ])
        }
        return parts
    }

    @Test(.enabled(if: isReady)) func `the example's network is drawn, in both languages`() throws {
        let pages = try ["ekscost-2026-10.md", "ko/ekscost-2026-10.md"].map {
            try String(contentsOfFile: Program.example + "/" + $0, encoding: .utf8)
        }
        let all = pages.flatMap(diagrams)
        #expect(all.count == 2)
        #expect(try faults(all) == [[], []])
    }

    @Test(.enabled(if: isReady)) func `a large network and odd names are drawn`() throws {
        let odd = [
            "a \"quoted\" [name] (x) {y}", "end", "subgraph --> b", "한국어 이름 \"따옴표\"",
            "<b>&amp; #35; #quot;</b>",
            "`tick` | pipe \\ back", "%% no comment", "two\nlines;semi:colon",
        ]
        var texts = try diagrams(of: estate(vpcs: 12, zones: 4, subnets: 24) { $0 })
        #expect(texts.count == 1)
        for name in odd {
            texts += try diagrams(of: estate(vpcs: 1, zones: 2, subnets: 2) { "\(name) \($0)" })
        }
        #expect(texts.count == 1 + odd.count)
        for (text, found) in zip(texts, try faults(texts)) {
            #expect(found.isEmpty, "\(found.prefix(3)) in \(text.prefix(200))")
        }
    }

    @Test func `an estate without a network has no picture`() throws {
        #expect(try diagrams(of: ["Vpcs": [[String: Any]]()]).isEmpty)
    }

    @Test(.enabled(if: isReady)) func `what is no flowchart is found out`() throws {
        let broken = [
            "flowchart LR\n  a[\"x\"y\"]", "flowchart LR\n  subgraph a[\"x\"]",
            "flowchart LR\n  a[\"x\"]\n  a --> b",
            "flowchart LR\n", "sequenceDiagram\n  a->>b: c", "flowchart LR\n  a[\"x\"] -->", "grph\n",
        ]
        for (text, found) in zip(broken, try faults(broken)) { #expect(!found.isEmpty, "\(text)") }
        #expect(try faults(["flowchart LR\n  a[\"x\"]\n  b([\"y\"])\n  a --> b"]) == [[]])
    }
}
