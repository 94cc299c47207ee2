import Foundation
import Testing
import Units

/// The model against a bill whose truth is known, through the program as a user runs it.
@Suite struct ReconcileTests {
    struct Document: Decodable {
        struct Hours: Decodable { var month: Int, billed: Int }
        struct Difference: Decodable {
            var kind: String, amount: String, usage_type: String, resource: String, detail: String
        }
        struct Line: Decodable {
            var usage_type: String, resource: String, modelled: String, billed: String
            var residuals: [Difference]
        }
        struct Elsewhere: Decodable { var service: String, amount: String }
        struct Discount: Decodable { var usage_type: String, percent: String }
        var schema: String, billed: String, modelled: String, unexplained: String
        var unexplained_percent: String, explained_percent: String, effective_discount_percent: String
        var hours: Hours
        var by_kind: [String: String]
        var lines: [Line]
        var others: [Difference]
        var elsewhere: [Elsewhere]
        var discounts: [Discount]
    }

    private func money(_ text: String?) throws -> Money {
        let decimal = try #require(text)
        return try #require(Money(decimal: decimal))
    }

    private func reconcile(_ bill: BillOfTheExample, _ more: String...) throws -> Document {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let imported = try program.run("import", "bill", try program.file("bill.csv", bill.text))
        #expect(imported.status == 0, "\(imported.errors)")
        let outcome = try program.run(["reconcile", "--format", "json"] + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    }

    /// Equal to a millionth of a dollar: the bill's own lines are rounded.
    private func close(_ a: Money, _ b: Decimal) throws -> Bool {
        let b = try money("\(rounded(b))")
        return max(a, b) - min(a, b) < Money(billionths: 10_000)
    }
    private func rounded(_ value: Decimal) -> Decimal {
        var (value, result) = (value, Decimal())
        NSDecimalRound(&result, &value, 9, .bankers)
        return result
    }

    @Test func `a discount, one side, two missing hours and a credit are named with their amounts`() throws {
        let answer = try reconcile(BillOfTheExample())
        #expect(answer.schema == "ekscost.reconcile.v1")
        #expect(answer.hours.billed == 742)
        #expect(answer.hours.month == 744)
        let share = Decimal(742) / 744
        // List prices of a full month, two-sided: hours, NAT bytes, transfer, internet beyond its free 100 GB.
        let hourly: Decimal = 744 * (0.059 + 0.1 + 0.0225 + 5 * 0.005 + 6 * 0.118 + 3 * 0.304)
        let traffic: Decimal = 24561 * 0.059 + (850 + 11445 + 770 + 6549 + 16374) * 0.01
        let lost: Decimal = (hourly + traffic + 1260 * 0.126) * (1 - share)
        let oneSide: Decimal = 11308 * share * 0.01
        let list: Decimal = hourly * share + traffic * share - oneSide + (1260 * share - 100) * 0.126
        #expect(try close(try money(answer.by_kind["missing-hours"]), -lost))
        #expect(try close(try money(answer.by_kind["sides"]), -oneSide))
        #expect(try close(try money(answer.by_kind["discount"]), -list * 0.08))
        #expect(try money(answer.by_kind["credit"]) == money("-25"))
        #expect(try close(try money(answer.billed), list * 0.92 - 25))
        #expect(answer.effective_discount_percent == "8")
        #expect(Set(answer.discounts.map(\.percent)) == ["8"])
        #expect(try money(answer.unexplained_percent) < money("0.01"))
        #expect(answer.by_kind["unexplained"] == nil)
        #expect(try money(answer.explained_percent) > money("99.99"))
        let sides = answer.lines.flatMap(\.residuals).filter { $0.kind == "sides" }
        #expect(sides.map(\.resource) == ["nat-0c0ffee0000000001"])
        #expect(answer.elsewhere.map(\.service) == ["AmazonRDS"])
    }

    @Test(arguments: ["--account", "--vpc", "--cluster"])
    func `an estimate of whole regions refuses a part that it cannot cut the bill by`(option: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run("reconcile", "--s3-through-nat", option, "any")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("name --region"), "\(outcome.errors)")
    }

    @Test func `modelled and every difference sum to billed, to the billionth`() throws {
        let answer = try reconcile(BillOfTheExample(strangerGB: 12))
        let differences = try answer.by_kind.values.reduce(Money.zero) { $0 + (try money($1)) }
        #expect(try money(answer.modelled) + differences == money(answer.billed))
        for line in answer.lines {
            let named = try line.residuals.reduce(Money.zero) { $0 + (try money($1.amount)) }
            #expect(try money(line.modelled) + named == money(line.billed), "\(line.usage_type)")
        }
    }

    @Test func `hours that one resource lacks are its own`() throws {
        let answer = try reconcile(
            BillOfTheExample(
                missing: [], gatewayMissing: [3, 4], discount: 0, isGatewayOneSided: false, credit: 0))
        #expect(answer.hours.billed == 744)
        #expect(try money(answer.by_kind["missing-hours"]) == money("-0.118"))
        let line = try #require(answer.lines.first { $0.usage_type == "NatGateway-Hours" })
        #expect(line.residuals.map(\.kind) == ["missing-hours"])
        #expect(line.residuals[0].detail.contains("2026-10-01T03:00Z to 2026-10-01T05:00Z"))
        #expect(answer.by_kind["discount"] == nil)
        #expect(answer.by_kind["sides"] == nil)
        #expect(try money(answer.unexplained) == .zero)
    }

    @Test func `what is not in the snapshot is named and does not count as explained`() throws {
        let answer = try reconcile(BillOfTheExample(strangerGB: 1000))
        let other = try #require(answer.others.first { $0.kind == "unknown-resource" })
        #expect(other.resource == "nat-0dead")
        let expected = Decimal(1000) * 742 / 744 * 0.059 * 0.92
        #expect(try close(try money(other.amount), expected))
        #expect(try money(answer.explained_percent) < money("99"))
        #expect(try money(answer.unexplained_percent) < money("0.01"))
    }

    @Test func `a quantity that the model does not have stays unexplained`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let text = BillOfTheExample().text.replacingOccurrences(of: "33.0120967742", with: "43.0120967742")
        #expect(text != BillOfTheExample().text)
        let file = try program.file("bill.csv", text)
        try program.run("import", "bill", file)
        let outcome = try program.run("reconcile", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
        #expect(try money(answer.unexplained_percent) > money("1"))
    }

    @Test func `needs a bill, and of the month that is asked for`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let none = try program.run("reconcile")
        #expect(none.status == 66)
        #expect(none.errors.contains("has no bill; import one with `ekscost import bill`"))
        try program.run("import", "bill", try program.file("bill.csv", BillOfTheExample().text))
        let wrong = try program.run("reconcile", "--month", "2026-09")
        #expect(wrong.status == 66)
        #expect(wrong.errors.contains("has no bill of 2026-09; it has 2026-10"))
        for format in ["table", "markdown"] {
            let right = try program.run("reconcile", "--month", "2026-10", "--format", format)
            #expect(right.status == 0)
            #expect(right.output.contains("sides"))
        }
    }
}
