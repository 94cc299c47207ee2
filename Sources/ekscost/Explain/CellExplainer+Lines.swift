import Capacity
import Cost
import Estate
import Report
import Simulation
import Topology
import Units
import Words

extension CellExplainer {
    func sum(_ selection: LineSelection) throws -> CellAnswer {
        let explanation = try lines.explanation(selection)
        var answer = CellAnswer(
            "The sum of \(lines.words(selection)): \(Self.count(explanation.lines.count, "line")).",
            explanation.total.document.cost, "USD")
        answer.explanation = explanation
        if !explanation.total.isComplete {
            answer.facts.append("It is the least: what is unknown or has no price is not in it.")
        }
        return answer
    }

    func difference(_ first: LineSelection, _ second: LineSelection) throws -> CellAnswer {
        let (a, b) = (try lines.explanation(first), try lines.explanation(second))
        var answer = CellAnswer(
            "\(lines.words(first).capitalisedFirst), less \(lines.words(second)).",
            (a.total - b.total).exact?.decimal, "USD")
        if answer.figure != nil {
            answer.arithmetic = "\(a.total.document.cost) − \(b.total.document.cost)"
        } else {
            answer.facts.append(Self.open(a.total - b.total))
        }
        answer.facts += causes(from: b.total, to: a.total) + movedLines(from: b.lines, to: a.lines)
        return answer
    }

    /// The reason why a difference is no figure, and the bound that is known of it.
    private static func open(_ difference: Bounded<Money>) -> String {
        let known =
            difference == .unknown ? "" : ": it is \(difference.words(\.decimal))"
        return "Empty: what is missing is not the same on both sides\(known)."
    }

    /// The causes of a month's change, where the change story is of the same two totals.
    private func causes(from old: Total, to new: Total) -> [String] {
        guard let story = report.changes?.story, story.totalBefore == old, story.totalAfter == new else {
            return []
        }
        return story.byCause.filter { $0.amount != .zero }.map {
            "Because of \($0.cause.words): \($0.amount.words(\.decimal))"
        }
    }

    /// The lines that differ between two sides: those without a price first, then the greatest difference.
    private func movedLines(from old: [Line], to new: [Line]) -> [String] {
        var sides: [String: (old: Line?, new: Line?)] = [:]
        for line in old { sides[line.id, default: (nil, nil)].old = line }
        for line in new { sides[line.id, default: (nil, nil)].new = line }
        let moved = sides.map { id, sides in
            (
                id: id, sides: sides,
                change: Total([sides.new].compactMap(\.self)) - Total([sides.old].compactMap(\.self))
            )
        }.filter { $0.change != .zero }.sorted {
            (Self.size($1.change), $0.id) < (Self.size($0.change), $1.id)
        }
        return moved.map { "\($0.id): \(Self.text($0.sides.old)) → \(Self.text($0.sides.new))" }
    }

    private static func size(_ change: Bounded<Money>) -> Money {
        change.exact.map { max($0, -$0) } ?? Money(billionths: .max)
    }

    private static func text(_ line: Line?) -> String {
        guard let line else { return "nothing" }
        return line.amount?.decimal ?? "\(line.quantity ?? "unknown") \(line.unit) without a price"
    }

    func share(_ selection: LineSelection) throws -> CellAnswer {
        let part = try lines.explanation(selection)
        let whole = report.assessment.total
        let share = part.total.share(of: whole)
        var answer = CellAnswer(
            "What part of the total \(lines.words(selection)) is.", (share.lower ?? share.upper)?.exactDecimal
        )
        answer.arithmetic = "\(part.total.document.cost) ÷ \(whole.document.cost)"
        switch share {
        case .exactly: break
        case .atLeast: answer.facts.append("It is at least that: the sum lacks something.")
        case .atMost: answer.facts.append("It is at most that: the total lacks something.")
        case .unknown:
            answer.arithmetic = nil
            answer.facts.append("Unknown: both the sum and the rest of the total lack something.")
        }
        answer.explanation = part
        return answer
    }

    func inSecondCurrency() throws -> CellAnswer {
        let total = try lines.explanation(LineSelection(.now, .all))
        guard let second = report.second else { return CellAnswer("The total in a second currency.") }
        var answer = CellAnswer(
            "The total in \(second.code) at the rate that ekscost.yaml fixes.", second.total.document.cost,
            second.code)
        answer.arithmetic = "\(total.total.document.cost) × \(second.rate)"
        if !second.total.isComplete { answer.facts.append("It is the least: the total lacks something.") }
        answer.source = "currency: in ekscost.yaml"
        answer.date = second.date
        answer.explanation = total
        return answer
    }

    func line(_ id: String, _ way: Int, _ figure: CellMeaning.LineFigure) throws -> CellAnswer {
        let place = model.drivers.lazy.flatMap { driver in driver.tiers.map { (driver, $0) } }
            .first { $0.1.lineID == id }
        guard let (driver, tier) = place else { return CellAnswer("A figure of the line \(id).") }
        var answer = CellAnswer("")
        switch figure {
        case .tier:
            answer = CellAnswer("The tier that the line is billed in.", tier.number.map(String.init))
        case .quantity:
            answer = CellAnswer("How much is billed in this line.", tier.quantities[way], driver.unit)
        case .unitPrice:
            answer = CellAnswer("What one unit costs.", tier.unitPrice, "USD per \(driver.unit)")
        case .discount:
            answer = CellAnswer("The discount on the list price.", (Ratio.one - driver.keeping).exactDecimal)
        case .amount:
            answer = CellAnswer("What the line costs in the month.", tier.amounts[way]?.decimal, "USD")
        }
        if way > 0 { answer.what += " With NAT \(model.ways[way].rawValue)." }
        answer.basis = driver.basis.rawValue
        let index = try lines.index(way == 0 ? .now : .way(way))
        let found = index.explain(
            way == 0 ? .line(id) : .part("line \(id) with NAT \(model.ways[way].rawValue)"),
            lines: { $0.id == id })
        if found.lines.isEmpty {
            answer.facts.append(notBilled(tier))
        } else {
            answer.explanation = found
            answer.arithmetic = figure == .amount ? found.lines[0].arithmetic : nil
        }
        return answer
    }

    /// The reason why a line of the workbook has nothing in a way.
    private func notBilled(_ tier: CostModel.Tier) -> String {
        let ways = model.ways.indices.filter { tier.quantities[$0] != "0" }.map { model.ways[$0].rawValue }
        return ways.isEmpty
            ? "\(tier.lineID) is billed as soon as there is traffic for it; there is none now."
            : "\(tier.lineID) is billed only with NAT \(ways.joined(separator: ", "))."
    }

    func price(_ place: Int, _ tierPlace: Int, _ figure: CellMeaning.PriceFigure) throws -> CellAnswer {
        let driver = model.drivers[place]
        let tier = driver.tiers[tierPlace]
        var answer = CellAnswer("")
        let operation = driver.operation.map { " (\($0))" } ?? ""
        let what = "\(driver.usageType)\(operation) in \(driver.region)"
        switch figure {
        case .unitPrice:
            answer = CellAnswer("The list price of \(what).", tier.unitPrice, "USD per \(driver.unit)")
            answer.source = driver.priceSource
            answer.date = driver.priceDate.flatMap { $0.isEmpty ? nil : $0 }
        case .discount:
            answer = CellAnswer(
                "The discount on the list price of \(what).", (Ratio.one - driver.keeping).exactDecimal)
            answer.source = driver.keeping == .one ? "none is configured" : "discounts: in ekscost.yaml"
        case .tier: answer = CellAnswer("The tier of \(what).", tier.number.map(String.init))
        case .from: answer = limit("begins", tier.poolFrom, driver)
        case .to: answer = limit("ends", tier.poolTo, driver)
        }
        answer.explanation = try uses("lines at the price of \(what)") { line in
            line.region == driver.region && line.usageType == driver.usageType
                && line.operation == driver.operation && line.tier == tier.number
                && line.unitPrice == tier.unitPrice && line.keeping == driver.keeping
        }
        return answer
    }

    private func limit(_ verb: String, _ quantity: String?, _ driver: CostModel.Driver) -> CellAnswer {
        var answer = CellAnswer(
            "Where the tier of \(driver.usageType) \(verb), counted over all that shares it.", quantity,
            driver.unit)
        answer.source = driver.priceSource
        answer.date = driver.priceDate.flatMap { $0.isEmpty ? nil : $0 }
        if driver.usageType == "DataTransfer-Out-Bytes" {
            answer.facts = [
                "The free \(model.freeAllowance) GB a month of the account come before the first tier."
            ]
        }
        return answer
    }

    /// Lines of today that an input goes into.
    private func uses(_ words: String, _ isMeant: (Line) -> Bool) throws -> Explanation {
        try lines.index(.now).explain(.part(words), lines: isMeant)
    }

    func setting(_ setting: CellMeaning.Setting) throws -> CellAnswer {
        switch setting {
        case .hours:
            let month = report.assessment.month
            var answer = CellAnswer(
                "The hours of the month, by which everything is multiplied that is billed by the hour.",
                report.assessment.hours.decimal, Hour.symbol)
            answer.source =
                month.map { "--month \($0)" } ?? "a standard month of 730 hours, as --month names none"
            if let month { answer.arithmetic = "\(month.days) × 24" }
            answer.explanation = try uses("lines by the hour") { $0.unit == Hour.symbol }
            return answer
        case .natIndex:
            var answer = CellAnswer("The place of the chosen way to run NAT on the sheet of NAT.", "1")
            answer.facts = [
                "The report shows the current NAT option; choose another one in the cell above to recalculate all totals."
            ]
            return answer
        case .accountEgress:
            var answer = CellAnswer(
                "What the account sends to the internet elsewhere; it uses the tiers up first.",
                model.accountEgress, Gigabyte.symbol)
            answer.source = model.accountEgress == "0" ? "none is configured" : "ekscost.yaml"
            answer.explanation = try uses("lines to the internet") {
                $0.usageType == "DataTransfer-Out-Bytes"
            }
            return answer
        case .freeAllowance:
            var answer = CellAnswer(
                "What of the traffic to the internet is free each month.", model.freeAllowance,
                Gigabyte.symbol)
            answer.source = "the price book"
            answer.date = report.assessment.pricesEffective
            answer.explanation = try uses("lines to the internet") {
                $0.usageType == "DataTransfer-Out-Bytes"
            }
            return answer
        case .exchangeRate:
            var answer = CellAnswer(
                "How much of the second currency one dollar buys.", report.second?.rate, report.second?.code)
            answer.source = "currency: in ekscost.yaml"
            answer.date = report.second?.date
            return answer
        }
    }

    func saving(_ place: Int) throws -> CellAnswer {
        let finding = report.findings[place]
        var answer = CellAnswer(
            "What mending '\(finding.title)' at \(finding.resource) saves in a month.",
            finding.monthlySaving?.decimal, "USD")
        var explanation = try lines.index(.now).explain(
            .finding("\(finding.rule)/\(finding.resource)"), lines: { _ in false })
        explanation.findings = [finding]
        answer.explanation = explanation
        return answer
    }

    func unpriced(_ way: Int) throws -> CellAnswer {
        let all = try lines.index(way == 0 ? .now : .way(way))
        let found = all.explain(.part("lines without a price"), lines: { $0.unitPrice == nil })
        var answer = CellAnswer(
            "How many lines have no price with NAT \(model.ways[way].rawValue).", "\(found.lines.count)",
            "lines")
        answer.explanation = found.lines.isEmpty ? nil : found
        return answer
    }

    func leftOut(_ selection: LineSelection) throws -> CellAnswer {
        let found = try lines.index(selection.period).explain(
            .part("what the sum of \(lines.words(selection)) leaves out"),
            lines: { $0.amount == nil && selection.holds($0) }, unknowns: { selection.holds($0) })
        var answer = CellAnswer(
            "How many things are billed but not in the sum of \(lines.words(selection)): lines without a price, and what nobody knows the quantity of.",
            "\(found.lines.count + found.unknowns.count)")
        answer.arithmetic = "\(found.lines.count) unpriced + \(found.unknowns.count) unknown"
        answer.explanation = found
        return answer
    }

    func unknownPrice(_ place: Int) throws -> CellAnswer {
        let unknown = report.assessment.unknowns[place]
        var answer = CellAnswer(
            "What one unit of \(unknown.usageType) costs; how much of it is used is unknown.",
            unknown.unitPrice,
            "USD per \(unknown.unit)")
        answer.explanation = try lines.index(.now).explain(
            .part("\(unknown.usageType) of \(unknown.resource)"), lines: { _ in false },
            unknowns: { $0 == unknown })
        return answer
    }

    func snapshotOf(_ month: Int) -> CellAnswer {
        let cost = report.history.months[month]
        return CellAnswer(
            "The snapshot that \(cost.month) was worked out from; `ekscost snapshots show` has it.",
            cost.snapshot.map(String.init))
    }

    static func count(_ number: Int, _ noun: String) -> String {
        Counted.text(number, noun)
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
