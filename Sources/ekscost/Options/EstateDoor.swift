import Estate
import Importer
import Store
import Topology

extension TopologyStore {
    /// The one door by which a kept snapshot is asked for what it costs or holds.
    ///
    /// - Parameters:
    ///   - number: nil for the newest.
    ///   - detail: how much of it to read.
    /// - Throws: `StoreError`.
    func estate(_ number: Int64?, detail: Detail = .costs) throws -> Estate {
        var snapshot = try load(number, detail: detail)
        StoredSettings.read(in: &snapshot)
        return Estate(snapshot)
    }
}
