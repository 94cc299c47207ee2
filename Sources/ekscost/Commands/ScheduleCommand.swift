import ArgumentParser
import Foundation
import Words

/// `ekscost schedule`: units that let the month's run come by itself.
struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule",
        abstract: "Print ready units that call `run-monthly`: systemd, cron or Kubernetes.",
        subcommands: [Systemd.self, Cron.self, Kubernetes.self])

    struct Systemd: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A hardened service and its timer.",
            discussion: "Without --output both are printed, each behind a line with the name of its file.")
        @OptionGroup var place: SchedulePlace
        @Option(help: "When, as systemd.time(7) writes it.") var onCalendar = "*-*-01 06:00:00 UTC"
        @Option(help: "The folder for the two files, such as /etc/systemd/system.") var output: String?

        func validate() throws {
            guard VisibleText.line(onCalendar) == onCalendar else {
                throw ValidationError("--on-calendar takes one line")
            }
            try CalendarTime.check(onCalendar)
        }

        func run() throws {
            try ScheduledFiles(
                files: SystemdUnits(
                    binary: try place.binary, config: try place.config, onCalendar: onCalendar
                )
                .files
            ).print(or: output)
        }
    }

    struct Cron: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A crontab line.", discussion: "With --user it is a line of /etc/cron.d.")
        @OptionGroup var place: SchedulePlace
        @Option(help: "Minute, hour, day, month and weekday, in the machine's own time.") var schedule =
            CronTime.monthlyAnywhere
        @Option(help: "The folder to run in, with the store and the reports.") var folder = "/var/lib/ekscost"
        @Option(help: "The user, for a file of /etc/cron.d.") var user: String?

        func validate() throws {
            try CronTime.check(schedule)
            guard !folder.isEmpty else { throw ValidationError("--folder takes a path") }
            if let user, !Crontab.isUser(user) {
                throw ValidationError("--user takes the name of a user, not '\(user)'")
            }
        }

        func run() throws {
            Console.files(
                try Crontab(
                    schedule: schedule, user: user, folder: folder, binary: try place.binary,
                    config: try place.config
                ).text())
        }
    }

    struct Kubernetes: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A CronJob with its account, its rights, its settings and its volume.",
            discussion:
                "Pipe it into `kubectl apply -f -`. The settings are those of --config, if the file is there."
        )
        @Option(help: "The image, as `make image` or your registry names it.") var image =
            "ekscost:\(Version.text)"
        @Option(help: "The namespace, which is made.") var namespace = "ekscost"
        @Option(
            help: "The IAM role of the service account (IRSA). Without it: EKS Pod Identity, or the node's.")
        var roleARN: String?
        @Option(help: "Minute, hour, day, month and weekday, UTC.") var schedule = CronTime.monthlyInUTC
        @Option(help: "The settings to put into the ConfigMap.") var config = Configuration.usualFile
        @Option(help: "The storage class of the volume. Default: the cluster's.") var storageClass: String?
        @Option(help: "The size of the volume.") var storage = "5Gi"

        func validate() throws {
            try CronTime.check(schedule)
            for (option, text) in [("--namespace", namespace), ("--storage-class", storageClass ?? "x")]
            where text.isEmpty || !text.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-.".contains($0) })
            {
                throw ValidationError("\(option) takes a name of Kubernetes, not '\(text)'")
            }
            if let roleARN,
                !roleARN.hasPrefix("arn:") || roleARN.contains(where: { $0 == "\"" || $0.isWhitespace })
                    || VisibleText.line(roleARN) != roleARN
            {
                throw ValidationError("--role-arn takes arn:aws:iam::ACCOUNT:role/NAME, not '\(roleARN)'")
            }
            let isImage = image.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || "0123456789._-/:@".unicodeScalars.contains(scalar))
            }
            guard isImage, !image.isEmpty else {
                throw ValidationError("--image takes the name of an image, not '\(image)'")
            }
            guard KubernetesSize.isOne(storage) else {
                throw ValidationError("--storage takes a size such as 5Gi, not '\(storage)'")
            }
        }

        func run() throws {
            Console.files(
                KubernetesManifest(
                    image: image, namespace: namespace, roleARN: roleARN, schedule: schedule,
                    settings: try settings(), storageClass: storageClass, storage: storage
                ).text)
        }

        /// The text of the settings, which must be ones that the job can run by.
        private func settings() throws -> String {
            guard FileManager.default.fileExists(atPath: config) else {
                return KubernetesManifest.usualSettings
            }
            let text = try String(contentsOfFile: config, encoding: .utf8)
            guard try Configuration(yaml: text, file: config).monthly != nil else {
                throw Failure(
                    "no monthly: in it, \(config), say there what to import; see the guide's page on the monthly run",
                    exitCode: 78)
            }
            return text
        }
    }
}

/// The places of the program and its settings.
struct SchedulePlace: ParsableArguments {
    @Option(name: .customLong("binary"), help: "The program. Default: this one.") var given: String?
    @Option(name: .customLong("config"), help: "The settings.") var settings = "/etc/ekscost/ekscost.yaml"

    var binary: String { get throws { try Self.plain(given ?? Self.own, "--binary") } }
    var config: String { get throws { try Self.plain(settings, "--config") } }

    private static var own: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? "/usr/local/bin/ekscost"
    }

    /// A path that needs no quotes in a unit or a crontab, from the root.
    private static func plain(_ path: String, _ option: String) throws -> String {
        let isPlain = path.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+".unicodeScalars.contains($0)
        }
        guard path.hasPrefix("/"), isPlain else {
            throw Failure("\(option) takes a path from the root without blanks, not '\(path)'", exitCode: 64)
        }
        return path
    }
}

/// Files by their names, written to a folder or shown one behind the other.
struct ScheduledFiles {
    var files: [(name: String, text: String)]

    func print(or folder: String?) throws {
        guard let folder else {
            Console.files(files.map { "# \($0.name)\n\($0.text)" }.joined(separator: "\n"))
            return
        }
        for file in files {
            let path = folder + "/" + file.name
            do { try Data(file.text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
                throw Failure(
                    "cannot write a unit, \(path), make the folder or name another with --output",
                    exitCode: 73)
            }
            Console.note("\(path)")
        }
    }
}
