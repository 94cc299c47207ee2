import Words

extension CSVReader {
    /// Limits what a table may take of memory, for a flow log may be given by mistake.
    static let greatestSize = 64 << 20

    /// The next record of a file; nil at its end.
    mutating func next(of path: String) throws(ImportError) -> Record? {
        do { return try next() } catch {
            throw .badTable(path: path, line: error.line, what: error.what, mend: error.mend)
        }
    }
}
