public import Topology
public import Units

/// One end of measured traffic: what an address belongs to.
public enum FlowPlace: Hashable, Sendable {
    /// A public address that no prefix of the snapshot covers.
    case internet
    /// A public IPv6 address, which goes out without a NAT gateway.
    case internetIPv6
    /// A private address that nothing in the snapshot covers.
    case unknownPrivate
    case subnet(Identifier<Subnet>)
    /// A NAT gateway's own address.
    case natGateway(Identifier<NATGateway>)
    /// An interface endpoint's address, or the service's own where a prefix list or the log names it.
    case interfaceEndpoint(String, service: String?)
    case service(String)
    /// An Application Load Balancer's address: AWS bills nothing between it and its targets.
    case loadBalancer(String)
    /// Another VPC, or a part of the own one that is in no known subnet.
    case vpc(Identifier<VPC>)
    /// A prefix that a route sends elsewhere: to a transit gateway, a VPN.
    case block(CIDRBlock)

    /// The place as the matrix and the SQL of other engines write it.
    public var label: String {
        switch self {
        case .internet: "internet"
        case .internetIPv6: "internet-ipv6"
        case .unknownPrivate: "private"
        case .subnet(let id): id.rawValue
        case .natGateway(let id): id.rawValue
        case .interfaceEndpoint(let id, _): id
        case .service(let name): name
        case .loadBalancer(let name): "alb:\(name)"
        case .vpc(let id): id.rawValue
        case .block(let block): "cidr:\(block)"
        }
    }

    /// Indicates whether a packet to or from here leaves the snapshot's subnets.
    var isExternal: Bool {
        switch self {
        case .subnet, .natGateway, .interfaceEndpoint, .loadBalancer: false
        case .internet, .internetIPv6, .unknownPrivate, .service, .vpc, .block: true
        }
    }
}
