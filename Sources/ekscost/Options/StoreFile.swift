import Foundation

/// The file that a store's name means.
enum StoreFile {
    /// The file behind symbolic links, so that what lies beside a store is the same by each of its names.
    ///
    /// - Returns: the name itself where it is no link, also where no file is there yet.
    static func real(_ path: String) -> String {
        var path = path
        // As many as the kernel follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html
        for _ in 0..<40 {
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
            path = target.hasPrefix("/") ? target : folder + target
        }
        return path
    }
}
