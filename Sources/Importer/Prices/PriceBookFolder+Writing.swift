import Foundation
public import Pricing

extension PriceBookFolder {
    /// The region's files with new prices in them, each from the day on which it takes effect.
    ///
    /// - Returns: the files to write, the oldest first; none where nothing would change.
    /// - Throws: `PriceBookError`.
    public static func updates(
        _ folder: String, region: String, with new: [DatedPrice]
    ) throws -> [PriceBookUpdate] {
        let book = try? PriceBookFolder(path: folder)
        let files = try book?.files.filter { $0.region == region }.map { name in
            PriceBookUpdate.Dated(date: name.date, rows: try book?.file(name, sources: [:]).rows ?? [])
        }
        return PriceBookUpdate.all(region: region, files: files ?? [], new: new)
    }

    /// Writes a file beside its place and then renames it.
    ///
    /// - Throws: `PriceBookError`; a file that was there then stands as it was.
    public static func write(_ update: PriceBookUpdate, to folder: String) throws(PriceBookError) {
        let path = folder + "/" + update.file.description
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(update.text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw .unwritable(file: path, why: (error as NSError).localizedDescription)
        }
    }
}
