import Topology
import Units

/// The snapshot's addresses, arranged for the flow log reader: prefixes, places and interfaces.
///
/// The same lists become tables of the SQL that other engines run.
struct FlowEstate: Sendable {
    struct Prefix: Hashable, Sendable {
        var block: CIDRBlock
        var place: Int
        /// The number of the workload in `workloads`, 0 for none.
        var workload = 0
    }

    struct PrefixV6: Hashable, Sendable {
        /// The first 64 bits; shorter prefixes leave the rest zero.
        var high: UInt64
        var length: Int
        var place: Int
    }

    struct Interface: Hashable, Sendable {
        var id: String
        /// The place of its subnet, 0 where unknown.
        var home: Int
        var address: IPv4Address?
    }

    /// 0 is the internet, 1 an unknown private address, 2 the internet over IPv6.
    private(set) var places: [FlowPlace] = [.internet, .unknownPrivate, .internetIPv6]
    /// The subnet that a place is in, as a place's number; 0 for what is outside.
    private(set) var homes: [Int] = [0, 0, 0]
    private(set) var prefixes: [Prefix] = []
    private(set) var prefixesV6: [PrefixV6] = []
    private(set) var interfaces: [Interface] = []
    /// `namespace/name`; the first stands for none.
    private(set) var workloads: [String] = [""]
    private var numbers: [FlowPlace: Int] = [.internet: 0, .unknownPrivate: 1, .internetIPv6: 2]

    init(_ snapshot: Snapshot, ranges: AWSRanges = AWSRanges()) {
        let regions = Set(snapshot.subnets.compactMap { $0.zone?.region?.rawValue })
        for (block, place) in ranges.places(regions: regions) {
            prefixes.append(Prefix(block: block, place: number(place)))
        }
        for text in Self.privateBlocks { add(text, 1) }
        addV6("fc00::/7", 1)
        addV6("fe80::/10", 1)
        addNeighbours(snapshot)
        addServices(snapshot)
        for subnet in snapshot.subnets {
            let place = number(.subnet(subnet.id))
            homes[place] = place
            if let block = subnet.cidr { prefixes.append(Prefix(block: block, place: place)) }
            if let text = subnet.ipv6CIDR { addV6(text, place) }
        }
        addNATGateways(snapshot)
        addInterfaces(snapshot)
        addPods(snapshot)
    }

    /// Addresses that never leave a network by the internet.
    ///
    /// Sources: RFC 1918, RFC 6598 (100.64.0.0/10), RFC 3927 (169.254.0.0/16).
    static let privateBlocks = [
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16",
    ]

    private mutating func add(_ text: String, _ place: Int) {
        if let block = CIDRBlock(text) { prefixes.append(Prefix(block: block, place: place)) }
    }

    private mutating func number(_ place: FlowPlace, home: Int = 0) -> Int {
        if let known = numbers[place] { return known }
        numbers[place] = places.count
        places.append(place)
        homes.append(home)
        return places.count - 1
    }

    /// The number of a place; nil for one that only the log named.
    func number(of place: FlowPlace) -> Int? { numbers[place] }

    private mutating func addV6(_ text: String, _ place: Int) {
        guard let prefix = IPv6Prefix(text), prefix.length <= 64 else { return }
        prefixesV6.append(PrefixV6(high: prefix.high, length: prefix.length, place: place))
    }

    /// VPCs, peers and what routes send elsewhere: all shorter than the subnets, which win.
    private mutating func addNeighbours(_ snapshot: Snapshot) {
        for table in snapshot.routeTables {
            for route in table.routes {
                guard case .ipv4(let block) = route.destination, block.prefixLength > 0 else { continue }
                switch route.target {
                case .transitGateway, .vpnGateway:
                    prefixes.append(Prefix(block: block, place: number(.block(block))))
                default: continue
                }
            }
        }
        for side in snapshot.vpcPeeringConnections.flatMap({ [$0.requester, $0.accepter] }) {
            guard let id = side.vpcID else { continue }
            for block in side.cidrBlocks { prefixes.append(Prefix(block: block, place: number(.vpc(id)))) }
        }
        for vpc in snapshot.vpcs {
            let place = number(.vpc(vpc.id))
            for block in vpc.cidrBlocks { prefixes.append(Prefix(block: block, place: place)) }
            for text in vpc.ipv6CIDRBlocks { addV6(text, place) }
        }
    }

    private mutating func addServices(_ snapshot: Snapshot) {
        for list in snapshot.prefixLists {
            guard let name = list.name, name.hasPrefix("com.amazonaws."),
                let service = name.split(separator: ".").last
            else { continue }
            let place = number(.service(String(service)))
            for block in list.cidrs { prefixes.append(Prefix(block: block, place: place)) }
        }
    }

    private func home(_ subnet: Identifier<Subnet>?) -> Int { subnet.flatMap { numbers[.subnet($0)] } ?? 0 }

    private mutating func addNATGateways(_ snapshot: Snapshot) {
        for gateway in snapshot.natGateways {
            for address in gateway.addresses {
                let home = home(gateway.subnetID)
                let place = number(.natGateway(gateway.id), home: home)
                guard let privateIP = address.privateIP else { continue }
                prefixes.append(Prefix(block: CIDRBlock(host: privateIP), place: place))
                if let id = address.networkInterfaceID {
                    interfaces.append(Interface(id: id, home: home, address: privateIP))
                }
            }
        }
    }

    private mutating func addInterfaces(_ snapshot: Snapshot) {
        let endpointOfText = { (text: String?) in
            snapshot.vpcEndpoints.first { text?.hasSuffix($0.id.rawValue) ?? false }
        }
        let gateways = Set(snapshot.natGateways.flatMap(\.addresses).compactMap(\.networkInterfaceID))
        for interface in snapshot.networkInterfaces where !gateways.contains(interface.id.rawValue) {
            let home = home(interface.subnetID)
            interfaces.append(
                Interface(id: interface.id.rawValue, home: home, address: interface.privateIPs.first))
            var place: Int?
            let text = interface.descriptionText ?? ""
            if interface.interfaceType == "vpc_endpoint" {
                let endpoint = endpointOfText(text)
                place = number(
                    .interfaceEndpoint(
                        endpoint?.id.rawValue ?? interface.id.rawValue, service: endpoint?.service),
                    home: home)
            } else if text.hasPrefix("ELB app/") {
                let name = text.split(separator: "/").dropFirst().first.map(String.init) ?? text
                place = number(.loadBalancer(name), home: home)
            }
            guard let place else { continue }
            for address in interface.privateIPs {
                prefixes.append(Prefix(block: CIDRBlock(host: address), place: place))
            }
        }
    }

    /// The pods' addresses, so that talkers have a workload's name; host networking shares its node's address.
    private mutating func addPods(_ snapshot: Snapshot) {
        let ordered = prefixes.filter { $0.block.prefixLength >= 16 }
        let lookup = AddressTrie(ordered.map { ($0.block, UInt32($0.place)) })
        var workloadNumbers: [String: Int] = [:]
        // Workloads of one name in two clusters are two: the cluster stands in front where there are several.
        let isShared = Set(snapshot.pods.map(\.cluster)).count > 1
        let clusters = Dictionary(snapshot.clusters.map { ($0.id, $0.name) }) { first, _ in first }
        for pod in snapshot.pods where !pod.isHostNetwork {
            guard let address = pod.podIP else { continue }
            let place = Int(
                lookup.cells.withUnsafeBufferPointer { cells in
                    cells.baseAddress.map { AddressTrie.value($0, address.value) } ?? 0
                })
            guard homes[place] != 0 else { continue }
            let cluster = isShared ? (clusters[pod.cluster] ?? pod.cluster.rawValue) + "/" : ""
            let name = "\(cluster)\(pod.namespace)/\(pod.workloadName)"
            let workload = workloadNumbers[name] ?? workloads.count
            guard workload <= FlowTables.greatestWorkload else { continue }
            if workload == workloads.count {
                workloads.append(name)
                workloadNumbers[name] = workload
            }
            prefixes.append(Prefix(block: CIDRBlock(host: address), place: place, workload: workload))
        }
    }
}

/// The first 64 bits of an IPv6 prefix, which is all that tells subnets apart.
struct IPv6Prefix: Hashable, Sendable {
    var high: UInt64
    var length: Int

    /// A prefix as `2001:db8:1:2::/64`; nil where the text is none.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let length = Int(parts[1]), (0...128).contains(length),
            let high = Self.high(Array(parts[0].utf8))
        else { return nil }
        self.length = length
        self.high = length >= 64 ? high : high & ~(~0 >> UInt64(length))
    }

    /// The first 64 bits of an address; nil where the text is none.
    static func high(_ text: [UInt8]) -> UInt64? {
        text.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.flatMap { FlowBytes.highOfIPv6($0, $0 + bytes.count) }
        }
    }
}

extension FlowBytes {
    /// The first 64 bits of the IPv6 address between two pointers; nil where it is none.
    ///
    /// Groups behind a `::` count from the end, so all of them are read.
    static func highOfIPv6(_ start: Pointer, _ end: Pointer) -> UInt64? {
        var groups: (front: UInt64, frontCount: Int, backCount: Int) = (0, 0, 0)
        var back: [UInt16] = []
        var gap = false
        var p = start
        guard end - start >= 2, end - start <= 45 else { return nil }
        if p.pointee == UInt8(ascii: ":") {
            guard (p + 1).pointee == UInt8(ascii: ":") else { return nil }
            gap = true
            p += 2
        }
        while p < end {
            var value: UInt32 = 0
            var digits = 0
            var isDotted = false
            while p < end, p.pointee != UInt8(ascii: ":") {
                if p.pointee == UInt8(ascii: ".") { isDotted = true }
                if !isDotted {
                    guard let digit = hexDigit(p.pointee), digits < 4 else { return nil }
                    value = value << 4 | digit
                }
                digits += 1
                p += 1
            }
            guard digits > 0 else { return nil }
            if gap {
                back.append(UInt16(truncatingIfNeeded: value))
                // An IPv4 address at the end fills two groups; they are never among the first four with a gap.
                if isDotted { back.append(0) }
            } else {
                if groups.frontCount < 4 { groups.front = groups.front << 16 | UInt64(value) }
                groups.frontCount += isDotted ? 2 : 1
            }
            guard p < end else { break }
            p += 1
            if p < end, p.pointee == UInt8(ascii: ":") {
                guard !gap else { return nil }
                gap = true
                p += 1
            } else if p == end {
                return nil
            }
        }
        let count = groups.frontCount + back.count
        guard gap ? count <= 7 : count == 8 else { return nil }
        guard gap, groups.frontCount < 4 else { return groups.front }
        var all = groups.front << UInt64(16 * (4 - groups.frontCount))
        for (index, value) in back.enumerated() {
            let position = 8 - back.count + index
            if position < 4 { all |= UInt64(value) << UInt64(16 * (3 - position)) }
        }
        return all
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
