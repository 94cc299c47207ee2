package import Units
package import Words

/// The origin of a flow that a NAT gateway's meter tells of: the one place that writes such an origin and reads it.
///
/// `CloudWatch of 2026-10, nat-1, apportioned by nodes`.
package struct MeterOrigin: Hashable, Sendable {
    /// Begins every origin that is a meter's.
    static let source = "CloudWatch"
    private static let of = " of "
    private static let separator = ", "
    private static let apportioned = "apportioned "

    package var month: BillingMonth?
    /// The gateway that was metered, whatever a change routes through now.
    package var gateway: String
    /// nil where a single subnet is behind the gateway.
    package var sharing: MeterSharing?

    var text: String {
        Self.source + (month.map { Self.of + $0.description } ?? "") + Self.separator + gateway
            + (sharing.map { Self.separator + Self.apportioned + $0.rawValue } ?? "")
    }
}

extension MeterOrigin {
    /// nil for the origin of a flow that no meter tells of.
    package init?(_ origin: String) {
        let parts = origin.split(separator: Self.separator, maxSplits: 2)
        guard parts.count > 1, parts[0].hasPrefix(Self.source) else { return nil }
        month = BillingMonth(String(parts[0].dropFirst(Self.source.count + Self.of.count)))
        gateway = String(parts[1])
        sharing =
            parts.count > 2 ? MeterSharing(rawValue: String(parts[2].dropFirst(Self.apportioned.count))) : nil
    }
}
