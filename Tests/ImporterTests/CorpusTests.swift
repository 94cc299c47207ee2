import Corpora
import Foundation
import Importer
import Testing
import Topology

/// Documents that others wrote; the tests say so and pass where they are absent.
@Suite struct CorpusTests {
    @Test(
        .enabled("the documents of other projects are absent") { Corpora.areThere },
        arguments: [
            "aws-cli-doc-examples", "moto-capture", "cloudmapper-demo", "replicated-troubleshoot-k8s",
            "moto-instance-types", "infracost-tf-json", "inframap-tfstate",
        ])
    func `every file is accounted for exactly once`(corpus: String) throws {
        let folder = Corpora.folder.path + "/" + corpus
        let (facts, summary) = try imported(paths: [folder], keepGoing: true)
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter {
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: folder + "/" + $0, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
        #expect(summary.filesRead + summary.skipped.count + summary.ignoredFiles == files.count)
        #expect(Set(summary.skipped.map(\.path)).count == summary.skipped.count)
        if !corpus.hasPrefix("infra") { #expect(!facts.isEmpty) }
    }

    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `the three AWS corpora are read without leaving a broken file out`() throws {
        let paths = ["aws-cli-doc-examples", "moto-capture", "cloudmapper-demo"].map {
            Corpora.folder.path + "/" + $0
        }
        let (_, summary) = try imported(paths: paths)
        #expect(summary.filesRead > 90)
        #expect(summary.skipped.allSatisfy { $0.reason.hasPrefix("unknown document") })
        let kinds = Set(summary.documents.filter { $0.items > 0 }.map(\.kind))
        let wanted: Set = [
            "Vpcs", "Subnets", "RouteTables", "NatGateways", "VpcEndpoints", "InternetGateways",
            "NetworkInterfaces",
            "Reservations", "InstanceTypes", "AvailabilityZones", "Addresses", "LoadBalancers",
            "LoadBalancerDescriptions", "TargetGroups", "AutoScalingGroups", "cluster", "nodegroup", "addon",
            "fargateProfile", "LaunchTemplateVersions", "VpcAttribute",
        ]
        #expect(wanted.subtracting(kinds) == [])
    }
}
