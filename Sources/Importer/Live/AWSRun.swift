import Topology

/// The calls of one import, side by side up to a bound; what an answer names is asked about in turn.
struct AWSRun {
    /// A call that waits for its turn.
    struct Job: Sendable {
        let call: AWSCall
        let place: AWSCaller.Place
        let subjects: [Subject]
    }

    /// A call that is done.
    struct Finished: Sendable {
        let job: Job
        let outcome: AWSCaller.Outcome
        let answer: LiveAnswer?
    }

    let options: AWSImport.Options
    let calls: [AWSCall]
    let caller: AWSCaller
    var report = AWSImport.Report()

    private var waiting: [Job] = []
    private var known = 0
    /// Calls that are waiting or under way, by place.
    private var outstanding: [AWSCaller.Place: Int] = [:]
    /// The names that were found for calls that ask about several things together.
    private var gathered: [AWSCaller.Place: Set<Subject>] = [:]
    /// The things that were asked about already, for several answers may name one thing.
    private var asked: [AWSCaller.Place: Set<Subject>] = [:]
    private var answered: Set<String> = []
    private var throttled = 0
    /// A call that any region answers.
    private var probe: AWSCall? { calls.first { $0.scope == .identity } }
    /// The place where what a snapshot knows by its name alone was seen first.
    private var clusters: [String: String] = [:]
    private var scalingGroups: [String: String] = [:]

    init(options: AWSImport.Options, calls: [AWSCall], caller: AWSCaller) {
        self.options = options
        self.calls = calls
        self.caller = caller
    }

    mutating func make(at places: [AWSCaller.Place], show: (LiveEvent) -> Void) async throws {
        for place in places {
            for call in calls where call.scope == .region { add(Job(call: call, place: place, subjects: [])) }
        }
        // What is of no region is asked in the account's first.
        var accounts: Set<String> = []
        for place in places where accounts.insert(place.account).inserted {
            for call in calls where call.scope == .account {
                add(Job(call: call, place: place, subjects: []))
            }
        }
        try await drain(show: show)
        report.places = answered.sorted()
        if throttled > 0 {
            report.notes.append(
                "AWS throttled \(throttled) calls, which were made again; a smaller --parallel is kinder")
        }
        guard !answered.isEmpty else { throw LiveError.nothingRead(report.lost) }
        let missing = options.clusters.filter { clusters[$0] == nil }
        guard missing.isEmpty else {
            throw LiveError.noCluster(names: missing, found: clusters.keys.sorted())
        }
    }

    /// Keeps as many calls under way as may be until none is left.
    private mutating func drain(show: (LiveEvent) -> Void) async throws {
        try await withThrowingTaskGroup(of: Finished.self) { group in
            var running = 0
            func start(_ jobs: [Job]) {
                for job in jobs {
                    group.addTask { [caller, probe] in try await Self.make(job, caller, probe) }
                    running += 1
                }
            }
            start(next(running))
            while let done = try await group.next() {
                running -= 1
                try take(done, show: show)
                start(next(running))
                show(.progress(done: report.calls, known: known))
            }
        }
    }

    private mutating func next(_ running: Int) -> [Job] {
        let count = min(max(options.parallel - running, 0), waiting.count)
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    private static func make(_ job: Job, _ caller: AWSCaller, _ probe: AWSCall?) async throws -> Finished {
        var outcome = try await caller.make(job.call, job.subjects, at: job.place)
        if case .failed(.lost(.unreachable, let detail)) = outcome, job.call.service != "ec2", let probe,
            case .answered(let file, _) = try await caller.make(probe, [], at: job.place)
        {
            // The network is there, but the service is not: a region need not have all of them, EC2 excepted.
            caller.folder.forget(file)
            outcome = .failed(.lost(.notOffered, detail))
        }
        guard case .answered(let file, _) = outcome else {
            return Finished(job: job, outcome: outcome, answer: nil)
        }
        do {
            let answer = try LiveAnswer(path: file, harvests: job.call.harvests, asked: job.subjects)
            return Finished(job: job, outcome: outcome, answer: answer)
        } catch is ImportError {
            let start = AnswerFolder.tail(of: file, limit: 60).split(separator: "\n").first ?? "nothing"
            caller.folder.forget(file)
            return Finished(
                job: job, outcome: .failed(.lost(.garbled, "no JSON but \(start)")), answer: nil)
        }
    }

    // MARK: - What an answer leads to

    private mutating func add(_ job: Job) {
        waiting.append(job)
        known += 1
        outstanding[job.place, default: 0] += 1
    }

    private mutating func take(_ done: Finished, show: (LiveEvent) -> Void) throws {
        let job = done.job
        report.calls += 1
        switch done.outcome {
        case .answered(_, let again):
            throttled += again > 0 ? 1 : 0
            if job.call.scope != .account { answered.insert("\(job.place.account)/\(job.place.region)") }
            if let answer = done.answer {
                follow(answer.subjects, of: job)
                show(
                    .answered(
                        service: job.call.service, region: job.place.region, account: job.place.account,
                        items: answer.items))
            }
        case .failed(let failure): try lose(job, failure, show: show)
        }
        outstanding[job.place, default: 1] -= 1
        if outstanding[job.place] == 0 { addBatches(at: job.place) }
    }

    private mutating func lose(_ job: Job, _ failure: AWSFailure, show: (LiveEvent) -> Void) throws {
        let part: LostPart
        switch failure {
        case .nothingThere: return
        case .profile(let detail): throw LiveError.badProfile(profile: job.place.profile, detail: detail)
        case .credentials(let detail):
            // They were good a moment ago: they have run out, or the region does not know the account.
            if detail.lowercased().contains("expired") {
                throw LiveError.noCredentials(profile: job.place.profile, detail: detail)
            }
            part = LostPart(
                job.call, job.place, job.subjects, .notOffered,
                "the region may not be enabled for the account: \(detail)")
        case .lost(let reason, let detail):
            part = LostPart(job.call, job.place, job.subjects, reason, detail)
        }
        guard part.need != .optional else { return }
        report.lost.append(part)
        show(.lost(part))
        let isMisleading =
            part.need == .essential && part.reason != .denied && part.reason != .notOffered
        if isMisleading, !options.keepGoing {
            throw LiveError.lost(part, others: report.lost.count - 1)
        }
    }

    private mutating func follow(_ subjects: [Subject], of job: Job) {
        for subject in subjects where asked[job.place, default: []].insert(subject).inserted {
            if subject.kind == .cluster {
                noteCluster(subject.last, at: job.place)
                guard options.clusters.isEmpty || options.clusters.contains(subject.last) else { continue }
            }
            if subject.kind == .autoScalingGroup { noteScalingGroup(subject.last, at: job.place) }
            for call in calls {
                switch call.scope {
                case .each(.clusterSubnet): continue  // when the VPC's subnets are known too
                case .each(subject.kind): add(Job(call: call, place: job.place, subjects: [subject]))
                case .batch(subject.kind, _): gathered[job.place, default: []].insert(subject)
                default: continue
                }
            }
            if subject.kind == .subnet || subject.kind == .clusterSubnet {
                gathered[job.place, default: []].insert(subject)
            }
        }
    }

    private mutating func noteCluster(_ name: String, at place: AWSCaller.Place) {
        let here = "\(place.region) of \(place.account)"
        if let other = clusters[name], options.clusters.isEmpty || options.clusters.contains(name) {
            noteNamesakes("clusters", name, other, here)
        }
        clusters[name] = here
    }

    private mutating func noteScalingGroup(_ name: String, at place: AWSCaller.Place) {
        let here = "\(place.region) of \(place.account)"
        if let other = scalingGroups.updateValue(here, forKey: name) {
            noteNamesakes("Auto Scaling groups", name, other, here)
        }
    }

    private mutating func noteNamesakes(_ what: String, _ name: String, _ other: String, _ here: String) {
        report.notes.append(
            "two \(what) are named \(name), in \(other) and \(here); a snapshot keeps one of a name, so import each into a store of its own (--db)"
        )
    }

    /// The calls that are made in one go once all of a place's answers have named what there is.
    private mutating func addBatches(at place: AWSCaller.Place) {
        guard let subjects = gathered.removeValue(forKey: place) else { return }
        let subnets = Self.subnetsOfClusterVPCs(subjects)
        for call in calls {
            if call.scope == .each(.clusterSubnet) {
                for subnet in subnets { add(Job(call: call, place: place, subjects: [subnet])) }
            }
            guard case .batch(let kind, let size) = call.scope else { continue }
            let own = subjects.filter { $0.kind == kind }.sorted {
                $0.parts.lexicographicallyPrecedes($1.parts)
            }
            for start in stride(from: 0, to: own.count, by: size) {
                let part = Array(own[start..<min(start + size, own.count)])
                add(Job(call: call, place: place, subjects: part))
            }
        }
    }

    /// All subnets of the VPCs in which clusters stand, for pods may have subnets of their own.
    private static func subnetsOfClusterVPCs(_ subjects: Set<Subject>) -> [Subject] {
        let ofClusters = Set(subjects.filter { $0.kind == .clusterSubnet }.map(\.last))
        let subnets = subjects.filter { $0.kind == .subnet }
        let vpcs = Set(subnets.filter { ofClusters.contains($0.last) }.map { $0.parts[0] })
        return subnets.filter { vpcs.contains($0.parts[0]) }.map { Subject(.clusterSubnet, $0.last) }
            .sorted { $0.last < $1.last }
    }
}
