import Foundation
import Importer
import Testing
import Topology

/// Files that are given to a command which does not read them.
@Suite struct ForeignFileTests {
    static let files: [(name: String, text: String, said: String)] = [
        (
            "terraform.tfstate",
            #"{"version": 4, "terraform_version": "1.9.5", "serial": 3, "lineage": "x", "resources": []}"#,
            "Terraform state"
        ),
        (
            "state.json", #"{"format_version": "1.0", "terraform_version": "1.9", "values": {}}"#,
            "Terraform state"
        ),
        ("plan.json", #"{"format_version": "1.2", "planned_values": {}}"#, "Terraform plan"),
        ("main.tf", "# our network\nresource \"aws_vpc\" \"main\" {\n}\n", "Terraform source"),
        (
            "flows.csv", "basis,gb_in,gb_out,destination,source\nmeasured,1,1,internet,subnet-1\n",
            "import traffic"
        ),
        (
            "cur.csv",
            "lineItem/LineItemType,lineItem/UnblendedCost,lineItem/UsageAmount,a,b,c\nUsage,1,1,,,\n",
            "import bill"
        ),
        ("ce.json", #"{"ResultsByTime": []}"#, "import bill"),
        ("report-Manifest.json", #"{"assemblyId": "a", "billingPeriod": {}}"#, "manifest"),
        (
            "eni.log",
            "2 111122223333 eni-0a1 10.0.0.4 10.0.1.5 1 2 6 10 840 1790812800 1790812860 ACCEPT OK\n",
            "flow-logs"
        ),
        ("columns.txt", "version srcaddr dstaddr bytes start end action log-status\n", "flow-logs"),
        ("vpcs.json", #"{"Vpcs": [{"VpcId": "vpc-1"}]}"#, "import json"),
        ("pods.json", #"{"apiVersion": "v1", "kind": "List", "items": []}"#, "import json"),
        ("pods.yaml", "apiVersion: v1\nkind: List\n", "kubectl get"),
        ("stack.json", #"{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}"#, "CloudFormation"),
        ("ip-ranges.json", #"{"syncToken": "1", "prefixes": []}"#, "--ip-ranges"),
    ]

    private func error(_ read: () throws -> Void) -> ImportError? {
        do {
            try read()
            return nil
        } catch { return error as? ImportError }
    }

    @Test(arguments: files.map(\.name))
    func `a misplaced file ends with 65 and names its command`(name: String) throws {
        let file = try #require(Self.files.first { $0.name == name })
        let scratch = try Scratch()
        let path = try scratch.write(file.name, file.text)
        let readers: [(String, () throws -> Void)] = [
            ("import json", { _ = try JSONImport(paths: [path], keepGoing: false).run { _ in } }),
            ("import traffic", { _ = try TrafficTable.read(TrafficFile(path)) { _ in } }),
            (
                "import bill",
                {
                    var bill = BillImport(paths: [path])
                    _ = try bill.run { _ in }
                }
            ),
            ("flow-logs", { _ = try FlowLogImport(paths: [path], snapshot: Snapshot()).run() }),
        ]
        for (command, read) in readers where command != file.said {
            guard !(file.said == "import bill" && command == "import bill") else { continue }
            let said = error(read)
            #expect(said?.exitCode == 65, "\(command) of \(name): \(said?.description ?? "no error")")
            #expect(said?.description.contains(file.said) == true, "\(command): \(said?.description ?? "")")
            #expect(said?.description.contains(path) == true)
            #expect(said?.description.contains("import terraform") != true)
        }
    }

    @Test func `an archive, a file among others and standard formats without a kind are refused too`() throws
    {
        let scratch = try Scratch()
        let vpcs = try scratch.write("vpcs.json", #"{"Vpcs":[{"VpcId":"vpc-1"}]}"#)
        let groups = try scratch.write("groups.json", #"{"SecurityGroups":[]}"#)
        let said = error { _ = try JSONImport(paths: [vpcs, groups], keepGoing: false).run { _ in } }
        #expect(
            said?.description.contains("keys SecurityGroups, \(groups), ") == true,
            "\(String(describing: said))")
        let summary = try JSONImport(paths: [vpcs, groups], keepGoing: true).run { _ in }
        #expect(summary.filesRead == 1 && summary.skipped.map(\.path) == [groups])
    }

    @Test(arguments: [#"{"clusters":["a"]}"#, #"{"nodes":[{}]}"#, #"{"kind":"Widget","metadata":{}}"#])
    func `a document of no kind that is read ends with 65 where it is named`(text: String) throws {
        let said = try importError(text)
        #expect(said?.exitCode == 65 && said?.description.contains("document.json, give it JSON") == true)
    }

    @Test(arguments: ["NodePool", "Lease", "Certificate"])
    func `an object of a kind that ekscost does not use is told of in plain words`(kind: String) throws {
        let scratch = try Scratch()
        let list = """
            {"kind":"List","items":[{"kind":"Node","metadata":{"name":"n-1"}},\
            {"kind":"\(kind)","metadata":{"name":"x"}},{"kind":"\(kind)","metadata":{"name":"y"}}]}
            """
        let file = try scratch.write("objects.json", list)
        let summary = try JSONImport(paths: [file], keepGoing: false).run { _ in }
        #expect(summary.warnings == ["\(file): 2 \(kind) not read: ekscost does not use this kind"])
    }

    @Test func `in a folder other kinds are skipped and counted`() throws {
        let scratch = try Scratch()
        for file in Self.files { _ = try scratch.write(file.name, file.text) }
        let json = try JSONImport(paths: [scratch.path], keepGoing: false).run { _ in }
        #expect(json.filesRead == 2 && json.skipped.count + json.ignoredFiles == Self.files.count - 2)
        let line = ReportLine(usageType: "NatGateway-Hours")
        _ = try scratch.write("real.csv", ReportLine.legacyHeader + "\n" + line.legacy)
        try FileManager.default.removeItem(atPath: scratch.path + "/cur.csv")
        let read = try bill([scratch.path])
        #expect(read.summary.filesRead == 2 && read.bill.lines.count == 1)
        #expect(read.summary.ignoredFiles == Self.files.count - 2)
    }
}
