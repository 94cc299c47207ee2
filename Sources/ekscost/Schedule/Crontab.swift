/// A line for cron, whose mail and log are the result's line of JSON and what went wrong.
struct Crontab {
    let schedule: String
    /// nil for a crontab of a user's own.
    let user: String?
    let folder: String
    let binary: String
    let config: String

    var text: String {
        let fields = [schedule, user].compactMap(\.self).joined(separator: " ")
        return """
            # Monthly report of what the EKS network costs. A run that was missed is made up for by the next one.
            # Times are the machine's own, and a month is over in UTC: on the second it is, in every zone.
            \(fields) cd \(folder) && \(binary) run-monthly --quiet --config \(config) >> ekscost.log

            """
    }
}
