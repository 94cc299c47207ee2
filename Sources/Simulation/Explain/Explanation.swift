public import Cost
public import Estate
public import Pricing
import Topology
public import Units

/// Everything behind a figure: the lines, unknowns and findings of what was asked for, each down to its rows.
public struct Explanation: Hashable, Sendable {
    /// The name that was asked for, in full.
    public enum Subject: Hashable, Sendable {
        case total
        case line(String)
        case lines(String)
        case resource(String)
        case zone(String)
        case usageType(String)
        case category(Category)
        case finding(String)
        /// Lines that no single name stands for, by what they are in words.
        case part(String)
        /// A cell of a report that stands for no line.
        case cell(String)
    }

    public var subject: Subject
    /// In the order of the assessment.
    public var lines: [Line]
    public var unknowns: [UnknownUsage]
    public var findings: [Finding]
    /// The snapshot's facts about the resource, one sentence each.
    public var facts: [String]
    /// The month that was asked for, and its hours.
    public var month: BillingMonth?
    public var hours: Quantity<Hour>

    public init(
        subject: Subject, lines: [Line], unknowns: [UnknownUsage], findings: [Finding], facts: [String],
        month: BillingMonth?, hours: Quantity<Hour>
    ) {
        self.subject = subject
        self.lines = lines
        self.unknowns = unknowns
        self.findings = findings
        self.facts = facts
        self.month = month
        self.hours = hours
    }

    /// The sum of the lines, with what is missing from it.
    public var total: Total { Total(lines, unknown: unknowns) }
}

/// The reason why a name means nothing, or nothing single.
public enum ExplainError: Error, Hashable, Sendable {
    /// `near` holds names that look like it.
    case nothing(String, near: [String])
    case several(String, candidates: [String])
}

/// All that can be explained of a snapshot, found by name.
public struct ExplainIndex: Sendable {
    let assessment: Assessment
    let findings: [Finding]
    let snapshot: Snapshot
    /// The id of what people gave a name that nothing else has.
    private let named: [String: String]

    /// Asks the assessment again so that it keeps where every quantity came from.
    public init(of estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions) {
        var options = options
        options.keepsParts = true
        assessment = Assessment(of: estate, book: book, calendar: calendar, options: options)
        findings = assessment.findings(in: estate, book: book, calendar: calendar, options: options)
        snapshot = estate.view(of: options.scope)
        named = Self.names(in: snapshot)
    }

    /// VPCs, subnets and NAT gateways by their Name tags, those alone that mean one thing.
    private static func names(in snapshot: Snapshot) -> [String: String] {
        let all =
            snapshot.vpcs.map { ($0.name, $0.id.rawValue) }
            + snapshot.subnets.map { ($0.name, $0.id.rawValue) }
            + snapshot.natGateways.map { ($0.name, $0.id.rawValue) }
        let known = Dictionary(grouping: all.filter { $0.0 != nil }) { $0.0 ?? "" }
        return known.compactMapValues { $0.count == 1 ? $0[0].1 : nil }
    }

    public var lines: [Line] { assessment.lines }
    public var unknowns: [UnknownUsage] { assessment.unknowns }

    /// Explains what a name means: a line's id, a resource, a finding, a usage type, a category or a zone.
    ///
    /// A name that is none of them counts as the beginning, then as a part, of one.
    public func explain(_ query: String) throws(ExplainError) -> Explanation {
        if let subject = exact(query) { return explanation(subject) }
        let names = names
        let lower = query.lowercased()
        let group = assessment.lines.filter {
            $0.id.lowercased().hasPrefix(lower + (lower.hasSuffix("/") ? "" : "/"))
        }
        if !lower.isEmpty, !group.isEmpty { return explanation(.lines(query)) }
        var found = names.filter { $0.lowercased().hasPrefix(lower) }
        if found.isEmpty { found = names.filter { $0.lowercased().contains(lower) } }
        // A line's id holds its resource: where all that matches belongs to one resource, that is meant.
        let resources = Set(assessment.lines.filter { found.contains($0.id) }.map(\.resource))
        if found.count > 1, resources.count == 1, let only = resources.first,
            found.allSatisfy({ $0 == only || $0.contains("/\(only)/") || $0.hasSuffix("/\(only)") })
        {
            return explanation(.resource(only))
        }
        guard !lower.isEmpty, let first = found.first else {
            throw .nothing(query, near: near(lower, names))
        }
        guard found.count == 1, let subject = exact(first) else {
            throw .several(query, candidates: found)
        }
        return explanation(subject)
    }

    /// Explains lines that are picked by what they are.
    public func explain(
        _ subject: Explanation.Subject, lines: (Line) -> Bool,
        unknowns: (UnknownUsage) -> Bool = { _ in false }
    ) -> Explanation {
        Explanation(
            subject: subject, lines: assessment.lines.filter(lines),
            unknowns: assessment.unknowns.filter(unknowns), findings: [], facts: [], month: assessment.month,
            hours: assessment.hours)
    }

    private func exact(_ name: String) -> Explanation.Subject? {
        if name == "total" { return .total }
        if assessment.lines.contains(where: { $0.id == name }) { return .line(name) }
        // Before resources, for traffic to a zone has the zone as its far end.
        if assessment.lines.contains(where: { $0.zone == name }) { return .zone(name) }
        if resources.contains(name) { return .resource(name) }
        if findings.contains(where: { $0.rule.rawValue == name || "\($0.rule)/\($0.resource)" == name }) {
            return .finding(name)
        }
        if let category = Category(rawValue: name),
            assessment.lines.contains(where: { $0.category == category })
        {
            return .category(category)
        }
        if usageTypes.contains(name) { return .usageType(name) }
        if let id = named[name] { return .resource(id) }
        return nil
    }

    private func explanation(_ subject: Explanation.Subject) -> Explanation {
        let unknowns = assessment.unknowns
        func made(
            _ line: (Line) -> Bool, _ unknown: (UnknownUsage) -> Bool = { _ in false },
            _ finding: (Finding) -> Bool = { _ in false }, facts: [String] = []
        ) -> Explanation {
            Explanation(
                subject: subject, lines: assessment.lines.filter(line), unknowns: unknowns.filter(unknown),
                findings: findings.filter(finding), facts: facts, month: assessment.month,
                hours: assessment.hours)
        }
        switch subject {
        case .total: return made({ _ in true }, { _ in true })
        case .line(let id): return made({ $0.id == id })
        case .lines(let start):
            return made({ $0.id.lowercased().hasPrefix(start.lowercased()) })
        case .resource(let name):
            return made(
                { $0.resource == name || isPart($0.owner, of: name) },
                { $0.resource == name || isPart($0.owner, of: name) }, { $0.resource == name },
                facts: ResourceFacts(snapshot).about(name))
        case .zone(let name): return made({ $0.zone == name }, { $0.zone == name }, { $0.resource == name })
        case .usageType(let name): return made({ $0.usageType == name }, { $0.usageType == name })
        case .category(let category): return made({ $0.category == category }, { $0.category == category })
        case .part, .cell: return made { _ in false }
        case .finding(let name):
            return made({ _ in false }, { _ in false }) {
                $0.rule.rawValue == name || "\($0.rule)/\($0.resource)" == name
            }
        }
    }

    /// Returns whether something belongs to the VPC of an id or to the cluster of an ARN.
    private func isPart(_ owner: Owner, of name: String) -> Bool {
        owner.vpc?.rawValue == name || owner.cluster?.rawValue == name
    }

    private var usageTypes: Set<String> {
        Set(assessment.lines.map(\.usageType) + assessment.unknowns.map(\.usageType))
    }

    private var resources: Set<String> {
        Set(assessment.lines.map(\.resource) + assessment.unknowns.map(\.resource))
            .union(findings.map(\.resource)).union(ResourceFacts(snapshot).names)
    }

    /// Every name there is, each once, sorted.
    private var names: [String] {
        var all = resources.union(usageTypes).union(assessment.lines.map(\.id))
        all.formUnion(findings.map(\.rule.rawValue))
        all.formUnion(assessment.lines.map(\.category.rawValue))
        all.formUnion(assessment.lines.compactMap(\.zone))
        return all.sorted()
    }

    private func near(_ query: String, _ names: [String]) -> [String] {
        NearestNames.of(query, among: names, most: 8)
    }
}
