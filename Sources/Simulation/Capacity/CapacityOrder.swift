public import Units

extension SubnetCapacity {
    /// The part of the usable addresses that is taken; nil where it is unknown.
    public var usedShare: Ratio? {
        guard let used, let usable else { return nil }
        return usable > 0 ? Ratio(Int128(used), Int128(usable)) : .zero
    }
}

extension NodeGroupCapacity {
    /// Pods that there are and that still fit; nil where it is unknown.
    public var room: Int? { podsFree.map { pods + $0 } }

    /// The part of the room that is taken.
    public var usedShare: Ratio? {
        room.map { $0 > 0 ? Ratio(Int128(pods), Int128($0)) : .zero }
    }
}

extension CapacityAssessment {
    /// The fullest first, those of which nothing is known last.
    public var subnetsFullestFirst: [SubnetCapacity] {
        subnets.map { ($0.usedShare ?? Ratio(-1, 1), $0) }.sorted { a, b in
            a.0 != b.0 ? a.0 > b.0 : a.1.id < b.1.id
        }.map(\.1)
    }

    /// The fullest first, those of which nothing is known last.
    public var groupsFullestFirst: [NodeGroupCapacity] {
        nodeGroups.map { ($0.usedShare ?? Ratio(-1, 1), $0) }.sorted { a, b in
            a.0 != b.0 ? a.0 > b.0 : a.1.name < b.1.name
        }.map(\.1)
    }
}
