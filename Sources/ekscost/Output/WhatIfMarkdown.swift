import Foundation
import Simulation
import Topology
import Units

/// A what-if as a comment ready for a pull request.
struct WhatIfMarkdown {
    let answer: WhatIf
    let snapshot: Snapshot
    let azLoss: String?
    /// What the change does to the bill, in a few words.
    let verdict: String
    /// How many resources are shown.
    private static let most = 10

    var text: String {
        [
            heading, headline, categories, resources, cutOff, risk, capacity, breakEven, unknowns, warnings,
            assumptions, footer,
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var heading: String {
        let changes = answer.changes.map(MarkdownText.code).joined(separator: " ")
        return "### ekscost what-if" + (changes.isEmpty ? "" : ": " + changes)
    }

    private var headline: String {
        let words = MarkdownText.plain(verdict.prefix(1).uppercased() + verdict.dropFirst())
        let sides = [answer.before, answer.after].map { side in
            (side.isComplete ? "" : "at least ") + "$" + side.total.cents
        }
        return "**\(words)**: \(sides[0]) → \(sides[1])."
    }

    private func total(_ assessment: Assessment) -> String {
        (assessment.isComplete ? "" : "at least ") + assessment.total.cents
    }

    private var categories: String {
        let old = Dictionary(answer.before.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        let new = Dictionary(answer.after.byCategory.map { ($0.category, $0.amount) }) { first, _ in first }
        var rows = answer.changeByCategory.map { category, amount in
            [
                category.rawValue, (old[category] ?? .zero).cents, (new[category] ?? .zero).cents,
                amount == .zero ? "0.00" : ChangeStoryOutput.signed(amount),
            ]
        }
        rows.append(
            [
                "total", total(answer.before), total(answer.after), ChangeStoryOutput.signed(answer.change),
            ].map { "**\($0)**" })
        let hours = "\(answer.before.month.map { "\($0), " } ?? "")\(answer.before.hours.decimal) h"
        return MarkdownText.table(
            ["USD a month (\(hours))", "before", "after", "change"], rows, numbers: [1, 2, 3])
    }

    /// What appears, goes, grows and shrinks, the greatest change first.
    private var resources: String {
        let story = ChangeStory(before: answer.before, after: answer.after)
        guard !story.resources.isEmpty else { return "" }
        var rows = story.resources.prefix(Self.most).map { resource in
            [
                MarkdownText.code(resource.name), resource.fate.rawValue, resource.before.cents,
                resource.after.cents, ChangeStoryOutput.signed(resource.change),
            ]
        }
        let rest = story.resources.dropFirst(Self.most)
        if !rest.isEmpty {
            let sum = rest.reduce(into: Money.zero) { $0 += $1.change }
            rows.append(["\(rest.count) others", "", "", "", ChangeStoryOutput.signed(sum)])
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
        func cut(_ risk: ZoneRisk, _ zone: String) -> String {
            guard let loss = risk.losses.first(where: { $0.zone == zone }), !loss.cutOff.isEmpty else {
                return "nothing elsewhere"
            }
            let count = loss.cutOff.count
            return "\(count) subnet\(count == 1 ? "" : "s") in \(loss.zonesCutOff.joined(separator: ", "))"
        }
        let rows = Set((answer.riskBefore.losses + answer.riskAfter.losses).map(\.zone)).sorted()
            .filter { azLoss == nil || $0 == azLoss }
            .map { [$0, cut(answer.riskBefore, $0), cut(answer.riskAfter, $0)] }
        let isQuiet = rows.allSatisfy { $0[1] == "nothing elsewhere" && $0[2] == "nothing elsewhere" }
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
                ["question", "quantity", "of", "formula"],
                answer.breakEven.map {
                    [
                        MarkdownText.plain($0.question), $0.quantity,
                        MarkdownText.plain("\($0.unit) of \($0.per)"), MarkdownText.code($0.formula),
                    ]
                }, numbers: [1]))
    }

    private var unknowns: String {
        let notes = answer.after.unknowns.map { "\($0.usageType) of \($0.resource): \($0.reason)" }
        return MarkdownText.details("Not in these totals (\(notes.count))", MarkdownText.list(notes))
    }

    private var warnings: String {
        MarkdownText.details("Warnings (\(answer.warnings.count))", MarkdownText.list(answer.warnings))
    }

    private var assumptions: String {
        let notes = answer.after.assumptions
        return MarkdownText.details("Assumptions (\(notes.count))", MarkdownText.list(notes))
    }

    private var footer: String {
        let number = snapshot.number.map { "snapshot \($0)" } ?? "a snapshot"
        let time = AssessmentArguments.day(snapshot.takenAt)
        return
            "ekscost \(Version.text), \(number) of \(time), prices as of \(answer.before.pricesEffective). "
            + "Any figure: `ekscost explain NAME`."
    }
}
