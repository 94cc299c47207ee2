import Foundation
import Testing
import Units

/// The JSON that scripts read.
@Suite struct WhatIfContractTests {
    struct Document: Decodable {
        struct Line: Decodable {
            var id: String, category: String, usage_type: String, resource: String, unit: String,
                basis: String
            var quantity: String?, unit_price: String?, amount: String?
        }
        struct Side: Decodable {
            var monthly_cost: String
            var lines: [Line]
            var complete: Bool?
        }
        struct Change: Decodable {
            var monthly_cost: String?
            var complete: Bool
            var by_category: [String: String?]
        }
        struct BreakEven: Decodable { var question: String, quantity: String, unit: String, per: String }
        struct Prices: Decodable { var effective: String }
        var schema: String, snapshot: String, region: String, currency: String, hours: String?
        var prices: Prices
        var before: Side, after: Side
        var change: Change
        var break_even: [BreakEven]
        var warnings: [String]
    }

    private func money(_ text: String) throws -> Money { try #require(Money(decimal: text)) }
    private func sum(_ texts: [String]) throws -> Money { try texts.map(money).reduce(.zero, +) }

    @Test(arguments: [
        ["--nat-per-az"], ["--single-nat"], ["--regional-nat"], ["--no-nat"], ["--s3-endpoint", "gateway"],
        ["--s3-endpoint", "interface"], ["--dynamodb-endpoint", "gateway"],
        ["--interface-endpoint", "ecr.dkr"],
        ["--alb-target-type", "instance"], ["--topology-aware-routing"], ["--private-cluster-endpoint"],
        ["--traffic-scale", "1.7"], ["--tenancy", "dedicated"], ["--eks-version", "1.35"],
        ["--remove-zone", "ap-northeast-2c"], ["--nat-per-az", "--s3-endpoint", "gateway"],
    ])
    func `totals are the exact sums of their lines and the change is after less before`(change: [String])
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run(["what-if"] + change + ["--format", "json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = Data(outcome.output.utf8)
        // `hours` is a number in the contract; the rest is decoded as it stands.
        var object = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        #expect((object["hours"] as? Int) == 730)
        object["hours"] = nil
        let document = try JSONDecoder().decode(
            Document.self, from: try JSONSerialization.data(withJSONObject: object))
        #expect(document.schema == "ekscost.what-if.v1")
        #expect(document.region == "ap-northeast-2")
        for side in [document.before, document.after] {
            #expect(try sum(side.lines.compactMap(\.amount)) == money(side.monthly_cost))
            #expect(Set(side.lines.map(\.id)).count == side.lines.count, "line ids are unique")
        }
        // A change after which something else is missing has no exact figure.
        guard let total = document.change.monthly_cost else {
            #expect(!document.change.complete && document.change.by_category.values.contains(nil))
            return
        }
        #expect(document.change.complete)
        #expect(
            try money(document.after.monthly_cost) - money(document.before.monthly_cost) == money(total))
        #expect(try sum(document.change.by_category.values.compactMap(\.self)) == money(total))
    }

    @Test func `every line is quantity times unit price, rounded once`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run("what-if", "--nat-per-az", "--format", "json")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let before = try #require(object["before"] as? [String: Any])
        let lines = try #require(before["lines"] as? [[String: Any]])
        #expect(lines.count > 10)
        for line in lines {
            guard let quantity = line["quantity"] as? String, let price = line["unit_price"] as? String,
                let amount = line["amount"] as? String
            else { continue }
            let product = try #require(Decimal(string: quantity)) * #require(Decimal(string: price))
            let difference = abs(product - (try #require(Decimal(string: amount))))
            #expect(difference <= Decimal(string: "0.0000000005")!, "\(line)")
        }
    }

    @Test func `the same question gives the same bytes`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let answers = try (1...3).map { _ in
            try program.run("what-if", "--nat-per-az", "--format", "json").output
        }
        #expect(Set(answers).count == 1)
    }
}
