public import Topology

extension Snapshot {
    /// The same estate with every name, id, account, address and tag replaced.
    ///
    /// What costs stays as it is: the same things in the same places, with the same traffic. A property without a
    /// field is left out rather than told.
    public func redacted(by redactor: Redactor) -> Snapshot {
        var copy = Snapshot()
        copy.number = number
        copy.takenAt = takenAt
        copy.readLists = readLists  // AWS's own names
        for list in Self.lists { conceal(list, into: &copy, redactor) }
        copy.workloadPlacements = workloadPlacements.map { $0.concealed(by: redactor) }
        return copy
    }

    private func conceal(_ list: some SnapshotList, into copy: inout Snapshot, _ redactor: Redactor) {
        copy[keyPath: list.nouns] = self[keyPath: list.nouns].map { $0.concealed(by: redactor) }
    }
}
