import Simulation
import Units

/// What moved since an earlier month, resource by resource.
extension MarkdownReport {
    var changes: String {
        guard let changes = report.changes else { return "" }
        let story = changes.story
        let sides = [story.totalBefore.dollars, story.totalAfter.dollars].map {
            story.isComplete ? $0 : words.label(.atLeast, $0)
        }
        let since = words.change(
            .since, "\(changes.snapshot)", words.month(changes.month), sides[0], sides[1],
            story.change.signed)
        guard !story.parts.isEmpty else { return section(.changes, since, words.change(.nothing)) }
        return section(.changes, since + " " + words.change(.sums), groups(story), resources(story))
    }

    private func groups(_ story: ChangeStory) -> String {
        var rows = story.byGroup.map { group, amount in
            let causes = story.byCause.filter { $0.cause.group == group && $0.amount != .zero }
            return [words.group(group), amount.signed, effects(causes)]
        }
        rows.append(["**\(words.label(.total))**", "**\(story.change.signed)**", ""])
        return table(
            [words.change(.because), words.column(.usd), words.change(.ofWhich)], rows, numbers: [1])
    }

    private func resources(_ story: ChangeStory) -> String {
        var rows = story.resources.prefix(Self.most).map { resource in
            [
                code(resource.name), words.fate(resource.fate), resource.before.grouped,
                resource.after.grouped, resource.change.signed,
                effects(
                    ChangeStory.Cause.allCases.compactMap { cause in
                        resource.effects[cause].map { (cause, $0) }
                    }),
            ]
        }
        let rest = story.resources.dropFirst(Self.most)
        if !rest.isEmpty {
            let amount = rest.reduce(into: Money.zero) { $0 += $1.change }
            rows.append([words.change(.others, "\(rest.count)"), "", "", "", amount.signed, ""])
        }
        let header = [
            words.column(.resource), words.change(.what), words.column(.before), words.column(.after),
            words.column(.change), words.change(.why),
        ]
        return table(header, rows, numbers: [2, 3, 4])
    }

    private func effects(_ effects: [(cause: ChangeStory.Cause, amount: Money)]) -> String {
        effects.filter { $0.amount != .zero }.map { "\(words.cause($0.cause)) \($0.amount.signed)" }
            .joined(separator: ", ")
    }
}
