/// One rule of the bill as people read it: what is charged, by which formula, and where AWS says so.
///
/// The code that applies it is the file of its name in `Charges/`.
public struct ChargeRule: Hashable, Sendable {
    /// A page that states the rule.
    public struct Source: Hashable, Sendable {
        public var title: String
        public var url: String
        public init(_ title: String, _ url: String) {
            self.title = title
            self.url = url
        }
    }

    /// The name of the thing that is charged, `NAT bytes`.
    public var title: String
    /// As AWS spells them, without the region's prefix; a name ends in `*` where anything may follow.
    public var usageTypes: [String]
    /// With H for the hours of the month, GB↑ for what the source sends and GB↓ for what comes back.
    public var formula: String
    /// The files that apply it.
    public var files: [String]
    public var sources: [Source]
    /// The categories that it is for; all of them where it is empty.
    public var categories: Set<Category> = []

    init(
        _ title: String, _ usageTypes: [String], _ formula: String, in files: [String],
        by sources: [Source], for categories: Set<Category> = []
    ) {
        self.title = title
        self.usageTypes = usageTypes
        self.formula = formula
        self.files = files
        self.sources = sources
        self.categories = categories
    }

    /// The rule that made a line; nil for a line that no rule of this version made.
    public static func of(_ line: Line) -> ChargeRule? {
        of(file: line.rule, category: line.category, usageType: line.usageType)
    }

    static func of(file: String?, category: Category, usageType: String) -> ChargeRule? {
        all.first { rule in
            (file.map { rule.files.contains($0) } ?? true)
                && (rule.categories.isEmpty || rule.categories.contains(category))
                && rule.usageTypes.contains { matches($0, usageType) }
        }
    }

    /// The rule of something that is billed but whose quantity nobody knows.
    public static func of(_ unknown: UnknownUsage) -> ChargeRule? {
        of(file: nil, category: unknown.category, usageType: unknown.usageType)
    }

    /// The usage types of all rules; a name ends in `*` where anything may follow.
    public static var usageTypes: [String] { all.flatMap(\.usageTypes) }

    /// Returns whether any rule bills a usage type.
    public static func bills(_ usageType: String) -> Bool {
        usageTypes.contains { matches($0, usageType) }
    }

    private static func matches(_ pattern: String, _ usageType: String) -> Bool {
        pattern.hasSuffix("*") ? usageType.hasPrefix(pattern.dropLast()) : pattern == usageType
    }
}
