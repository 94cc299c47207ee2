/// The use of one usage type in a region, hour by hour or day by day.
public struct BilledSeries: Hashable, Sendable {
    public var usageType: String
    public var service: String
    /// nil where neither a column nor a code of the bill names one.
    public var region: Region?
    public var points: [Point]

    public struct Point: Hashable, Sendable {
        /// Hours since 1970 UTC.
        public var start: Int
        /// 1 in an hourly bill, 24 in a daily one.
        public var hours: Int
        /// Billionths of the unit.
        public var quantity: Int128
        public init(start: Int, hours: Int, quantity: Int128) {
            self.start = start
            self.hours = hours
            self.quantity = quantity
        }
    }

    public init(usageType: String, service: String, region: Region?, points: [Point]) {
        self.usageType = usageType
        self.service = service
        self.region = region
        self.points = points
    }
}
