import Cost
public import Topology

/// Another Kubernetes version on every cluster, reached by one minor version at a time as EKS does.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/update-cluster.html>: a control plane goes to the next
/// minor version, and not back.
public struct EKSVersion: Scenario {
    /// The versions on the way, the last of which is the one wanted; `1.34` alone from 1.33.
    public let versions: [String]
    public var name: String { "--eks-version=\(versions.joined(separator: ","))" }

    /// - Parameter text: a version, or the versions on the way with commas between, `1.33,1.34`.
    public init(_ text: String) {
        versions = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        var isAnywhere = false
        let way = try way(context.calendar)
        for position in next.clusters.indices where context.aim.covers(next.clusters[position]) {
            isAnywhere = true
            let cluster = next.clusters[position]
            if let text = cluster.version, let now = MinorVersion(text) {
                try check(cluster.name, from: now, by: way, context.calendar)
            }
            next.clusters[position].version = versions.last
        }
        guard isAnywhere else { throw ScenarioError("\(name): there is no EKS cluster \(context.aim.place)") }
        return next
    }

    /// The versions as numbers, each of which EKS has.
    private func way(_ calendar: EKSCalendar?) throws(ScenarioError) -> [MinorVersion] {
        var way: [MinorVersion] = []
        for text in versions {
            let known = calendar?.versions.map(\.version) ?? []
            guard let version = MinorVersion(text), calendar == nil || known.contains(text) else {
                throw ScenarioError(
                    "\(name): EKS has no Kubernetes version '\(text)'; it has \(known.joined(separator: ", "))"
                )
            }
            way.append(version)
        }
        return way
    }

    /// - Throws: `ScenarioError` where the way goes back or leaves a version out.
    private func check(
        _ cluster: String, from now: MinorVersion, by way: [MinorVersion], _ calendar: EKSCalendar?
    ) throws(ScenarioError) {
        guard let last = way.last else { return }
        guard last >= now else {
            throw ScenarioError("\(name): \(cluster) has \(now), and EKS takes no control plane back")
        }
        var at = now
        // A cluster enters a way of several versions where it stands.
        for step in way where step > now {
            guard at.next == step else {
                let steps = sequence(first: now.next) { $0 < last ? $0.next : nil }.map(\.description)
                throw ScenarioError(
                    "\(name): \(cluster) has \(now), and EKS goes one minor version at a time; say so with --eks-version \(steps.joined(separator: ","))"
                )
            }
            at = step
        }
    }
}

/// A Kubernetes version as EKS numbers it, `1.34`.
struct MinorVersion: Comparable, CustomStringConvertible {
    let major: Int
    let minor: Int

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let major = Int(parts[0]), let minor = Int(parts[1]),
            (0...1000).contains(major), (0...1000).contains(minor)
        else { return nil }
        self.init(major: major, minor: minor)
    }

    private init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    var next: MinorVersion { MinorVersion(major: major, minor: minor + 1) }
    var description: String { "\(major).\(minor)" }
    static func < (a: MinorVersion, b: MinorVersion) -> Bool { (a.major, a.minor) < (b.major, b.minor) }
}
