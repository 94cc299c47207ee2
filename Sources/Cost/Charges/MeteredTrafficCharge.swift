import Estate
import Pricing
import Topology
import Units
import Words

/// The usage that the meters of NAT gateways leave open.
enum MeteredTrafficCharge {
    /// Says what the meters leave open: how the bytes were apportioned, and that nobody knows where they went.
    static func unknown(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let flows = context.snapshot.traffic.filter { $0.destination == .beyondNAT }
        let byOrigin = Dictionary(grouping: flows, by: \.origin)
        for (origin, flows) in byOrigin.sorted(by: { $0.key < $1.key }) {
            let meter = MeterOrigin(origin)
            if let meter, let sharing = meter.sharing {
                sheet.assume(
                    .meterApportioned(
                        gateway: meter.gateway, month: meter.month?.description, sharing), of: nil)
            }
            let out = flows.reduce(into: Quantity<Gigabyte>.zero) { $0 += $1.out }
            guard out > .zero else { continue }
            let owners = flows.compactMap { flow -> Owner? in
                guard case .subnet(let id) = flow.source else { return nil }
                return context.index.subnets[id].map { context.owners.owner(of: $0) }
            }
            let owner = Owner(common: Set(owners))
            let region = owner.region?.rawValue
            sheet.unknowns.append(
                UnknownUsage(
                    category: .internet, usageType: "DataTransfer-Out-Bytes",
                    resource: meter?.gateway ?? origin, zone: nil,
                    unitPrice: region.flatMap { context.book.price(.internetOut, in: $0).firstRate?.decimal },
                    unit: Gigabyte.symbol,
                    reason: .meterWithoutDestination(gigabytes: out.decimal),
                    owner: owner))
        }
    }
}
