public import Pricing
public import Topology
import Units

/// The quantity at which two ways cost the same, in closed form.
public struct BreakEven: Hashable, Sendable {
    public var question: String
    /// An exact decimal, rounded half to even to nine places.
    public var quantity: String
    public var unit: String
    public var per: String
    /// The formula with its figures.
    public var formula: String

    /// Every break-even that the snapshot's regions have prices for.
    public static func all(_ snapshot: Snapshot, book: PriceBook, options: AssessmentOptions) -> [BreakEven] {
        var seen = Set<String>()
        var found: [BreakEven] = []
        let index = NetworkIndex(snapshot)
        for (vpc, subnets) in snapshot.vpcsBehindNAT() {
            guard let region = index.region(of: vpc)?.rawValue else { continue }
            let zones = Set(subnets.compactMap(\.zone)).count
            for one in nat(zones: zones, region: region, book: book, options: options)
                + endpoint(region, book, options)
            where seen.insert(one.question + one.quantity).inserted { found.append(one) }
        }
        return found
    }

    /// NAT per zone against one NAT: (zones − 1) × hourly price × hours ÷ (transfer price × sides × share that crosses).
    ///
    /// Even traffic over the zones is assumed, so (zones − 1) ÷ zones of it crosses.
    public static func nat(zones: Int, region: String, book: PriceBook, options: AssessmentOptions)
        -> [BreakEven]
    {
        guard zones > 1, let hour = book.price(.natGatewayHours, in: region).firstRate,
            let transfer = book.price(.regionalBytes, in: region).firstRate
        else { return [] }
        let sides: Int128 = options.billsBothSides ? 2 : 1
        func one(_ question: String, _ rate: Rate<Hour>) -> BreakEven? {
            // The (zones − 1) of the added gateways and of the crossing share cancel out.
            let top = Int128(rate.picodollars) * options.hours.billionths * Int128(zones)
            let bottom = Int128(transfer.picodollars) * sides
            guard bottom > 0 else { return nil }
            let quantity = Quantity<Gigabyte>(billionths: Rounding.divide(top, by: bottom))
            let formula =
                "\(zones - 1) × \(rate.decimal) × \(options.hours.decimal) h ÷ (\(transfer.decimal) × \(sides) × \(zones - 1)/\(zones))"
            return BreakEven(
                question: question, quantity: quantity.decimal, unit: "GB/month", per: "NAT traffic",
                formula: formula)
        }
        var answers = [one("nat-per-az vs single-nat", hour)]
        if let address = book.price(.publicIPv4InUse, in: region).firstRate {
            answers.append(one("nat-per-az vs single-nat, with the public IPv4 charge", hour + address))
        }
        return answers.compactMap(\.self)
    }

    /// An interface endpoint against NAT in a zone: hourly price × hours ÷ (NAT's price a GB − the endpoint's).
    static func endpoint(_ region: String, _ book: PriceBook, _ options: AssessmentOptions) -> [BreakEven] {
        guard let hour = book.price(.vpcEndpointHours, in: region).firstRate,
            let bytes = book.price(.vpcEndpointBytes, in: region).firstRate,
            let nat = book.price(.natGatewayBytes, in: region).firstRate, nat > bytes
        else { return [] }
        let top = Int128(hour.picodollars) * options.hours.billionths
        let quantity = Quantity<Gigabyte>(
            billionths: Rounding.divide(top, by: Int128((nat - bytes).picodollars)))
        return [
            BreakEven(
                question: "interface endpoint vs NAT", quantity: quantity.decimal, unit: "GB/month",
                per: "zone and service",
                formula: "\(hour.decimal) × \(options.hours.decimal) h ÷ (\(nat.decimal) − \(bytes.decimal))")
        ]
    }
}
