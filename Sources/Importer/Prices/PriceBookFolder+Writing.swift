import Foundation
public import Pricing

extension PriceBookFolder {
    /// The region's newest file with new prices in it, as a file of the newest date of any of them.
    ///
    /// - Returns: nil where nothing would change.
    /// - Throws: `PriceBookError`.
    public static func updated(
        _ folder: String, region: String, with rows: [PriceBookFile.Row]
    ) throws -> PriceBookUpdate? {
        let book = try? PriceBookFolder(path: folder)
        let base = book?.files.file(of: region)
        let before = try base.flatMap { try book?.file($0, sources: [:]).rows } ?? []
        guard let update = PriceBookUpdate(region: region, before: before, base: base, new: rows) else {
            return nil
        }
        return update.changes.isEmpty && update.file == base ? nil : update
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
