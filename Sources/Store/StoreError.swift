/// The reason why the store could not do what was asked.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No file is at the path.
    case missing(path: String)
    /// The file is something else, or is damaged.
    case notAStore(path: String, reason: String)
    /// A newer release of the program wrote the file.
    case newer(path: String)
    /// Another process held the file for longer than the store waits.
    case locked(path: String)
    case cannotWrite(path: String, reason: String)
    case cannotRead(path: String, reason: String)
    /// The store holds no snapshot at all.
    case empty(path: String)
    case noSnapshot(number: Int64, path: String)
    /// A row does not hold what its column promises.
    case damagedRow(table: String, reason: String)
    /// Kubernetes objects of which nothing tells whose they are, where there are several clusters.
    case clusterNotTold(path: String, clusters: [String])
    /// Two objects of one key with different uids, which nothing places in different clusters.
    case twoClusters(object: String, paths: [String])
    /// The cluster that the user says is none, or more than one, of those there are.
    case badCluster(name: String, clusters: [String])
    /// SQL that this program should not have written.
    case internalFault(reason: String)

    public var description: String {
        switch self {
        case .missing(let path):
            "no store at \(path); import something first, or name the file with --db"
        case .notAStore(let path, let reason):
            "\(path) is not a store of this program (\(reason)); name another file with --db"
        case .newer(let path):
            "\(path) was written by a newer release; update this program, or import into a new file"
        case .locked(let path):
            "\(path) is being written by another process; try again when its import is done"
        case .cannotWrite(let path, let reason):
            "cannot write \(path) (\(reason)); check the folder's permissions and free space, or name another file with --db"
        case .cannotRead(let path, let reason):
            "cannot read \(path) (\(reason)); check its permissions, or restore it from a copy"
        case .empty(let path):
            "\(path) holds no snapshot; import something first"
        case .noSnapshot(let number, let path):
            "\(path) has no snapshot \(number); `ekscost snapshots list` names those it has"
        case .damagedRow(let table, let reason):
            "table \(table) holds a value that does not belong there (\(reason)); restore the file or import again"
        case .clusterNotTold(let path, let clusters):
            "nothing tells the cluster of Kubernetes objects, \(path), import them with their nodes, or say whose they are with --cluster (the snapshot has \(clusters.joined(separator: ", ")))"
        case .twoClusters(let object, let paths):
            "\(object) comes twice with different uids, so it is of two clusters, \(paths.joined(separator: " and ")), import each cluster by itself with --cluster NAME --into latest"
        case .badCluster(let name, let clusters):
            clusters.count > 1 && clusters.allSatisfy({ $0.hasSuffix("/" + name) })
                ? "--cluster \(name) is the name of \(clusters.count) clusters, of the snapshot, give its ARN: \(clusters.joined(separator: ", "))"
                : "no cluster \(name), in the snapshot, check --cluster against those it has: \(clusters.joined(separator: ", "))"
        case .internalFault(let reason):
            "the store failed by a fault of its own (\(reason)); please report it with the command that you ran"
        }
    }

    /// The exit code of the program, as sysexits.h names them.
    public var exitCode: Int32 {
        switch self {
        case .missing, .empty, .noSnapshot: 66
        case .notAStore, .newer, .damagedRow, .clusterNotTold, .twoClusters, .badCluster: 65
        case .cannotWrite, .locked: 73
        case .cannotRead: 74
        case .internalFault: 70
        }
    }
}
