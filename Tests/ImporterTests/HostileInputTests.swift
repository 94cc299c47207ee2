import Foundation
import Importer
import Testing
import Topology

/// Input that nobody means to give: an import ends in a summary or in an error with file and place.
@Suite struct HostileInputTests {
    private static let vpc = #"{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.0.0.0/16"}]}"#

    @Test(arguments: [
        ("", "the file is empty"), (" \n", "the file is empty"), ("{\"Vpcs\":", "ends in the middle"),
        ("{\"Vpcs\":[{\"VpcId\":\"\\", "ends in the middle"), (vpc + "x", "something that is no document"),
        (vpc + "," + vpc, "something that is no document"), ("// note\n" + vpc, "a value was expected"),
        ("{'Vpcs':[]}", "in quotes"), ("{\"Vpcs\":[{\"VpcId\":\"a\"},]}", "behind the comma"),
        ("{\"Vpcs\":[{\"VpcId\":\"a\",\"x\":NaN}]}", "a value was expected"), ("01", "begins with a zero"),
        ("{\"Vpcs\":[{\"VpcId\":\"a\u{0}\"}]}", "control character"), (vpc + "\u{0}", "control character"),
        ("{\"Vpcs\":[{\"VpcId\":\"a\nb\"}]}", "control character"), ("Vpcs:\n- VpcId: vpc-1\n", "a value"),
        ("<html></html>", "a value was expected"), (String(repeating: "[", count: 100_000), "256 deep"),
        (String(repeating: "{\"a\":", count: 100_000), "256 deep"), ("tru", "ends in the middle"),
    ])
    func `what is not JSON ends with its place and what was expected there`(text: String, what: String) throws
    {
        let error = try #require(try importError(text))
        guard case .broken(let path, let line, let column, _, let why) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(path.hasSuffix("document.json") && line >= 1 && column >= 1)
        #expect(why.contains(what), "\(why)")
        #expect(error.exitCode == 65)
    }

    /// What is passed over is checked too, at every depth.
    @Test(arguments: [
        #"{"a":1 "b":2}"#, #"{"a":1,}"#, #"{"a"}"#, #"{"a":}"#, #"{1:2}"#, #"{,}"#, #"[1,]"#, #"[,1]"#,
        #"[1 2]"#,
        #"[1}"#, #"{"a":[1}"#, #"["\x"]"#, #"["a\u12g4"]"#, "[\"a\u{1}\"]", #"[tru]"#, #"[+1]"#, #"[1.]"#,
        #"[1e]"#,
        #"[01]"#, #"[-]"#, "[\u{0}]", #"{"a":"b"c}"#, #"[nulll]"#, #"{"a" 1}"#,
    ])
    func `what is not JSON is an error where nobody wants to read it`(part: String) throws {
        for depth in [0, 1, 3, 62, 63, 64, 65, 130] {
            let wrapped =
                String(repeating: #"{"k":["#, count: depth / 2) + part
                + String(repeating: "]}", count: depth / 2)
            let text = #"{"Vpcs":[{"VpcId":"vpc-1"}],"other":"# + wrapped + "}"
            #expect(throws: ImportError.self, "\(depth)") { try facts(text) }
        }
    }

    @Test(arguments: [
        "[]", "{}", "[[],{}]", #"{"a":{},"b":[]}"#, #"[ 1 , -2.5e+3 , true , false , null , "\u00e9\\" ]"#,
        #"{"a" : [ { "b" : [ ] } , [ ] ] }"#, "[\"" + String(repeating: "long ", count: 40) + "\"]",
    ])
    func `what nobody wants to read is passed over at every depth`(part: String) throws {
        for depth in [0, 1, 3, 62, 63, 64, 65, 130, 240] {
            let wrapped =
                String(repeating: #"{"k":["#, count: depth / 2) + part
                + String(repeating: "]}", count: depth / 2)
            let text = #"{"other":"# + wrapped + #","Vpcs":[{"VpcId":"vpc-1"}]}"#
            #expect(try facts(text) == [.vpc(VPC(id: "vpc-1"))], "\(depth)")
        }
    }

    @Test(arguments: [
        "{}", "[]", "null", "12", "\"x\"", "[[[]]]", #"{"Vpcs":null}"#, #"{"Vpcs":"none"}"#,

        String(repeating: "[", count: 255) + String(repeating: "]", count: 255),
    ])
    func `a document with nothing in it is skipped and counted`(text: String) throws {
        let (facts, summary) = try imported(text)
        #expect(facts.isEmpty && summary.skipped.count == 1 && summary.filesRead == 0)
    }

    @Test(arguments: [
        #"{"Vpcs":[null,1,"x",{},[]]}"#, #"{"Vpcs":[{"VpcId":123}]}"#, #"{"kind":"PodList","items":null}"#,
        #"{"kind":"Pod","apiVersion":"v1","metadata":null,"spec":null,"status":null}"#,
        #"{"kind":"Pod","metadata":[],"spec":[],"status":[]}"#,
    ])
    func `items that lack what they are known by are left out and said`(text: String) throws {
        #expect(try facts(text).isEmpty)
    }

    @Test(arguments: [
        "99999999999999999999999999", "18446744073709551611", "1e999999", "-1", "null", "\"many\"", "[]",
    ])
    func `a count that no subnet can have is unknown`(number: String) throws {
        let text = #"{"Subnets":[{"SubnetId":"s","VpcId":"v","AvailableIpAddressCount":\#(number)}]}"#
        #expect(try facts(text) == [.subnet(Subnet(id: "s", vpcID: "v"))])
    }

    @Test func `quantities beyond every machine do not stop the import`() throws {
        let pod =
            #"{"kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"resources":{"requests":{"cpu":"9e99","memory":"99999999999999999999Ei"}}},null,1]},"status":{}}"#
        let node =
            #"{"kind":"Node","metadata":{"name":"a"},"status":{"capacity":{"pods":"99999999999999999999"},"allocatable":{"cpu":"-1","memory":"1e400"}}}"#
        #expect(try facts(pod + node).count == 2)
    }

    @Test func `the last of equal keys counts, and a byte order mark is passed over`() throws {
        #expect(try facts(#"{"Vpcs":[{"VpcId":"vpc-0","VpcId":"vpc-1"}]}"#) == [.vpc(VPC(id: "vpc-1"))])
        #expect(try facts("\u{feff}" + #"{"Vpcs":[{"VpcId":"vpc-1"}]}"#) == [.vpc(VPC(id: "vpc-1"))])
    }

    @Test(arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32])
    func `another encoding is named`(encoding: String.Encoding) throws {
        let scratch = try Scratch()
        let data = try #require(Self.vpc.data(using: encoding))
        let path = try scratch.write("document.json", data)
        let error = #expect(throws: ImportError.self) { try imported(paths: [path]) }
        #expect(error?.description.contains("UTF-16") == true)
    }

    @Test func `an export cut anywhere is an error or a whole document, and never half a one`() throws {
        let text = #"{"Vpcs":[{"VpcId":"vpc-1","Tags":[{"Key":"a","Value":"\u00e9"}]}],"NextToken":null}"#
        let scratch = try Scratch()
        for length in 0..<text.utf8.count {
            let path = try scratch.write("cut.json", Data(text.utf8.prefix(length)))
            #expect(throws: ImportError.self, "\(length)") { try imported(paths: [path]) }
        }
    }

    /// Bytes changed here and there, always the same way: the import must end, in either way.
    @Test func `random damage never stops the program`() throws {
        let text =
            #"{"kind":"List","items":[{"kind":"Pod","metadata":{"name":"a","namespace":"n"},"#
            + #""spec":{"containers":[{"resources":{"requests":{"cpu":"1","memory":"1Gi"}}}]},"status":{"podIP":"10.0.0.1"}}],"#
            + #""NetworkInterfaces":[{"NetworkInterfaceId":"eni-1","PrivateIpAddresses":[{"PrivateIpAddress":"10.0.0.2"}]}]}"#
        var state: UInt64 = 42
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let scratch = try Scratch()
        var broken = 0
        for _ in 0..<400 {
            var bytes = Array(text.utf8)
            for _ in 0...next(4) { bytes[next(bytes.count)] = UInt8(next(256)) }
            let path = try scratch.write("damaged.json", Data(bytes))
            do { _ = try imported(paths: [path]) } catch is ImportError { broken += 1 }
        }
        #expect(broken > 100 && broken < 400)
    }

    @Test func `answers with what the service says of itself are read as if it were not there`() throws {
        let meta =
            #""ResponseMetadata":{"RequestId":"r","HTTPStatusCode":200,"HTTPHeaders":{"date":"x"},"RetryAttempts":0}"#
        let (facts, summary) = try imported(#"{"Vpcs":[{"VpcId":"vpc-1"}],"NextToken":"abc",\#(meta)}"#)
        #expect(facts == [.vpc(VPC(id: "vpc-1"))])
        #expect(summary.warnings.isEmpty)
    }

    @Test func `lists in lists and wrappers named Items are walked`() throws {
        #expect(try facts(#"{"Vpcs":[[{"VpcId":"vpc-1"}],{"VpcId":"vpc-2"}]}"#).count == 2)
        #expect(
            try facts(#"{"Items":[\#(Self.vpc),{"SubnetId":"s","VpcId":"v","CidrBlock":"10.0.0.0/24"}]}"#)
                .count == 2)
        #expect(try facts("[\(Self.vpc),\(Self.vpc)]").count == 2)
        #expect(throws: ImportError.self) { try imported(#"{"Items":["a"]}"#) }
        #expect(throws: ImportError.self) {
            try imported(#"{"kind":null,"items":[{"kind":null,"metadata":null}]}"#)
        }
    }

    @Test func `an item larger than the window is read`() throws {
        let name = String(repeating: "v", count: 6_000_000)
        #expect(try facts(#"{"Vpcs":[{"VpcId":"\#(name)"}]}"#).count == 1)
    }
}
