import Topology

/// An event of a live import, for whoever shows it.
public enum LiveEvent: Sendable {
    /// So many calls are known to be needed, of which so many are done.
    case progress(done: Int, known: Int)
    /// A service of a region has answered a call with so many items.
    case answered(service: String, region: String, account: String, items: Int)
    case lost(LostPart)
}

/// A part of a live import that could not be read.
public struct LostPart: Hashable, Sendable {
    /// The reason, and so what can be done.
    public enum Reason: Hashable, Sendable {
        case denied, notOffered, throttled, timedOut, unreachable, garbled, failed
    }
    /// `ec2 describe-nat-gateways`.
    public var call: String
    public var account: String
    /// Empty for a call without one.
    public var region: String
    /// The name of the thing that was asked about, where the call asks about one.
    public var subject: String
    public var reason: Reason
    /// The program's own words, in one line.
    public var detail: String
    /// The IAM action, `ec2:DescribeNatGateways`.
    public var permission: String
    public var need: AWSCall.Need

    /// One line: what is missing, why, and how to mend it.
    public var description: String {
        let place = [region, account].filter { !$0.isEmpty }.joined(separator: " of ")
        let what = call + (subject.isEmpty ? "" : " \(subject)") + (place.isEmpty ? "" : " in \(place)")
        return what + ": " + explanation
    }

    private var explanation: String {
        switch reason {
        case .denied: "denied, allow \(permission)"
        case .notOffered: "not offered there (\(detail))"
        case .throttled: "throttled to the end, try again later or with a smaller --parallel"
        case .timedOut: "no answer in \(detail), raise --timeout or look at the network"
        case .unreachable:
            "cannot be reached (\(detail)), look at the network, HTTPS_PROXY and AWS_ENDPOINT_URL"
        case .garbled:
            "answered with something that is not AWS's (\(detail)), look at HTTPS_PROXY and AWS_ENDPOINT_URL, or try again"
        case .failed: detail
        }
    }
}
