import Importer
import Topology
import Words

/// The traffic matrix as it was measured, in bytes.
struct FlowMatrixOutput {
    var matrix: FlowMatrix

    private struct Document: Encodable {
        struct Row: Encodable {
            var source: String
            var source_zone: String?
            var destination: String
            var destination_zone: String?
            var path: String
            var bytes_out: UInt64
            var bytes_in: UInt64
            var packets: UInt64
        }
        struct Lines: Encodable {
            var good: Int
            var no_data: Int
            var skip_data: Int
            var broken: Int
            /// Of the good ones, those whose bytes do not count.
            var rejected: Int
            var seen_again: Int
            var without_bytes: Int
            var elsewhere: Int
        }
        struct Window: Encodable {
            var first: UInt64
            var last: UInt64
            var seconds: Int
            var empty_hours: Int
        }
        var schema = "ekscost.flow-matrix.v1"
        var lines: Lines
        var window: Window?
        var rows: [Row]
    }

    func print(as format: OutputFormat) throws {
        switch format {
        case .json: try Console.json(document)
        case .csv: Console.document(CSVText.table(Self.columns, cells))
        case .markdown:
            Console.markdown(
                .own(MarkdownText.table(Self.columns, cells.map { $0.map(MarkdownText.plain) })))
        case .table: Console.data(table)
        }
    }

    private static let columns = [
        "source", "source_zone", "destination", "destination_zone", "path", "bytes_out", "bytes_in",
        "packets",
    ]

    private var cells: [[String]] {
        matrix.rows.map {
            [
                $0.source.label, $0.sourceZone?.rawValue ?? "", $0.destination.label,
                $0.destinationZone?.rawValue ?? "", $0.path.rawValue, "\($0.bytesOut)", "\($0.bytesBack)",
                "\($0.packets)",
            ]
        }
    }

    private var table: PrintedText {
        Grid(header: Self.columns, rows: cells, numbers: [5, 6, 7]).text(markdown: false)
    }

    private var document: Document {
        Document(
            lines: Document.Lines(
                good: matrix.counts.good, no_data: matrix.counts.noData, skip_data: matrix.counts.skipData,
                broken: matrix.counts.broken, rejected: matrix.counts.rejected,
                seen_again: matrix.counts.seenAgain, without_bytes: matrix.counts.withoutBytes,
                elsewhere: matrix.counts.elsewhere),
            window: matrix.window.map {
                Document.Window(
                    first: $0.first, last: $0.last, seconds: $0.seconds, empty_hours: $0.emptyHours)
            },
            rows: matrix.rows.map {
                Document.Row(
                    source: $0.source.label, source_zone: $0.sourceZone?.rawValue,
                    destination: $0.destination.label, destination_zone: $0.destinationZone?.rawValue,
                    path: $0.path.rawValue, bytes_out: $0.bytesOut, bytes_in: $0.bytesBack,
                    packets: $0.packets)
            })
    }
}
