/// A fault of a price book: what, where, and how to mend it.
public enum PriceBookError: Error, Hashable, Sendable, CustomStringConvertible {
    case noBook(folder: String)
    case unreadable(file: String, why: String)
    case unwritable(file: String, why: String)
    case name(file: String)
    case header(file: String, missing: [String])
    case row(file: String, line: Int, why: String, mend: String)

    public var description: String {
        switch self {
        case .noBook(let folder):
            "no price book in \(folder): it has no file named REGION.YYYY-MM-DD.csv; point --pricing or EKSCOST_PRICING at a folder that has"
        case .unreadable(let file, let why):
            "could not read the prices in \(file): \(why); check that the file exists and that you may read it"
        case .unwritable(let file, let why):
            "could not write the prices to \(file): \(why); copy the book to a folder of yours and name that with --pricing"
        case .name(let file):
            "\(file) is not named like a price file; call it REGION.YYYY-MM-DD.csv, such as us-east-1.2026-09-28.csv"
        case .header(let file, let missing):
            "\(file):1: the header lacks \(missing.joined(separator: ", ")); the columns are "
                + PriceBookFile.columns.joined(separator: ",")
        case .row(let file, let line, let why, let mend):
            "\(file):\(line): \(why); \(mend)"
        }
    }

    /// 66 where the input is missing, 65 where it is not what it should be, 73 where it cannot be written.
    public var exitCode: Int32 {
        switch self {
        case .noBook, .unreadable: 66
        case .name, .header, .row: 65
        case .unwritable: 73
        }
    }
}
