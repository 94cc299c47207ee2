import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct JSONImportTests {
    @Test func `a VPC is read with its blocks, its owner and its name`() throws {
        let text = """
            {"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16","OwnerId":"111122223333","IsDefault":false,
              "InstanceTenancy":"default","Tags":[{"Key":"Name","Value":"caf\\u00e9 \\"one\\""}],
              "CidrBlockAssociationSet":[
                {"CidrBlock":"10.0.0.0/16","CidrBlockState":{"State":"associated"}},
                {"CidrBlock":"100.64.0.0/16","CidrBlockState":{"State":"associated"}},
                {"CidrBlock":"10.9.0.0/16","CidrBlockState":{"State":"disassociated"}}]}]}
            """
        var vpc = VPC(id: "vpc-1")
        vpc.accountID = "111122223333"
        vpc.name = "café \"one\""
        vpc.cidrBlocks = ["10.0.0.0/16", "100.64.0.0/16"].compactMap { CIDRBlock($0) }
        #expect(try facts(text) == [.vpc(vpc)])
    }

    @Test func `an IPv6-native subnet has no block and no count`() throws {
        let text =
            #"{"Subnets":[{"SubnetId":"subnet-8EXAMPLE","VpcId":"vpc-1","AvailableIpAddressCount":18446744073709551611}]}"#
        #expect(try facts(text) == [.subnet(Subnet(id: "subnet-8EXAMPLE", vpcID: "vpc-1"))])
    }

    @Test func `pages printed behind each other are all read`() throws {
        let page = #"{"Subnets":[{"SubnetId":"subnet-1","VpcId":"vpc-1"}],"NextToken":null}"#
        let (facts, summary) = try imported(page + "\n" + page + "\n")
        #expect(facts.count == 2)
        #expect(summary.documents == [DocumentCount(kind: "Subnets", documents: 2, items: 2)])
    }

    @Test func `bare objects and bare arrays are known by their fields`() throws {
        let bare = #"{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}"#
        #expect(try imported(bare).summary.documents == [DocumentCount(kind: "Vpcs", documents: 1, items: 1)])
        let (facts, summary) = try imported("[[\(bare),\(bare)]]")
        #expect(facts.count == 2)
        #expect(summary.documents == [DocumentCount(kind: "Vpcs", documents: 1, items: 2)])
    }

    @Test func `a pod asks for the greater of its containers and its init containers`() throws {
        func pod(_ initial: String, _ main: String) -> String {
            #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"},"spec":{"initContainers":[\#(initial)],"containers":[\#(main)]}}"#
        }
        func asks(_ cpu: String, always: Bool = false) -> String {
            #"{"resources":{"requests":{"cpu":"\#(cpu)"}}\#(always ? #","restartPolicy":"Always""# : "")}"#
        }
        func millis(_ initial: [String], _ main: String) throws -> Int? {
            guard case .pod(let pod) = try facts(pod(initial.joined(separator: ","), main)).first else {
                return nil
            }
            return pod.cpuMillis
        }
        let sidecars = ["1", "2", "3"].map { asks($0, always: true) }
        #expect(try millis([asks("1", always: true)], asks("1")) == 2000)
        #expect(try millis([asks("5")] + sidecars, asks("1")) == 7000)
        #expect(
            try millis([asks("5")] + sidecars.prefix(2) + [asks("5")] + sidecars.suffix(1), asks("1")) == 8000
        )
        #expect(try millis([asks("10m", always: true), asks("200m")], asks("100m")) == 210)
    }

    @Test func `a list whose kind comes last and whose items have none is known by its fields`() throws {
        let text = #"{"items":[{"metadata":{"name":"n1"},"status":{"nodeInfo":{}}}],"kind":"NodeList"}"#
        #expect(try facts(text) == [.node(Node(name: "n1"))])
    }

    @Test func `an unknown document of a folder is skipped and named by its keys`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("buckets.json", #"{"Buckets":[{"Name":"b"}],"Owner":{}}"#)
        let summary = try imported(paths: [scratch.path]).summary
        #expect(summary.skipped.map(\.reason) == ["unknown document: keys Buckets, Owner"])
        #expect(summary.filesRead == 0)
    }

    @Test func `a folder's other files are counted and a missing path ends with 66`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("a/b/vpcs.json", #"{"Vpcs":[{"VpcId":"vpc-1"}]}"#)
        _ = try scratch.write("a/notes.txt", "{ not JSON")
        let summary = try imported(paths: [scratch.path]).summary
        #expect(summary.filesRead == 1)
        #expect(summary.ignoredFiles == 1)
        #expect(throws: ImportError.missing(path: scratch.path + "/none")) {
            try imported(paths: [scratch.path + "/none"])
        }
        #expect(ImportError.missing(path: "").exitCode == 66)
    }

    @Test func `a broken file ends the import unless it is to keep going`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("bad.json", #"{"Vpcs":[{"VpcId":"vpc-1"},"#)
        _ = try scratch.write("good.json", #"{"Vpcs":[{"VpcId":"vpc-2"}]}"#)
        #expect(throws: ImportError.self) { try imported(paths: [scratch.path]) }
        let (facts, summary) = try imported(paths: [scratch.path], keepGoing: true)
        #expect(facts == [.vpc(VPC(id: "vpc-2"))])
        #expect(summary.skipped.map(\.path) == [scratch.path + "/bad.json"])
    }

    @Test func `pods that say the same are bound the same, whatever their order and white space`() throws {
        func pod(_ name: String, _ spec: String) -> String {
            #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"\#(name)","namespace":"n"},"spec":{\#(spec)}}"#
        }
        let own = #"{"key":"team","operator":"Exists"}"#
        let usual =
            #"{"effect":"NoExecute","key":"node.kubernetes.io/not-ready","operator":"Exists","tolerationSeconds":300}"#
        let specs = [
            #""nodeSelector":{"b":"2","a":"1"},"tolerations":[\#(usual),\#(own)]"#,
            #""tolerations":[\#(own)],"nodeSelector":{ "a":"1", "b":"2" }"#,
            #""nodeSelector":{"b":"2","a":"1"},"tolerations":[\#(usual),\#(own)]"#,
            #""nodeSelector":{},"tolerations":[\#(usual)]"#,
        ]
        let pods = try facts(specs.enumerated().map { pod("p\($0)", $1) }.joined(separator: "\n"))
        let constraints = pods.map { fact -> String? in
            if case .pod(let pod) = fact { return pod.constraints }
            return "no pod"
        }
        let bound = #"{"nodeSelector":{"a":"1","b":"2"},"tolerations":[{"key":"team","operator":"Exists"}]}"#
        #expect(constraints == [bound, bound, bound, nil])
    }

    @Test func `what a value says depends on where it stands, however often its bytes were seen`() throws {
        let usual =
            #"[{"effect":"NoExecute","key":"node.kubernetes.io/not-ready","tolerationSeconds":300}]"#
        let spec = #""schedulingGates":\#(usual),"tolerations":\#(usual)"#
        let facts = try facts(
            #"{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"n"},"spec":{\#(spec)}}"#)
        guard case .pod(let pod) = try #require(facts.first) else {
            Issue.record("no pod")
            return
        }
        #expect(pod.constraints == #"{"schedulingGates":\#(usual)}"#)
    }
}
