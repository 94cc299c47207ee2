import ArgumentParser
import Foundation
import Units
import Words

/// `ekscost run-monthly`: the month's report by itself.
struct RunMonthlyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run-monthly",
        abstract: "Import, simulate, report and check in one go, as `monthly:` of ekscost.yaml says.",
        discussion: """
            Made for a timer: one run at a time, a missed month is made up for, the same month is written anew, \
            and standard output is one line of JSON for a collector of logs. While another run is under way it \
            says so and ends with 0. `ekscost schedule` prints the units that call it.
            """)

    @OptionGroup var assessment: AssessmentArguments
    @Option(
        name: .customLong("db"),
        help: "The store. Default: monthly.db, else $EKSCOST_DB, else ekscost.sqlite in this folder.")
    var database: String?
    @Flag(name: .shortAndLong, help: "Print nothing but the line of JSON.") var quiet = false

    func run() async throws {
        let (start, now) = (ContinuousClock.now, WallClock.seconds)
        var result = MonthlyResult()
        result.started = Date(timeIntervalSince1970: TimeInterval(now)).formatted(.iso8601)
        do {
            try await runOnce(at: now, &result)
        } catch {
            guard let failure = Failure(explaining: error) else { throw error }
            result.status = .failed
            result.exitCode = failure.exitCode
            result.error = failure.description
            try tell(result, since: start)
            throw failure
        }
        try tell(result, since: start)
        if result.exitCode != 0 { throw ExitCode(result.exitCode) }
    }

    private func runOnce(at now: Int64, _ result: inout MonthlyResult) async throws {
        let file = assessment.config ?? Configuration.usualFile
        guard let settings = try Configuration.load(path: file).monthly else {
            throw Failure(
                "no monthly: in it, \(file), say there what to import; see the guide's page on the monthly run",
                exitCode: 78)
        }
        let path = DatabaseOptions.path(database ?? settings.database)
        let ended = BillingMonth(holding: now)?.previous
        guard let target = assessment.month.flatMap({ BillingMonth($0) }) ?? ended else {
            throw Failure(
                "the clock says \(CalendarDay(seconds: now)), which is in no month of a bill; set it",
                exitCode: 70)
        }
        guard target.end <= now else {
            throw Failure(
                "\(target) is not over, --month, name a month that has ended or leave it out for the last one",
                exitCode: 64)
        }
        guard let lock = try MonthlyLock(beside: path) else {
            result.status = .busy
            note("another run of \(path) is under way; this one ends without doing anything")
            return
        }
        defer { withExtendedLifetime(lock) {} }
        try await MonthlyRun(
            settings: settings, database: path, target: target, now: now, isQuiet: quiet
        ).run(assessment: assessment, into: &result)
    }

    private func note(_ text: PrintedText) { if !quiet { Console.note(text) } }

    private func tell(_ result: MonthlyResult, since start: ContinuousClock.Instant) throws {
        var result = result
        let (seconds, rest) = (ContinuousClock.now - start).components
        result.durationMs = seconds * 1000 + rest / 1_000_000_000_000_000
        Console.json(try result.line)
    }
}
