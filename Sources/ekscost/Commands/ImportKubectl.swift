import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Words

/// `ekscost import kubectl`: what runs in the clusters, through the installed kubectl.
struct ImportKubectl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kubectl",
        abstract: "Add nodes, pods, workloads and services to the latest snapshot through kubectl.",
        discussion: """
            A context is matched to the snapshot's cluster by the API server's address, by the instances that its \
            nodes are, or by its name. Nodes and pods that an earlier import read of the cluster are replaced.
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var live: KubectlArguments
    @Option(help: "The snapshot to add to: a number or latest.") var into = "latest"
    @Flag(name: .shortAndLong, help: "Print no progress and no summary.") var quiet = false

    func run() async throws {
        _ = try database.existing()
        let importing = LiveKubectlImport(options: live.options, cluster: live.cluster)
        let (path, into, quiet) = (database.path, into, quiet)
        let done = try await Interruption.guarding {
            let progress = LiveProgress(isQuiet: quiet)
            defer { progress.end() }
            return try await importing.run(into: path, snapshot: into, show: { progress.show($0) })
        }
        guard !quiet else { return }
        Console.note("snapshot \(done.snapshot) in \(database.path)\n\(done.text)")
    }
}

/// The parts of Kubernetes to read, and how.
struct KubectlArguments: ParsableArguments {
    @Option(help: "A context of the kubeconfig. May be repeated. Default: the current one.") var context:
        [String] = []
    @Option(help: "The kubeconfig. Default: kubectl's own.") var kubeconfig: String?
    @Option(help: "The snapshot's cluster that the context is, where it cannot be told.") var cluster: String?
    @Option(help: "Lists at a time.") var parallel = 4
    @Option(help: "Seconds that a page of a list may take.") var timeout = 120

    func validate() throws {
        guard (1...64).contains(parallel) else { throw ValidationError("--parallel takes 1 to 64") }
        guard (1...3600).contains(timeout) else { throw ValidationError("--timeout takes 1 to 3600 seconds") }
        guard cluster == nil || context.count <= 1 else {
            throw ValidationError("--cluster says what one context is; give one --context with it")
        }
    }

    var options: KubectlImport.Options {
        var options = KubectlImport.Options()
        options.contexts = context
        options.kubeconfig = kubeconfig
        options.parallel = parallel
        options.timeout = .seconds(timeout)
        return options
    }
}
