/// The days on which Kubernetes versions leave standard support on EKS, written `2026-07-29`.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html>. `supportType` of a cluster
/// is a wish for the time after that date and says nothing of today.
public struct EKSCalendar: Hashable, Sendable {
    public struct Version: Hashable, Sendable {
        public var version: String
        public var standardSupportEnds: String
        public var extendedSupportEnds: String
        public init(version: String, standardSupportEnds: String, extendedSupportEnds: String) {
            self.version = version
            self.standardSupportEnds = standardSupportEnds
            self.extendedSupportEnds = extendedSupportEnds
        }
    }

    public var versions: [Version]
    public init(versions: [Version]) { self.versions = versions }

    /// The dates of a version such as `1.33`; nil where the calendar does not have it.
    public func dates(of version: String) -> Version? { versions.first { $0.version == version } }

    /// Returns whether a version is past standard support on a day; nil where the calendar does not know it.
    public func isExtended(_ version: String, on day: String) -> Bool? {
        dates(of: version).map { $0.standardSupportEnds < day }
    }
}
