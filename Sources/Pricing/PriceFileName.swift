/// The name of a dated price file: `us-east-1.2026-09-28.csv`.
public struct PriceFileName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// A region code, or `global`.
    public let region: String
    /// The newest date of any price in the file.
    public let date: String

    /// nil where the text is not such a name.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[2] == "csv", !parts[0].isEmpty, Self.isDate(parts[1]) else {
            return nil
        }
        region = String(parts[0])
        date = String(parts[1])
    }

    private static func isDate(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 10
            && text.utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7
                    ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    public static func < (a: PriceFileName, b: PriceFileName) -> Bool {
        (a.region, a.date) < (b.region, b.date)
    }

    public var description: String { "\(region).\(date).csv" }
}

extension [PriceFileName] {
    /// The file to calculate a region with on a date: the newest one that is not after it, else the oldest.
    ///
    /// - Parameter date: `2026-10-01`; nil asks for the newest of all.
    public func file(of region: String, on date: String? = nil) -> PriceFileName? {
        let files = filter { $0.region == region }.sorted()
        guard let date else { return files.last }
        return files.last { $0.date <= date } ?? files.first
    }
}
