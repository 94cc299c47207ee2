import Simulation
import Topology
import Units

/// A what-if on standard output.
struct WhatIfOutput {
    let answer: WhatIf
    let snapshot: Snapshot
    let world: World
    let azLoss: String?

    func print(as format: OutputFormat) throws {
        switch format {
        case .json:
            let regions =
                world.options.scope.region.map { [$0.rawValue] } ?? Estate(snapshot).regions.map(\.rawValue)
            try Console.json(
                WhatIfDocument(answer, snapshot: snapshot.number, regions: regions, azLoss: azLoss))
        case .csv: Console.data(csv)
        case .table: Console.data(text(on: .current))
        case .markdown:
            Console.data(
                WhatIfMarkdown(answer: answer, snapshot: snapshot, azLoss: azLoss, verdict: verdict).text)
        }
        guard format == .table || format == .csv else { return }
        for warning in answer.warnings { Console.note("warning: \(warning)") }
    }

    private func money(_ amount: Money) -> String { "$" + amount.cents }
    private func signed(_ amount: Money) -> String { (amount > .zero ? "+" : "") + amount.cents }
    private func total(_ assessment: Assessment) -> String {
        (assessment.isComplete ? "" : "at least ") + money(assessment.total)
    }

    private func text(on terminal: Terminal) -> String {
        let title = "what-if \(answer.changes.joined(separator: " "))"
        let meaning: Meaning =
            answer.change > .zero || !answer.cutOff.isEmpty
            ? .caution : answer.change < .zero ? .good : .plain
        let sides = "\(total(answer.before)) → \(total(answer.after)): "
        var parts = [
            title, Wrap.hanging("", sides + verdict, width: terminal.width), categories(on: terminal),
        ]
        parts[1] = parts[1].replacing(verdict, with: meaning.paint(verdict, on: terminal))
        if !answer.breakEven.isEmpty {
            let rows = answer.breakEven.map {
                [$0.question, $0.quantity, "\($0.unit) of \($0.per)", $0.formula]
            }
            parts.append(
                Grid(header: ["break-even", "quantity", "unit", "formula"], rows: rows, numbers: [1]).text(
                    on: terminal))
        }
        if let capacity = answer.capacity {
            parts.append(CapacityChangeText(change: capacity).text(on: terminal))
        }
        parts.append(cutOff(on: terminal))
        parts.append(risk(on: terminal))
        if !answer.after.unknowns.isEmpty {
            let notes = answer.after.unknowns.map { "\($0.usageType) of \($0.resource): \($0.reason)" }
            parts.append(list("not in these totals", notes, terminal))
        }
        parts.append(list("assumed", answer.after.assumptions, terminal))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func categories(on terminal: Terminal) -> String {
        let old = Dictionary(answer.before.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        let new = Dictionary(answer.after.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        var rows = answer.changeByCategory.map {
            [
                $0.category.rawValue, (old[$0.category] ?? .zero).cents, (new[$0.category] ?? .zero).cents,
                signed($0.amount),
            ]
        }
        rows.append(["total", answer.before.total.cents, answer.after.total.cents, signed(answer.change)])
        var grid = Grid(header: ["category", "before USD", "after USD", "change USD"], rows: rows)
        grid.meaning = { row, column in
            guard column == 3 else { return .plain }
            return rows[row][3].hasPrefix("+") ? .caution : rows[row][3].hasPrefix("-") ? .good : .plain
        }
        return grid.text(on: terminal)
    }

    /// What the change does to the bill, and whether that is all.
    private var verdict: String {
        let size = "$\((answer.change < .zero ? -answer.change : answer.change).cents) a month"
        let known: String
        if answer.change == .zero {
            known = "costs the same"
        } else if answer.change > .zero {
            known = "costs " + size
        } else {
            // What is cut off costs nothing any more, and that is no saving.
            known = answer.cutOff.isEmpty ? "saves " + size : "costs \(size) less, which is no saving"
        }
        return (answer.cutOff.isEmpty ? "" : "cuts off \(answer.cutOff.text); it ") + told(known)
    }

    private func told(_ known: String) -> String {
        guard answer.before.isFullyPriced, answer.after.isFullyPriced else {
            return "not known in full, for some lines have no price; by the others it \(known)"
        }
        let same = Set(answer.before.unknowns) == Set(answer.after.unknowns)
        if !same { return known + ", as far as is known: what is not in these totals changes too" }
        return answer.unknownEffects.isEmpty
            ? known : known + ", as far as is known: not all of the traffic that it moves is"
    }

    private func risk(on terminal: Terminal) -> String {
        func cut(_ risk: ZoneRisk, _ zone: String) -> String {
            let loss = risk.losses.first { $0.zone == zone }
            guard let loss, !loss.cutOff.isEmpty else { return "nothing elsewhere" }
            return
                "\(loss.cutOff.count) subnet\(loss.cutOff.count == 1 ? "" : "s") in \(loss.zonesCutOff.joined(separator: ", "))"
        }
        let zones = Set((answer.riskBefore.losses + answer.riskAfter.losses).map(\.zone)).sorted()
            .filter { azLoss == nil || $0 == azLoss }
        let rows = zones.map { [$0, cut(answer.riskBefore, $0), cut(answer.riskAfter, $0)] }
        return Grid(
            header: ["if this zone is lost", "cut off before", "cut off after"], rows: rows, numbers: []
        ).text(on: terminal)
    }

    private func cutOff(on terminal: Terminal) -> String {
        let rows = answer.cutOff.ways.map {
            [$0.subnet.rawValue, $0.zone?.rawValue ?? "", $0.destination, $0.gigabytes?.decimal ?? "unknown"]
        }
        return rows.isEmpty
            ? ""
            : Grid(header: ["cut off", "zone", "from", "GB a month before"], rows: rows, numbers: [3]).text(
                on: terminal)
    }

    private func list(_ title: String, _ items: [String], _ terminal: Terminal) -> String {
        guard !items.isEmpty else { return "" }
        let shown = items.prefix(12) + (items.count > 12 ? ["… and \(items.count - 12) more"] : [])
        return "\(title):\n"
            + shown.map { Wrap.hanging("- ", $0, width: terminal.width) }.joined(separator: "\n")
    }

    private var csv: String {
        let header = "side,id,category,usage_type,region,resource,zone,quantity,unit,unit_price,amount,basis"
        func rows(_ side: String, _ assessment: Assessment) -> [String] {
            assessment.lines.map { line in
                [
                    side, line.id, line.category.rawValue, line.usageType, line.region, line.resource,
                    line.zone ?? "",
                    line.quantity ?? "", line.unit, line.unitPrice ?? "", line.amount?.decimal ?? "",
                    line.basis.rawValue,
                ].map {
                    $0.contains(",") || $0.contains("\"")
                        ? "\"" + $0.replacing("\"", with: "\"\"") + "\"" : $0
                }
                .joined(separator: ",")
            }
        }
        return ([header] + rows("before", answer.before) + rows("after", answer.after)).joined(
            separator: "\n")
    }
}
