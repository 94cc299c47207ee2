import Capacity
import Cost
import Foundation
import Words

/// Reads `eks-versions.csv` beside the prices.
enum EKSCalendarFile {
    static func read(folder: String) throws -> EKSCalendar {
        let path = folder + "/eks-versions.csv"
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw Failure(
                "cannot read \(path): the price book has no support dates; copy eks-versions.csv there",
                exitCode: 66)
        }
        var table = CSVReader([UInt8](bytes))
        var versions: [EKSCalendar.Version] = []
        do {
            _ = try table.next()
            while let record = try table.next() {
                let fields = record.fields
                guard fields.count >= 3, fields[1].count == 10, fields[2].count == 10 else {
                    throw Failure(
                        "\(path):\(record.line): expected version,standard_support_ends,extended_support_ends",
                        exitCode: 65)
                }
                versions.append(
                    EKSCalendar.Version(
                        version: fields[0], standardSupportEnds: fields[1], extendedSupportEnds: fields[2]))
            }
        } catch let problem as CSVReader.Problem {
            throw Failure("\(path):\(problem.line): \(problem.what), \(problem.mend)", exitCode: 65)
        }
        return EKSCalendar(versions: versions)
    }
}
