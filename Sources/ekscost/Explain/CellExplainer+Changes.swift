import Capacity
import Cost
import Report
import Simulation
import Units

extension CellExplainer {
    func changed(_ place: Int, _ figure: CellMeaning.ChangeFigure) -> CellAnswer {
        guard let changes = report.changes else { return CellAnswer("A figure of what moved.") }
        let part = changes.story.parts[place]
        let zone = part.zone.map { " in \($0)" } ?? ""
        let thing = "\(part.usageType) of \(part.resource)\(zone)"
        var answer: CellAnswer
        switch figure {
        case .quantityBefore:
            answer = CellAnswer("How much of \(thing) was used before.", part.quantityBefore, part.unit)
        case .quantityAfter:
            answer = CellAnswer("How much of \(thing) is used now.", part.quantityAfter, part.unit)
        case .before: answer = CellAnswer("What \(thing) cost before.", part.before.lineDocument, "USD")
        case .after: answer = CellAnswer("What \(thing) costs now.", part.after.lineDocument, "USD")
        case .change:
            answer = CellAnswer("How much \(thing) moved.", part.change.exact?.decimal, "USD")
            answer.arithmetic = "\(part.after.document.cost) − \(part.before.document.cost)"
        case .effect(let cause):
            answer = CellAnswer(
                "How much of the change of \(thing) is because of: \(cause.words).",
                (part.effects[cause] ?? .zero).exact?.decimal, "USD")
        }
        let story = changes.story
        let quantities = "\(part.quantityBefore ?? "none") → \(part.quantityAfter ?? "none") \(part.unit)"
        answer.facts = [
            "\(thing): \(quantities), \(part.before.amount.words(\.decimal)) → \(part.after.amount.words(\.decimal)) USD, in \(story.hoursBefore.decimal) and \(story.hoursAfter.decimal) hours.",
            "Its change is \(sum(part.effects)) = \(part.change.words(\.decimal)); the steps are asked in the order hours, quantity, price, discount.",
        ]
        answer.source = "snapshot \(changes.snapshot) of \(changes.month) and this report's"
        return answer
    }

    /// `+1.2 by usage, −0.4 by price`.
    private func sum(_ effects: [ChangeStory.Cause: Bounded<Money>]) -> String {
        let parts = ChangeStory.Cause.allCases.compactMap { cause in
            effects[cause].map { "\($0.words(\.decimal)) (\(cause.words))" }
        }
        return parts.isEmpty ? "0" : parts.joined(separator: " + ")
    }

    func changedTotal(_ figure: CellMeaning.ChangeFigure) -> CellAnswer {
        guard let story = report.changes?.story else { return CellAnswer("A sum of what moved.") }
        func moved(_ part: ChangeStory.Part, _ amount: String) -> String {
            "\(part.usageType) of \(part.resource)\(part.zone.map { " in \($0)" } ?? ""): \(amount)"
        }
        func side(_ what: String, _ value: (ChangeStory.Part) -> Total) -> CellAnswer {
            var answer = CellAnswer(what, story.parts.map(value).sum().document.cost, "USD")
            answer.facts = story.parts.filter { value($0).amount != .zero }.map {
                moved($0, value($0).amount.words(\.decimal))
            }
            return answer
        }
        func change(_ what: String, _ value: (ChangeStory.Part) -> Bounded<Money>) -> CellAnswer {
            let sum = story.parts.reduce(.zero) { $0 + value($1) }
            var answer = CellAnswer(what, sum.exact?.decimal, "USD")
            answer.facts = story.parts.filter { value($0) != .zero }.map {
                moved($0, value($0).words(\.decimal))
            }
            return answer
        }
        switch figure {
        case .before: return side("What the lines that moved cost before.") { $0.before }
        case .after: return side("What the lines that moved cost now.") { $0.after }
        case .change:
            var answer = change("How much all lines moved: this month's total less the one before.") {
                $0.change
            }
            answer.arithmetic =
                "\(story.totalAfter.document.cost) − \(story.totalBefore.document.cost)"
            return answer
        case .effect(let cause):
            return change("How much of the change is because of: \(cause.words).") {
                $0.effects[cause] ?? .zero
            }
        case .quantityBefore, .quantityAfter: return CellAnswer("Quantities of different units have no sum.")
        }
    }
}

extension ChangeStory.Cause {
    /// In the words of `snapshots diff --cost`.
    var words: String {
        switch self {
        case .price: "the list price"
        case .discount: "the discount"
        case .coverage: "a price that one side lacks"
        case .usage: "how much is used"
        case .hours: "the month's hours"
        case .appeared: "what was not there before"
        case .gone: "what is not there any more"
        }
    }
}
