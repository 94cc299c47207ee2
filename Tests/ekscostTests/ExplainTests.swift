import Capacity
import Cost
import Foundation
import Simulation
import Testing
import Units

/// Every figure of a report, down to its rows.
@Suite struct ExplainTests {
    private func lines(_ program: Program, _ arguments: [String] = []) throws -> [[String: Any]] {
        let outcome = try program.run(["explain", "total", "--format", "json"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(document["schema"] as? String == "ekscost.explain.v1")
        return try #require(document["lines"] as? [[String: Any]])
    }

    /// Billionths of a product of exact decimals, half to even, by nothing of ours: digits as integers.
    private func product(_ text: String) throws -> Money {
        var value: Int128 = 1
        var decimals = 0
        for factor in text.components(separatedBy: " × ") {
            let parts = factor.split(separator: ".", omittingEmptySubsequences: false)
            value *= try #require(Int128(parts.joined()))
            decimals += parts.count == 2 ? parts[1].count : 0
        }
        guard decimals > 9 else {
            for _ in decimals..<9 { value *= 10 }
            return Money(billionths: value)
        }
        var divisor: Int128 = 1
        for _ in 9..<decimals { divisor *= 10 }
        let (whole, rest) = value.quotientAndRemainder(dividingBy: divisor)
        let isUp = rest * 2 > divisor || (rest * 2 == divisor && whole % 2 != 0)
        return Money(billionths: isUp ? whole + 1 : whole)
    }

    static let discounts = "discounts: {overall: 8, by_usage_type: {NatGateway-Bytes: 7.2525}}\n"

    @Test(arguments: ["", discounts]) func `every line is its printed figures multiplied, exactly`(
        configuration: String
    ) throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        _ = try program.file("ekscost.yaml", configuration)
        let lines = try lines(program, ["--month", "2026-10"])
        #expect(lines.count == 29)
        for explained in lines {
            let line = try #require(explained["line"] as? [String: Any])
            let id = try #require(line["id"] as? String)
            let arithmetic = try #require(explained["arithmetic"] as? String, "\(id)")
            let amount = try #require(Money(decimal: line["amount"] as? String ?? ""))
            #expect(try product(arithmetic) == amount, "\(id)")
            // The factors are the figures that stand beside it.
            let price = try #require((explained["price"] as? [String: Any])?["unit_price"] as? String)
            let keeping = try #require(explained["keeping"] as? String)
            let quantity = try #require(line["quantity"] as? String)
            #expect(arithmetic == "\(quantity) × \(price)" + (keeping == "1" ? "" : " × \(keeping)"))
            try checkParts(of: explained, id)
        }
    }

    /// The rows sum to the quantity of all tiers, and the tiers' quantities too.
    private func checkParts(of explained: [String: Any], _ id: String) throws {
        let line = try #require(explained["line"] as? [String: Any])
        let parts = try #require(explained["quantity_parts"] as? [[String: Any]])
        #expect(!parts.isEmpty, "\(id) says where its quantity is from")
        let sum = parts.compactMap { $0["quantity"] as? String }.compactMap {
            Quantity<Gigabyte>(decimal: $0)
        }
        .reduce(.zero, +)
        let tier = explained["tier"] as? [String: Any]
        let whole = tier?["whole_quantity"] as? String ?? line["quantity"] as? String
        #expect(sum.decimal == whole, "\(id)")
        let rule = try #require(explained["rule"] as? [String: Any])
        let sources = try #require(rule["sources"] as? [[String: Any]])
        #expect(
            sources.allSatisfy { ($0["url"] as? String)?.hasPrefix("https://") == true } && !sources.isEmpty)
    }

    @Test func `every line id of the report's workbook is explained by itself`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for explained in try lines(program, ["--month", "2026-10"]) {
            let line = try #require(explained["line"] as? [String: Any])
            let id = try #require(line["id"] as? String)
            let text = try program.run("explain", id, "--month", "2026-10")
            #expect(text.status == 0, "\(text.errors)")
            let amount = try #require(line["amount"] as? String)
            #expect(text.output.hasPrefix("line \(id): $\(amount) a month (2026-10, 744 h) in 1 line\n"))
            #expect(text.output.contains("= $\(amount)\n"))
        }
    }

    @Test func `a beginning or a part of a name will do where one thing has it`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        for (name, first) in [
            ("nat-0c0", "resource nat-0c0ffee0000000001: "),
            ("0BB00000000000002", "resource subnet-0bb00000000000002: "),
            ("eks/AmazonEKS-Hours:perCluster", "lines eks/AmazonEKS-Hours:perCluster: $73.00 a month"),
            ("ap-northeast-2c", "zone ap-northeast-2c: "),
            ("NatGateway-Bytes", "usage type NatGateway-Bytes: "),
            ("cross-az", "category cross-az: $359.88 a month"), ("SinglePointNAT", "finding SinglePointNAT"),
        ] {
            let outcome = try program.run("explain", name)
            #expect(outcome.status == 0, "\(name): \(outcome.errors)")
            #expect(outcome.output.hasPrefix(first), "\(outcome.output.prefix(80))")
        }
        let several = try program.run("explain", "NatGateway")
        #expect(several.status == 65)
        #expect(several.errors.contains("NatGateway-Bytes, NatGateway-Hours"))
        let nothing = try program.run("explain", "nat-gateway/Bytes")
        #expect(nothing.status == 66)
        #expect(nothing.errors.contains("did you mean") && nothing.errors.contains("NatGateway-Bytes"))
    }

    @Test func `an unpriced line says so and ends with 78 under strict`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.unpricedEstate()
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        let loose = try program.run("explain", "nat-1")
        #expect(loose.status == 0)
        #expect(loose.output.contains("none in the book for xx-nowhere-1: the amount is unknown, not 0"))
        #expect(!loose.output.contains("NatGateway-Hours of nat-1 = $0"))
        #expect(try program.run("explain", "nat-1", "--strict").status == 78)
    }
}
