import Foundation
import Importer
import Pricing

/// The folder of the price book.
struct PricingFolder {
    /// The folder named by `--pricing`, else by `EKSCOST_PRICING`, else `pricing` in the working folder, else the
    /// one installed beside the executable, else that of the source tree the executable was built in.
    ///
    /// A folder that the user names must hold a book; the working folder's is passed over where it holds none.
    static func find(_ explicit: String?) throws -> String {
        try find(
            explicit, environment: ProcessInfo.processInfo.environment["EKSCOST_PRICING"],
            installed: installed())
    }

    static func find(_ explicit: String?, environment: String?, installed: [String]) throws -> String {
        if let named = explicit ?? environment.flatMap({ $0.isEmpty ? nil : $0 }) {
            return try PriceBookFolder(path: named).path
        }
        let usual = ["pricing"] + installed
        for folder in usual {
            if let found = try? PriceBookFolder(path: folder) { return found.path }
        }
        throw PriceBookError.noBook(folder: usual.joined(separator: " or "))
    }

    /// `share/ekscost/pricing` beside the folder of the executable, wherever a symbolic link to it lies; and the
    /// source tree's own book for a binary that was built and not installed.
    private static func installed() -> [String] {
        guard let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            let end = executable.lastIndex(of: "/")
        else { return [] }
        let share = String(executable[..<end]) + "/../share/ekscost/pricing"
        guard let build = executable.range(of: "/.build/", options: .backwards) else { return [share] }
        return [share, String(executable[..<build.lowerBound]) + "/pricing"]
    }
}
