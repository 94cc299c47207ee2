import Topology
import Yams

/// The settings that an add-on's `configurationValues` hold, which are JSON or YAML.
enum AddonSettings {
    /// Reads those of each vpc-cni add-on; what is no mapping is passed over.
    static func fill(_ snapshot: inout Snapshot) {
        for index in snapshot.addons.indices where snapshot.addons[index].name == "vpc-cni" {
            guard let text = snapshot.addons[index].configurationValues,
                let root = try? Yams.compose(yaml: text)
            else { continue }
            snapshot.addons[index].environment = environment(root)
            snapshot.addons[index].eniConfigs = eniConfigs(root)
        }
    }

    /// The scalars under `env`, numbers and truth values as they are written.
    private static func environment(_ root: Yams.Node) -> [String: String] {
        guard let variables = root["env"]?.mapping else { return [:] }
        var found: [String: String] = [:]
        for (name, value) in variables {
            guard let name = name.scalar?.string, let value = value.scalar?.string else { continue }
            found[name] = value
        }
        return found
    }

    /// The subnets that the add-on makes ENIConfig objects of: `eniConfig.subnets.ZONE.id`, where `create` is true.
    private static func eniConfigs(_ root: Yams.Node) -> [ENIConfig] {
        guard let config = root["eniConfig"], config["create"]?.scalar?.string == "true",
            let subnets = config["subnets"]?.mapping
        else { return [] }
        return subnets.compactMap { zone, subnet in
            guard let zone = zone.scalar?.string,
                let id = subnet["id"]?.scalar?.string ?? subnet.scalar?.string
            else { return nil }
            var config = ENIConfig(name: zone)
            config.subnetID = Identifier(id)
            return config
        }
    }
}
