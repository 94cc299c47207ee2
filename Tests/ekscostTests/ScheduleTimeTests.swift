import Foundation
import Testing

/// Times that no clock has are refused, and those that are printed come when the month is over in UTC.
@Suite struct ScheduleTimeTests {
    @Test(arguments: [
        "60 6 1 * *", "0 24 1 * *", "0 6 0 * *", "0 6 32 * *", "0 6 1 0 *", "0 6 1 13 *", "0 6 1 * 8",
        "0 6 1-40 * *", "0 6 9-3 * *", "*/0 6 1 * *", "5/2 6 1 * *", "0 6 1,,2 * *", "0 6 30 2 *",
        "0 6 31 2,4,11 *",
        "0 6 1 *", "0 6 1 * * *", "-1 6 1 * *", "0 6 1 * mon", "", "0 6 1 * *\n* * * * * root true",
    ])
    func `a time of cron that no clock has is refused`(time: String) throws {
        let program = try Program()
        defer { program.remove() }
        for kind in ["cron", "kubernetes"] {
            let outcome = try program.run("schedule", kind, "--schedule", time)
            #expect(outcome.status == 64 && outcome.output.isEmpty, "\(kind) \(time)")
        }
    }

    @Test(arguments: [
        "59 23 31 12 7", "0 6 29 2 *", "*/15 0-6/2 1,15,31 */3 1-5", "0 6 31 2 1", "5,10 6 2 1-12 *",
    ])
    func `a time of cron that comes is taken`(time: String) throws {
        let program = try Program()
        defer { program.remove() }
        for kind in ["cron", "kubernetes"] {
            let outcome = try program.run("schedule", kind, "--schedule", time)
            #expect(outcome.status == 0 && outcome.output.contains(time), "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        ("*-*-01 25:00:00 UTC", false), ("*-13-01 06:00 UTC", false), ("*-*-32 06:00:00", false),
        ("*-*-01 06:60:00", false), ("*-*-02 06:00:00 Etc/GMT-9", true), ("Mon..Fri *-*-1..7 18:30", true),
        ("monthly", true), ("*-*~01 23:59:59 UTC", true), ("2027-02..05-1/3 0/6:15", true),
    ])
    func `systemd gets no time that no clock has`(time: String, isTaken: Bool) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run("schedule", "systemd", "--binary", "/bin/true", "--on-calendar", time)
        #expect(outcome.status == (isTaken ? 0 : 64), "\(outcome.errors)")
    }

    @Test func `the line for cron runs when the month is over in UTC, wherever the machine is`() throws {
        let program = try Program()
        defer { program.remove() }
        let line = try #require(
            try program.run("schedule", "cron", "--binary", "/bin/true").output.split(separator: "\n").last)
        let fields = line.split(separator: " ").prefix(3).compactMap { Int($0) }
        // Minutes since the first began, as the machine's own clock has it.
        let local = ((fields[2] - 1) * 24 + fields[1]) * 60 + fields[0]
        // From UTC−12, Baker Island, to UTC+14, the Line Islands, and those of a half and three quarters of an hour.
        for zone in [-720, -570, -480, 0, 330, 345, 540, 765, 840] {
            #expect(local - zone >= 0 && local - zone < 28 * 24 * 60, "UTC \(zone) minutes")
        }
    }
}
