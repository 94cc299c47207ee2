import Cost
import Topology
import Units

/// The model's names of the resources that a bill names.
///
/// The bill names instances and interfaces where the model, which knows no single instance's traffic, has subnets.
struct BilledNames {
    private let subnetOfInstance: [String: String]
    private let groupOfInstance: [String: String]
    private let subnetOfInterface: [String: String]
    private let addressOf: [String: String]
    private let zoneOfSubnet: [String: String]
    /// Zones that stand for a transfer's far end in the model: their subnets are not told apart then.
    private let pooledZones: Set<String>

    /// Indicates whether the model has addresses that it only knows the holder of, such as a load balancer's.
    private let hasAssumedAddresses: Bool
    private static let assumedAddresses = "addresses without an interface in the snapshot"

    static let regional = "DataTransfer-Regional-Bytes"

    init(_ snapshot: Snapshot, modelled lines: [Line]) {
        var subnets: [String: String] = [:]
        var groups: [String: String] = [:]
        for instance in snapshot.instances {
            subnets[instance.id.rawValue] = instance.subnetID?.rawValue
            groups[instance.id.rawValue] = instance.nodeGroupName ?? instance.clusterName ?? "nodes"
        }
        for node in snapshot.nodes {
            guard let id = node.instanceID?.rawValue else { continue }
            groups[id] = node.nodeGroupName ?? groups[id] ?? node.clusterName ?? "nodes"
        }
        var interfaces: [String: String] = [:]
        var addresses: [String: String] = [:]
        for interface in snapshot.networkInterfaces {
            interfaces[interface.id.rawValue] = interface.subnetID?.rawValue
            addresses[interface.id.rawValue] = interface.publicIP?.description
            if let instance = interface.instanceID?.rawValue, subnets[instance] == nil {
                subnets[instance] = interface.subnetID?.rawValue
            }
        }
        for gateway in snapshot.natGateways {
            for address in gateway.addresses {
                let name = address.publicIP?.description ?? gateway.id.rawValue
                if let id = address.allocationID { addresses[id] = name }
                if let id = address.networkInterfaceID { addresses[id] = name }
            }
        }
        for address in snapshot.elasticIPs {
            if let id = address.allocationID { addresses[id] = address.publicIP.description }
        }
        subnetOfInstance = subnets
        groupOfInstance = groups
        subnetOfInterface = interfaces
        addressOf = addresses
        let zones = snapshot.subnets.map { ($0.id.rawValue, $0.zone?.rawValue ?? "") }
        zoneOfSubnet = Dictionary(zones) { first, _ in first }
        let names = Set(lines.filter { $0.usageType == Self.regional }.map(\.resource))
        hasAssumedAddresses = lines.contains {
            $0.usageType.hasPrefix("PublicIPv4:") && IPv4Address($0.resource) == nil
        }
        pooledZones = names.intersection(zones.map(\.1)).subtracting([""])
    }

    /// The model's name for what an item is about.
    func name(of item: BilledItem) -> String {
        let resource = item.resource
        switch item.usageType {
        case "DataTransfer-Out-Bytes": return "internet"
        case "AWS-Out-Bytes":
            return item.operation.hasPrefix("to:") ? "to " + item.operation.dropFirst(3) : resource
        case Self.regional:
            return pooled(subnetOfInstance[resource] ?? subnetOfInterface[resource] ?? resource)
        case let type where type.hasPrefix("PublicIPv4:"):
            return address(addressOf[resource] ?? resource)
        case let type
        where type.hasPrefix("BoxUsage") || type.hasPrefix("DedicatedUsage") || type.hasPrefix("SpotUsage"):
            return groupOfInstance[resource] ?? resource
        default: return resource
        }
    }

    /// The name under which a modelled line is compared.
    func name(of line: Line) -> String {
        if line.usageType.hasPrefix("PublicIPv4:") { return address(line.resource) }
        return line.usageType == Self.regional ? pooled(line.resource) : line.resource
    }

    private func address(_ resource: String) -> String {
        hasAssumedAddresses && IPv4Address(resource) == nil ? Self.assumedAddresses : resource
    }

    private func pooled(_ resource: String) -> String {
        if let zone = zoneOfSubnet[resource], pooledZones.contains(zone) { return zone }
        return resource
    }
}
