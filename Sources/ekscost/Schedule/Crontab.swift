import Words

/// A line for cron, whose mail and log are the result's line of JSON and what went wrong.
struct Crontab {
    let schedule: String
    /// nil for a crontab of a user's own.
    let user: String?
    let folder: String
    let binary: String
    let config: String

    /// Tells what useradd(8) takes as the name of a user from any other text.
    static func isUser(_ text: String) -> Bool {
        guard let first = text.first, first == "_" || ("a"..."z").contains(first) else { return false }
        return text.allSatisfy { character in
            ("a"..."z").contains(character) || ("0"..."9").contains(character) || "_-.".contains(character)
        }
    }

    /// - Throws: `Failure` for a folder that no crontab can hold.
    func text() throws -> String {
        // `cd` would take a dash for an option.
        let folder = folder.hasPrefix("-") ? "./" + folder : folder
        let run = ShellCommand(words: [binary, "run-monthly", "--quiet", "--config", config])
        guard let command = CronText.command("cd \(ShellCommand.word(folder)) && \(run) >> ekscost.log")
        else {
            throw Failure("--folder takes a path on one line, not '\(folder)'", exitCode: 64)
        }
        let fields = [schedule, user].compactMap(\.self).joined(separator: " ")
        return """
            # Monthly report of what the EKS network costs. A run that was missed is made up for by the next one.
            # Times are the machine's own, and a month is over in UTC: on the second it is, in every zone.
            \(fields) \(command)

            """
    }
}
