extension Route.Target {
    /// The one target among the many fields that a route may name it in.
    init(_ item: JSONValue) {
        if let id = item.text("NatGatewayId") {
            self = .natGateway(Identifier(id))
        } else if let id = item.text("TransitGatewayId") {
            self = .transitGateway(id)
        } else if let id = item.text("VpcPeeringConnectionId") {
            self = .vpcPeering(Identifier(id))
        } else if let id = item.text("EgressOnlyInternetGatewayId") {
            self = .egressOnlyInternetGateway(id)
        } else if let id = item.text("VpcEndpointId") {
            self = .vpcEndpoint(Identifier(id))
        } else if let id = item.text("InstanceId") {
            self = .instance(id)
        } else if let id = item.text("NetworkInterfaceId") {
            self = .networkInterface(id)
        } else if let id = item.text("GatewayId") {
            self.init(gateway: id)
        } else {
            let others = ["LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn", "OdbNetworkArn"]
            self = .other(others.lazy.compactMap { item.text($0) }.first ?? "unknown")
        }
    }

    private init(gateway id: String) {
        switch id.prefix(while: { $0 != "-" }) {
        case "local": self = .local
        case "igw": self = .internetGateway(id)
        case "vpce": self = .vpcEndpoint(Identifier(id))
        case "vgw": self = .vpnGateway(id)
        case "eigw": self = .egressOnlyInternetGateway(id)
        case "nat": self = .natGateway(Identifier(id))
        default: self = .other(id)
        }
    }

    /// The member of a route that names the target.
    var member: (key: String, value: String) {
        switch self {
        case .local: ("GatewayId", "local")
        case .natGateway(let id): ("NatGatewayId", id.rawValue)
        case .internetGateway(let id), .vpnGateway(let id): ("GatewayId", id)
        case .egressOnlyInternetGateway(let id): ("EgressOnlyInternetGatewayId", id)
        case .vpcEndpoint(let id): ("VpcEndpointId", id.rawValue)
        case .vpcPeering(let id): ("VpcPeeringConnectionId", id.rawValue)
        case .transitGateway(let id): ("TransitGatewayId", id)
        case .networkInterface(let id): ("NetworkInterfaceId", id)
        case .instance(let id): ("InstanceId", id)
        case .other(let id): ("CarrierGatewayId", id)
        }
    }
}

/// The kind of a target and its id, which the kind calls for.
extension Route.Target: FieldChoice {
    public static func columns(named name: String) -> [String] { ["targetKind", "targetID"] }

    public func bind(to sink: any ColumnSink) {
        let (kind, id) = parts
        sink.bind(kind)
        id.bind(to: sink)
    }

    private var parts: (kind: String, id: String?) {
        switch self {
        case .local: ("local", nil)
        case .natGateway(let id): ("natGateway", id.rawValue)
        case .internetGateway(let id): ("internetGateway", id)
        case .egressOnlyInternetGateway(let id): ("egressOnlyInternetGateway", id)
        case .vpcEndpoint(let id): ("vpcEndpoint", id.rawValue)
        case .vpcPeering(let id): ("vpcPeering", id.rawValue)
        case .transitGateway(let id): ("transitGateway", id)
        case .networkInterface(let id): ("networkInterface", id)
        case .instance(let id): ("instance", id)
        case .vpnGateway(let id): ("vpnGateway", id)
        case .other(let id): ("other", id)
        }
    }

    public static func read(from source: any ColumnSource) throws -> Route.Target {
        let kind = source.text()
        let id = try String?.read(from: source) ?? ""
        return switch kind {
        case "local": .local
        case "natGateway": .natGateway(Identifier(id))
        case "internetGateway": .internetGateway(id)
        case "egressOnlyInternetGateway": .egressOnlyInternetGateway(id)
        case "vpcEndpoint": .vpcEndpoint(Identifier(id))
        case "vpcPeering": .vpcPeering(Identifier(id))
        case "transitGateway": .transitGateway(id)
        case "networkInterface": .networkInterface(id)
        case "instance": .instance(id)
        case "vpnGateway": .vpnGateway(id)
        case "other": .other(id)
        default: throw BadValue("'\(kind)' is no kind of route target")
        }
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Route.Target {
        switch self {
        case .local: .local
        case .natGateway(let id): .natGateway(id.concealed(.name, by: veil))
        case .internetGateway(let id): .internetGateway(veil.text(id))
        case .egressOnlyInternetGateway(let id): .egressOnlyInternetGateway(veil.text(id))
        case .vpcEndpoint(let id): .vpcEndpoint(id.concealed(.name, by: veil))
        case .vpcPeering(let id): .vpcPeering(id.concealed(.name, by: veil))
        case .transitGateway(let id): .transitGateway(veil.text(id))
        case .networkInterface(let id): .networkInterface(veil.text(id))
        case .instance(let id): .instance(veil.text(id))
        case .vpnGateway(let id): .vpnGateway(veil.text(id))
        case .other(let id): .other(veil.text(id))
        }
    }
}
