import Fixtures
import Pricing
import Testing
import Topology
import Units

@testable import Capacity
@testable import Cost
@testable import Estate
@testable import Simulation

/// Bills of one gateway and one transfer, each with a peculiarity of its own.
@Suite struct `A reconciliation` {
    private let month = october
    private var hours: Range<Int> {
        let start = UTCHour(startOf: month).value
        return start..<start + 744
    }

    /// A line of the whole month; 744 hours of a gateway are $33.48.
    private func line(
        _ usageType: String, _ resource: String, quantity: String, cost: String, net: String? = nil,
        kind: BilledItem.Kind = .usage, operation: String = "", service: String = "AmazonEC2"
    ) -> BilledLine {
        BilledLine(
            item: BilledItem(
                month: month, kind: kind, service: service, usageType: usageType, operation: operation,
                region: "us-east-1", resource: resource),
            lines: 744, quantity: gigabytes(quantity).billionths, cost: dollars(cost),
            netCost: net.map { dollars($0) }, hours: HourSet(hours), grain: 1)
    }

    private func answer(_ lines: [BilledLine], traffic: Bool = false) -> Reconciliation {
        var estate = SmallEstate(natIn: ["a"])
        if traffic { estate.send("100", "50", from: "subnet-private-b", to: .service("s3", region: nil)) }
        return Reconciliation(
            of: Bill(month: month, lines: lines), against: Estate(estate.snapshot), book: Shipped.book,
            calendar: Shipped.calendar, options: AssessmentOptions())
    }

    private func kinds(_ answer: Reconciliation, _ usageType: String, _ resource: String) -> [Residual.Kind] {
        answer.lines.first { $0.usageType == usageType && $0.resource == resource }?.residuals.map(\.kind)
            ?? []
    }

    @Test func `takes the column of net costs for the discount where no line has it`() {
        let it = answer([line("NatGateway-Hours", "nat-a", quantity: "744", cost: "33.48", net: "30.132")])
        #expect(kinds(it, "NatGateway-Hours", "nat-a") == [.discount])
        #expect(it.effectiveDiscount == Ratio(1, 10))
    }

    @Test func `takes discount lines instead, and not both`() {
        let it = answer([
            line("NatGateway-Hours", "nat-a", quantity: "744", cost: "33.48", net: "30.132"),
            line("NatGateway-Hours", "", quantity: "0", cost: "-3.348", kind: .discount),
        ])
        #expect(kinds(it, "NatGateway-Hours", "nat-a") == [])
        #expect(it.byKind.first { $0.kind == .discount }?.amount == dollars("-3.348"))
        #expect(it.effectiveDiscount == Ratio(1, 10))
    }

    @Test func `names a transfer that is billed at one end`() {
        let it = answer(
            [
                line("NatGateway-Hours", "nat-a", quantity: "744", cost: "33.48"),
                line("NatGateway-Bytes", "nat-a", quantity: "150", cost: "6.75"),
                line(
                    "DataTransfer-Regional-Bytes", "subnet-private-b", quantity: "150", cost: "1.50",
                    operation: "InterZone-Out"),
            ], traffic: true)
        #expect(kinds(it, "DataTransfer-Regional-Bytes", "nat-a") == [.sides])
        #expect(it.unexplained == .zero)
    }

    @Test func `reads Cost Explorer's lines, which name no resource`() {
        let it = answer([line("NatGateway-Hours", "", quantity: "744", cost: "33.48")])
        #expect(it.lines.first { $0.usageType == "NatGateway-Hours" }?.resource == "all")
        #expect(it.explainedShare == .one)
    }

    @Test func `names what Savings Plans and Reserved Instances take off`() {
        let it = answer([
            line("NatGateway-Hours", "nat-a", quantity: "744", cost: "0", kind: .reservedUsage),
            line("", "", quantity: "0", cost: "-5", kind: .savingsPlan),
            line("", "", quantity: "0", cost: "3", kind: .tax),
        ])
        #expect(kinds(it, "NatGateway-Hours", "nat-a") == [.commitment])
        #expect(it.byKind.first { $0.kind == .commitment }?.amount == dollars("-38.48"))
        #expect(it.byKind.first { $0.kind == .tax }?.amount == dollars("3"))
    }

    @Test func `leaves a price above the book unexplained`() {
        let it = answer([line("NatGateway-Hours", "nat-a", quantity: "744", cost: "40")])
        #expect(it.unexplained == dollars("6.52"))
    }

    @Test func `sums to the bill whatever it holds`() {
        let it = answer(
            [
                line("NatGateway-Hours", "nat-a", quantity: "700", cost: "12.3456789"),
                line("NatGateway-Bytes", "nat-x", quantity: "9", cost: "0.3"),
                line("NatGateway-Bytes", "nat-a", quantity: "151.5", cost: "7"),
                line("NatGateway-Bytes", "", quantity: "0", cost: "-1", kind: .credit),
            ], traffic: true)
        let named = it.byKind.reduce(Money.zero) { $0 + $1.amount }
        #expect(it.modelled.known + named == it.billed)
        #expect(it.billed == dollars("18.6456789"))
    }
}

/// A month of 744 hours.
private let october: BillingMonth = {
    guard let month = BillingMonth(year: 2026, month: 10) else { preconditionFailure("no October") }
    return month
}()
