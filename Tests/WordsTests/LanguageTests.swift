import Testing
import Words

/// The language of a reader.
@Suite struct LanguageTests {
    @Test(arguments: [
        (["LC_ALL": "ko_KR.UTF-8", "LANG": "en_US.UTF-8"], Language.ko), (["LANG": "ko"], .ko),
        (["LC_ALL": "", "LC_MESSAGES": "ko-KR"], .ko), (["LC_ALL": "C.UTF-8", "LANG": "ko_KR"], .en),
        ([:], .en), (["LANG": "fr_FR.UTF-8"], .en),
    ])
    func `the locale chooses the language`(environment: [String: String], language: Language) {
        #expect(Language(environment: environment) == language)
    }
}
