import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

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
        case .csv: Console.document(csv)
        case .table: Console.data(text(on: .current))
        case .markdown:
            Console.markdown(
                .own(WhatIfMarkdown(answer: answer, snapshot: snapshot, azLoss: azLoss).text))
        }
        guard format == .table || format == .csv else { return }
        Console.warn(answer.warnings)
    }

    private var tables: WhatIfTables { WhatIfTables(answer: answer, azLoss: azLoss) }

    private func text(on terminal: Terminal) -> PrintedText {
        let title: PrintedText = "what-if \(answer.changes.joined(separator: " "))"
        let meaning: Meaning =
            answer.change.isNegative && answer.cutOff.isEmpty
            ? .good : answer.change == .zero && answer.cutOff.isEmpty ? .plain : .caution
        let verdict = VisibleText.line(tables.verdict)
        let sides = Wrap.hanging("", "\(tables.sides): \(verdict)", width: terminal.width).terminal
        var parts: [PrintedText] = [
            title, .own(sides.replacing(verdict, with: meaning.paint(verdict, on: terminal))),
            categories(on: terminal),
        ]
        let unknown = tables.unknownChanges
        if !unknown.isEmpty {
            parts.append(
                Grid(header: WhatIfTables.unknownHeader, rows: unknown, numbers: [3, 4]).text(on: terminal))
        }
        if !answer.breakEven.isEmpty {
            parts.append(
                Grid(
                    header: ["break-even", "region", "VPC", "quantity", "unit", "formula"],
                    rows: tables.breakEven, numbers: [3]
                ).text(on: terminal))
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
        parts.append(list("assumed", answer.after.assumptions.map(\.description), terminal))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func categories(on terminal: Terminal) -> PrintedText {
        let rows = tables.categories
        var grid = Grid(header: ["category", "before USD", "after USD", "change USD"], rows: rows)
        grid.meaning = { row, column in
            guard column == 3 else { return .plain }
            let text = rows[row][3]
            return text.contains("+") ? .caution : text.contains("-") ? .good : .plain
        }
        return grid.text(on: terminal)
    }

    private func risk(on terminal: Terminal) -> PrintedText {
        Grid(
            header: ["if this zone is lost", "cut off before", "cut off after"], rows: tables.risk,
            numbers: []
        ).text(on: terminal)
    }

    private func cutOff(on terminal: Terminal) -> PrintedText {
        let rows = answer.cutOff.ways.map {
            [$0.subnet.rawValue, $0.zone?.rawValue ?? "", $0.destination, $0.gigabytes?.decimal ?? "unknown"]
        }
        return rows.isEmpty
            ? ""
            : Grid(header: ["cut off", "zone", "from", "GB a month before"], rows: rows, numbers: [3]).text(
                on: terminal)
    }

    private func list(_ title: String, _ items: [String], _ terminal: Terminal) -> PrintedText {
        guard !items.isEmpty else { return "" }
        let shown = items.prefix(12) + (items.count > 12 ? ["… and \(items.count - 12) more"] : [])
        return "\(title):\n"
            + shown.map { Wrap.hanging("- ", $0, width: terminal.width) }.joined(separator: "\n")
    }

    private var csv: String {
        let header = [
            "side", "id", "category", "usage_type", "region", "resource", "zone", "quantity", "unit",
            "unit_price", "amount", "basis",
        ]
        func rows(_ side: String, _ assessment: Assessment) -> [[String]] {
            assessment.lines.map { line in
                [
                    side, line.id, line.category.rawValue, line.usageType, line.region, line.resource,
                    line.zone ?? "",
                    line.quantity ?? "", line.unit, line.unitPrice ?? "", line.amount?.decimal ?? "",
                    line.basis.rawValue,
                ]
            }
        }
        return CSVText.table(header, rows("before", answer.before) + rows("after", answer.after))
    }
}
