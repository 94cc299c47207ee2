import Topology
import Units

// What only a live import tells: as the calls print it, and the missing parts in a list of our own.

extension Account {
    var bundled: JSONObject {
        .made {
            $0.add("Id", id)
            $0.add("Name", name)
        }
    }
}

extension MeterReading {
    /// One result of `get-metric-data`, labelled as the program's own queries are.
    var bundled: JSONObject {
        .made {
            $0.add("Label", resource + " " + metric.rawValue)
            $0.add("Timestamps", month.map { ["\($0)-01T00:00:00Z"] } ?? [])
            let value =
                metric == .consumedLCUs ? Quantity<LCUHour>(billionths: Int128(amount)).decimal : "\(amount)"
            $0.add("Values", json: "[\(value)]")
        }
    }
}

extension MissingPart {
    var bundled: JSONObject {
        .made {
            $0.add("call", call)
            $0.add("accountID", accountID)
            $0.add("region", region)
            $0.add("subject", subject)
            $0.add("reason", reason)
        }
    }
}

extension ENIConfig {
    var bundled: JSONObject {
        .kubernetes("crd.k8s.amazonaws.com/v1alpha1", "ENIConfig", of: cluster, name: name) {
            $0.add("spec") {
                $0.add("subnet", subnetID?.rawValue)
                $0.add("securityGroups", securityGroupIDs)
            }
        }
    }
}
