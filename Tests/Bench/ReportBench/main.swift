import Report

// Writes one long sheet as the report writes it: five columns of text and seven of numbers, row by row.
//
//     reportbench FILE ROWS

let arguments = CommandLine.arguments
guard arguments.count == 3, let rows = Int(arguments[2]) else {
    print("usage: reportbench FILE ROWS")
    throw Usage()
}
try write(rows, to: arguments[1])

struct Usage: Error {}

func write(_ rows: Int, to path: String) throws {
    let book = try Workbook(path: path, title: "traffic", created: 1_793_491_200, streams: true)
    let sheet = try book.sheet("traffic")
    for column in 0..<12 { sheet.text(0, column, "column \(column)", .header) }
    for row in 1...rows {
        let team = row % 120
        let name = "team-" + (team < 10 ? "00" : team < 100 ? "0" : "") + "\(team)/"
        for column in 0..<5 {
            let value = (row * 7 + column) % (column < 3 ? 40 : 100_000)
            sheet.text(row, column, name + (column < 3 ? "az-" : "eni-") + "\(value)")
        }
        for column in 5..<12 {
            sheet.number(row, column, Double(row) * 1.25 + Double(column) * 0.01, .money)
        }
    }
    try book.close()
}
