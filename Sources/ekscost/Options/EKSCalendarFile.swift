import Capacity
import Cost
import Foundation

/// Reads `eks-versions.csv` beside the prices.
enum EKSCalendarFile {
    static func read(folder: String) throws -> EKSCalendar {
        let path = folder + "/eks-versions.csv"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Failure(
                "cannot read \(path): the price book has no support dates; copy eks-versions.csv there",
                exitCode: 66)
        }
        var versions: [EKSCalendar.Version] = []
        for (number, line) in text.split(separator: "\n").enumerated().dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 3, fields[1].count == 10, fields[2].count == 10 else {
                throw Failure(
                    "\(path):\(number + 1): expected version,standard_support_ends,extended_support_ends",
                    exitCode: 65)
            }
            versions.append(
                EKSCalendar.Version(
                    version: fields[0], standardSupportEnds: fields[1], extendedSupportEnds: fields[2]))
        }
        return EKSCalendar(versions: versions)
    }
}
