/// The number of lines that were read, by kind.
///
/// Every line that is not empty, a comment or a header is counted once: good, skipped or broken.
public struct FlowCounts: Hashable, Sendable {
    /// Records that were understood, those whose bytes do not count included.
    public var good = 0
    /// `NODATA`: an interface without traffic in its interval.
    public var noData = 0
    /// `SKIPDATA`: records that AWS lost.
    public var skipData = 0
    public var broken = 0
    /// Of the good: refused by a security group or a network ACL, so nobody pays.
    public var rejected = 0
    /// Of the good: seen again at a NAT gateway, a transit gateway's interface or the like.
    public var seenAgain = 0
    /// Of the good: without a byte count or addresses, so nothing could be added.
    public var withoutBytes = 0
    /// Of the good: neither end is in the snapshot.
    public var elsewhere = 0
    /// Bytes of the good records whose ends are not in the snapshot.
    public var bytesElsewhere: UInt64 = 0
    /// Seconds since 1970 of the first start and the last end; nil where the log has neither.
    public var first: UInt64?
    public var last: UInt64?
    /// The hours since 1970 in which a record starts.
    public var hours: Set<UInt32> = []

    public var skipped: Int { noData + skipData }
    public init() {}

    static func += (a: inout FlowCounts, b: FlowCounts) {
        a.good += b.good
        a.noData += b.noData
        a.skipData += b.skipData
        a.broken += b.broken
        a.rejected += b.rejected
        a.seenAgain += b.seenAgain
        a.withoutBytes += b.withoutBytes
        a.elsewhere += b.elsewhere
        a.bytesElsewhere &+= b.bytesElsewhere
        a.first = [a.first, b.first].compactMap { $0 }.min()
        a.last = [a.last, b.last].compactMap { $0 }.max()
        a.hours.formUnion(b.hours)
    }
}
