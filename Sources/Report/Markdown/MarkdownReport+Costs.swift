import Capacity
import Cost
import Simulation
import Topology
import Units
import Words

extension MarkdownReport {
    var categories: String {
        let rows = assessment.byCategory.map {
            [
                words.category($0.category), words.grouped($0.total),
                words.share($0.total.share(of: assessment.total)),
            ]
        }
        let total = [
            [
                "**\(words.totalName(assessment.isComplete))**",
                "**\(words.grouped(assessment.total))**", "",
            ]
        ]
        return section(
            .byCategory, picture("categories"),
            table(
                [words.column(.category), words.column(.usd), words.column(.share100)], rows + total,
                numbers: [1, 2]))
    }

    var months: String {
        let months = report.history.months
        guard months.count > 1 else { return "" }
        let rows = months.suffix(13).map { month in
            [words.month(month.month.description), words.grouped(month.total)]
        }
        return section(
            .byMonth, picture("months"),
            table([words.column(.month), words.column(.usd)], rows, numbers: [1]))
    }

    var zones: String {
        let all = assessment.byZone
        var rows = all.prefix(Self.most).map {
            [$0.zone ?? words.label(.noZone), words.grouped($0.total)]
        }
        if all.count > rows.count {
            rows.append([
                words.label(.theRest, "\(all.count - rows.count)"),
                words.grouped(all.dropFirst(rows.count).map(\.total).sum()),
            ])
        }
        return section(
            .byZone, picture("zones"),
            table([words.column(.zone), words.column(.usd)], rows, numbers: [1]))
    }

    var natWays: String {
        let model = report.model
        guard model.ways.count > 1 else { return "" }
        let rows = model.ways.indices.map { way in
            let risk = model.risks[way].zonesAtRisk
            return [
                words.way(model.ways[way]),
                total(way),
                model.change(way).told == .unknown
                    ? words.label(.unknownChange) : words.signed(model.change(way)),
                risk == 0 ? words.label(.none) : "\(risk)",
                model.ways[way].scenario.map { code("ekscost what-if \($0.name)") } ?? "",
            ]
        }
        let columns: [Column] = [.natGateways, .usd, .change, .zonesCutOff, .command]
        var closed = ""
        if !report.breakEven.isEmpty {
            closed = table(
                [
                    words.column(.breakEven), words.column(.region), words.column(.vpc),
                    words.column(.quantity), words.column(.of), words.column(.formula),
                ],
                report.breakEven.byPlace.map { row, vpcs in
                    [
                        words.sentence(row.question), row.region, vpcList(vpcs), row.quantity.thousands,
                        "\(words.text(row.question.unit)), \(words.text(row.question.basis))", row.formula,
                    ]
                }, numbers: [3])
        }
        return section(
            .natSection, table(columns.map(words.column), rows, numbers: [1, 2, 3]), picture("nat"),
            closed.isEmpty ? "" : words.label(.breakEvenNote), closed)
    }

    /// The first VPCs of a list, and how many more there are.
    private func vpcList(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ")
            + (names.count > 3 ? ", " + words.label(.theRest, "\(names.count - 3)") : "")
    }

    /// A way's total; one that leaves lines out must not read as cheap.
    private func total(_ way: Int) -> String {
        let answer = report.model.assessments[way]
        let unpriced = report.model.unpriced(way)
        guard unpriced > 0, let least = answer.total.amount.lower else { return words.grouped(answer.total) }
        return words.label(.unpricedLines, least.grouped, "\(unpriced)")
    }

    /// The change that was asked for, before and after.
    var whatIf: String {
        guard let answer = report.whatIf else { return "" }
        var rows = answer.comparison.map {
            [
                words.category($0.category), words.grouped($0.before), words.grouped($0.after),
                words.signed($0.change),
            ]
        }
        let isComplete = answer.before.isComplete && answer.after.isComplete
        rows.append([
            "**\(words.totalName(isComplete))**", "**\(words.grouped(answer.before.total))**",
            "**\(words.grouped(answer.after.total))**", "**\(words.signed(answer.change))**",
        ])
        let columns: [Column] = [.category, .before, .after, .change]
        let risk = [answer.riskBefore, answer.riskAfter].map { "\($0.zonesAtRisk)" }
        return section(
            .whatIf, code(answer.changes.joined(separator: " ")),
            table(columns.map(words.column), rows, numbers: [1, 2, 3]),
            unknownParts(answer.story, words.label(.unknownWhatIf)),
            words.column(.zonesCutOff) + ": " + risk.joined(separator: " → "))
    }

    /// The dearest lines, and the sum of the others.
    var lines: String {
        let order = assessment.lines.sorted {
            ($0.amount ?? Money(billionths: -1), $1.id) > ($1.amount ?? Money(billionths: -1), $0.id)
        }
        let shown = order.prefix(Self.most)
        var rows = shown.map { line in
            [
                line.amount?.grouped ?? words.label(.noPrice), line.usageType, code(line.resource),
                line.zone ?? "", line.quantity?.thousands ?? words.label(.unknown), words.unit(line.unit),
                line.unitPrice ?? words.label(.noPrice), words.basis(line.basis),
            ]
        }
        if order.count > shown.count {
            let rest = Total(order.dropFirst(shown.count))
            rows.append(
                [words.grouped(rest), words.label(.theRest, "\(order.count - shown.count)")]
                    + Array(repeating: "", count: 6))
        }
        let columns: [Column] = [
            .amount, .usageType, .resource, .zone, .quantity, .unit, .unitPrice, .basis,
        ]
        return section(
            .largestLines, words.label(.costsNote, "\(shown.count)", "\(order.count)"),
            table(columns.map(words.column), rows, numbers: [0, 4, 6]))
    }

    var prices: String {
        var seen = Set<String>()
        let all = assessment.lines.filter {
            $0.unitPrice != nil
                && seen.insert("\($0.region) \($0.usageType) \($0.operation ?? "") \($0.tier ?? -1)").inserted
        }
        let rows = all.prefix(Self.most).map { line in
            [
                words.usage(line.usageType, line.operation)
                    + (line.tier.map { " (\(words.column(.tier)) \($0))" } ?? ""), line.region,
                line.unitPrice ?? "", words.unit(line.unit),
                line.keeping == .one ? "" : (Ratio.one - line.keeping).percent + "%",
                line.priceSource ?? "", line.priceDate ?? "",
            ]
        }
        guard !rows.isEmpty else { return "" }
        let columns: [Column] = [.usageType, .region, .unitPrice, .unit, .discount, .source, .date]
        let more =
            all.count > rows.count ? words.label(.moreInWorkbook, "\(all.count - rows.count)") : ""
        return section(.prices, table(columns.map(words.column), rows, numbers: [2, 4]), more)
    }
}
