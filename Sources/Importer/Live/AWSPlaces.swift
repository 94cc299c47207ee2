import Foundation
import Topology

/// Finds out which accounts and regions to read.
struct AWSPlaces: Sendable {
    let caller: AWSCaller
    let options: AWSImport.Options
    let calls: [AWSCall]

    struct Found: Sendable {
        var all: [AWSCaller.Place] = []
        var notes: [String] = []
    }

    /// The account of each profile, then its regions; the profiles are asked side by side.
    func find() async throws -> Found {
        let profiles: [String?] = options.profiles.isEmpty ? [nil] : options.profiles.uniqued
        let homes = try await sideBySide(profiles) { profile in
            let region = try await home(of: profile)
            return AWSCaller.Place(
                profile: profile, account: try await identity(of: profile, region: region), region: region)
        }
        var found = Found()
        var accounts: [String: AWSCaller.Place] = [:]
        for home in homes {
            if let other = accounts[home.account] {
                found.notes.append(
                    "profiles \(other.profile ?? "default") and \(home.profile ?? "default") are of one account, \(home.account); it is read once"
                )
            } else {
                accounts[home.account] = home
            }
        }
        let own = homes.filter { accounts[$0.account] == $0 }
        found.all = try await sideBySide(own) { home in
            try await regions(of: home).map {
                AWSCaller.Place(profile: home.profile, account: home.account, region: $0)
            }
        }.flatMap(\.self)
        return found
    }

    /// The results of a body for elements, in their order, up to `--parallel` at a time.
    private func sideBySide<Element: Sendable, Made: Sendable>(
        _ elements: [Element], _ body: @escaping @Sendable (Element) async throws -> Made
    ) async throws -> [Made] {
        try await withThrowingTaskGroup(of: (Int, Made).self) { group in
            var waiting = elements.indices[...]
            var made: [Int: Made] = [:]
            func start() {
                guard let index = waiting.popFirst() else { return }
                group.addTask { (index, try await body(elements[index])) }
            }
            for _ in 0..<max(options.parallel, 1) { start() }
            while let (index, one) = try await group.next() {
                made[index] = one
                start()
            }
            return elements.indices.compactMap { made[$0] }
        }
    }

    /// The region that the CLI would take by itself, or one to ask the first questions in.
    private func home(of profile: String?) async throws -> String {
        if let named = options.regions.first { return named }
        let own = ProcessInfo.processInfo.environment
        for name in ["AWS_REGION", "AWS_DEFAULT_REGION"] {
            if let region = own[name], !region.isEmpty { return region }
        }
        if let region = try await caller.ask(["configure", "get", "region"], profile: profile) {
            return region
        }
        guard options.allRegions else { throw LiveError.noRegion(profile: profile) }
        return "us-east-1"
    }

    private func identity(of profile: String?, region: String) async throws -> String {
        guard let call = calls.first(where: { $0.scope == .identity }) else { return "" }
        let file = try await answer(call, .init(profile: profile, region: region))
        defer { caller.folder.forget(file) }
        var account: String?
        try LiveAnswer.items(file, key: "Account") { account = $0.text }
        guard let account else {
            throw LiveError.noCredentials(profile: profile, detail: "the answer names no account")
        }
        return account
    }

    private func regions(of home: AWSCaller.Place) async throws -> [String] {
        guard options.allRegions, let call = calls.first(where: { $0.scope == .regions }) else {
            return options.regions.isEmpty ? [home.region] : options.regions.uniqued
        }
        let file = try await answer(call, home)
        defer { caller.folder.forget(file) }
        var names: [String] = []
        try LiveAnswer.items(file, key: "Regions") { names += $0.text("RegionName").map { [$0] } ?? [] }
        return names.sorted()
    }

    /// The answer to a question without which nothing can begin.
    private func answer(_ call: AWSCall, _ place: AWSCaller.Place) async throws -> String {
        switch try await caller.make(call, [], at: place) {
        case .answered(let file, _): return file
        case .failed(.credentials(let detail)):
            throw LiveError.noCredentials(profile: place.profile, detail: detail)
        case .failed(.profile(let detail)): throw LiveError.badProfile(profile: place.profile, detail: detail)
        case .failed(.lost(let reason, let detail)):
            throw LiveError.nothingRead([LostPart(call, place, [], reason, detail)])
        case .failed(.nothingThere):
            throw LiveError.nothingRead([LostPart(call, place, [], .failed, "nothing is there")])
        }
    }
}

extension LostPart {
    init(
        _ call: AWSCall, _ place: AWSCaller.Place, _ subjects: [Subject], _ reason: Reason, _ detail: String
    ) {
        self.init(
            call: call.name, account: place.account, region: place.region,
            subject: subjects.count == 1 ? subjects[0].parts.joined(separator: "/") : "", reason: reason,
            detail: detail, permission: call.permission, need: call.need)
    }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
