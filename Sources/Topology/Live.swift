public import Units

/// What CloudWatch metered of one resource in a month.
public struct MeterReading: Hashable, Sendable {
    public enum Metric: String, Hashable, Sendable, CaseIterable {
        /// What a NAT gateway took from the VPC's side, and from the other one; what it sent to either.
        case bytesInFromSource = "BytesInFromSource"
        case bytesInFromDestination = "BytesInFromDestination"
        case bytesOutToSource = "BytesOutToSource"
        case bytesOutToDestination = "BytesOutToDestination"
        /// A load balancer's bytes, both ways; of a Classic one AWS's own estimate.
        case processedBytes = "ProcessedBytes"
        case estimatedProcessedBytes = "EstimatedProcessedBytes"
        case consumedLCUs = "ConsumedLCUs"
        /// An interface endpoint's bytes, both ways.
        case bytesProcessed = "BytesProcessed"
        /// An instance's bytes.
        case networkIn = "NetworkIn"
        case networkOut = "NetworkOut"

        public static let ofNAT: [Metric] = [
            .bytesInFromSource, .bytesInFromDestination, .bytesOutToSource, .bytesOutToDestination,
        ]
    }

    /// The id; a load balancer's ARN; a Classic one's DNS name, or its name in files that say no more.
    public var resource: String
    public var metric: Metric
    /// Bytes; of `ConsumedLCUs` billionths of a unit held for an hour.
    public var amount: Int64
    /// The month that the first point falls in; nil where there is no time.
    public var month: BillingMonth?
    public init(resource: String, metric: Metric, amount: Int64, month: BillingMonth? = nil) {
        self.resource = resource
        self.metric = metric
        self.amount = amount
        self.month = month
    }
}

/// A part of the estate that an import asked for and did not get, so that its absence is not taken for nothing.
public struct MissingPart: Hashable, Sendable {
    /// `ec2 describe-nat-gateways`.
    public var call: String
    public var accountID: String
    public var region: String
    /// What was asked about, where the call asks about one thing.
    public var subject: String
    /// One sentence without its full stop, the way to mend it included.
    public var reason: String
    public init(call: String, accountID: String, region: String, subject: String, reason: String) {
        self.call = call
        self.accountID = accountID
        self.region = region
        self.subject = subject
        self.reason = reason
    }
}

/// An AWS account of the organisation.
public struct Account: Hashable, Sendable {
    public var id: String
    public var name: String?
    public init(id: String, name: String?) {
        self.id = id
        self.name = name
    }
}
