import Units

extension PriceBookFile {
    /// The prices of the file, in its order.
    ///
    /// The first thing that is wrong is thrown: half a tier table would make a wrong bill.
    public func entries() throws(PriceBookError) -> [PriceBook.Entry] {
        let (entries, problems) = assembled()
        if let first = problems.first { throw first }
        return entries
    }

    /// Everything that makes the file unfit to calculate with.
    public var problems: [PriceBookError] { assembled().problems }

    private struct Name: Hashable {
        var usageType: String
        var operation: String?
    }

    private func assembled() -> (entries: [PriceBook.Entry], problems: [PriceBookError]) {
        var entries: [PriceBook.Entry] = []
        var places: [Name: Int] = [:]
        var problems: [PriceBookError] = []
        entries.reserveCapacity(rows.count)
        places.reserveCapacity(rows.count)
        for row in rows {
            if let problem = fault(in: row) {
                problems.append(problem)
                continue
            }
            let name = Name(usageType: row.usageType, operation: row.operation)
            let end = row.to == "inf" ? nil : row.to
            guard let place = places[name] else {
                if Quantity<Gigabyte>(decimal: row.from) != .zero {
                    problems.append(gap(row, "the first tier starts at \(row.from)", "let it start at 0"))
                }
                places[name] = entries.count
                entries.append(
                    PriceBook.Entry(
                        usageType: row.usageType, operation: row.operation, unit: row.unit,
                        tiers: [(row.from, row.usd)],
                        end: end, source: row.source, date: row.date, confidence: row.confidence))
                continue
            }
            if entries[place].tiers.contains(where: { $0.from == row.from }) {
                problems.append(
                    gap(row, "the tier from \(row.from) stands here a second time", "keep one of the two"))
            } else if entries[place].end != row.from {
                let before = entries[place].end ?? "inf"
                problems.append(
                    gap(
                        row, "the tier starts at \(row.from) but the one before it ends at \(before)",
                        "let them meet"))
            } else {
                entries[place].tiers.append((row.from, row.usd))
                entries[place].end = end
            }
        }
        return (entries, problems)
    }

    /// The reason why the row alone is no price; nil where it is one.
    private func fault(in row: Row) -> PriceBookError? {
        guard !row.usageType.isEmpty else {
            return gap(row, "the row has no usage type", "name one, such as NatGateway-Hours")
        }
        guard let usd = Rate<Hour>(decimal: row.usd) else {
            return gap(
                row, "the price '\(row.usd)' is not a decimal",
                "write it like 0.045, with at most 12 decimals")
        }
        guard usd >= .zero else {
            return gap(row, "the price \(row.usd) is negative", "write what AWS asks for")
        }
        guard let from = Quantity<Gigabyte>(decimal: row.from), from >= .zero else {
            return gap(
                row, "the tier starts at '\(row.from)', which is not a quantity",
                "write 0 or a larger decimal")
        }
        guard row.to != "inf" else { return nil }
        guard let to = Quantity<Gigabyte>(decimal: row.to), to > from else {
            return gap(
                row, "the tier ends at '\(row.to)', which is not above its start",
                "write a larger decimal, or inf")
        }
        return nil
    }

    private func gap(_ row: Row, _ why: String, _ mend: String) -> PriceBookError {
        let what = row.operation.map { "\(row.usageType) (\($0))" } ?? row.usageType
        return .row(file: name, line: row.line, why: "\(what): \(why)", mend: mend)
    }
}
