import Corpora
import Capacity
import Estate
import Foundation
import Importer
import Testing
import Topology
import Units

/// Every subnet that lies in the documents of other projects, and in the file that `EKSCOST_SUBNETS` names.
@Suite struct SubnetCorpusTests {
    /// JSON files that may hold a subnet.
    private static func files() -> [String] {
        var files = ProcessInfo.processInfo.environment["EKSCOST_SUBNETS"].map { [$0] } ?? []
        let all = FileManager.default.enumerator(atPath: Corpora.folder.path)
        while let name = all?.nextObject() as? String {
            let path = Corpora.path(name)
            guard name.hasSuffix(".json"), let data = FileManager.default.contents(atPath: path),
                data.range(of: Data("\"SubnetId\"".utf8)) != nil
            else { continue }
            files.append(path)
        }
        return files.sorted()
    }

    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `every subnet of the corpora is counted, alone and all together`() throws {
        var all = Snapshot()
        var count = 0
        for file in Self.files() {
            var one = Snapshot()
            guard (try? JSONImport(paths: [file], keepGoing: true).run { one.take($0) }) != nil else {
                continue
            }
            count += one.subnets.count
            try check(one)
            all.vpcs += one.vpcs
            all.subnets += one.subnets
            all.networkInterfaces += one.networkInterfaces
            all.loadBalancers += one.loadBalancers
            all.natGateways += one.natGateways
            all.vpcEndpoints += one.vpcEndpoints
            all.instances += one.instances
        }
        #expect(count >= 10, "only \(count) subnets were found")
        // Accounts mixed as nobody would: blocks overlap, ids come twice.
        try check(all)
    }

    private func check(_ snapshot: Snapshot) throws {
        var options = CapacityOptions()
        options.growth = Ratio(5, 100)
        let answer = CapacityAssessment(of: Estate(snapshot), facts: [:], options: options)
        #expect(answer.subnets.count == snapshot.subnets.count)
        for row in answer.subnets {
            try SubnetCountTests.hold(row)
            if row.cidr == nil { #expect(answer.findings.contains { $0.resource == row.id.rawValue }) }
        }
        for row in answer.blocks {
            #expect(row.inSubnets >= 0 && row.inSubnets <= row.block.size && row.unallocated >= 0)
        }
    }
}

extension Snapshot {
    /// Keeps what the counting of addresses looks at.
    mutating func take(_ fact: Fact) {
        switch fact {
        case .vpc(let it): vpcs.append(it)
        case .subnet(let it): subnets.append(it)
        case .subnetCIDRReservation(let it): subnetCIDRReservations.append(it)
        case .networkInterface(let it): networkInterfaces.append(it)
        case .loadBalancer(let it): loadBalancers.append(it)
        case .natGateway(let it): natGateways.append(it)
        case .vpcEndpoint(let it): vpcEndpoints.append(it)
        case .instance(let it): instances.append(it)
        case .cluster(let it): clusters.append(it)
        case .nodeGroup(let it): nodeGroups.append(it)
        case .addon(let it): addons.append(it)
        case .node(let it): nodes.append(it)
        case .pod(let it): pods.append(it)
        case .workload(let it): workloads.append(it)
        case .eniConfig(let it): eniConfigs.append(it)
        default: break
        }
    }
}
