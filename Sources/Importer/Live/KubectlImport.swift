import Foundation
import Topology

/// Reads clusters through the installed kubectl into a folder of answers.
///
/// Lists come a page at a time as the API server prints them (`kubectl get --raw`), so that neither kubectl nor this
/// program ever holds a large cluster's pods.
public struct KubectlImport: Sendable {
    public struct Options: Hashable, Sendable {
        /// Empty: the current one.
        public var contexts: [String] = []
        public var kubeconfig: String?
        /// Children at a time.
        public var parallel = 4
        public var timeout: Duration = .seconds(120)
        public init() {}
    }

    /// What a context's cluster is known by.
    public struct Cluster: Hashable, Sendable {
        /// The context's name; empty for the current one.
        public var context: String
        /// The cluster's name in the kubeconfig.
        public var name: String
        /// The API server's address.
        public var server: String
        /// The folder with its answers.
        public var answers: String
        public var lost: [LostPart] = []
    }

    public let options: Options
    public init(_ options: Options) { self.options = options }

    /// Makes the calls, one context after the other.
    ///
    /// - Throws: `LiveError`; `CancellationError` when the task was cancelled, every child gone by then.
    public func gather(into folder: AnswerFolder, show: (LiveEvent) -> Void) async throws -> [Cluster] {
        guard let path = ChildProcess.find("kubectl", in: ProcessInfo.processInfo.environment["PATH"]) else {
            throw LiveError.missingProgram("kubectl")
        }
        var clusters: [Cluster] = []
        for (number, context) in (options.contexts.isEmpty ? [""] : options.contexts.uniqued).enumerated() {
            let reader = KubectlReader(
                path: path, options: options, context: context, place: "context-\(number + 1)", folder: folder
            )
            var cluster = try await reader.cluster()
            cluster.lost = try await reader.read(show: show)
            clusters.append(cluster)
        }
        return clusters
    }
}

/// Reads one context.
struct KubectlReader: Sendable {
    let path: String
    let options: KubectlImport.Options
    let context: String
    /// The folder's name under the answers.
    let place: String
    let folder: AnswerFolder

    /// Who the context's cluster is, by the kubeconfig.
    func cluster() async throws -> KubectlImport.Cluster {
        let file = folder.unfinished("\(place) config")
        defer { folder.forget(file, file + ".err") }
        let ending = try await run(["config", "view", "--minify", "-o", "json"], output: file)
        guard ending == .code(0) else {
            throw LiveError.badContext(
                context.isEmpty ? "current-context" : context, detail: KubectlFailure.line(file + ".err"))
        }
        var found = KubectlImport.Cluster(
            context: context, name: "", server: "", answers: folder.answers + "/" + place)
        try LiveAnswer.items(file, key: "clusters") { item in
            found.name = item.text("name") ?? ""
            found.server = item["cluster"]?.text("server") ?? ""
        }
        return found
    }

    /// The lists side by side, each page after page.
    func read(show: (LiveEvent) -> Void) async throws -> [LostPart] {
        var waiting = KubectlCall.all
        var lost: [LostPart] = []
        var done = 0
        try await withThrowingTaskGroup(of: (call: KubectlCall, items: Int, lost: LostPart?).self) { group in
            func start(_ count: Int) {
                for call in waiting.prefix(count) { group.addTask { try await list(call) } }
                waiting.removeFirst(min(count, waiting.count))
            }
            start(max(1, options.parallel))
            while let answer = try await group.next() {
                done += 1
                if let part = answer.lost {
                    lost.append(part)
                    show(.lost(part))
                    // Without nodes and pods there is nothing to add; a cluster that is away answers no list.
                    if part.need == .essential { throw LiveError.nothingRead(lost) }
                } else {
                    show(
                        .answered(
                            service: answer.call.resource, region: context, account: "", items: answer.items))
                }
                show(.progress(done: done, known: KubectlCall.all.count))
                start(1)
            }
        }
        return lost
    }

    private func list(_ call: KubectlCall) async throws -> (call: KubectlCall, items: Int, lost: LostPart?) {
        var token: String?
        var items = 0
        var page = 1
        repeat {
            let name =
                "\(call.resource)-\(String(repeating: "0", count: max(0, 5 - String(page).count)))\(page)"
            let file = folder.unfinished("\(place) \(name)")
            defer { folder.forget(file, file + ".err") }
            let ending = try await run(["get", "--raw", call.path(after: token)], output: file)
            guard ending == .code(0) else {
                let failure = KubectlFailure(ending, errors: file + ".err", timeout: options.timeout)
                if failure.isAbsent, call.isOptional { return (call, items, nil) }
                return (call, items, part(call, failure.reason, failure.detail))
            }
            do {
                let kept = try folder.keep(file, account: place, region: "", name: name)
                items += try LiveAnswer(path: kept, harvests: [], asked: []).items
                token = nil
                try LiveAnswer.items(kept, key: "metadata") { token = $0.text("continue") }
            } catch let error as ImportError {
                return (call, items, part(call, .garbled, error.description))
            }
            page += 1
        } while token != nil
        return (call, items, nil)
    }

    private func part(_ call: KubectlCall, _ reason: LostPart.Reason, _ detail: String) -> LostPart {
        let group = call.group.isEmpty ? "" : ".\(call.group)"
        return LostPart(
            call: "kubectl get \(call.resource)", account: "", region: context, subject: "", reason: reason,
            detail: detail, permission: "list of \(call.resource)\(group)",
            need: call.resource == "nodes" || call.resource == "pods" ? .essential : .detail)
    }

    private func run(_ arguments: [String], output: String) async throws -> ChildProcess.Ending {
        var arguments = arguments
        if !context.isEmpty { arguments += ["--context", context] }
        if let kubeconfig = options.kubeconfig { arguments += ["--kubeconfig", kubeconfig] }
        return try await ChildProcess(path: path, arguments: arguments, timeout: options.timeout)
            .run(output: output, errors: output + ".err")
    }
}

/// Why kubectl failed, from what it said.
struct KubectlFailure: Sendable {
    let reason: LostPart.Reason
    let detail: String
    /// Whether the API server has no such resource.
    let isAbsent: Bool

    init(_ ending: ChildProcess.Ending, errors: String, timeout: Duration) {
        let text = AnswerFolder.tail(of: errors)
        let line = Self.line(errors)
        isAbsent = text.contains("(NotFound)") || text.contains("could not find the requested resource")
        switch ending {
        case .timedOut:
            reason = .timedOut
            detail = "\(timeout.components.seconds) s"
        case .signal(let number):
            reason = .failed
            detail = "ended by signal \(number)"
        case .code:
            detail = line.isEmpty ? "kubectl said nothing" : line
            if text.contains("(Forbidden)") || text.contains("(Unauthorized)")
                || text.contains("must be logged in")
            {
                reason = .denied
            } else if text.contains("Unable to connect") || text.contains("was refused")
                || text.contains("no such host") || text.contains("i/o timeout") || text.contains("EOF")
            {
                reason = .unreachable
            } else if text.contains("<html") || text.contains("unknown (get") {
                reason = .garbled
            } else {
                reason = isAbsent ? .notOffered : .failed
            }
        }
    }

    /// The last line of what it said, which names the error.
    static func line(_ file: String) -> String {
        let last = AnswerFolder.tail(of: file).split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return last.count > 300 ? last.prefix(300) + "…" : last
    }
}
