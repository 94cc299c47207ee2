import Foundation
import Units

/// Which months a run reports.
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

    /// The month before the one that holds a moment, seconds since 1970 UTC.
    static func before(_ seconds: Int64) -> BillingMonth? {
        BillingMonth(AssessmentArguments.day(seconds).prefix(7))?.previous
    }
}

extension BillingMonth {
    var previous: BillingMonth? {
        month == 1 ? BillingMonth(year: year - 1, month: 12) : BillingMonth(year: year, month: month - 1)
    }

    /// When the month is over, seconds since 1970 UTC.
    var end: Int64 {
        let start = DateComponents(
            calendar: Calendar(identifier: .gregorian), timeZone: .gmt, year: year, month: month, day: 1)
        return Int64(start.date?.timeIntervalSince1970 ?? 0) + Int64(days) * 86_400
    }
}
