import ArgumentParser
import Units

/// The five fields of a time of cron.
///
/// crontab(5): minute 0–59, hour 0–23, day 1–31, month 1–12, weekday 0–7; lists, ranges and steps of them.
enum CronTime {
    /// The first of the month in UTC, when the month before is over.
    static let monthlyInUTC = "0 6 1 * *"
    /// A time at which the month before is over in UTC, whichever zone the clock is in.
    ///
    /// 06:00 of the second is 16:00 UTC of the first at UTC+14, and 18:00 UTC of the second at UTC−12.
    static let monthlyAnywhere = "0 6 2 * *"

    private static let fields: [(name: String, range: ClosedRange<Int>)] = [
        ("minute", 0...59), ("hour", 0...23), ("day", 1...31), ("month", 1...12), ("weekday", 0...7),
    ]

    /// - Throws: `ValidationError` for what is no time of cron, and for one that never comes.
    static func check(_ text: String) throws {
        let texts = text.split(separator: " ")
        guard texts.count == fields.count, !text.contains(where: \.isNewline) else {
            throw ValidationError("--schedule takes five fields such as '\(monthlyInUTC)', not '\(text)'")
        }
        var values: [Set<Int>] = []
        for (field, text) in zip(fields, texts) {
            guard let found = Self.values(text, in: field.range) else {
                throw ValidationError(
                    "--schedule takes a \(field.name) from \(field.range.lowerBound) to \(field.range.upperBound), not '\(text)'"
                )
            }
            values.append(found)
        }
        let comes = values[3].contains { month in
            // 2028 has a leap day.
            let days = BillingMonth(year: 2028, month: month)?.days ?? 0
            return values[2].contains { $0 <= days }
        }
        guard comes || texts[4] != "*" else {
            throw ValidationError(
                "--schedule '\(text)' never comes, for no such month has that day; give a day that it has")
        }
    }

    /// The values that a field stands for, `*/3`, `1-5,7`; nil where it is out of range or no field.
    private static func values(_ text: Substring, in range: ClosedRange<Int>) -> Set<Int>? {
        var found: Set<Int> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count <= 2, let span = span(halves[0], in: range) else { return nil }
            var step = 1
            if halves.count == 2 {
                // A step needs a range to walk over.
                guard let given = number(halves[1]), (1...range.upperBound).contains(given),
                    halves[0] == "*" || halves[0].contains("-")
                else { return nil }
                step = given
            }
            found.formUnion(stride(from: span.lowerBound, through: span.upperBound, by: step))
        }
        return found
    }

    private static func span(_ text: Substring, in range: ClosedRange<Int>) -> ClosedRange<Int>? {
        if text == "*" { return range }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            range.contains(first), range.contains(last), first <= last
        else { return nil }
        return first...last
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.count <= 2 && text.allSatisfy { ("0"..."9").contains($0) } ? Int(text) : nil
    }
}

/// A time of systemd.time(7), as far as its numbers tell that no clock has it.
enum CalendarTime {
    private static let clock: [ClosedRange<Int>] = [0...23, 0...59, 0...59]
    private static let date: [ClosedRange<Int>] = [0...9999, 1...12, 1...31]

    /// - Throws: `ValidationError` for an hour, a minute, a month or a day that does not exist.
    static func check(_ text: String) throws {
        for word in text.split(whereSeparator: \.isWhitespace)
        where word.first.map({ $0 == "*" || $0.isNumber }) ?? false {
            let isRight: Bool
            if word.contains(":") {
                isRight = holds(word.split(separator: ":", omittingEmptySubsequences: false), clock)
            } else if word.contains("-") {
                // Without a year the month comes first; `~` counts days from the end.
                let parts = word.split(omittingEmptySubsequences: false) { "-~".contains($0) }
                isRight = parts.count <= 3 && holds(parts, Array(date.suffix(parts.count)))
            } else {
                continue
            }
            guard isRight else {
                throw ValidationError(
                    "--on-calendar takes a time as systemd.time(7) writes it, '*-*-01 06:00:00 UTC', not '\(text)'"
                )
            }
        }
    }

    private static func holds(_ parts: [Substring], _ ranges: [ClosedRange<Int>]) -> Bool {
        guard (2...ranges.count).contains(parts.count) else { return false }
        return zip(parts, ranges).allSatisfy { part, range in
            part.split(separator: ",").allSatisfy { item in
                // A fraction of a second, the end of a range and a step are not looked at.
                let first = item.prefix { !"./".contains($0) }
                return first == "*" || Int(first).map(range.contains) ?? false
            }
        }
    }
}
