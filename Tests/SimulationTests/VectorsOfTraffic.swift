import Fixtures
import Pricing
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate

extension Vector {
    static let trafficRules: [String: Rule] = [
        "traffic.line_items": { v in
            let way = try VectorWay(v)
            var options = AssessmentOptions()
            options.accountEgress = gigabytes("100")  // so that none of it is the account's free allowance
            let lines = way.estate.assessed(options).lines.filter { $0.unit == Gigabyte.symbol }
            var billed: [String: Ratio] = [:]
            for line in lines {
                let quantity = Quantity<Gigabyte>(decimal: line.quantity ?? "0") ?? .zero
                let isBetweenRegions = line.usageType.hasSuffix("AWS-Out-Bytes")
                let usage = isBetweenRegions ? "SRC-DST-AWS-Out-Bytes" : line.usageType
                billed[usage] =
                    (billed[usage] ?? .zero) + Ratio(quantity.billionths, way.sent * 1_000_000_000)
            }
            return .object([
                "billed": .object(billed.filter { $0.value != .zero }.mapValues { .number($0.double) }),
                "ends": .int(Set(lines.map(\.resource)).count),
            ])
        },
        "traffic.lb_share": { v in
            guard v["cross_zone"].flag ?? false else {
                throw NotModelled(reason: "no figure tells one target of a load balancer from another")
            }
            // A load balancer in one zone alone: what does not cross is that zone's part.
            let targets = v["targets_per_az"].list.compactMap(\.int)
            let shares = targets.indices.map { zone in
                let nodes = Dictionary(uniqueKeysWithValues: targets.enumerated().map { (names[$0], $1) })
                let crossing = crossing(.network, "ip", spreads: true, entry: names[zone], nodes)
                return (Ratio.one - crossing) * Ratio(1, Int128(max(targets[zone], 1)))
            }
            return .object(["percent_per_target": .list(shares.map { .number(100 * $0.double) })])
        },
        "traffic.kube_proxy_cross_az_probability": { v in
            if v["hints"].flag ?? false {
                throw NotModelled(reason: "hints are a what-if of traffic rows, not of a load balancer")
            }
            let ready = v["ready_endpoints_per_zone"].object.compactMapValues(\.int)
            let client = v["client_zone"].text ?? ""
            let share = crossing(.network, "instance", spreads: false, entry: client, ready)
            return .object(["probability": .number((share.double * 1_000_000).rounded() / 1_000_000)])
        },
        "traffic.privatelink_processing_usd": { v in
            guard let gigabytes = v["gb"].ratio else { throw MissingField(field: "gb") }
            var from = 0
            let tiers = try v["tiers"].list.map { tier in
                guard tier.list.count == 2, let usd = tier.list[1].number else {
                    throw MissingField(field: "tiers")
                }
                let start = from
                let end = tier.list[0].int.map { start + $0 }
                from = end ?? start
                return
                    "VpcEndpoint-Bytes,,GB,\(start),\(end.map { "\($0)" } ?? "inf"),\(usd),s,2026-01-01,feed"
            }
            let header = "usage_type,operation,unit,tier_from,tier_to,usd,source,source_date,confidence"
            let text = ([header] + tiers).joined(separator: "\n") + "\n"
            var book = PriceBook()
            for entry in try PriceBookFile(bytes: Array(text.utf8), name: "tiers.csv").entries() {
                book.add(entry, region: "us-east-1")
            }
            let sent = Quantity<Gigabyte>(
                billionths: gigabytes.numerator * 1_000_000_000 / gigabytes.denominator)
            var estate = SmallEstate(natIn: [])
            estate.addEndpoint(for: "sts", .interface)
            estate.send(sent.decimal, from: "subnet-private-a", to: .service("sts", region: nil))
            let cost = Assessment(
                of: Estate(estate.snapshot), book: book, calendar: Shipped.calendar,
                options: AssessmentOptions()
            ).amount(usage: "VpcEndpoint-Bytes")
            return .object(["usd": .number(Double(cost.billionths) / 1_000_000_000)])
        },
    ]

    /// Zones of a vector that names none.
    private static let names = ["a", "b", "c", "d", "e", "f"]

    /// The part of a load balancer's bytes that the program bills between zones, with nodes by zone.
    private static func crossing(
        _ kind: LoadBalancer.Kind, _ target: String, spreads: Bool, entry: String, _ nodes: [String: Int]
    ) -> Ratio {
        var estate = SmallEstate(natIn: [])
        estate.addLoadBalancer(kind, target, spreads: spreads, entries: [entry], nodes: nodes)
        estate.snapshot.traffic = [
            TrafficFlow(
                source: .loadBalancer("web"), destination: .targets, out: gigabytes("1000"), back: .zero,
                basis: .metered, origin: "test")
        ]
        let lines = estate.assessed().lines.filter { $0.category == .crossAZ }
        let billed = lines.compactMap { $0.quantity.flatMap { Quantity<Gigabyte>(decimal: $0) } }.reduce(
            .zero, +)
        // Both ends are billed.
        return Ratio(billed.billionths, 2 * 1000 * 1_000_000_000)
    }

    /// What a vector of line items wants: GB billed for each GB sent, by usage type, and at how many ends.
    ///
    /// A vector writes `out` and `in` behind the usage type where each end has a line of its own.
    static func bill(_ expected: JSON) -> JSON {
        var billed: [String: JSON] = [:]
        var ends = 0
        for item in expected["line_items"].list {
            let name = item["item"].text ?? ""
            let usage = String(name.prefix { $0 != " " })
            billed[usage] = .number((billed[usage]?.number ?? 0) + (item["gb_billed_per_gb"].number ?? 0))
            if usage != name { ends += 1 }
        }
        let answer = JSON.object(["billed": .object(billed)])
        guard ends > 0, case .object(var fields) = answer else { return answer }
        fields["ends"] = .int(ends)
        return .object(fields)
    }
}

extension Ratio {
    var double: Double { Double(numerator) / Double(denominator) }
}
