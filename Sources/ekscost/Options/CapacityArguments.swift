import ArgumentParser
import Simulation
import Topology
import Units

/// What may happen to an estate, and how it grows.
struct CapacityArguments: ParsableArguments {
    @Option(help: "Lose a zone, by its name or zone id, or a number of zones at once.") var azLoss: String?
    @Option(help: "More pods of each workload, in percent.") var surge: String?
    @Flag(help: "Upgrade the control plane and then the node groups.") var controlPlaneUpgrade = false
    @Option(
        help:
            "How many more replicas of NAMESPACE/WORKLOAD fit. May be repeated. Default: those that ask for most."
    )
    var workload: [String] = []
    @Option(
        help: "Growth of the pods, such as 3%/month. Default: fitted to the snapshots, from the third on.")
    var growth: String?
    @Option(help: "Chooses the paths that growth may take; the same seed gives the same dates.")
    var seed: UInt64 = 1
    @Option(help: "Months ahead in which a date is looked for.") var horizon = 36

    func validate() throws {
        if let surge, Percentage.whole(surge) == nil {
            throw ValidationError("--surge takes whole percent from 0 to 1000, not '\(surge)'")
        }
        if let growth, Percentage.growth(growth) == nil {
            throw ValidationError("--growth takes a percentage such as 3%/month, not '\(growth)'")
        }
        if let count = azLoss.flatMap({ Int($0) }), !(1...6).contains(count) {
            throw ValidationError("--az-loss takes a zone or 1 to 6 zones, not \(count)")
        }
        if let name = workload.first(where: { $0.split(separator: "/").count != 2 }) {
            throw ValidationError("--workload takes NAMESPACE/WORKLOAD such as shop/web, not '\(name)'")
        }
        guard (1...600).contains(horizon) else { throw ValidationError("--horizon takes 1 to 600 months") }
    }

    /// The question to a snapshot.
    func options(for snapshot: Snapshot, scope: Scope) throws -> CapacityOptions {
        var options = CapacityOptions()
        options.scope = scope
        options.zoneLoss = try loss(in: snapshot)
        options.surgePercent = surge.flatMap { Percentage.whole($0) }
        options.controlPlaneUpgrade = controlPlaneUpgrade
        options.workloads = workload
        options.growth = growth.flatMap { Percentage.growth($0) }
        options.seed = seed
        options.horizonMonths = horizon
        options.start = CalendarDay(seconds: snapshot.takenAt)
        return options
    }

    private func loss(in snapshot: Snapshot) throws -> CapacityOptions.ZoneLoss? {
        guard let azLoss else { return nil }
        if let count = Int(azLoss) { return .count(count) }
        let names = snapshot.zonesByName
        guard let zone = names[azLoss] else {
            let known = Set(names.values.map(\.rawValue)).sorted().prefix(6).joined(separator: ", ")
            throw Failure(
                "no zone \(azLoss) in the snapshot; it has \(known.isEmpty ? "none" : known)", exitCode: 65)
        }
        return .zone(zone)
    }
}

extension Snapshot {
    /// The zones that the snapshot names, by their names and their ids.
    var zonesByName: [String: ZoneName] {
        var names: [String: ZoneName] = [:]
        for zone in availabilityZones { names[zone.zoneID ?? zone.name.rawValue] = zone.name }
        for subnet in subnets {
            guard let zone = subnet.zone else { continue }
            names[zone.rawValue] = zone
            if let id = subnet.zoneID { names[id] = zone }
        }
        for node in nodes {
            if let zone = node.zone { names[zone.rawValue] = zone }
        }
        return names
    }

    /// The zone of a name or an id.
    func zone(named text: String) -> ZoneName? { zonesByName[text] }
}
