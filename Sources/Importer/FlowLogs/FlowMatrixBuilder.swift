import Topology
import Units

/// Makes each packet count once: chooses among the interfaces that saw it, and pairs the two directions.
struct FlowMatrixBuilder {
    private struct Direction: Hashable {
        var source: FlowPlace
        var destination: FlowPlace
    }

    /// The bytes that each kind of interface saw of one direction.
    private struct Sightings {
        var bySeen = [FlowSum](repeating: FlowSum(), count: FlowSeen.allCases.count)
        /// Bytes that left by each of AWS's traffic paths.
        var byPath = [UInt64](repeating: 0, count: 16)
    }

    private let estate: FlowEstate
    private let paths: MeasuredPathFinder
    private var sightings: [Direction: Sightings] = [:]
    /// The subnets whose own interfaces are known to be logged.
    private var logged: Set<Int> = []
    private var throughNAT: [Int: UInt64] = [:]

    init(estate: FlowEstate, snapshot: Snapshot) {
        self.estate = estate
        paths = MeasuredPathFinder(snapshot)
    }

    mutating func add(_ sum: FlowMatrix.Sum) {
        let source = place(sum.source, sum.service)
        let destination = place(sum.destination, sum.service)
        switch sum.seen {
        case .egress: logged.insert(estate.homes[sum.source])
        case .ingress: logged.insert(estate.homes[sum.destination])
        case .either, .transit: break
        case .nat:
            // Without pkt-dstaddr the far end is the gateway itself: who spoke is known, to whom is not.
            if case .natGateway = source {
                throughNAT[estate.homes[sum.destination], default: 0] &+= sum.sum.bytes
                return
            }
            if case .natGateway = destination {
                throughNAT[estate.homes[sum.source], default: 0] &+= sum.sum.bytes
                return
            }
        }
        var seen = sightings[Direction(source: source, destination: destination)] ?? Sightings()
        seen.bySeen[sum.seen.rawValue] += sum.sum
        seen.byPath[sum.path] &+= sum.sum.bytes
        sightings[Direction(source: source, destination: destination)] = seen
    }

    /// The place of a number; the log's own word for a service wins over "internet".
    private func place(_ number: Int, _ service: String) -> FlowPlace {
        let place = estate.places[number]
        guard !service.isEmpty, place == .internet || place == .internetIPv6,
            let name = FlowServices.endpoint(service)
        else { return place }
        return .service(name)
    }

    private func home(_ place: FlowPlace) -> Int { estate.number(of: place).map { estate.homes[$0] } ?? 0 }

    func rows() -> (rows: [FlowMatrix.Row], unknown: UInt64, uneven: UInt64) {
        var rows: [Direction: FlowMatrix.Row] = [:]
        var uneven: UInt64 = 0
        for (direction, seen) in sightings {
            let once = once(direction, seen)
            uneven &+= once.uneven
            let isOut = isForward(direction)
            let key =
                isOut ? direction : Direction(source: direction.destination, destination: direction.source)
            var row = rows[key] ?? newRow(key)
            if isOut { row.bytesOut &+= once.sum.bytes } else { row.bytesBack &+= once.sum.bytes }
            row.packets &+= once.sum.packets
            rows[key] = row
        }
        let unlogged = throughNAT.filter { !logged.contains($0.key) }
        let sorted = rows.values.sorted {
            ($0.source.label, $0.destination.label) < ($1.source.label, $1.destination.label)
        }
        return (sorted, unlogged.values.reduce(0, &+), uneven)
    }

    /// A row's source is the end in the snapshot; of two such ends the plain subnet, then the first by name.
    private func isForward(_ direction: Direction) -> Bool {
        let (source, destination) = (direction.source, direction.destination)
        if source.isExternal != destination.isExternal { return destination.isExternal }
        if source.isSubnet != destination.isSubnet { return source.isSubnet }
        return source.label <= destination.label
    }

    /// The bytes that passed in one direction, and how far the two ends disagree.
    private func once(_ direction: Direction, _ seen: Sightings) -> (sum: FlowSum, uneven: UInt64) {
        let sums = seen.bySeen
        let egress = sums[FlowSeen.egress.rawValue]
        let ingress = sums[FlowSeen.ingress.rawValue]
        let ends = [home(direction.source), home(direction.destination)]
        let isLogged = ends.map { logged.contains($0) }
        var best = egress
        let either = sums[FlowSeen.either.rawValue]
        if either.records > 0 {
            // The record does not tell its end: both ends logged the same bytes, unless only one of them logs.
            var all = egress
            all += ingress
            all += either
            best = isLogged[0] == isLogged[1] ? all.halved : all
        }
        for kind in [FlowSeen.ingress, .nat, .transit] where sums[kind.rawValue].bytes > best.bytes {
            best = sums[kind.rawValue]
        }
        let bothLog = isLogged[0] && isLogged[1] && either.records == 0 && !ends.contains(0)
        let (more, less) = (max(egress.bytes, ingress.bytes), min(egress.bytes, ingress.bytes))
        return (best, bothLog ? more - less : 0)
    }

    private func newRow(_ key: Direction) -> FlowMatrix.Row {
        let forward = sightings[key] ?? Sightings()
        let backward = sightings[Direction(source: key.destination, destination: key.source)] ?? Sightings()
        let nat = FlowSeen.nat.rawValue
        let (source, destination) = (home(key.source), home(key.destination))
        return FlowMatrix.Row(
            source: key.source, sourceZone: paths.zone(estate.places[source]), destination: key.destination,
            destinationZone: paths.zone(estate.places[destination]),
            path: paths.path(
                from: estate.places[source], to: key.destination, codes: forward.byPath,
                isSeenAtNAT: forward.bySeen[nat].bytes &+ backward.bySeen[nat].bytes > 0),
            bytesOut: 0, bytesBack: 0, packets: 0)
    }
}

extension FlowSum {
    /// Half of it, rounded up.
    fileprivate var halved: FlowSum {
        FlowSum(bytes: (bytes + 1) / 2, packets: (packets + 1) / 2, records: (records + 1) / 2)
    }
}

extension FlowPlace {
    var isSubnet: Bool { if case .subnet = self { true } else { false } }
}
