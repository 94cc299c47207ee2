import Foundation
import Units

/// The months that a run reports.
struct MonthlyPlan: Hashable {
    /// The oldest first; the last one is the month that the run is for.
    var months: [BillingMonth]

    /// - Parameters:
    ///   - target: the month that the run is for.
    ///   - reports: the folder with the reports of earlier months.
    ///   - limit: how many missed months are made up for at most, the newest of them.
    init(target: BillingMonth, reports: String, limit: Int) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: reports)) ?? []
        let made = Set(names.compactMap(Self.month))
        // A month counts as made when both of its files are there.
        let done = made.filter { month in
            ["md", "xlsx"].allSatisfy { names.contains("ekscost-\(month).\($0)") }
        }
        var missed: [BillingMonth] = []
        var month = target.previous
        if let newest = done.filter({ $0 < target }).max() {
            while let candidate = month, candidate > newest, missed.count < limit {
                missed.insert(candidate, at: 0)
                month = candidate.previous
            }
        }
        months = missed + [target]
    }

    private static func month(of file: String) -> BillingMonth? {
        guard file.hasPrefix("ekscost-") else { return nil }
        return BillingMonth(file.dropFirst(8).prefix(7))
    }
}
