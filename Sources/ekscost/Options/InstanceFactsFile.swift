import Capacity
import Cost
import Foundation
import Importer
import Simulation

/// The facts of instance types that lie beside the prices.
struct InstanceFactsFile {
    let facts: [String: InstanceFacts]
    let path: String

    init(pricing: String?) throws {
        path = try PriceBookFolder(path: PricingFolder.find(pricing)).instanceTypes
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(
                "no list of instance types at \(path); name the price book's folder with --pricing",
                exitCode: 66)
        }
        facts = try InstanceFacts.parse(csv: text)
    }

    /// The facts of a type, those of its network among them.
    func type(_ name: String) throws -> InstanceFacts {
        guard let found = facts[name] else {
            throw Failure(
                "no instance type '\(name)' in \(path)" + NearestNames.hint(name, among: facts.keys),
                exitCode: 65)
        }
        guard found.enis != nil, found.ipv4PerENI != nil else {
            throw Failure(
                "\(path) does not know how many interfaces and addresses \(name) has; add max_enis and ipv4_per_eni",
                exitCode: 65)
        }
        return found
    }
}
