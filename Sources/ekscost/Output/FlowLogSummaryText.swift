import Foundation
import Importer
import Units
import Words

/// The outcome of an import of flow logs, for people: what it read, covered and left out.
struct FlowLogSummaryText {
    var matrix: FlowMatrix
    var scale: FlowScale
    var traffic: FlowTraffic

    var text: PrintedText {
        let counts = matrix.counts
        var lines = [
            "read \(matrix.filesRead) files: \(counts.good) good lines, \(counts.skipped) without data "
                + "(\(counts.noData) NODATA, \(counts.skipData) SKIPDATA), \(counts.broken) broken"
        ]
        for line in matrix.broken { lines.append("  broken: \(line.path):\(line.line): \(line.text)") }
        for input in matrix.skipped { lines.append("  not read: \(input.path): \(input.reason)") }
        if matrix.ignoredFiles > 0 { lines.append("ignored \(matrix.ignoredFiles) files of other kinds") }
        lines += notCounted
        lines += window
        for left in traffic.leftOut { lines.append("left out: \(Self.size(left.bytes)) \(left.reason)") }
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }

    private var notCounted: [String] {
        let counts = matrix.counts
        let groups = [
            (counts.rejected, "refused by a security group or network ACL"),
            (counts.seenAgain, "seen again at a NAT gateway or another interface in between"),
            (counts.withoutBytes, "without a byte count or addresses"),
            (counts.elsewhere, "with neither end in the snapshot, \(Self.size(counts.bytesElsewhere))"),
        ]
        var lines = groups.filter { $0.0 > 0 }.map { "not counted: \($0.0) records \($0.1)" }
        if counts.skipData > 0 {
            lines.append(
                "warning: AWS lost records in \(counts.skipData) intervals (SKIPDATA): the bytes are a lower bound"
            )
        }
        if matrix.bytesSeenAtOneEndOnly > 0 {
            lines.append(
                "warning: \(Self.size(matrix.bytesSeenAtOneEndOnly)) between subnets were seen at one end alone; the greater figure counts"
            )
        }
        if matrix.bytesOfUnknownDestination > 0 {
            lines.append(
                "warning: \(Self.size(matrix.bytesOfUnknownDestination)) were seen at NAT gateways alone, without pkt-dstaddr: they are not in the traffic; log the nodes' subnets too"
            )
        }
        return lines
    }

    private var window: [String] {
        guard let window = matrix.window else { return ["the records carry no times"] }
        let hours = Self.hours(window.seconds)
        let covers =
            "the records run from \(Self.time(window.first)) to \(Self.time(window.last)) and cover \(hours) h"
            + (window.emptyHours > 0 ? " (\(window.emptyHours) h in between have no record)" : "")
        switch scale {
        case .none: return [covers, "taken as a month's bytes, not scaled (--no-scale)"]
        case .window(let stated):
            return [covers, "extrapolated from the stated \(stated) h to a month of 730 h: × \(factor)"]
        case .covered:
            let short =
                window.seconds < 23 * 3600 ? ["warning: less than a day is a weak ground for a month"] : []
            return [covers, "extrapolated to a month of 730 h: × \(factor)"] + short
        }
    }

    private var factor: String { Self.factor(matrix, scale) }

    private static func factor(_ matrix: FlowMatrix, _ scale: FlowScale) -> String {
        matrix.factor(scale).map { Quantity<Gigabyte>(1000).scaled(by: $0).billionths }.map {
            let thousandths = Int64(Rounding.divide($0, by: 1_000_000_000))
            return "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
        } ?? "?"
    }

    /// The origin's second half: which time was measured, and how it became a month.
    static func note(_ matrix: FlowMatrix, _ scale: FlowScale) -> String {
        let times = matrix.window.map { "\(time($0.first)) to \(time($0.last))" } ?? "no times"
        if case .none = scale { return "\(times), not scaled" }
        return "\(times), × \(factor(matrix, scale)) to a month"
    }

    static func size(_ bytes: UInt64) -> String {
        bytes < 1 << 20 ? "\(bytes) bytes" : "\(Quantity<Gigabyte>(bytes: Int64(clamping: bytes)).rounded) GB"
    }

    private static func hours(_ seconds: Int) -> String {
        let tenths = (seconds * 10 + 1800) / 3600
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func time(_ seconds: UInt64) -> String {
        let formatter = ISO8601DateFormatter()
        return formatter.string(from: Date(timeIntervalSince1970: TimeInterval(seconds)))
    }
}

extension Quantity {
    /// Three decimals, for people.
    fileprivate var rounded: String {
        Quantity(billionths: Rounding.divide(billionths, by: 1_000_000) * 1_000_000).decimal
    }
}
