import Capacity
import Cost
import Estate
import Topology

/// Finds what people name: ids, ARNs, and names that mean one thing.
struct ScopeNames {
    private let estate: Estate

    init(_ estate: Estate) { self.estate = estate }

    /// - Throws: `Failure` with 65 for what the snapshot does not have, or has more than once; it lists the choices.
    func scope(account: String?, region: String?, vpc: String?, cluster: String?) throws -> Scope {
        var scope = Scope.whole
        scope.account = try account.map(self.account)
        scope.region = try region.map(self.region)
        scope.vpc = try vpc.map { try self.vpc($0, in: scope) }
        scope.cluster = try cluster.map { try self.cluster($0, in: scope) }
        return scope
    }

    private func account(_ name: String) throws -> String {
        let owners =
            estate.vpcs.map { estate.owners.owner(of: $0.id) }
            + estate.snapshot.clusters.map { estate.owners.owner(of: $0.id) }
        let ids = Set(owners.compactMap(\.account) + estate.accounts.map(\.id)).sorted()
        if ids.contains(name) { return name }
        let named = estate.accounts.filter { $0.name == name }.map(\.id)
        return try single(named, name, "account", from: ids)
    }

    private func region(_ name: String) throws -> Region {
        guard estate.regions.contains(Region(name)) else {
            throw Failure(
                "nothing of \(name) in the snapshot; it has \(Self.list(estate.regions.map(\.rawValue)))",
                exitCode: 65)
        }
        return Region(name)
    }

    private func vpc(_ name: String, in scope: Scope) throws -> Identifier<VPC> {
        if estate.vpcs.contains(where: { $0.id.rawValue == name }) { return Identifier(name) }
        let named = estate.vpcs.filter { vpc in
            vpc.name == name && scope.holds(estate.owners.owner(of: vpc.id))
        }.map(\.id.rawValue)
        let all = estate.vpcs.map { vpc in vpc.name.map { "\(vpc.id) (\($0))" } ?? vpc.id.rawValue }
        return Identifier(try single(named, name, "VPC", from: all))
    }

    private func cluster(_ name: String, in scope: Scope) throws -> ClusterID {
        let ids = estate.snapshot.clusters.map(\.id) + estate.owners.unseenClusters
        if ids.contains(ClusterID(name)), estate.snapshot.clusters.filter({ $0.name == name }).count < 2 {
            return ClusterID(name)
        }
        let named = ids.filter { id in
            estate.owners.name(of: id) == name && scope.holds(estate.owners.owner(of: id))
        }.map(\.rawValue)
        return ClusterID(
            try single(named, name, "cluster", from: ids.map { estate.owners.name(of: $0) ?? $0.rawValue }))
    }

    private func single(_ found: [String], _ name: String, _ noun: String, from all: [String]) throws
        -> String
    {
        guard found.count < 2 else {
            throw Failure(
                "\(found.count) \(noun)s are called \(name); name one of \(found.sorted().joined(separator: ", "))",
                exitCode: 65)
        }
        guard let only = found.first else {
            throw Failure("no \(noun) \(name) in the snapshot; it has \(Self.list(all))", exitCode: 65)
        }
        return only
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", …" : "")
    }
}
