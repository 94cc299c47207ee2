import Simulation
import Units

/// What moved between two snapshots, on standard output.
struct ChangeStoryOutput {
    let story: ChangeStory
    let from: String
    let to: String
    /// How many resources are shown; the rest is summed.
    static let most = 25

    func text(markdown: Bool, on terminal: Terminal) -> String {
        let (before, after) = (story.totalBefore.cents, story.totalAfter.cents)
        let least = story.isComplete ? "" : "at least "
        let title =
            "snapshot \(from) → \(to): \(least)$\(before) → $\(after), \(Self.signed(story.change)) USD a month"
        var parts = [
            markdown ? "### ekscost changes\n\n\(title)" : Wrap.hanging("", title, width: terminal.width)
        ]
        let groups = story.byGroup.map { [$0.group.rawValue, Self.signed($0.amount), causes(of: $0.group)] }
        let sum = ["sum", Self.signed(story.change), ""]
        parts.append(
            text(
                Grid(header: ["because of", "USD", "of which"], rows: groups + [sum], numbers: [1]), markdown,
                terminal))
        var shown = story.resources.prefix(Self.most).map(row)
        if story.resources.count > Self.most {
            let rest = story.resources.dropFirst(Self.most)
            let amount = rest.reduce(into: Money.zero) { $0 += $1.change }
            shown.append(["\(rest.count) more", "", "", "", Self.signed(amount), ""])
        }
        parts.append(
            text(
                Grid(
                    header: ["resource", "what", "before USD", "after USD", "change USD", "why"], rows: shown,
                    numbers: [2, 3, 4]), markdown, terminal))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func text(_ grid: Grid, _ markdown: Bool, _ terminal: Terminal) -> String {
        markdown ? grid.markdown : grid.text(on: terminal)
    }

    private func causes(of group: ChangeStory.Group) -> String {
        Self.list(story.byCause.filter { $0.cause.group == group && $0.amount != .zero })
    }

    private func row(_ resource: ChangeStory.Resource) -> [String] {
        [
            resource.name, resource.fate.rawValue, resource.before.cents, resource.after.cents,
            Self.signed(resource.change),
            Self.list(
                ChangeStory.Cause.allCases.compactMap { cause in
                    resource.effects[cause].map { (cause, $0) }
                }),
        ]
    }

    private static func list(_ effects: [(cause: ChangeStory.Cause, amount: Money)]) -> String {
        effects.filter { $0.amount != .zero }.map { "\($0.cause.rawValue) \(signed($0.amount))" }
            .joined(separator: ", ")
    }

    /// To the cent; what is less than one is told in full, for it is not nothing.
    static func signed(_ amount: Money) -> String {
        let text =
            amount != .zero && ["0.00", "-0.00"].contains(amount.cents) ? amount.decimal : amount.cents
        return (amount > .zero ? "+" : "") + text
    }
}

/// `ekscost.changes.v1`: the change of the cost, exact.
struct ChangeStoryDocument: Encodable {
    struct Part: Encodable {
        var category, usage_type, resource, region, zone: String?
        var unit: String
        var quantity_before, quantity_after: String?
        var before, after, change: String
        var effects: [String: String]
    }
    struct Resource: Encodable {
        var resource, what, before, after, change: String
        var effects: [String: String]
    }

    var schema = "ekscost.changes.v1"
    var from, to: String
    var before, after, change: String
    var complete: Bool
    var hours_before, hours_after: String
    /// `price`, `usage` and `topology`; they sum to `change`.
    var by_group: [String: String]
    /// They sum to `change` too.
    var by_cause: [String: String]
    var resources: [Resource]
    var lines: [Part]

    init(_ story: ChangeStory, from: String, to: String) {
        self.from = from
        self.to = to
        before = story.totalBefore.decimal
        after = story.totalAfter.decimal
        change = story.change.decimal
        complete = story.isComplete
        hours_before = story.hoursBefore.decimal
        hours_after = story.hoursAfter.decimal
        by_group = Dictionary(
            uniqueKeysWithValues: story.byGroup.map { ($0.group.rawValue, $0.amount.decimal) })
        by_cause = Dictionary(
            uniqueKeysWithValues: story.byCause.map { ($0.cause.rawValue, $0.amount.decimal) })
        resources = story.resources.map {
            Resource(
                resource: $0.name, what: $0.fate.rawValue, before: $0.before.decimal, after: $0.after.decimal,
                change: $0.change.decimal, effects: Self.texts($0.effects))
        }
        lines = story.parts.map {
            Part(
                category: $0.category.rawValue, usage_type: $0.usageType, resource: $0.resource,
                region: $0.region, zone: $0.zone, unit: $0.unit, quantity_before: $0.quantityBefore,
                quantity_after: $0.quantityAfter, before: $0.before.decimal, after: $0.after.decimal,
                change: $0.change.decimal, effects: Self.texts($0.effects))
        }
    }

    private static func texts(_ effects: [ChangeStory.Cause: Money]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: effects.map { ($0.key.rawValue, $0.value.decimal) })
    }
}
