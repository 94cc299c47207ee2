import Capacity
import Cost
import Foundation
import Simulation
import Topology
import Units
import Words

/// A what-if as a comment ready for a pull request.
struct WhatIfMarkdown {
    let answer: WhatIf
    let snapshot: Snapshot
    let azLoss: String?
    /// The number of resources that are shown.
    private static let most = 10

    var text: String {
        [
            heading, headline, categories, unknownChanges, resources, cutOff, risk, capacity, breakEven,
            unknowns, warnings,
            assumptions, footer,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var heading: String {
        let changes = answer.changes.map(MarkdownText.span).joined(separator: " ")
        return "### ekscost what-if" + (changes.isEmpty ? "" : ": " + changes)
    }

    private var tables: WhatIfTables { WhatIfTables(answer: answer, azLoss: azLoss) }

    private var headline: String {
        let verdict = tables.verdict
        let words = MarkdownText.plain(verdict.prefix(1).uppercased() + verdict.dropFirst())
        return "**\(words)**: \(tables.sides)."
    }

    private var categories: String {
        var rows = tables.categories
        if let total = rows.popLast() { rows.append(total.map { "**\($0)**" }) }
        let hours = "\(answer.before.month.map { "\($0), " } ?? "")\(answer.before.hours.decimal) h"
        return MarkdownText.table(
            ["USD a month (\(hours))", "before", "after", "change"], rows, numbers: [1, 2, 3])
    }

    /// Usage that has no known cost and differs between the sides.
    private var unknownChanges: String {
        MarkdownText.table(
            WhatIfTables.unknownHeader, tables.unknownChanges.map { $0.map(MarkdownText.plain) },
            numbers: [3, 4])
    }

    /// The resources that appear, go, grow and shrink, the greatest change first.
    private var resources: String {
        let story = answer.story
        guard !story.resources.isEmpty else { return "" }
        var rows = story.resources.prefix(Self.most).map { resource in
            [
                MarkdownText.code(resource.name), resource.fate.rawValue, resource.before.amount.cents,
                resource.after.amount.cents, resource.change.signed,
            ]
        }
        let rest = story.resources.dropFirst(Self.most)
        if !rest.isEmpty {
            let sum = rest.reduce(.zero) { $0 + $1.change }
            rows.append(["\(rest.count) others", "", "", "", sum.signed])
        }
        return MarkdownText.table(
            ["resource", "what", "before USD", "after USD", "change USD"], rows, numbers: [2, 3, 4])
    }

    private var cutOff: String {
        let rows = answer.cutOff.ways.map {
            [
                MarkdownText.code($0.subnet.rawValue), MarkdownText.plain($0.zone?.rawValue ?? ""),
                MarkdownText.plain($0.destination), $0.gigabytes?.decimal ?? "unknown",
            ]
        }
        guard !rows.isEmpty else { return "" }
        return "#### Cut off\n\n"
            + MarkdownText.table(["subnet", "zone", "from", "GB a month before"], rows, numbers: [3])
    }

    private var risk: String {
        let rows = tables.risk
        let isQuiet = rows.allSatisfy { $0[1] == WhatIfTables.nothing && $0[2] == WhatIfTables.nothing }
        if isQuiet, !rows.isEmpty {
            return "#### Risk\n\nThe loss of a zone cuts off nothing elsewhere, before or after."
        }
        let table = MarkdownText.table(
            ["if this zone is lost", "cut off before", "cut off after"],
            rows.map { $0.map(MarkdownText.plain) })
        return table.isEmpty ? "" : "#### Risk\n\n" + table
    }

    private var capacity: String {
        let (before, after) = (answer.roomBefore, answer.roomAfter)
        func free(_ room: EstateRoom) -> String { room.addressesFree.map(String.init) ?? "unknown" }
        func tightest(_ room: EstateRoom) -> String {
            room.tightest.map { "\($0.free) in \(MarkdownText.code($0.subnet))" } ?? "unknown"
        }
        return "#### Capacity\n\n"
            + MarkdownText.table(
                ["", "before", "after"],
                [
                    ["zones", "\(before.zones)", "\(after.zones)"],
                    ["subnets", "\(before.subnets)", "\(after.subnets)"],
                    ["nodes", "\(before.nodes)", "\(after.nodes)"],
                    ["free addresses, by AWS's count", free(before), free(after)],
                    ["fewest in a subnet", tightest(before), tightest(after)],
                ], numbers: [1, 2])
            + (answer.capacity.map { "\n\n" + CapacityChangeText(change: $0).markdown } ?? "")
    }

    private var breakEven: String {
        MarkdownText.details(
            "Break-even",
            MarkdownText.table(
                ["question", "region", "VPC", "quantity", "of", "formula"],
                tables.breakEven.map { row in
                    row.indices.map { $0 == 5 ? MarkdownText.code(row[$0]) : MarkdownText.plain(row[$0]) }
                }, numbers: [3]))
    }

    private var unknowns: String {
        let notes = answer.after.unknowns.map { "\($0.usageType) of \($0.resource): \($0.reason)" }
        return MarkdownText.details("Not in these totals (\(notes.count))", MarkdownText.list(notes))
    }

    private var warnings: String {
        MarkdownText.details(
            "Warnings (\(answer.warnings.count))", MarkdownText.list(answer.warnings.map(\.description)))
    }

    private var assumptions: String {
        let notes = answer.after.assumptions.map(\.description)
        return MarkdownText.details("Assumptions (\(notes.count))", MarkdownText.list(notes))
    }

    private var footer: String {
        let number = snapshot.number.map { "snapshot \($0)" } ?? "a snapshot"
        let time = AssessmentArguments.day(snapshot.takenAt)
        return
            "ekscost \(Version.text), \(number) of \(time), prices as of \(MarkdownText.plain(answer.before.pricesEffective)). "
            + "Any figure: `ekscost explain NAME`."
    }
}
