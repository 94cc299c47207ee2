/// An AWS or Kubernetes identifier that cannot be mistaken for one of another kind.
public struct Identifier<Noun>: Hashable, Comparable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { rawValue = value }
    public static func < (a: Identifier, b: Identifier) -> Bool { a.rawValue < b.rawValue }
    public var description: String { rawValue }
}

/// An AWS region by its code, `ap-northeast-2`.
public enum RegionKind {}
public typealias Region = Identifier<RegionKind>

/// An availability zone by its name in one account, `ap-northeast-2a`.
public enum ZoneKind {}
public typealias ZoneName = Identifier<ZoneKind>

extension Identifier where Noun == ZoneKind {
    /// The region of a zone name: what is left without the letters behind the last digit.
    ///
    /// Local Zones and Wavelength Zones carry their parent region in front, `us-west-2-lax-1a`.
    public var region: Region? {
        let parts = rawValue.split(separator: "-")
        guard parts.count >= 3, let number = parts[2].first, number.isNumber else {
            guard parts.count >= 4, parts[1] == "gov" || parts[1] == "iso" || parts[1] == "isob" else {
                return nil
            }
            return Region(parts[0...2].joined(separator: "-") + "-" + parts[3].prefix(1))
        }
        return Region(parts[0...1].joined(separator: "-") + "-" + parts[2].prefix { $0.isNumber })
    }
}
