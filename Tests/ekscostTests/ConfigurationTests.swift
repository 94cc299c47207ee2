import Capacity
import Cost
import Foundation
import Pricing
import Testing
import Units

@testable import ekscost

private func read(_ yaml: String) throws -> Configuration {
    try Configuration(yaml: yaml, file: "ekscost.yaml")
}

@Suite struct `The configuration` {
    @Test func `says what a contract, a second currency and the account's habits are`() throws {
        let configuration = try read(
            """
            discounts: {overall: 8, by_category: {nodes: 30}, by_usage_type: {NatGateway-Bytes: 7.25}}
            currency: {code: KRW, rate: 1390.5, date: 2026-11-01}
            account_egress_gb: 1234.567890123
            billed_sides: one
            exclude_categories: [public-ipv4, kms]
            prices:
              - {region: eu-west-3, usage_type: LCUUsage, operation: "LoadBalancing:Application", unit: LCU-Hrs, usd: 0.0084, source: a bill}
            """)
        var expected = Configuration()
        expected.discounts.overall = Ratio(8, 100)
        expected.discounts.byCategory = ["nodes": Ratio(30, 100)]
        expected.discounts.byUsageType = ["NatGateway-Bytes": Ratio(725, 10_000)]
        expected.currency = .init(code: "KRW", rate: Ratio(13905, 10), date: "2026-11-01")
        expected.accountEgress = Quantity(billionths: 1_234_567_890_123)
        expected.billsBothSides = false
        expected.excluded = [.publicIPv4, .kms]
        expected.prices = [
            PriceOverride(
                region: "eu-west-3", usageType: "LCUUsage", operation: "LoadBalancing:Application",
                unit: "LCU-Hrs",
                usd: "0.0084", source: "a bill")
        ]
        #expect(configuration == expected)
    }

    @Test func `reaches the assessment whole`() throws {
        let options = try read(
            "{discounts: {overall: 8}, account_egress_gb: 5, billed_sides: one, exclude_categories: [kms]}"
        ).options()
        var expected = AssessmentOptions()
        expected.discounts.overall = Ratio(2, 25)
        expected.accountEgress = Quantity(5)
        expected.billsBothSides = false
        expected.excluded = [.kms]
        #expect(options == expected)
    }

    @Test(arguments: ["", "# nothing\n", "discounts:\nprices: []\n"])
    func `that says nothing changes nothing`(yaml: String) throws {
        #expect(try read(yaml) == Configuration())
    }

    @Test(arguments: [
        (
            "\ndiscount: {overall: 8}",
            "ekscost.yaml:2: unknown key 'discount'; allowed are discounts, currency"
        ),
        (
            "discounts:\n  overal: 8",
            "ekscost.yaml:2: unknown key 'overal' in discounts; allowed are overall, by_category"
        ),
        (
            "discounts: {by_category: {nat: 8}}",
            "unknown key 'nat' in discounts.by_category; allowed are eks, nodes"
        ),
        ("discounts: {overall: 108}", "discounts.overall is '108'; write a percentage from 0 to 100"),
        ("account_egress_gb: 1e3", "account_egress_gb is '1e3'; write GB a month as a decimal"),
        ("billed_sides: 2", "billed_sides is '2'; write both or one"),
        ("exclude_categories: [ipv4]", "exclude_categories is 'ipv4'; write categories out of eks"),
        ("currency: {code: KRW, rate: 0, date: 2026-11-01}", "currency.rate is '0'"),
        ("currency: {code: KRW, rate: 1390}", "date too; it needs code, rate, date"),
        ("prices: [{region: r, usage_type: u, unit: GB, usd: -1, source: s}]", "prices.usd is '-1'"),
        ("billed_sides: one\nbilled_sides: both", "stands there twice"),
        ("discounts: {", "not YAML"),
        ("- discounts", "the file is 'a list'"),
    ])
    func `that cannot be meant is refused with its line`(yaml: String, words: String) throws {
        let error = try #require(throws: ConfigurationError.self) { try read(yaml) }
        #expect(error.description.contains(words), "\(error)")
        #expect(error.description.hasPrefix("ekscost.yaml:"))
        #expect(error.exitCode == 78)
    }

    @Test func `that is named must exist`() throws {
        let error = try #require(throws: ConfigurationError.self) {
            try Configuration.load(path: "/nowhere/x.yaml")
        }
        #expect(error == .missing(file: "/nowhere/x.yaml"))
        #expect(error.exitCode == 66)
    }

    @Test func `is read from its file`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        try Data("billed_sides: one\n".utf8).write(to: file)
        #expect(try Configuration.load(path: file.path).billsBothSides == false)
    }
}
