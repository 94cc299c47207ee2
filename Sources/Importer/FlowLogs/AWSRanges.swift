import Topology
import Units

/// The address ranges that AWS publishes for its services, for logs that do not name the service themselves.
///
/// Source: <https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-ranges.html>, the file `ip-ranges.json`.
public struct AWSRanges: Hashable, Sendable {
    struct Range: Hashable, Sendable {
        var block: CIDRBlock
        var region: String
        /// `S3`, `AMAZON`.
        var service: String
    }

    private(set) var ranges: [Range] = []
    public init() {}

    /// Reads `ip-ranges.json`; IPv6 ranges are passed over.
    ///
    /// - Throws: `ImportError` where the file cannot be read or is another one.
    public init(path: String) throws {
        let file = try FileBytes(path: path)
        var window = try JSONWindow(path: path) { buffer throws(ImportError) in try file.read(into: buffer) }
        let document = try window.read { reader throws(JSONStop) in try reader.value() }
        ranges = document.elements("prefixes").compactMap { item in
            guard let block = item.text("ip_prefix").flatMap({ CIDRBlock($0) }),
                let service = item.text("service")
            else { return nil }
            return Range(block: block, region: item.text("region") ?? "GLOBAL", service: service)
        }
        guard !ranges.isEmpty else {
            throw ImportError.badTable(
                path: path, line: 1, what: "no prefixes as ip-ranges.json has them",
                mend: "fetch https://ip-ranges.amazonaws.com/ip-ranges.json")
        }
    }

    /// The ranges with their service's place, in the order in which later ones win.
    ///
    /// `AMAZON` holds every other range too, so it comes first; ranges in which others run their servers, and those
    /// of other regions, which no endpoint reaches, are the internet.
    func places(regions: Set<String>) -> [(block: CIDRBlock, place: FlowPlace)] {
        let ordered = ranges.filter { $0.service == "AMAZON" } + ranges.filter { $0.service != "AMAZON" }
        return ordered.map { range in
            let isHere = range.region == "GLOBAL" || regions.contains(range.region)
            let service = isHere ? FlowServices.endpoint(range.service) : nil
            return (range.block, service.map { .service($0) } ?? .internet)
        }
    }
}
