import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct TrafficTableTests {
    private func read(_ text: String) throws -> ([TrafficFlow], TrafficTableSummary) {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        var flows: [TrafficFlow] = []
        let summary = try TrafficTable.read(TrafficFile(file.path)) { flows.append($0) }
        return (flows, summary)
    }

    @Test func `columns come in any order and others are warned of once`() throws {
        let (flows, summary) = try read(
            "note,gb_in,destination,gb_out,source\r\n\"a, \"\"b\"\"\",2.5,s3@us-west-2,1,us-east-1a\r\n")
        #expect(flows.count == 1 && summary.flows == 1 && summary.warnings.count == 1)
        #expect(flows[0].source == .zone("us-east-1a"))
        #expect(flows[0].destination == .service("s3", region: "us-west-2"))
        #expect(flows[0].back == Quantity(decimal: "2.5"))
        #expect(flows[0].basis == .assumed)
    }

    @Test(arguments: [
        ("subnet-1", TrafficSource.subnet("subnet-1")), ("use1-az6", .zone("use1-az6")),
        ("shop/web", .workload(namespace: "shop", name: "web")),
        ("blue/shop/web", .workload(cluster: "blue", namespace: "shop", name: "web")),
        (
            "arn:aws:eks:eu-west-1:111122223333:cluster/blue/shop/web",
            .workload(
                cluster: "arn:aws:eks:eu-west-1:111122223333:cluster/blue", namespace: "shop", name: "web")
        ),
    ])
    func `a source is a subnet, a zone or a workload`(text: String, expected: TrafficSource) throws {
        #expect(
            try read("source,destination,gb_out,gb_in\n\(text),internet,1,1\n").0.map(\.source) == [expected])
    }

    @Test func `a load balancer sends to its targets`() throws {
        let (flows, _) = try read("source,destination,gb_out,gb_in,basis\nlb:k8s-web,targets,1,2,metered\n")
        #expect(flows.map(\.source) == [.loadBalancer("k8s-web")])
        #expect(flows.map(\.destination) == [.targets])
        #expect(flows.map(\.basis) == [.metered])
    }

    @Test(arguments: [
        ("source,destination,gb_out\n", "gb_in"), ("", "empty"),
        ("source,destination,gb_out,gb_in\n\n", "no row"),
        ("source,destination,gb_out,gb_in\na/b/c/d,internet,1,1\n", "a/b/c/d"),
        ("source,destination,gb_out,gb_in\n/shop/web,internet,1,1\n", "/shop/web"),
        ("source,destination,gb_out,gb_in\narn:aws:eks:x:cluster/b/shop/web,internet,1,1\n", "no source"),
        ("source,destination,gb_out,gb_in\nsubnet-1,internet,-1,0\n", ":2"),
        ("source,destination,gb_out,gb_in\nsubnet-1,internet,1e3,0\n", ":2"),
        ("source,destination,gb_out,gb_in\nsubnet-1,internet,NaN,0\n", ":2"),
        ("source,destination,gb_out,gb_in\nsubnet-1,nowhere,1,0\n", "nowhere"),
        ("source,destination,gb_out,gb_in\nsubnet-1,internet,1\n", ":2"),
        ("source,destination,gb_out,gb_in,basis\nsubnet-1,internet,1,1,guessed\n", "guessed"),
        ("source,destination,gb_out,gb_in\nlb:web,internet,1,1\n", "targets"),
        ("source,destination,gb_out,gb_in\nsubnet-1,targets,1,1\n", "lb:NAME"),
    ])
    func `a wrong row is an error that names its line`(text: String, mention: String) {
        let error = #expect(throws: ImportError.self) { try read(text) }
        #expect(error?.description.contains(mention) == true, "\(error?.description ?? "")")
    }
}
