public import Topology
import Units

/// The sum of flow logs: who sent how much to whom, each packet once.
///
/// Records are first added up by place and by the interface that saw them. A packet is seen where it leaves, where
/// it arrives and at each box in between, so of these sums only one counts: the greatest, which is the interface
/// that missed the least.
public struct FlowMatrix: Sendable {
    /// Bytes between two places as one kind of interface saw them.
    struct Sum: Hashable, Sendable {
        var seen: FlowSeen
        var source: Int
        var destination: Int
        /// As the log names it, `S3`; empty for none.
        var service: String
        /// AWS's `traffic-path`, 0 for none.
        var path: Int
        var sum: FlowSum
    }

    /// One talker as a thread saw it.
    struct TalkerSum: Hashable, Sendable {
        var near: TalkerKey.End
        var far: TalkerKey.End
        /// The service where `far` is one.
        var service: String
        var out: UInt64
        var back: UInt64
    }

    /// A line that is no record.
    public struct BrokenLine: Hashable, Sendable {
        public var path: String
        public var line: Int
        public var text: String
    }

    /// The exchange of one subnet with one place.
    public struct Row: Hashable, Sendable {
        public var source: FlowPlace
        public var sourceZone: ZoneName?
        public var destination: FlowPlace
        public var destinationZone: ZoneName?
        public var path: MeasuredPath
        public var bytesOut: UInt64
        public var bytesBack: UInt64
        /// Packets of both directions.
        public var packets: UInt64
    }

    public internal(set) var counts = FlowCounts()
    public internal(set) var filesRead = 0
    public internal(set) var ignoredFiles = 0
    public internal(set) var skipped: [SkippedInput] = []
    /// The first broken lines.
    public internal(set) var broken: [BrokenLine] = []
    /// Sorted by source, then destination.
    public let rows: [Row]
    /// Bytes that a NAT gateway alone saw, in a format without `pkt-dstaddr`: where they went is unknown.
    public let bytesOfUnknownDestination: UInt64
    /// Bytes between two subnets that the arriving side saw and the leaving side did not, or the reverse.
    public let bytesSeenAtOneEndOnly: UInt64
    var talkerSums: [TalkerSum] = []
    /// The bytes that any talker may lack.
    public internal(set) var talkersLost: UInt64 = 0
    let estate: FlowEstate
    let ownVPCs: [Identifier<Subnet>: Identifier<VPC>]

    init(snapshot: Snapshot, estate: FlowEstate, sums: [Sum]) {
        self.estate = estate
        ownVPCs = Dictionary(snapshot.subnets.map { ($0.id, $0.vpcID) }) { first, _ in first }
        var builder = FlowMatrixBuilder(estate: estate, snapshot: snapshot)
        for sum in sums { builder.add(sum) }
        let built = builder.rows()
        rows = built.rows
        bytesOfUnknownDestination = built.unknown
        bytesSeenAtOneEndOnly = built.uneven
    }
}

/// The way that measured traffic took.
public enum MeasuredPath: String, Hashable, Sendable, CaseIterable {
    case nat
    case gatewayEndpoint = "gateway-endpoint"
    case interfaceEndpoint = "interface-endpoint"
    case internetGateway = "internet-gateway"
    case transitGateway = "transit-gateway"
    case peering
    /// Within the VPC.
    case direct
    /// To or from an Application Load Balancer, for which AWS bills no transfer.
    case loadBalancer = "load-balancer"
    case unknown
}

extension FlowCounter {
    /// The sums with the services' names, which each thread numbers for itself.
    var sums: [FlowMatrix.Sum] {
        let names = services.names
        return cells.sums.map { word, sum in
            let key = FlowKey(word: word)
            return FlowMatrix.Sum(
                seen: key.seen, source: key.source, destination: key.destination, service: names[key.service],
                path: key.path, sum: sum)
        }
    }

    var talkerSums: [FlowMatrix.TalkerSum] {
        let names = services.names
        return talkers.all.map { entry in
            let key = TalkerKey(word: entry.key)
            var service = ""
            if case .service(let number) = key.far { service = names[number] }
            return FlowMatrix.TalkerSum(
                near: key.near, far: key.far, service: service, out: entry.out, back: entry.back)
        }
    }
}
