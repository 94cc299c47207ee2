import FoundationEssentials
import Topology
import Units

/// The parts of an exported snapshot that no call of AWS or kubectl prints.
enum SnapshotBundle {
    static let family = "ekscost.snapshot."
    static let schema = "ekscost.snapshot.v1"

    /// Seconds since 1970 of `2026-11-01T00:00:00Z`.
    static func seconds(_ text: String) -> Int64? {
        (try? Date(text, strategy: .iso8601)).map { Int64($0.timeIntervalSince1970) }
    }
}

extension TrafficFlow {
    /// A row of the traffic table under its column names.
    ///
    /// A table's own row has the table's name as `origin` and its `line`; a bundle of an earlier version has the
    /// file's path and line there.
    init?(_ item: JSONValue) {
        guard let source = item.text("source").flatMap({ TrafficSource(text: $0) }),
            let destination = item.text("destination").flatMap({ TrafficDestination(text: $0) }),
            let out = item.text("gb_out").flatMap({ TrafficTable.gigabytes($0) }),
            let back = item.text("gb_in").flatMap({ TrafficTable.gigabytes($0) }),
            let basis = item.text("basis").flatMap({ Basis(rawValue: $0) })
        else { return nil }
        let told = item.text("origin") ?? ""
        let line = item.int("line")
        self.init(
            source: source, destination: destination, out: out, back: back, basis: basis,
            origin: line.map { "\(told):\($0)" } ?? told,
            table: line == nil ? Self.table(ofOrigin: told) : told)
    }
}
