public import Topology
public import Units

/// The matrix as the flows that the simulation prices, and what it had to leave out.
public struct FlowTraffic: Hashable, Sendable {
    public var flows: [TrafficFlow] = []
    /// Bytes of each kind of traffic that has no charge of this model or no known way, as measured.
    public var leftOut: [LeftOut] = []

    public struct LeftOut: Hashable, Sendable {
        public var reason: String
        public var bytes: UInt64
    }
}

extension FlowMatrix {
    /// The flows of a month.
    ///
    /// - Parameters:
    ///   - factor: what the measured bytes are multiplied by.
    ///   - note: where the bytes come from, behind "flow logs".
    public func traffic(times factor: Ratio, note: String) -> FlowTraffic {
        struct Pair: Hashable {
            var source: Identifier<Subnet>
            var destination: TrafficDestination
        }
        var sums: [Pair: (out: UInt64, back: UInt64)] = [:]
        var order: [Pair] = []
        var leftOut: [String: UInt64] = [:]
        for row in rows {
            let bytes = row.bytesOut &+ row.bytesBack
            guard case .subnet(let source) = home(of: row.source) else {
                leftOut["neither end is in the snapshot", default: 0] &+= bytes
                continue
            }
            switch row.destination.modelled(from: ownVPCs[source]) {
            case .left(let reason): leftOut[reason, default: 0] &+= bytes
            case .flow(let destination):
                let pair = Pair(source: source, destination: destination)
                if sums[pair] == nil { order.append(pair) }
                let sum = sums[pair] ?? (0, 0)
                sums[pair] = (sum.out &+ row.bytesOut, sum.back &+ row.bytesBack)
            }
        }
        var traffic = FlowTraffic()
        traffic.flows = order.map { pair in
            let sum = sums[pair] ?? (0, 0)
            return TrafficFlow(
                source: .subnet(pair.source), destination: pair.destination, out: gigabytes(sum.out, factor),
                back: gigabytes(sum.back, factor), basis: .measured,
                origin: "\(TrafficFlow.flowLogs), \(note)",
                table: TrafficFlow.flowLogs)
        }
        traffic.leftOut = leftOut.sorted { $0.key < $1.key }.map {
            FlowTraffic.LeftOut(reason: $0.key, bytes: $0.value)
        }
        return traffic
    }

    private func gigabytes(_ bytes: UInt64, _ factor: Ratio) -> Quantity<Gigabyte> {
        Quantity(bytes: Int64(clamping: bytes)).scaled(by: factor)
    }

    func home(of place: FlowPlace) -> FlowPlace {
        estate.number(of: place).map { estate.places[estate.homes[$0]] } ?? place
    }
}

extension FlowPlace {
    /// The place as a destination of the model; nil where the model has none.
    func destination(from vpc: Identifier<VPC>?) -> TrafficDestination? {
        guard case .flow(let destination) = modelled(from: vpc) else { return nil }
        return destination
    }

    fileprivate enum Modelled {
        case flow(TrafficDestination)
        case left(String)
    }

    /// The place as a destination of the model, or why it has none.
    fileprivate func modelled(from vpc: Identifier<VPC>?) -> Modelled {
        switch self {
        case .internet: .flow(.internet)
        case .service(let name): .flow(.service(name, region: nil))
        case .interfaceEndpoint(_, let service?): .flow(.service(service, region: nil))
        case .subnet(let id): .flow(.subnet(id))
        case .block(let block): .flow(.cidr(block))
        case .vpc(let id) where id != vpc: .flow(.vpc(id))
        case .vpc: .left("to addresses of the VPC in no known subnet")
        case .internetIPv6:
            .left("IPv6 to the internet, which no NAT gateway carries and the model does not price yet")
        case .unknownPrivate:
            .left("to private addresses that are in no subnet, peer or route of the snapshot")
        case .loadBalancer: .left("to and from Application Load Balancers, for which AWS bills no transfer")
        case .interfaceEndpoint: .left("to endpoint interfaces of an unknown service")
        case .natGateway: .left("to NAT gateways themselves")
        }
    }
}
