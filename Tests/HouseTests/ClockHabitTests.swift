import Foundation
import Testing

/// Nothing that is written depends on the day, the zone, the language or the home of the machine.
@Suite struct ClockHabitTests {
    /// What asks the machine, and the one file that may.
    private static let machine: [String: String] = [
        "Date()": "Sources/ekscost/Options/WallClock.swift", "Date.now": "", "NSDate()": "",
        "CFAbsoluteTimeGetCurrent": "", "gettimeofday(": "", "localtime": "", "mktime(": "", "strftime(": "",
        "Calendar.current": "", "TimeZone.current": "", "Locale.current": "", "autoupdatingCurrent": "",
        "setlocale(": "", " DateFormatter(": "", "NumberFormatter(": "", ".formatted()": "",
        "localizedStringWithFormat": "", "NSHomeDirectory": "", "homeDirectoryForCurrentUser": "",
    ]

    @Test(arguments: ["Sources", "Tests"])
    func `one file asks the machine's clock, none its zone, language or home`(
        folder: String
    ) throws {
        for file in try House.swiftFiles(under: folder) where !file.path.hasSuffix("ClockHabitTests.swift") {
            for (number, line) in file.code.enumerated() {
                for (word, home) in Self.machine where file.path != home {
                    #expect(!line.contains(word), "\(file.path):\(number + 1) has \(word)")
                }
            }
        }
    }

    /// A folder is listed in the order of its file system.
    ///
    /// This reads the source; one function that lists a folder sorted, and a list of those who call the system's own,
    /// would replace it.
    @Test func `what lists a folder sorts it, counts it or asks only what is in it`() throws {
        let words = ["contentsOfDirectory", "subpathsOfDirectory", "enumerator(atPath", "readdir("]
        let sorting = /\.sorted|\.isEmpty|\.contains|\.count|Set\(/
        for file in try House.swiftFiles(under: "Sources") {
            let code = file.code
            for (number, line) in code.enumerated() where words.contains(where: line.contains) {
                let near = code[number..<min(code.count, number + 10)].joined(separator: "\n")
                #expect(near.contains(sorting), "\(file.path):\(number + 1) lists a folder in no order")
            }
        }
    }
}
