import ArgumentParser
import Capacity
import Cost
import Estate
import Topology
import Units

/// The events that may befall an estate, and its growth.
struct CapacityArguments: ParsableArguments {
    @Option(help: "Lose a zone, by its name or zone id, or a number of zones at once.") var azLoss: String?
    @Option(help: "More pods of each workload, in percent.") var surge: String?
    @Flag(help: "Upgrade the control plane and then the node groups.") var controlPlaneUpgrade = false
    @Option(help: "One namespace, for the rows of workloads.") var namespace: String?
    @Option(
        help:
            "How many more replicas of NAMESPACE/WORKLOAD or CLUSTER/NAMESPACE/WORKLOAD fit. May be repeated. Default: those of each cluster that ask for most."
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
        if let name = workload.first(where: { WorkloadText($0) == nil }) {
            throw ValidationError(
                "--workload takes NAMESPACE/WORKLOAD such as shop/web, or CLUSTER/NAMESPACE/WORKLOAD, not '\(name)'"
            )
        }
        guard (1...600).contains(horizon) else { throw ValidationError("--horizon takes 1 to 600 months") }
    }

    /// The question to an estate.
    ///
    /// - Throws: `Failure` for a zone, namespace or cluster that is not there, and for a workload that several clusters
    ///   have.
    func options(for estate: Estate, scope: Scope) throws -> CapacityOptions {
        var options = CapacityOptions()
        options.scope = scope
        options.zoneLoss = try ZoneNames(of: estate, in: scope).loss(azLoss)
        options.surgePercent = surge.flatMap { Percentage.whole($0) }
        options.controlPlaneUpgrade = controlPlaneUpgrade
        options.namespace = namespace
        options.workloads = try workload.compactMap { WorkloadText($0) }.map {
            try $0.name(in: estate, scope)
        }
        options.growth = growth.flatMap { Percentage.growth($0) }
        options.seed = seed
        options.horizonMonths = horizon
        options.start = CalendarDay(seconds: estate.takenAt)
        try checkNamespace(in: estate, scope)
        return options
    }

    private func checkNamespace(in estate: Estate, _ scope: Scope) throws {
        guard let namespace else { return }
        let known = estate.namespaces(in: scope)
        guard !known.contains(namespace) else { return }
        throw Failure(
            "no namespace \(namespace) in \(scope.place), --namespace; it has \(known.isEmpty ? "none" : known.prefix(6).joined(separator: ", "))",
            exitCode: 65)
    }
}

extension Scope {
    /// The place where something is looked for, for people.
    fileprivate var place: String { isWhole ? "the snapshot" : "the part of it that was chosen" }
}

/// A workload as it was typed: `NAMESPACE/WORKLOAD`, with `CLUSTER/` in front where it must be.
private struct WorkloadText {
    private let text: String
    private let cluster: String?
    private let namespace: String
    private let workload: String

    /// nil where the text names none.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        self.text = text
        // An ARN has a slash of its own.
        cluster = parts.count == 2 ? nil : parts.dropLast(2).joined(separator: "/")
        namespace = parts[parts.count - 2]
        workload = parts[parts.count - 1]
    }

    func name(in estate: Estate, _ scope: Scope) throws -> WorkloadName {
        guard let cluster else {
            let found = estate.choices(ofWorkload: workload, in: namespace).filter {
                scope.holds(estate.owners.owner(of: $0.id))
            }
            guard found.count < 2 else {
                let choices = found.map { "\($0.title)/\(text)" }.joined(separator: ", ")
                throw Failure(
                    "several clusters have a workload \(text), --workload; name one of \(choices)",
                    exitCode: 65)
            }
            return WorkloadName(namespace: namespace, name: workload)
        }
        let choices = estate.clusterChoices
        let alike = choices.filter { $0.id.rawValue == cluster || $0.id.rawValue.hasSuffix("/" + cluster) }
        guard alike.count == 1, let found = alike.first else {
            let titles = (alike.isEmpty ? choices : alike).map(\.title).joined(separator: ", ")
            throw Failure(
                alike.isEmpty
                    ? "no cluster \(cluster) in the snapshot, --workload \(text); it has \(titles.isEmpty ? "none" : titles)"
                    : "several clusters are named \(cluster), --workload \(text); name one by its ARN: \(titles)",
                exitCode: 65)
        }
        return WorkloadName(cluster: found.id, namespace: namespace, name: workload)
    }
}

/// The zones of a part of an estate, by their names and their ids.
private struct ZoneNames {
    private var zones: [String: Set<ZoneName>] = [:]
    private let place: String

    init(of estate: Estate, in scope: Scope) {
        place = scope.place
        let owners = estate.owners
        let region =
            scope.region ?? scope.vpc.flatMap { owners.owner(of: $0).region }
            ?? scope.cluster.flatMap { owners.owner(of: $0).region }
        let wanted = Scope(account: scope.account, region: region, vpc: scope.vpc)
        for subnet in estate.snapshot.subnets where wanted.holds(owners.owner(of: subnet)) {
            add(subnet.zone, subnet.zoneID)
        }
        for node in estate.snapshot.nodes where wanted.holds(owners.owner(of: node)) { add(node.zone, nil) }
        guard scope.vpc == nil else { return }
        for zone in estate.snapshot.availabilityZones
        where (region == nil || zone.name.region == region) && zone.zoneID.map({ zones[$0] == nil }) ?? true {
            add(zone.name, zone.zoneID)
        }
    }

    private mutating func add(_ zone: ZoneName?, _ id: String?) {
        guard let zone else { return }
        zones[zone.rawValue, default: []].insert(zone)
        if let id { zones[id, default: []].insert(zone) }
    }

    /// The loss that `--az-loss` names.
    ///
    /// - Throws: `Failure` for a zone that is not there, and for an id that is another zone in another account.
    func loss(_ text: String?) throws -> CapacityOptions.ZoneLoss? {
        guard let text else { return nil }
        if let count = Int(text) { return .count(count) }
        let found = (zones[text] ?? []).sorted()
        guard let zone = found.first else {
            let known = Set(zones.values.joined().map(\.rawValue)).sorted().prefix(6).joined(separator: ", ")
            throw Failure(
                "no zone \(text) in \(place); it has \(known.isEmpty ? "none" : known)", exitCode: 65)
        }
        guard found.count == 1 else {
            throw Failure(
                "\(text) is another zone in another account, --az-loss; name one of \(found.map(\.rawValue).joined(separator: ", "))",
                exitCode: 65)
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
