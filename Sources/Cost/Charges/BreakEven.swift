import Estate
public import Pricing
public import Topology
import Units
public import Words

/// The quantity at which two ways cost the same, in closed form.
public struct BreakEven: Hashable, Sendable {
    public var question: BreakEvenQuestion
    /// An exact decimal, rounded half to even to nine places.
    public var quantity: String
    /// The formula with its figures.
    public var formula: String
    /// The region whose prices it is made of.
    public var region: String
    /// The VPC whose zones it is of; nil where it is asked of no VPC in particular.
    public var vpc: Identifier<VPC>?
    /// The VPC's name.
    public var vpcName: String?

    /// Every break-even of each VPC behind NAT, at the prices of the VPC's own region.
    public static func all(_ snapshot: Snapshot, book: PriceBook, options: AssessmentOptions) -> [BreakEven] {
        let index = NetworkIndex(snapshot)
        return snapshot.vpcsBehindNAT().flatMap { vpc, subnets -> [BreakEven] in
            guard let region = index.region(of: vpc)?.rawValue else { return [] }
            let zones = Set(subnets.compactMap(\.zone)).count
            let rows =
                nat(zones: zones, region: region, book: book, options: options)
                + endpoint(region, book, options)
            return rows.map { row in
                var row = row
                row.vpc = vpc
                row.vpcName = index.vpcs[vpc]?.name
                return row
            }
        }
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
        func one(_ question: BreakEvenQuestion, _ rate: Rate<Hour>) -> BreakEven? {
            // The (zones − 1) of the added gateways and of the crossing share cancel out.
            let top = Int128(rate.picodollars) * options.hours.billionths * Int128(zones)
            let bottom = Int128(transfer.picodollars) * sides
            guard bottom > 0 else { return nil }
            let quantity = Quantity<Gigabyte>(billionths: Rounding.divide(top, by: bottom))
            let formula =
                "\(zones - 1) × \(rate.decimal) × \(options.hours.decimal) h ÷ (\(transfer.decimal) × \(sides) × \(zones - 1)/\(zones))"
            return BreakEven(
                question: question, quantity: quantity.decimal, formula: formula, region: region)
        }
        var answers = [one(.natPerAZ, hour)]
        if let address = book.price(.publicIPv4InUse, in: region).firstRate {
            answers.append(one(.natPerAZWithPublicIPv4, hour + address))
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
                question: .interfaceEndpoint, quantity: quantity.decimal,
                formula: "\(hour.decimal) × \(options.hours.decimal) h ÷ (\(nat.decimal) − \(bytes.decimal))",
                region: region)
        ]
    }
}

extension [BreakEven] {
    /// The rows with the VPCs for which they are the same, for people; in the order of the first of each.
    public var byPlace: [(row: BreakEven, vpcs: [String])] {
        var places: [BreakEven: Int] = [:]
        var groups: [(row: BreakEven, vpcs: [String])] = []
        for row in self {
            var shared = row
            shared.vpc = nil
            shared.vpcName = nil
            let place = places[shared] ?? groups.count
            if place == groups.count {
                places[shared] = place
                groups.append((shared, []))
            }
            if let vpc = row.vpc {
                groups[place].vpcs.append(row.vpcName.map { "\($0) (\(vpc))" } ?? vpc.rawValue)
            }
        }
        return groups
    }
}
