import Estate
import Pricing
import Topology
import Units

/// The usage that the meters of NAT gateways leave open.
enum MeteredTrafficCharge {
    /// The gateway that a flow's origin names, which is the same whatever month was metered.
    private static func gateway(ofOrigin origin: String) -> String {
        let parts = origin.split(separator: ",", maxSplits: 2)
        return parts.count > 1 ? String(parts[1].drop { $0 == " " }) : origin
    }

    /// Says what the meters leave open: how the bytes were apportioned, and that nobody knows where they went.
    static func unknown(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let flows = context.snapshot.traffic.filter { $0.destination == .beyondNAT }
        let byOrigin = Dictionary(grouping: flows, by: \.origin)
        for (origin, flows) in byOrigin.sorted(by: { $0.key < $1.key }) {
            if origin.contains("apportioned") { sheet.assume("\(origin).", of: nil) }
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
                    resource: gateway(ofOrigin: origin), zone: nil,
                    unitPrice: region.flatMap { context.book.price(.internetOut, in: $0).firstRate?.decimal },
                    unit: Gigabyte.symbol,
                    reason:
                        "\(out.decimal) GB left through the gateway, and a meter does not tell how much of it to the internet: import flow logs or a traffic table",
                    owner: owner))
        }
    }
}
