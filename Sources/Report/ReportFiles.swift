import Foundation

/// Writes a report's files beside their place and then renames them, so that a reader never meets half a file.
public struct ReportFiles: Sendable {
    private let folder: String
    private let stem: String

    /// - Parameters:
    ///   - folder: where the files go; it is made where it is missing.
    ///   - month: `2026-10`.
    public init(folder: String, month: String) {
        self.folder = folder
        stem = "ekscost-\(month)"
    }

    public var markdown: String { folder + "/\(stem).md" }
    public var workbook: String { folder + "/\(stem).xlsx" }

    /// Writes the page, its pictures and the workbook.
    ///
    /// - Returns: the pictures' paths.
    /// - Throws: `ReportError`; the files of an earlier report then stand as they were.
    @discardableResult
    public func write(_ report: MonthlyReport) throws(ReportError) -> [String] {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreateFolder(path: folder, reason: Self.reason(error))
        }
        let charts = ReportCharts(report).all
        let pictures = charts.map { (path: folder + "/\(stem)-\($0.name).svg", text: $0.svg) }
        let page = MarkdownReport(report, stem: stem, charts: charts).render()
        let texts = pictures + [(path: markdown, text: page)]
        let paths = texts.map(\.path) + [workbook]
        defer {
            for path in paths { try? FileManager.default.removeItem(atPath: temporary(path)) }
        }
        for (path, text) in texts {
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: temporary(path)))
            } catch {
                throw .cannotWrite(path: path, reason: Self.reason(error))
            }
        }
        try WorkbookReport(report).write(to: temporary(workbook), named: workbook)
        for path in paths where rename(temporary(path), path) != 0 {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
        return pictures.map(\.path)
    }

    private func temporary(_ path: String) -> String {
        path + ".\(ProcessInfo.processInfo.processIdentifier).part"
    }

    private static func reason(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return cause?.localizedDescription ?? (error as NSError).localizedDescription
    }
}
