import FoundationEssentials
import Importer
import Pricing

/// Where the price book lies.
struct PricingFolder {
    /// The folder named by `--pricing`, else by `EKSCOST_PRICING`, else `pricing` in the working folder, else the
    /// one installed beside the executable.
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

    /// `share/ekscost/pricing` beside the folder of the executable, wherever a symbolic link to it lies.
    private static func installed() -> [String] {
        guard let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
            let end = executable.lastIndex(of: "/")
        else { return [] }
        return [executable[..<end] + "/../share/ekscost/pricing"]
    }
}
