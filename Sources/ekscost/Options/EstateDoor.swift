import Capacity
import Estate
import Simulation
import Store

extension TopologyStore {
    /// The one door by which a kept snapshot is asked for what it costs or holds.
    ///
    /// - Parameters:
    ///   - number: nil for the newest.
    ///   - detail: how much of it to read.
    /// - Throws: `StoreError`.
    func estate(_ number: Int64?, detail: Detail = .costs) throws -> Estate {
        var snapshot = try load(number, detail: detail)
        AddonSettings.fill(&snapshot)
        return Estate(snapshot)
    }
}
