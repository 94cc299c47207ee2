public import Units

/// How much was in use when a snapshot was taken: what a trend is drawn through.
public struct SnapshotUsage: Hashable, Sendable {
    /// One subnet's figures.
    public struct Addresses: Hashable, Sendable {
        public var cidr: CIDRBlock?
        /// What AWS said is available.
        public var available: Int?
        /// Addresses of the interfaces in it; nil where none was imported, and where AWS's figures tell it for all.
        public var held: Int?
        public init(cidr: CIDRBlock?, available: Int?, held: Int?) {
            self.cidr = cidr
            self.available = available
            self.held = held
        }
    }

    public var number: Int64
    /// Seconds since 1970 UTC.
    public var takenAt: Int64
    public var subnets: [Identifier<Subnet>: Addresses] = [:]
    /// Nodes by their group.
    public var nodes: [String: Int] = [:]
    public init(number: Int64, takenAt: Int64) {
        self.number = number
        self.takenAt = takenAt
    }
}
