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
        return of(Title.self) + of(Column.self) + of(Label.self) + of(GlossaryTerm.self) + of(ChangeTerm.self)
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

    @Test func `months and dates are written as each language does`() {
        let korean = Words(language: .ko)
        #expect(korean.month("2026-10") == "2026년 10월")
        #expect(korean.date("2026-11-01 00:00 UTC") == "2026년 11월 1일 00:00 UTC")
        #expect(Words(language: .en).date("2026-11-01") == "2026-11-01")
        #expect(korean.date("unknown") == "unknown")
    }
}
