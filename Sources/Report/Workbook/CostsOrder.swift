import Cost
import Simulation

/// In which row of the workbook each line stands.
struct CostsOrder: Sendable {
    /// A line with what it hangs on.
    struct Entry: Sendable {
        var driver: Int
        var tier: CostModel.Tier
    }

    /// The row of the first line, counted from 0.
    static let first = 1
    let entries: [Entry]

    init(of model: CostModel) {
        let order = Dictionary(
            uniqueKeysWithValues: Cost.Category.allCases.enumerated().map { ($1, $0) })
        let all = model.drivers.indices.flatMap { driver in
            model.drivers[driver].tiers.map { Entry(driver: driver, tier: $0) }
        }
        // What is billed today comes first, as the bill has it; what only another choice would bill is behind.
        entries = all.sorted { a, b in
            let (used, other) = (a.tier.quantities[0] != "0", b.tier.quantities[0] != "0")
            if used != other { return used }
            let left = (order[model.drivers[a.driver].category] ?? 0, a.tier.lineID)
            return left < (order[model.drivers[b.driver].category] ?? 0, b.tier.lineID)
        }
    }
}
