import Fixtures
import Testing
import Topology
import Units

@testable import Capacity
@testable import Simulation

/// Changes as they are typed: which ones, in which order, and back to words.
@Suite struct ChangeWordsTests {
    /// Every option with a value that it takes; nil where it stands alone.
    private static let samples: [(option: String, value: String?)] = [
        ("--nat-per-az", nil), ("--single-nat", nil), ("--single-nat", "us-east-1b"), ("--regional-nat", nil),
        ("--no-nat", nil), ("--s3-endpoint", "gateway"), ("--s3-endpoint", "interface"),
        ("--s3-endpoint", "none"), ("--dynamodb-endpoint", "gateway"), ("--dynamodb-endpoint", "none"),
        ("--interface-endpoint", "ecr.dkr"), ("--interface-endpoint", "sts"), ("--remove-endpoint", "logs"),
        ("--alb-target-type", "instance"), ("--nlb-cross-zone", "off"), ("--topology-aware-routing", nil),
        ("--private-cluster-endpoint", nil), ("--traffic-scale", "0.25"), ("--traffic-scale", "3"),
        ("--traffic-scale", "1.000000001"), ("--release-idle-addresses", nil), ("--remove-idle-nat", nil),
        ("--add-zone", "us-east-1d"), ("--remove-zone", "us-east-1c"), ("--tenancy", "dedicated"),
        ("--eks-version", "1.34"), ("--eks-version", "1.34,1.35"), ("--prefix-delegation", "on"),
        ("--warm-ip-target", "0"), ("--minimum-ip-target", "7"), ("--warm-eni-target", "2"),
        ("--custom-networking", "100.64.0.0/16"), ("--add-cidr", "10.1.0.0/16"), ("--nodes", "general=9"),
        ("--nodes", "blue/general=0"), ("--force-max", nil), ("--instance-type", "general=m7i.large"),
        ("--instance-type", "arn:aws:eks:us-east-1:111122223333:cluster/blue/gp=c7g.large"),
        ("--replicas", "shop/web=12"), ("--replicas", "blue/shop/web=150000"),
    ]

    private func words(_ sample: (option: String, value: String?), joined: Bool) -> [String] {
        guard let value = sample.value else { return [sample.option] }
        return joined ? [sample.option + "=" + value] : [sample.option, value]
    }

    private func names(_ words: [String], besides others: [String: OptionValue] = [:]) throws -> [String] {
        try ChangeWords.changes(in: words, besides: others).map(\.name)
    }

    @Test func `every option has a sample here`() {
        #expect(Set(Self.samples.map(\.option)) == Set(ChangeWords.options.keys))
    }

    @Test(arguments: samples.indices)
    func `a change typed as it names itself is the same change, in both spellings`(_ place: Int) throws {
        let sample = Self.samples[place]
        let name = sample.option + (sample.value.map { "=" + $0 } ?? "")
        for joined in [true, false] {
            #expect(try names(words(sample, joined: joined)) == [name])
        }
        #expect(try names([name]) == [name])
    }

    @Test func `any changes in any order and spelling come back in the order in which they were typed`()
        throws
    {
        var random = SplitMix(state: 12)
        for _ in 0..<2000 {
            let chosen = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                Self.samples[Int.random(in: Self.samples.indices, using: &random)]
            }
            let typed = chosen.flatMap { words($0, joined: Bool.random(using: &random)) }
            let expected = chosen.map { $0.option + ($0.value.map { "=" + $0 } ?? "") }
            let found = try names(typed)
            #expect(found == expected, "\(typed)")
            #expect(try names(found) == expected)
        }
    }

    @Test(arguments: samples.indices)
    func `a zone stays the single gateway's, whatever option follows or goes before`(_ place: Int) throws {
        let other = Self.samples[place]
        for zone in [["--single-nat=eu-west-1c"], ["--single-nat", "eu-west-1c"]] {
            for joined in [true, false] {
                let more = words(other, joined: joined)
                #expect(try names(zone + more).first == "--single-nat=eu-west-1c")
                #expect(try names(more + zone).last == "--single-nat=eu-west-1c")
            }
        }
    }

    @Test func `several services behind one option are one change each, up to the next option`() throws {
        #expect(
            try names(["--interface-endpoint", "sts", "logs", "--nat-per-az", "--remove-endpoint=kms", "ec2"])
                == [
                    "--interface-endpoint=sts", "--interface-endpoint=logs", "--nat-per-az",
                    "--remove-endpoint=kms", "--remove-endpoint=ec2",
                ])
    }

    @Test func `what other options take is no change and no change's value`() throws {
        let others: [String: OptionValue] = [
            "--month": .one, "--strict": .none, "--note": .any, "--tag": .many,
        ]
        #expect(
            try names(
                [
                    "what-if", "--month", "2026-10", "--single-nat", "--month=2026-09", "--strict",
                    "--note", "--no-nat", "--tag", "a", "b", "--nat-per-az", "--", "--regional-nat",
                ], besides: others) == ["--single-nat", "--nat-per-az"])
    }

    @Test(arguments: [
        ["--nat-per-az=yes"], ["--single-nat="], ["--s3-endpoint"], ["--s3-endpoint", "both"],
        ["--dynamodb-endpoint=interface"], ["--interface-endpoint"], ["--nlb-cross-zone=true"],
        ["--traffic-scale=-1"], ["--traffic-scale", "1e3"], ["--traffic-scale=1000001"],
        ["--traffic-scale=9223372036854775808"], ["--tenancy=host"], ["--eks-version=latest"],
        ["--eks-version=1.34,"], ["--warm-ip-target=-1"], ["--warm-eni-target=1001"], ["--add-cidr=10.0.0.0"],
        ["--nodes=general"], ["--nodes==3"], ["--nodes=general=-1"], ["--nodes=general=100001"],
        ["--nodes=general=99999999999999999999"], ["--instance-type=general="], ["--replicas=web=3"],
        ["--replicas=shop/=3"], ["--replicas=/web=3"], ["--replicas=shop/web=150001"], ["--nat-per-zone"],
    ])
    func `a value that an option does not take is refused`(words: [String]) {
        #expect(throws: ChangeError.self) { try ChangeWords.changes(in: words) }
    }

    @Test func `an option that is none names the nearest`() {
        #expect(throws: ChangeError("unknown option '--single-natt'; did you mean --single-nat?")) {
            try ChangeWords.changes(in: ["--single-natt"])
        }
    }

    @Test func `the maximum is raised for numbers of nodes before and behind the word`() throws {
        for words in [["--force-max", "--nodes=a=3"], ["--nodes=a=3", "--force-max"]] {
            let changes = try ChangeWords.changes(in: words)
            #expect(changes.contains { ($0 as? NodeCount)?.forcesMaximum == true })
            #expect(changes.map(\.name) == words)
        }
        let plain = try ChangeWords.changes(in: ["--nodes=a=3"]).first as? NodeCount
        #expect(plain?.forcesMaximum == false)
    }
}
