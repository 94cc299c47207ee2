import Topology
import Units

extension NetworkTables {
    /// A route's two choices stand as a kind and the value that the kind calls for.
    static let route = Table<Route>(
        "route", key: ["routeTableID", "position"], owned: true,
        blank: { Route(destination: .anywhere, target: .local) },
        [
            Field(
                columns: [
                    "destinationKind", "destinationBase", "destinationPrefixLength", "destinationText",
                ],
                put: { route, statement in route.destination.bind(to: statement) },
                take: { route, statement in route.destination = try .read(from: statement) }),
            Field(
                columns: ["targetKind", "targetID"],
                put: { route, statement in
                    statement.bind(route.target.kind)
                    statement.bind(route.target.id)
                },
                take: { route, statement in
                    route.target = try Route.Target(kind: statement.text(), id: statement.optionalText())
                }),
            Field("isBlackhole", \.isBlackhole),
        ])
}

extension Route.Destination {
    fileprivate func bind(to statement: Statement) {
        switch self {
        case .ipv4(let block):
            statement.bind("ipv4")
            block.bind(to: statement)
            statement.bindNull()
        case .ipv6(let text):
            statement.bind("ipv6")
            statement.bindNull(2)
            statement.bind(text)
        case .prefixList(let id):
            statement.bind("prefixList")
            statement.bindNull(2)
            statement.bind(id.rawValue)
        }
    }

    fileprivate static func read(from statement: Statement) throws -> Route.Destination {
        let kind = statement.text()
        if kind == "ipv4" {
            defer { statement.skip() }
            return .ipv4(try CIDRBlock.read(from: statement))
        }
        statement.skip(2)
        let text = statement.text()
        switch kind {
        case "ipv6": return .ipv6(text)
        case "prefixList": return .prefixList(Identifier(text))
        default: throw BadValue("'\(kind)' is no kind of destination")
        }
    }
}

extension Route.Target {
    fileprivate var kind: String {
        switch self {
        case .local: "local"
        case .natGateway: "natGateway"
        case .internetGateway: "internetGateway"
        case .egressOnlyInternetGateway: "egressOnlyInternetGateway"
        case .vpcEndpoint: "vpcEndpoint"
        case .vpcPeering: "vpcPeering"
        case .transitGateway: "transitGateway"
        case .networkInterface: "networkInterface"
        case .instance: "instance"
        case .vpnGateway: "vpnGateway"
        case .other: "other"
        }
    }

    fileprivate var id: String? {
        switch self {
        case .local: nil
        case .natGateway(let id): id.rawValue
        case .vpcEndpoint(let id): id.rawValue
        case .vpcPeering(let id): id.rawValue
        case .internetGateway(let id), .egressOnlyInternetGateway(let id), .transitGateway(let id),
            .networkInterface(let id), .instance(let id), .vpnGateway(let id), .other(let id):
            id
        }
    }

    fileprivate init(kind: String, id: String?) throws {
        let id = id ?? ""
        switch kind {
        case "local": self = .local
        case "natGateway": self = .natGateway(Identifier(id))
        case "internetGateway": self = .internetGateway(id)
        case "egressOnlyInternetGateway": self = .egressOnlyInternetGateway(id)
        case "vpcEndpoint": self = .vpcEndpoint(Identifier(id))
        case "vpcPeering": self = .vpcPeering(Identifier(id))
        case "transitGateway": self = .transitGateway(id)
        case "networkInterface": self = .networkInterface(id)
        case "instance": self = .instance(id)
        case "vpnGateway": self = .vpnGateway(id)
        case "other": self = .other(id)
        default: throw BadValue("'\(kind)' is no kind of route target")
        }
    }
}
