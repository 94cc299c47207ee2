import Foundation

/// Writes a report's files beside their place and then renames them, so that a reader never meets half a file.
public struct ReportFiles: Sendable {
    private let folder: String
    private let month: String

    /// - Parameters:
    ///   - folder: where the files go; it is made where it is missing.
    ///   - month: `2026-10`.
    public init(folder: String, month: String) {
        self.folder = folder
        self.month = month
    }

    public var markdown: String { folder + "/ekscost-\(month).md" }
    public var workbook: String { folder + "/ekscost-\(month).xlsx" }

    /// Writes both files.
    ///
    /// - Throws: `ReportError`; the files of an earlier report then stand as they were.
    public func write(_ report: MonthlyReport) throws(ReportError) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw .cannotCreateFolder(path: folder, reason: Self.reason(error))
        }
        let text = MarkdownReport(report).render(workbook: "ekscost-\(month).xlsx")
        let pages = [(markdown, temporary(markdown)), (workbook, temporary(workbook))]
        defer { for (_, beside) in pages { try? FileManager.default.removeItem(atPath: beside) } }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: pages[0].1))
        } catch {
            throw .cannotWrite(path: markdown, reason: Self.reason(error))
        }
        try WorkbookReport(report).write(to: pages[1].1, named: workbook)
        for (path, beside) in pages where rename(beside, path) != 0 {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private func temporary(_ path: String) -> String {
        path + ".\(ProcessInfo.processInfo.processIdentifier).part"
    }

    private static func reason(_ error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return cause?.localizedDescription ?? (error as NSError).localizedDescription
    }
}
