public import Units

/// One route of a table.
public struct Route: Hashable, Sendable {
    public enum Destination: Hashable, Sendable {
        case ipv4(CIDRBlock)
        case ipv6(String)
        case prefixList(Identifier<PrefixList>)
    }

    public enum Target: Hashable, Sendable {
        case local
        case natGateway(Identifier<NATGateway>)
        case internetGateway(String)
        case egressOnlyInternetGateway(String)
        case vpcEndpoint(Identifier<VPCEndpoint>)
        case vpcPeering(Identifier<VPCPeeringConnection>)
        case transitGateway(String)
        case networkInterface(String)
        case instance(String)
        case vpnGateway(String)
        case other(String)
    }

    public var destination: Destination
    public var target: Target
    /// True where AWS says that the target is gone and the route drops what it matches.
    public var isBlackhole: Bool
    public init(destination: Destination, target: Target, isBlackhole: Bool = false) {
        self.destination = destination
        self.target = target
        self.isBlackhole = isBlackhole
    }
}

extension Route.Destination {
    /// 0.0.0.0/0.
    public static let anywhere = Route.Destination.ipv4(.everywhere)
}

extension CIDRBlock {
    /// 0.0.0.0/0, the block of a default route.
    public static let everywhere = CIDRBlock(IPv4Address(0), prefix: 0)

    private init(_ address: IPv4Address, prefix: Int) {
        self = CIDRBlock(containing: address, prefixLength: prefix) ?? CIDRBlock(host: address)
    }
}

extension Route: StructuredValue {
    public static let blank = Route(destination: .anywhere, target: .local)
    public static let fields: [Field<Route>] = [
        Field(
            "destination", \.destination, isRequired: true, reads: Destination.init,
            writes: { route, object in
                switch route.destination {
                case .ipv4(let block): object.add("DestinationCidrBlock", block.description)
                case .ipv6(let block): object.add("DestinationIpv6CidrBlock", block)
                case .prefixList(let list): object.add("DestinationPrefixListId", list.rawValue)
                }
            }),
        Field(
            "target", \.target, reads: Target.init,
            writes: { route, object in
                let (key, value) = route.target.member
                object.add(key, value)
            }),
        Field(
            "isBlackhole", \.isBlackhole, "State", reads: { $0.text("State").map { $0 == "blackhole" } },
            writes: { $1.add("State", $0.isBlackhole ? "blackhole" : "active") }),
    ]
}

extension Route.Destination {
    fileprivate init?(_ item: JSONValue) {
        if let block = item.cidr("DestinationCidrBlock") {
            self = .ipv4(block)
        } else if let block = item.text("DestinationIpv6CidrBlock") {
            self = .ipv6(block)
        } else if let list = item.text("DestinationPrefixListId") {
            self = .prefixList(Identifier(list))
        } else {
            return nil
        }
    }
}

extension Route.Destination: FieldChoice {
    public static func columns(named name: String) -> [String] {
        ["destinationKind", "destinationBase", "destinationPrefixLength", "destinationText"]
    }

    public func bind(to sink: any ColumnSink) {
        switch self {
        case .ipv4(let block):
            sink.bind("ipv4")
            block.bind(to: sink)
            sink.bindNull(1)
        case .ipv6(let text):
            sink.bind("ipv6")
            sink.bindNull(2)
            sink.bind(text)
        case .prefixList(let id):
            sink.bind("prefixList")
            sink.bindNull(2)
            sink.bind(id.rawValue)
        }
    }

    public static func read(from source: any ColumnSource) throws -> Route.Destination {
        let kind = source.text()
        if kind == "ipv4" {
            defer { source.skip(1) }
            return .ipv4(try CIDRBlock.read(from: source))
        }
        source.skip(2)
        let text = source.text()
        switch kind {
        case "ipv6": return .ipv6(text)
        case "prefixList": return .prefixList(Identifier(text))
        default: throw BadValue("'\(kind)' is no kind of destination")
        }
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Route.Destination {
        switch self {
        case .ipv4(let block): .ipv4(veil.block(block))
        case .ipv6(let text): .ipv6(veil.blockText(text))
        case .prefixList(let list): .prefixList(list.concealed(.name, by: veil))
        }
    }
}
