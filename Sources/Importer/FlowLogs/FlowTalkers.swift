public import Topology
public import Units

extension FlowMatrix {
    /// The number of pairs of ends that are worth keeping.
    public static let mostTalkers = 1000

    /// The pairs of ends that exchanged the most, as a month's gigabytes.
    ///
    /// - Parameter factor: what the measured bytes are multiplied by.
    public func talkers(times factor: Ratio) -> [Talker] {
        struct Pair: Hashable {
            var near: TalkerKey.End
            var far: TalkerKey.End
            var service: String
        }
        var sums: [Pair: (out: UInt64, back: UInt64)] = [:]
        for talker in talkerSums {
            let isService = !talker.service.isEmpty
            let pair = Pair(
                near: talker.near, far: isService ? .service(0) : talker.far, service: talker.service)
            let sum = sums[pair] ?? (0, 0)
            sums[pair] = (sum.out &+ talker.out, sum.back &+ talker.back)
        }
        let addresses = AddressTrie(estate.prefixes.map { ($0.block, UInt32($0.place)) })
        // Names are dear: the pairs are put in order by their bytes first.
        let order = sums.sorted { ($0.value.out &+ $0.value.back) > ($1.value.out &+ $1.value.back) }
        var found: [Talker] = []
        var last: UInt64 = 0
        for (pair, sum) in order {
            let bytes = sum.out &+ sum.back
            // What weighs as much as the last one that fits is put in order by name before it is cut off.
            if found.count >= Self.mostTalkers, bytes < last { break }
            guard let near = end(pair.near, addresses), near.place.isSubnet,
                case .subnet(let subnet) = near.home,
                // What a load balancer, an endpoint or a gateway sends, the other end pays for or nobody.
                let far = pair.service.isEmpty ? end(pair.far, addresses) : service(pair.service),
                let destination = far.place.destination(from: ownVPCs[subnet])
            else { continue }
            last = bytes
            found.append(
                Talker(
                    near: near.name, subnet: subnet, far: far.name, destination: destination,
                    out: Quantity(bytes: Int64(clamping: sum.out)).scaled(by: factor),
                    back: Quantity(bytes: Int64(clamping: sum.back)).scaled(by: factor)))
        }
        return Array(found.sorted(by: Self.precedes).prefix(Self.mostTalkers))
    }

    private static func precedes(_ a: Talker, _ b: Talker) -> Bool {
        let (first, second) = (a.out + a.back, b.out + b.back)
        guard first == second else { return first > second }
        return (a.near, a.subnet, a.far) < (b.near, b.subnet, b.far)
    }

    private typealias Named = (name: String, place: FlowPlace, home: FlowPlace)

    /// An end's name and place; nil for a workload whose subnet had no room in its number.
    private func end(_ end: TalkerKey.End, _ addresses: AddressTrie) -> Named? {
        switch end {
        case .workload(let number, let place):
            guard place != 0, number < estate.workloads.count else { return nil }
            return (estate.workloads[number], homePlace(place), homePlace(place))
        case .address(let value):
            let place = Int(addresses.value(of: IPv4Address(value)))
            return (IPv4Address(value).description, estate.places[place], homePlace(place))
        case .place(let place):
            return (estate.places[place].label, estate.places[place], homePlace(place))
        case .service: return nil
        }
    }

    private func service(_ name: String) -> Named {
        let place = FlowServices.endpoint(name).map { FlowPlace.service($0) } ?? .internet
        return (name, place, place)
    }

    private func homePlace(_ place: Int) -> FlowPlace {
        estate.homes[place] == 0 ? estate.places[place] : estate.places[estate.homes[place]]
    }
}

extension AddressTrie {
    /// The value of one address, 0 where no prefix covers it.
    func value(of address: IPv4Address) -> UInt32 {
        cells.withUnsafeBufferPointer { cells in
            cells.baseAddress.map { Self.value($0, address.value) } ?? 0
        }
    }
}

extension FlowMatrix.TalkerSum {
    /// A talker as an engine names it: addresses become what the snapshot knows of them.
    init?(_ row: FlowSums.Row, estate: FlowEstate, numbers: [String: Int], addresses: AddressTrie) {
        func end(_ text: String) -> TalkerKey.End? {
            guard let address = IPv4Address(text) else { return numbers[text].map { .place($0) } }
            let value = addresses.value(of: address)
            let (place, workload) = (Int(value & 0xffff), Int(value >> 16))
            return workload == 0 ? .address(address.value) : .workload(workload, place: place)
        }
        guard let near = end(row.source) else { return nil }
        self.near = near
        service = row.service
        if row.service.isEmpty {
            guard let far = end(row.destination) else { return nil }
            self.far = far
        } else {
            far = .service(0)
        }
        out = row.bytes
        back = row.back
    }
}
