import Capacity
import Cost
import Simulation
import Units
import Words

/// The changes between two snapshots, on standard output.
struct ChangeStoryOutput {
    let story: ChangeStory
    let from: String
    let to: String
    /// The number of resources that are shown; the rest is summed.
    static let most = 25

    func text(markdown: Bool, on terminal: Terminal) -> PrintedText {
        let (before, after) = (story.totalBefore.amount.inDollars, story.totalAfter.amount.inDollars)
        let change = story.change.told == .unknown ? "change unknown" : "\(story.change.signed) USD a month"
        let title = "snapshot \(from) → \(to): \(before) → \(after), \(change)"
        var parts: [PrintedText] = [
            markdown ? "### ekscost changes\n\n\(title)" : Wrap.hanging("", title, width: terminal.width)
        ]
        let groups = story.byGroup.map { [$0.group.rawValue, $0.amount.signed, causes(of: $0.group)] }
        let sum = ["sum", story.change.signed, ""]
        parts.append(
            text(
                Grid(header: ["because of", "USD", "of which"], rows: groups + [sum], numbers: [1]), markdown,
                terminal))
        var shown = story.resources.prefix(Self.most).map(row)
        if story.resources.count > Self.most {
            let rest = story.resources.dropFirst(Self.most)
            let amount = rest.reduce(.zero) { $0 + $1.change }
            shown.append(["\(rest.count) more", "", "", "", amount.signed, ""])
        }
        parts.append(
            text(
                Grid(
                    header: ["resource", "what", "before USD", "after USD", "change USD", "why"], rows: shown,
                    numbers: [2, 3, 4]), markdown, terminal))
        let unknown = WhatIfTables.unknownChanges(of: story)
        parts.append(
            text(
                Grid(header: WhatIfTables.unknownHeader, rows: unknown, numbers: [3, 4]), markdown, terminal))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func text(_ grid: Grid, _ markdown: Bool, _ terminal: Terminal) -> PrintedText {
        markdown ? grid.markdown : grid.text(on: terminal)
    }

    private func causes(of group: ChangeStory.Group) -> String {
        Self.list(story.byCause.filter { $0.cause.group == group })
    }

    private func row(_ resource: ChangeStory.Resource) -> [String] {
        [
            resource.name, resource.fate.rawValue, resource.before.amount.cents,
            resource.after.amount.cents, resource.change.signed,
            Self.list(
                ChangeStory.Cause.allCases.compactMap { cause in
                    resource.effects[cause].map { (cause, $0) }
                }),
        ]
    }

    private static func list(_ effects: [(cause: ChangeStory.Cause, amount: Bounded<Money>)]) -> String {
        effects.filter { $0.amount != .zero }.map { "\($0.cause.rawValue) \($0.amount.signed)" }
            .joined(separator: ", ")
    }
}

/// `ekscost.changes.v1`: the change of the cost, exact.
struct ChangeStoryDocument: Encodable {
    struct Part: Encodable {
        var category, usage_type, resource: String
        var region, zone: String?
        var unit: String
        var quantity_before, quantity_after: String?
        /// Exact decimals; null where a price or a quantity is missing, which is never 0.
        @Nullable var before: String?
        @Nullable var after: String?
        /// Exact decimals; null where they are not known exactly.
        @Nullable var change: String?
        var effects: [String: String?]
        /// The bound of a change that is not exact.
        var bound: BoundDocument?
    }
    struct Resource: Encodable {
        var resource, what: String
        /// The sums of what is known.
        var before, after: String
        /// Indicates whether nothing is missing from either sum.
        var complete: Bool
        @Nullable var change: String?
        var effects: [String: String?]
        var bound: BoundDocument?
    }

    var schema = "ekscost.changes.v1"
    var from, to: String
    /// The sums of what is known; `complete` says whether that is all.
    var before, after: String
    /// An exact decimal; null where what is missing is not the same on both sides.
    @Nullable var change: String?
    /// The bound of a change that is not exact; null where it is.
    @Nullable var bound: BoundDocument?
    var complete: Bool
    var hours_before, hours_after: String
    /// `price`, `usage` and `topology`; they sum to `change`, and null is not known exactly.
    var by_group: [String: String?]
    /// They sum to `change` too.
    var by_cause: [String: String?]
    var resources: [Resource]
    var lines: [Part]
    /// The lines of which it is not known what they changed by.
    var unknown: [UnknownChangeDocument]

    init(_ story: ChangeStory, from: String, to: String) {
        self.from = from
        self.to = to
        before = story.totalBefore.document.cost
        after = story.totalAfter.document.cost
        change = story.change.exact?.decimal
        bound = BoundDocument(story.change)
        complete = story.isComplete
        hours_before = story.hoursBefore.decimal
        hours_after = story.hoursAfter.decimal
        by_group = Dictionary(
            uniqueKeysWithValues: story.byGroup.map { ($0.group.rawValue, $0.amount.exact?.decimal) })
        by_cause = Dictionary(
            uniqueKeysWithValues: story.byCause.map { ($0.cause.rawValue, $0.amount.exact?.decimal) })
        resources = story.resources.map {
            Resource(
                resource: $0.name, what: $0.fate.rawValue, before: $0.before.document.cost,
                after: $0.after.document.cost, complete: $0.before.isComplete && $0.after.isComplete,
                change: $0.change.exact?.decimal, effects: Self.texts($0.effects),
                bound: BoundDocument($0.change))
        }
        lines = story.parts.map {
            Part(
                category: $0.category.rawValue, usage_type: $0.usageType, resource: $0.resource,
                region: $0.region.isEmpty ? nil : $0.region, zone: $0.zone, unit: $0.unit,
                quantity_before: $0.quantityBefore, quantity_after: $0.quantityAfter,
                before: $0.before.lineDocument, after: $0.after.lineDocument,
                change: $0.change.exact?.decimal, effects: Self.texts($0.effects),
                bound: BoundDocument($0.change))
        }
        unknown = story.unknownParts.map(UnknownChangeDocument.init)
    }

    private static func texts(_ effects: [ChangeStory.Cause: Bounded<Money>]) -> [String: String?] {
        Dictionary(uniqueKeysWithValues: effects.map { ($0.key.rawValue, $0.value.exact?.decimal) })
    }
}
