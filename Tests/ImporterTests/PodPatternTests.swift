import Foundation
import Testing
import Topology

@testable import Importer

/// A pod that fits the pattern of those before it must read as it does alone.
@Suite struct PodPatternTests {
    /// What a list of these items says, read from memory.
    private func facts(_ items: [String], windowSize: Int = JSONWindow.size) throws -> [Fact] {
        let text = #"{"apiVersion":"v1","items":["# + items.joined(separator: ",\n") + #"],"kind":"List"}"#
        var left = Array(text.utf8)[...]
        var facts: [Fact] = []
        var reader = try DocumentReader(path: "pods.json", windowSize: windowSize) { buffer in
            let count = min(buffer.count, left.count)
            buffer.copyBytes(from: left.prefix(count))
            left = left.dropFirst(count)
            return count
        } sink: {
            if !$0.isAboutObjects { facts.append($0) }
        }
        try reader.readAll()
        return facts
    }

    @Test func `a pod that fits a pattern keeps the uid that it has for itself`() throws {
        let uids = [
            "5d016cea-a23a-ab82-0000-000000000001", "5d016cea-a23a-ab83-0000-000000000001", "no-uuid",
        ]
        let items = uids.enumerated().flatMap { place, uid in
            (0..<3).map { number in
                Shape().text.replacingOccurrences(
                    of: "web-1", with: "web-\(place * 3 + number)"
                ).replacingOccurrences(of: #""metadata":{"#, with: #""metadata":{"uid":"\#(uid)","#)
            }
        }
        var found: [UInt64?] = []
        var left = Array((#"{"items":["# + items.joined(separator: ",") + "]}").utf8)[...]
        var reader = try DocumentReader(path: "pods.json") { buffer in
            let count = min(buffer.count, left.count)
            buffer.copyBytes(from: left.prefix(count))
            left = left.dropFirst(count)
            return count
        } sink: {
            if case .uid(let uid) = $0 { found.append(uid) }
        }
        try reader.readAll()
        #expect(found.prefix(2) == [0x5d01_6cea_a23a_ab82, 0x5d01_6cea_a23a_ab83])
        #expect(found.count == 3 && found[2] != nil)
    }

    /// The same, or what is wrong, without the place.
    private func outcome(_ items: [String]) -> Result<[Fact], Failure> {
        do {
            return .success(try facts(items))
        } catch {
            guard case .broken(_, _, _, _, let what) = error as? ImportError else {
                return .failure(Failure(what: "\(error)"))
            }
            return .failure(Failure(what: what))
        }
    }

    private struct Failure: Error, Equatable { var what: String }

    private struct Shape {
        var name = "web-1"
        var node = #""nodeName":"ip-10-0-0-1","#
        var ip = #","podIP":"10.0.0.1""#
        var label = "web"
        var cpu = "100m"
        var environment = "plain"
        var restarts = "0"
        var ready = "true"
        var extra = ""
        var space = ""
        var kind = "Pod"

        var text: String {
            #"{"apiVersion":"v1",\#(space)"kind":"\#(kind)","metadata":{"annotations":{"note":"\#(environment)"},"#
                + #""labels":{"app":"\#(label)"},"name":"\#(name)","namespace":"n",\#(extra)"#
                + #""ownerReferences":[{"controller":true,"kind":"ReplicaSet","name":"web-abc","uid":"u"}]},"#
                + #""spec":{\#(node)"containers":[{"env":[{"name":"A","value":"\#(environment)"}],"#
                + #""ports":[{"containerPort":80}],"resources":{"requests":{"cpu":"\#(cpu)"}}}]},"#
                + #""status":{"containerStatuses":[{"ready":\#(ready),"restartCount":\#(restarts)\#(space)}],"#
                + #""phase":"Running"\#(ip)}}"#
        }
    }

    private static func random(_ generator: inout Seeded) -> Shape {
        var shape = Shape()
        func sometimes<Value>(_ path: WritableKeyPath<Shape, Value>, _ values: [Value], _ odds: Int = 3) {
            guard Int.random(in: 0..<odds, using: &generator) == 0 else { return }
            shape[keyPath: path] = values.randomElement(using: &generator) ?? shape[keyPath: path]
        }
        sometimes(\.name, ["web-2", "web-20", "w", "", #"caf\u00e9"#, #"a\"b"#, "web-1"], 2)
        sometimes(
            \.node,
            [#""nodeName":"ip-10-0-0-22","#, #""nodeName":"","#, #""nodeName":null,"#, "", #""nodeName":7,"#])
        sometimes(
            \.ip, [#","podIP":"10.0.0.250""#, #","podIP":"fd00::1""#, #","podIP":"""#, "", #","podIP":null"#])
        sometimes(\.label, ["web2", "we", #"w\u0065b"#], 5)
        sometimes(\.cpu, ["200m", "100", "1"], 5)
        sometimes(\.environment, ["", "longer than it was", #"quote \" and slash \\"#, "}{][,:", "plai"])
        sometimes(\.restarts, ["7", "12", "-1", "1.5e3", "null", #""0""#, "{}"], 4)
        sometimes(\.ready, ["false", "null", "1"], 5)
        sometimes(\.extra, [#""name":"twice","#, #""deletionTimestamp":"2026","#, #""uid":"x","#], 6)
        sometimes(\.space, [" ", "\n\t", "\r\n    "], 6)
        sometimes(\.kind, ["Job", "Node"], 20)
        return shape
    }

    @Test func `pods behind each other read as each does alone`() throws {
        var generator = Seeded(state: 20_261_125)
        for _ in 0..<60 {
            let items = (0..<40).map { _ in Self.random(&generator).text }
            let alone = try items.flatMap { try facts([$0]) }
            #expect(try facts(items) == alone)
            #expect(try facts(items, windowSize: 700) == alone)
        }
    }

    @Test func `a pod that fits is as much of an error, and the same one, as it is alone`() throws {
        var generator = Seeded(state: 7)
        let usual = Shape().text
        var failures = 0
        for _ in 0..<2_000 {
            var bytes = Array(Self.random(&generator).text.utf8)
            let at = Int.random(in: 1..<bytes.count, using: &generator)
            let odd = Array("{}[]:,\"\\ 0-9tnex\u{1}\n".utf8)
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bytes[at] = odd.randomElement(using: &generator) ?? 0
            case 1: bytes.remove(at: at)
            default: bytes.insert(odd.randomElement(using: &generator) ?? 0, at: at)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let before = try facts([usual, usual])
            switch (outcome([usual, usual, text]), outcome([text])) {
            case (.success(let all), .success(let alone)): #expect(all == before + alone, "\(text)")
            case (.failure(let one), .failure(let other)):
                failures += 1
                #expect(one == other, "\(text)")
            case (let one, let other): Issue.record("\(one) and \(other): \(text)")
            }
        }
        #expect(failures > 500)
    }

    @Test func `only what a pod has for itself is read where all else is the same`() throws {
        var other = Shape()
        (other.name, other.node, other.ip) = ("web-2", #""nodeName":"ip-10-0-0-9","#, #","podIP":"10.0.0.9""#)
        var memo = PodPatterns()
        let texts = [Shape().text, Shape().text, other.text]
        var fitted: [Pod?] = []
        for text in texts {
            try Array(text.utf8).withUnsafeBufferPointer { bytes in
                let start = try #require(bytes.baseAddress)
                var reader = JSONReader(place: start, end: start + bytes.count, isLastWindow: true)
                fitted.append(try memo.pod(&reader)?.pod)
                #expect(reader.place == (fitted.last == .some(nil) ? start : start + bytes.count))
                if fitted.last == .some(nil) {
                    let shared = PodMemo()
                    shared.patterns = memo
                    _ = try PodReader.read(&reader, shared)
                    memo = shared.patterns
                }
            }
        }
        #expect(fitted.map { $0?.name } == [nil, nil, "web-2"])
        #expect(fitted.last??.nodeName == "ip-10-0-0-9" && fitted.last??.cpuMillis == 100)
    }
}

/// The same numbers every time.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state ^ state >> 29) &* 0x9e37_79b9_7f4a_7c15
    }
}
