import Capacity
import Cost
import Estate
import Exchange
import Report
import Simulation
import Store
import Topology
import Units

/// Gathers what flow logs and a bill add to a report.
struct MeasuredPartBuilder {
    /// The store's path.
    let database: String
    let estate: Estate
    let world: World
    /// Hides names, as those of the snapshot are; nil hides none.
    var redactor: Redactor?

    func build() throws -> MeasuredPart {
        let store = try TopologyStore(readingFrom: database)
        var part = MeasuredPart()
        part.talkers = TalkerCost.all(
            try store.talkers(of: estate.number).map { redactor?.talker($0) ?? $0 }, in: estate,
            book: world.book, calendar: world.calendar,
            options: world.options)
        part.reconciliation = try reconciliation(store)
        return part
    }

    /// The report's month against its bill, where the store has one; a report of no month has no bill.
    private func reconciliation(_ store: TopologyStore) throws -> Reconciliation? {
        guard let month = world.options.month, try store.billedMonths(of: estate.number).contains(month)
        else {
            return nil
        }
        // Interfaces lead from the bill's names to subnets, private ones too.
        let whole = try store.estate(estate.number, detail: .everything)
        let bill = try store.bill(of: estate.number, month: month)
        return Reconciliation(
            of: redactor?.bill(bill) ?? bill, against: redactor.map { whole.redacted(by: $0) } ?? whole,
            book: world.book,
            calendar: world.calendar, options: world.options)
    }
}
