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

    /// The name by which a context's cluster is known.
    public struct Cluster: Hashable, Sendable {
        /// The context's name; empty for the current one.
        public var context: String
        /// The cluster's name in the kubeconfig.
        public var name: String
        /// The API server's address.
        public var server: String
        /// The folder with its answers.
        public var answers: String
        /// The files of these that hold nodes.
        public var nodes: [String] = []
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
            let lists = try await reader.read(show: show)
            cluster.lost = lists.lost
            cluster.nodes = lists.nodes
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

    /// The identity of the context's cluster, by the kubeconfig.
    func cluster() async throws -> KubectlImport.Cluster {
        let file = folder.unfinished("\(place) config")
        defer { folder.forget(file, file + ".err") }
        let ending = try await run(["config", "view", "--minify", "-o", "json"], output: file)
        guard ending == .code(0) else {
            if let around = around(saying: AnswerFolder.tail(of: file + ".err")) { return around }
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

    /// In a pod without a kubeconfig kubectl asks the cluster around it, which no configuration names.
    private func around(saying errors: String) -> KubectlImport.Cluster? {
        let own = ProcessInfo.processInfo.environment
        guard context.isEmpty, options.kubeconfig == nil, errors.contains("current-context"),
            let host = own["KUBERNETES_SERVICE_HOST"], !host.isEmpty
        else { return nil }
        return KubectlImport.Cluster(
            context: "", name: "", server: "https://" + host, answers: folder.answers + "/" + place)
    }

    /// The lists side by side, each page after page.
    func read(show: (LiveEvent) -> Void) async throws -> (lost: [LostPart], nodes: [String]) {
        var waiting = KubectlCall.all
        var lost: [LostPart] = []
        var nodes: [String] = []
        var done = 0
        try await withThrowingTaskGroup(of: Answer.self) { group in
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
                    if answer.call.resource == "nodes" { nodes = answer.files }
                    show(
                        .answered(
                            service: answer.call.resource, region: context, account: "", items: answer.items))
                }
                show(.progress(done: done, known: KubectlCall.all.count))
                start(1)
            }
        }
        return (lost, nodes)
    }

    /// The outcome of a list.
    private struct Answer: Sendable {
        let call: KubectlCall
        var items = 0
        var files: [String] = []
        var lost: LostPart?
    }

    /// The number of times that a list is begun anew whose pages came too late for the server.
    private static let patience = 2

    private func list(_ call: KubectlCall) async throws -> Answer {
        var begun = 0
        while true {
            var answer = Answer(call: call)
            switch try await pages(of: call, into: &answer) {
            case .none: return answer
            case .some(let failure):
                // The server keeps a list's state for some minutes; one that outlived it has to be read again.
                if failure.isExpired, begun < Self.patience {
                    begun += 1
                    for file in answer.files { folder.forget(file) }
                    continue
                }
                if !failure.isAbsent || !call.isOptional {
                    answer.lost = part(call, failure.reason, failure.detail)
                }
                return answer
            }
        }
    }

    /// Reads page after page.
    ///
    /// - Returns: why it ended before the last one; nil where it did not.
    private func pages(of call: KubectlCall, into answer: inout Answer) async throws -> KubectlFailure? {
        var token: String?
        repeat {
            let number = String(answer.files.count + 1)
            let name = "\(call.resource)-\(String(repeating: "0", count: max(0, 5 - number.count)))\(number)"
            let file = folder.unfinished("\(place) \(name)")
            defer { folder.forget(file, file + ".err") }
            let ending = try await run(["get", "--raw", call.path(after: token)], output: file)
            guard ending == .code(0) else {
                return KubectlFailure(ending, errors: file + ".err", timeout: options.timeout)
            }
            do {
                let kept = try folder.keep(file, account: place, region: "", name: name)
                answer.files.append(kept)
                let page = try KubectlPage(path: kept)
                answer.items += page.items
                token = page.token
            } catch let error as ImportError {
                return KubectlFailure(.garbled, error.description)
            }
        } while token != nil
        return nil
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
