import Capacity
import Cost
import Simulation
import Units

/// The changes since an earlier month, resource by resource.
extension MarkdownReport {
    var changes: String {
        guard let changes = report.changes else { return "" }
        let story = changes.story
        let since = words.since(changes)
        guard !story.parts.isEmpty else { return section(.changes, since, words.change(.nothing)) }
        let sums = story.change.exact == nil ? "" : " " + words.change(.sums)
        return section(
            .changes, since + sums, groups(story), resources(story),
            unknownParts(story, words.change(.unknownParts)))
    }

    /// Usage that has no known cost and differs between the sides, each with its quantities.
    func unknownParts(_ story: ChangeStory, _ title: String) -> String {
        let parts = story.unknownParts
        guard !parts.isEmpty else { return "" }
        var rows = parts.prefix(Self.most).map { part in
            [
                part.usageType, code(part.resource), part.zone ?? part.region,
                words.quantity(part.quantityBefore, of: part.before),
                words.quantity(part.quantityAfter, of: part.after), words.unit(part.unit),
            ]
        }
        if parts.count > rows.count {
            rows.append(
                [words.change(.others, "\(parts.count - rows.count)")] + Array(repeating: "", count: 5))
        }
        let header = [
            words.column(.usageType), words.column(.resource), words.column(.place),
            words.change(.quantityBefore), words.change(.quantityAfter), words.column(.unit),
        ]
        return title + "\n\n" + table(header, rows, numbers: [3, 4])
    }

    private func groups(_ story: ChangeStory) -> String {
        var rows = story.byGroup.map { group, amount in
            let causes = story.byCause.filter { $0.cause.group == group }
            return [words.group(group), words.signed(amount), effects(causes)]
        }
        rows.append(["**\(words.label(.total))**", "**\(words.signed(story.change))**", ""])
        return table(
            [words.change(.because), words.column(.usdChange), words.change(.ofWhich)], rows, numbers: [1])
    }

    private func resources(_ story: ChangeStory) -> String {
        var rows = story.resources.prefix(Self.most).map { resource in
            [
                code(resource.name), words.fate(resource.fate), words.grouped(resource.before),
                words.grouped(resource.after), words.signed(resource.change),
                effects(
                    ChangeStory.Cause.allCases.compactMap { cause in
                        resource.effects[cause].map { (cause, $0) }
                    }),
            ]
        }
        let rest = story.resources.dropFirst(Self.most)
        if !rest.isEmpty {
            let amount = rest.reduce(.zero) { $0 + $1.change }
            rows.append([words.change(.others, "\(rest.count)"), "", "", "", words.signed(amount), ""])
        }
        let header = [
            words.column(.resource), words.change(.what), words.column(.before), words.column(.after),
            words.column(.change), words.change(.why),
        ]
        return table(header, rows, numbers: [2, 3, 4])
    }

    private func effects(_ effects: [(cause: ChangeStory.Cause, amount: Bounded<Money>)]) -> String {
        effects.filter { $0.amount != .zero }.map { "\(words.cause($0.cause)) \(words.signed($0.amount))" }
            .joined(separator: ", ")
    }
}

extension Words {
    /// Both totals and the change between them.
    func since(_ changes: ReportedChanges) -> String {
        let story = changes.story
        let (before, after) = (dollars(story.totalBefore), dollars(story.totalAfter))
        let (number, month) = ("\(changes.snapshot)", self.month(changes.month))
        return story.change.told == .unknown
            ? change(.sinceUnknown, number, month, before, after)
            : change(.since, number, month, before, after, signed(story.change))
    }

    /// The quantity of a side of a line: none where the side has no such line.
    func quantity(_ quantity: String?, of total: Total) -> String {
        quantity?.thousands ?? (total.isComplete ? label(.none) : change(.unknownQuantity))
    }
}
