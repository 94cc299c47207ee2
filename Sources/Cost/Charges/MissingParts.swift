import Pricing
import Topology
import Units
import Words

/// The parts that an import asked for and did not get: their cost is unknown, and not nothing.
enum MissingParts {
    static func note(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for part in context.snapshot.missingParts {
            guard let lost = charged[part.call] else { continue }
            let owner = Owner(
                account: part.accountID.isEmpty ? nil : part.accountID,
                region: part.region.isEmpty ? nil : Region(part.region))
            sheet.warn(.notImported(part.reason), of: owner)
            sheet.unknowns.append(
                UnknownUsage(
                    category: lost.category, usageType: lost.usageType,
                    resource: part.subject.isEmpty ? "\(part.region)/\(part.accountID)" : part.subject,
                    zone: nil,
                    unitPrice: nil, unit: lost.unit, reason: .notRead(part.reason), owner: owner))
        }
    }

    /// The calls whose answers charges need, by name.
    private static let charged = Dictionary(
        Charges.all.flatMap { $0.needs }.map { ($0.name, $0) }
    ) { first, _ in first }
}
