import Report
import Simulation
import Store
import Topology
import Units

/// Gathers what flow logs and a bill add to a report.
struct MeasuredPartBuilder {
    /// The store's path.
    let database: String
    let snapshot: Snapshot
    let world: World
    /// Hides names, as those of the snapshot are; nil hides none.
    var redactor: Redactor?

    func build() throws -> MeasuredPart {
        let store = try TopologyStore(readingFrom: database)
        var part = MeasuredPart()
        part.talkers = TalkerCost.all(
            try store.talkers(of: snapshot.number).map { redactor?.talker($0) ?? $0 }, in: snapshot,
            book: world.book, calendar: world.calendar,
            options: world.options)
        part.reconciliation = try reconciliation(store)
        return part
    }

    /// The report's month against its bill, where the store has one; a report of no month has no bill.
    private func reconciliation(_ store: TopologyStore) throws -> Reconciliation? {
        guard let month = world.options.month, try store.billedMonths(of: snapshot.number).contains(month)
        else {
            return nil
        }
        // Interfaces lead from the bill's names to subnets, private ones too.
        let whole = try store.load(snapshot.number, detail: .everything)
        let bill = try store.bill(of: snapshot.number, month: month)
        return Reconciliation(
            of: redactor?.bill(bill) ?? bill, against: redactor.map { whole.redacted(by: $0) } ?? whole,
            book: world.book,
            calendar: world.calendar, options: world.options)
    }
}
