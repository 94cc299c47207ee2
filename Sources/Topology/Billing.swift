public import Units

/// One thing that a bill charges for, without when and how much.
public struct BilledItem: Hashable, Sendable {
    /// The kind of a line of a bill, told apart so that a credit is never taken for usage.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case usage
        /// Usage that a Reserved Instance covers.
        case reservedUsage
        /// Usage that a Savings Plan covers, at its on-demand price; `savingsPlan` lines take that back.
        case savingsPlanUsage
        /// A Savings Plan's negations and fees.
        case savingsPlan
        case discount
        case credit
        case refund
        case tax
        /// One-time and recurring fees, support and Reserved Instances among them.
        case fee
        case other

        /// Indicates whether the line says that something was used.
        public var isUsage: Bool { self == .usage || self == .reservedUsage || self == .savingsPlanUsage }
    }

    /// The month of the invoice.
    public var month: BillingMonth
    /// The account that pays; empty where the bill does not say.
    public var payer: String
    /// The account that used it; empty where the bill does not say.
    public var account: String
    public var kind: Kind
    /// The product's code, `AmazonEC2`, or its name where the bill has no codes.
    public var service: String
    /// As AWS spells it, without the region's prefix; empty where the bill names none.
    public var usageType: String
    /// The operation, `InterZone-Out`, `LoadBalancing:Application`; `to:REGION` for a transfer between regions.
    public var operation: String
    public var region: Region?
    public var zone: ZoneName?
    /// The resource's id or name, without what an ARN puts in front; empty where the bill names none.
    public var resource: String
    /// The EKS cluster that a tag of the line names.
    public var cluster: String?
    public var unit: String
    /// ISO code.
    public var currency: String

    public init(
        month: BillingMonth, payer: String = "", account: String = "", kind: Kind, service: String,
        usageType: String,
        operation: String = "", region: Region? = nil, zone: ZoneName? = nil, resource: String = "",
        cluster: String? = nil, unit: String = "", currency: String = "USD"
    ) {
        self.month = month
        self.payer = payer
        self.account = account
        self.kind = kind
        self.service = service
        self.usageType = usageType
        self.operation = operation
        self.region = region
        self.zone = zone
        self.resource = resource
        self.cluster = cluster
        self.unit = unit
        self.currency = currency
    }
}

/// The quantity of an item that one line bills, and the hours that it is for.
public struct BilledUsage: Hashable, Sendable {
    /// Hours since 1970 UTC.
    public var start: Int
    /// 1 in an hourly bill, 24 in a daily one; 0 where the line has no length.
    public var hours: Int
    /// Billionths of the item's unit.
    public var quantity: Int64
    /// Before discounts that stand on lines of their own; billionths of the currency.
    public var cost: Int64
    /// After every discount, where the bill has that column; billionths of the currency.
    public var netCost: Int64?
    /// At the public list's prices, where the bill has that column; billionths of the currency.
    public var listCost: Int64?
    public init(
        start: Int, hours: Int, quantity: Int64, cost: Int64, netCost: Int64? = nil, listCost: Int64? = nil
    ) {
        self.start = start
        self.hours = hours
        self.quantity = quantity
        self.cost = cost
        self.netCost = netCost
        self.listCost = listCost
    }
}

/// The charges of a bill for things that the model knows nothing of, by service.
public struct BilledElsewhere: Hashable, Sendable {
    public var month: BillingMonth
    public var payer: String
    public var service: String
    public var kind: BilledItem.Kind
    public var currency: String
    public var lines: Int
    public var cost: Money
    public init(
        month: BillingMonth, payer: String, service: String, kind: BilledItem.Kind, currency: String,
        lines: Int, cost: Money
    ) {
        self.month = month
        self.payer = payer
        self.service = service
        self.kind = kind
        self.currency = currency
        self.lines = lines
        self.cost = cost
    }
}

/// One thing that a bill tells, handed over as soon as it is read.
public enum BillFact: Hashable, Sendable {
    /// Gives an item a number, which the lines behind it use.
    case item(Int, BilledItem)
    case usage(item: Int, BilledUsage)
    case elsewhere(BilledElsewhere)
    /// The assembly id of the delivery that a month's bill is.
    case delivery(BillingMonth, String)
}
