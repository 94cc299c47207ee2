public import Units

/// A month's reading of one CloudWatch metric of one resource.
public struct MeterReading: Hashable, Sendable {
    public enum Metric: String, Hashable, Sendable, CaseIterable {
        /// A NAT gateway's bytes: in from the VPC, in from the other side, out to either.
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

/// The importer sums what `get-metric-data` answers; a document has one sum, labelled as the program's own queries are.
extension MeterReading: Noun {
    public static let table = NounTable("meterReading", key: ["resource", "metric"])
    public static let blank = MeterReading(resource: "", metric: .networkIn, amount: 0)
    public static let fields: [Field<MeterReading>] = [
        Field(
            "resource", \.resource, "Label",
            writes: { $1.add("Label", $0.resource + " " + $0.metric.rawValue) }),
        Field("metric", \.metric),
        Field(
            "month", \.month, "Timestamps",
            writes: { $1.add("Timestamps", $0.month.map { ["\($0)-01T00:00:00Z"] } ?? []) }),
        Field(
            "amount", \.amount, "Values",
            writes: { reading, object in
                let value =
                    reading.metric == .consumedLCUs
                    ? Quantity<LCUHour>(billionths: Int128(reading.amount)).decimal : "\(reading.amount)"
                object.add("Values", json: "[\(value)]")
            }),
    ]
}
