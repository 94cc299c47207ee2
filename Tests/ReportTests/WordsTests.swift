import Foundation
import Testing
import Words

@testable import Report

/// The report's texts in its languages.
@Suite struct WordsTests {
    private static var all: [(key: String, en: String, ko: String)] {
        func of<Kind: Said & CaseIterable>(_ kind: Kind.Type) -> [(String, String, String)] {
            Kind.allCases.map { ("\(Kind.self).\($0)", $0.said.en, $0.said.ko) }
        }
        let sentences = Sentences.all.map { ($0.en, $0.en, $0.ko) }
        return of(Title.self) + of(Column.self) + of(Label.self) + of(Gloss.self) + of(ChangeTerm.self)
            + sentences
    }

    @Test func `every text exists in both languages with the same places to fill in`() {
        for text in Self.all {
            #expect(!text.en.isEmpty && !text.ko.isEmpty, "\(text.key)")
            func places(_ text: String) -> Set<String> {
                Set(text.matches(of: /\{\d\}/).map { String($0.output) })
            }
            #expect(places(text.en) == places(text.ko), "\(text.key)")
        }
    }

    @Test func `a Korean text is Korean, names of products aside`() {
        for (key, en, ko) in Self.all where en.count > 12 {
            #expect(ko.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }, "\(key): \(ko)")
        }
    }

    @Test func `names of sheets are what a spreadsheet takes`() {
        for title in Title.allCases {
            for name in [title.said.en, title.said.ko] {
                #expect(name.utf16.count <= 31 || title == .natCurve, "\(name)")
                #expect(name.firstMatch(of: /[\[\]:*?\/\\']/) == nil || name.count > 31, "\(name)")
            }
        }
    }

    @Test(arguments: [
        (
            "If use1-az1 is lost, 2 subnets in a, b lose the internet with it.",
            "use1-az1 영역에 장애가 나면 a, b의 서브넷 2개도 인터넷이 끊깁니다."
        ),
        ("No S3 gateway endpoint", "S3 게이트웨이 엔드포인트 없음"),
        (
            "t.csv:3: rtb-1 of subnet-2 has no default route, so it is not in the total",
            "t.csv:3: subnet-2의 rtb-1에 기본 경로가 없습니다. 이 트래픽은 합계에 없습니다"
        ),
    ])
    func `a sentence of the simulation is known again`(en: String, ko: String) {
        #expect(Words(language: .ko).sentence(en) == ko)
        #expect(Words(language: .en).sentence(en) == en)
    }

    /// Every sentence that is written in English in the rules, findings and paths: a new one must be added.
    @Test func `no sentence of the rules is missing in Korean`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let calls =
            /(?:warn|assume|unresolved|dropped|unmodelled|reason:|savingNote:|title:)\s*\(?\s*"((?:[^"\\]|\\\(.*?\)|\\")*)"/
        for folder in ["Charges", "Findings", "Paths"] {
            let path = root.appending(path: "Sources/Cost/" + folder)
            for name in try FileManager.default.contentsOfDirectory(atPath: path.path) {
                let text = try String(contentsOf: path.appending(path: name), encoding: .utf8)
                for match in text.matches(of: calls) {
                    // What is filled in stands for a word of its own.
                    let sentence = String(match.1).replacing(/\\\([^()]*(?:\([^()]*\)[^()]*)*\)/, with: "x-1")
                        .replacing("\\\"", with: "\"")
                    guard sentence.count > 8, !sentence.hasPrefix("x-1: x-1") else { continue }
                    let variants = [
                        sentence, "o.csv:1: " + sentence + ", so it is not in the total",
                        sentence.replacing("has x-1", with: "has no VPC with a way out"),
                    ]
                    #expect(
                        variants.contains { Sentences.korean($0) != nil }, "\(name): \(sentence)")
                }
            }
        }
    }

    @Test(arguments: [
        "--nodes=general=9: the pool has 2 × m5.large On-Demand, 1 × m5.large Spot; this adds 1 × m5.large Spot",
        "--nodes=blue/general=0: the pool has 2 × m5.large Spot; this takes away 2 × m5.large Spot",
        "the change cuts off 2 subnets from the internet and 1 subnet from s3: what went there goes nowhere, and what that cost is no saving",
        "the traffic that --no-nat --s3-endpoint=none moves is not all known, so its effect is not either: NatGateway-Bytes of nat-1 and 2 more",
    ])
    func `what must be known of a change's effect is said in Korean too`(sentence: String) {
        #expect(Sentences.korean(sentence) != nil)
    }

    @Test func `a sentence that the catalogue does not have stays English`() {
        #expect(Words(language: .ko).sentence("Something new.") == "Something new.")
        #expect(Sentences.arguments(of: "a b", in: "a {0} c") == nil)
        #expect(Sentences.arguments(of: "a  c", in: "a {0} c") == nil, "a place is never empty")
    }

    @Test func `months and dates are written as each language does`() {
        let korean = Words(language: .ko)
        #expect(korean.month("2026-10") == "2026년 10월")
        #expect(korean.date("2026-11-01 00:00 UTC") == "2026년 11월 1일 00:00 UTC")
        #expect(Words(language: .en).date("2026-11-01") == "2026-11-01")
        #expect(korean.date("unknown") == "unknown")
    }
}
