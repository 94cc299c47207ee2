import Glibc
import Topology
import Units

/// The files of one import of bills: each once, and of a month's deliveries the one that counts.
///
/// AWS delivers a month again and again, each time whole: a Cost and Usage Report to
/// `REPORT/20261001-20261101/ASSEMBLY/`, with a manifest in the month's folder that names the last assembly; Data
/// Exports that keep their files to `data/BILLING_PERIOD=2026-10/EXECUTION/`, where the execution begins with its time.
/// Sources: <https://docs.aws.amazon.com/cur/latest/userguide/understanding-report-versions.html>,
/// <https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html>.
struct BillInputs {
    struct File {
        var path: String
        /// Indicates whether the user named the file itself, and not a folder.
        var isNamed: Bool
    }

    private struct Delivery {
        var id: String
        var files: [File] = []
        /// Seconds since 1970 of its newest file.
        var changed = 0
    }

    /// In the order in which they are read.
    private(set) var files: [File] = []
    /// Files of other kinds in folders.
    private(set) var ignored = 0
    private(set) var skipped: [SkippedInput] = []
    /// The delivery that was taken of each month whose folder tells one.
    private(set) var deliveries: [(month: BillingMonth, id: String)] = []
    /// By the folder of their month.
    private var several: [String: [Delivery]] = [:]
    private var manifests: [String: String] = [:]

    init(_ paths: [String]) throws {
        for path in paths {
            guard path != "-", case .folder = try InputKind.of(path) else {
                add(File(path: path, isNamed: true))
                continue
            }
            try Folder.walk(path) { file, kind in
                if file.lowercased().hasSuffix("manifest.json") {
                    ignored += 1
                    note(manifest: file)
                } else if BillFile.ofName(file) == .other {
                    ignored += 1
                } else {
                    add(File(path: file, isNamed: false))
                }
            }
        }
        chooseDeliveries()
        try leaveOutRepeated()
    }

    // MARK: - Deliveries

    private mutating func add(_ file: File) {
        files.append(file)
        guard let place = DeliveryPlace(file.path) else { return }
        var known = several[place.folder] ?? []
        let index = known.firstIndex { $0.id == place.id } ?? known.count
        if index == known.count { known.append(Delivery(id: place.id)) }
        known[index].files.append(file)
        var status = stat()
        if stat(file.path, &status) == 0 {
            known[index].changed = max(known[index].changed, status.st_mtim.tv_sec)
        }
        several[place.folder] = known
    }

    private mutating func note(manifest path: String) {
        guard let real = TrafficFile.real(path), let slash = real.lastIndex(of: "/"),
            let file = try? FileBytes(path: path),
            var window = try? JSONWindow(
                path: path, fill: { buffer throws(ImportError) in try file.read(into: buffer) }),
            let document = try? window.read({ reader throws(JSONStop) in try reader.value() }),
            let id = document.text("assemblyId")
        else { return }
        manifests[String(real[..<slash])] = id
    }

    private mutating func chooseDeliveries() {
        for (folder, all) in several.sorted(by: { $0.key < $1.key }) {
            guard let newest = Self.newest(all) else { continue }
            let named = manifests[folder].flatMap { id in all.first { $0.id == id } }
            let chosen = named ?? newest
            if let month = DeliveryPlace.month(ofFolder: folder) { deliveries.append((month, chosen.id)) }
            let why = named == nil ? "the newest" : "which the manifest names"
            let older = all.filter { $0.id != chosen.id }.flatMap(\.files).map(\.path)
            files.removeAll { older.contains($0.path) }
            skipped += older.sorted().map {
                SkippedInput(
                    path: $0, reason: "another delivery of the month; \(chosen.id) counts, \(why)")
            }
        }
    }

    /// By the time that the ids begin with, else by the time of the files.
    private static func newest(_ all: [Delivery]) -> Delivery? {
        let haveTimes = all.allSatisfy { $0.id.wholeMatch(of: /\d{4}-?\d{2}-?\d{2}T.*/) != nil }
        return all.max {
            haveTimes ? $0.id < $1.id : ($0.changed, $0.id) < ($1.changed, $1.id)
        }
    }

    // MARK: - Copies

    private mutating func leaveOutRepeated() throws {
        var seen = SameBytes()
        var unpacked: [String: String] = [:]
        var kept: [File] = []
        for file in files {
            let name = Self.unpackedName(file.path)
            let first = file.path == "-" ? nil : try seen.first(file.path) ?? unpacked[name]
            if let first {
                skipped.append(
                    SkippedInput(path: file.path, reason: "the same bill as \(first), which counts once"))
            } else {
                unpacked[name] = file.path
                kept.append(file)
            }
        }
        files = kept
    }

    /// `bill.csv` of `bill.csv.gz`: a file that was unpacked lies beside the one that was not.
    private static func unpackedName(_ path: String) -> String {
        for ending in [".gz", ".zip"] where path.lowercased().hasSuffix(ending) {
            return String(path.dropLast(ending.count))
        }
        return path
    }
}

/// The place of a file among the deliveries of its month.
private struct DeliveryPlace {
    /// The month's folder, absolute.
    var folder: String
    var id: String

    init?(_ path: String) {
        guard path != "-", let real = TrafficFile.real(path) else { return nil }
        let parts = real.split(separator: "/")
        guard let month = parts.lastIndex(where: { Self.month(of: $0) != nil }), month + 2 < parts.count
        else { return nil }
        folder = "/" + parts[...month].joined(separator: "/")
        id = String(parts[month + 1])
    }

    static func month(ofFolder folder: String) -> BillingMonth? {
        folder.split(separator: "/").last.flatMap { month(of: $0) }
    }

    /// The month of `20261001-20261101` or of `BILLING_PERIOD=2026-10`.
    private static func month(of part: Substring) -> BillingMonth? {
        if part.hasPrefix("BILLING_PERIOD=") { return BillingMonth(String(part.dropFirst(15))) }
        let days = part.split(separator: "-", omittingEmptySubsequences: false)
        guard days.count == 2, days.allSatisfy({ $0.count == 8 && $0.allSatisfy(\.isNumber) }) else {
            return nil
        }
        return BillingMonth("\(days[0].prefix(4))-\(days[0].dropFirst(4).prefix(2))")
    }
}

/// The kind of a bill's file by its name.
enum BillFile {
    case table, json, archive, parquet, other

    static func ofName(_ name: String) -> BillFile {
        let name = name.lowercased()
        if name.hasSuffix(".csv") { return .table }
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".parquet") { return .parquet }
        return [".gz", ".zip", ".tgz", ".tar"].contains { name.hasSuffix($0) } ? .archive : .other
    }

    static func parquet(_ path: String) -> ImportError {
        .badBill(
            path: path, line: 1, what: "the bill is Parquet",
            mend: "export it as CSV, or turn it into one with duckdb -c \"copy '\(path)' to 'bill.csv'\"")
    }
}
