import Testing
import Words

/// Sentences as cases: their codes, their two languages and the names in them.
@Suite struct SentenceTests {
    @Test(arguments: [
        (KoreanParticle.subject, "서브넷", "이"), (.subject, "노드", "가"), (.topic, "vpc-0f6", "은"),
        (.topic, "10.0.0.0/24", "는"), (.object, "prod", "을(를)"), (.with, "", "와(과)"),
        (.toward, "인터넷", "으로"), (.toward, "서울", "로"), (.toward, "use1-az1", "로"), (.toward, "eni-3", "으로"),
        (.with, "rtb-2", "와"), (.with, "rtb-3", "과"),
    ])
    func `a Korean particle follows the sound of its noun`(
        particle: KoreanParticle, noun: String, form: String
    ) {
        #expect(particle.form(after: noun) == form)
    }

    @Test func `names are kept apart from fixed words, however deep they stand`() {
        let warning = Warning.notFollowed(
            origin: "a|b.csv:3", why: .noDefaultRoute(table: "rtb|1", subnet: "subnet-2"))
        let names = warning.text.en.parts.compactMap { part -> String? in
            guard case .name(let name) = part else { return nil }
            return name
        }
        #expect(names == ["a|b.csv:3", "rtb|1", "subnet-2"])
        #expect(
            warning.text(in: .en) { $0.replacing("|", with: "\\|") }
                == "\(warning)".replacing("|", with: "\\|"))
    }

    @Test func `a number takes the singular where it is one`() {
        #expect("\(UsageReason.spotPrice(count: 1))".hasPrefix("1 Spot Instance:"))
        #expect("\(UsageReason.spotPrice(count: 2))".hasPrefix("2 Spot Instances:"))
    }

    @Test func `a sentence within another keeps its own code where it says the same`() {
        #expect(UsageReason.path(.ownVPC("vpc-1")).code == "own-vpc")
        #expect(Warning.leftOut(.clusterNotImported("prod")).code == "cluster-not-imported")
        #expect(
            Warning.change(.noUnusedNAT(option: "--remove-idle-nat", place: "in vpc-1")).code == "no-idle-nat"
        )
    }

    @Test(arguments: Language.allCases)
    func `ways that are cut off are counted by destination`(language: Language) {
        let lost = CutOffWays([.init(to: "internet", subnets: 2), .init(to: "s3", subnets: 1)])
        let expected =
            language == .en
            ? "2 subnets from the internet and 1 subnet from s3" : "서브넷 2개와 인터넷 사이, 서브넷 1개와 s3 사이"
        #expect(lost.text.text(in: language) == expected)
    }
}
