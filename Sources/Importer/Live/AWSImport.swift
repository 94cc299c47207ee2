import Foundation
import Topology
public import Units

/// Reads accounts through the installed AWS CLI into a folder of answers.
///
/// The CLI knows profiles, SSO, role assumption, container and instance credentials, proxies, paging and retries,
/// and its JSON is what `JSONImport` reads: the folder is read exactly as one that a user saved by hand.
public struct AWSImport: Sendable {
    public struct Options: Hashable, Sendable {
        /// Empty: the one that the CLI takes by itself.
        public var profiles: [String] = []
        /// Empty: the region that the CLI takes by itself.
        public var regions: [String] = []
        public var allRegions = false
        /// Empty: every cluster.
        public var clusters: [String] = []
        /// The month whose meters are read; nil reads none.
        public var metersOf: BillingMonth?
        /// Children at a time.
        public var parallel = 8
        public var timeout: Duration = .seconds(120)
        /// Indicates whether a failed part without which the snapshot would mislead is left out instead of ending
        /// the import.
        public var keepGoing = false
        public init() {}
    }

    /// The outcome of an import's calls.
    public struct Report: Sendable {
        /// The accounts and regions that answered, `111122223333/us-east-1`, sorted.
        public var places: [String] = []
        public var calls = 0
        public var lost: [LostPart] = []
        public var notes: [String] = []
    }

    public let options: Options
    public init(_ options: Options) { self.options = options }

    /// The calls that these options make.
    public var calls: [AWSCall] {
        AWSCall.table(findsRegions: options.allRegions, readsMeters: options.metersOf != nil)
    }

    /// Makes the calls; the folder then holds what was answered.
    ///
    /// - Parameter show: told what happens, from one place at a time.
    /// - Throws: `LiveError`; `CancellationError` when the task was cancelled, every child gone by then.
    public func gather(into folder: AnswerFolder, show: (LiveEvent) -> Void) async throws -> Report {
        guard let path = ChildProcess.find("aws", in: ProcessInfo.processInfo.environment["PATH"]) else {
            throw LiveError.missingProgram("aws")
        }
        let caller = AWSCaller(path: path, folder: folder, timeout: options.timeout, month: options.metersOf)
        let places = try await AWSPlaces(caller: caller, options: options, calls: calls).find()
        var run = AWSRun(options: options, calls: calls, caller: caller)
        run.report.notes = places.notes
        try await run.make(at: places.all, show: show)
        return run.report
    }
}
