import Simulation
import Units

extension Vector {
    static let trafficRules: [String: Rule] = [
        "traffic.line_items": { v in
            guard let path = path(v) else { throw MissingField(field: "path") }
            return .object(["line_items": written(path.items, like: v)])
        },
        "traffic.lb_share": { v in
            let shares = TrafficShare.perTarget(
                targetsPerZone: v["targets_per_az"].list.compactMap(\.int),
                crossZone: v["cross_zone"].flag ?? false)
            return .object(["percent_per_target": .list(shares.map { .number(100 * $0.double) })])
        },
        "traffic.kube_proxy_cross_az_probability": { v in
            let share = TrafficShare.crossZone(
                readyPerZone: v["ready_endpoints_per_zone"].object.compactMapValues(\.int),
                clientZone: v["client_zone"].text ?? "", hinted: v["hints"].flag ?? false)
            return .object(["probability": .number((share.double * 1_000_000).rounded() / 1_000_000)])
        },
        "traffic.zone_hint_filter": { v in
            let endpoints = v["endpoints"].list.map { endpoint in
                ServiceEndpoint(
                    id: endpoint["id"].text ?? "",
                    zoneHints: Set(endpoint["zone_hints"].list.compactMap(\.text)),
                    isReady: endpoint["ready"].flag ?? true,
                    isServingWhileTerminating: (endpoint["serving"].flag ?? false)
                        && (endpoint["terminating"].flag ?? false))
            }
            let chosen = ServiceEndpoint.chosen(
                from: endpoints, nodeZone: v["node_zone"].text.flatMap { $0.isEmpty ? nil : $0 })
            return .object(["selected": .texts(chosen.map(\.id))])
        },
        "traffic.topology_aware_allocation": { v in
            let ratios =
                v["cpu_ratio_by_zone"].isNull ? nil : v["cpu_ratio_by_zone"].object.compactMapValues(\.ratio)
            let ready = v["ready_endpoints_per_zone"].object.compactMapValues(\.int)
            let isOn = TopologyAwareRouting.isFeasible(ratios: ratios, endpoints: ready.values.reduce(0, +))
            let hints = TopologyAwareRouting.hints(ratios: ratios, readyPerZone: ready)
            return .object([
                "enabled": .bool(isOn),
                "hints_per_zone": hints.map { .object($0.mapValues { .int($0) }) } ?? .null,
            ])
        },
        "traffic.topology_cpu_ratio": { v in
            let ratios = TopologyAwareRouting.cpuRatios(v["nodes"].list.map(node))
            let written = ratios.map { JSON.object($0.mapValues { .number($0.double) }) } ?? .null
            return .object([
                "sufficient": .bool(ratios != nil), "ratio": written, "ratios": written, "cpu_ratio": written,
                "cpu_ratios": written, "ratio_by_zone": written, "cpu_ratio_by_zone": written,
            ])
        },
        "traffic.privatelink_processing_usd": { v in
            guard let gigabytes = v["gb"].ratio else { throw MissingField(field: "gb") }
            let tiers = try v["tiers"].list.map { tier in
                guard tier.list.count == 2,
                    let rate = tier.list[1].number.flatMap({ Rate<Gigabyte>(decimal: "\($0)") })
                else { throw MissingField(field: "tiers") }
                return PrivateLinkProcessing.Tier(width: tier.list[0].int.map { Quantity($0) }, rate: rate)
            }
            let billionths = gigabytes.numerator * 1_000_000_000 / gigabytes.denominator
            let cost = PrivateLinkProcessing.cost(of: Quantity(billionths: billionths), tiers: tiers)
            return .object(["usd": .number(Double(cost.billionths) / 1_000_000_000)])
        },
    ]

    static func node(_ v: JSON) -> TopologyAwareRouting.Node {
        let labels = v["labels"].object
        let roles = ["node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"]
        return TopologyAwareRouting.Node(
            zone: v["zone"].text ?? labels["topology.kubernetes.io/zone"]?.text,
            allocatableCPUMillis: [
                "cpu_m", "cpu_millicores", "allocatable_cpu_m", "allocatable_cpu_millicores",
            ]
            .lazy.compactMap { v[$0].int }.first
                ?? (v["cpu"].isNull ? v["allocatable_cpu"] : v["cpu"]).thousandths,
            isReady: v["ready"].flag ?? true,
            isControlPlane: v["control_plane"].flag ?? roles.contains { labels[$0] != nil })
    }

    /// The words of a vector as a path of the model.
    static func path(_ v: JSON) -> TransferPath? {
        let name = v["path"].text ?? ""
        let via = v["via"].text ?? ""
        let isOtherRegion = v["region"].text == "other"
        func throughNAT(_ beyond: TransferPath.Beyond) -> TransferPath {
            .throughNAT(sameZone: v["nat_az"].text != "other", beyond: beyond)
        }
        if via.contains("tgw") || via.contains("transit") || name.contains("tgw") { return .transitGateway }
        if name.contains("nlb") {
            let zones = (v["client_az"].text, v["nlb_az"].text, v["target_az"].text)
            return .networkLoadBalancer(clientCrosses: zones.0 != zones.1, targetCrosses: zones.1 != zones.2)
        }
        if name.contains("alb") || name.hasPrefix("lb") {
            // A node that takes the load balancer's packet hands it to a pod in another zone.
            let crosses =
                v["node_az_equals_pod_az"].flag == false || v["node_az_equals_target_az"].flag == false
            return .applicationLoadBalancer(
                crossingHops: v["target_type"].text == "instance" && crosses ? 1 : 0)
        }
        if name.contains("control-plane") { return .controlPlane(sameZone: v["xeni_az"].text != "other") }
        if name.contains("ecr"), name.contains("layers"), via.contains("endpoint") {
            return via.contains("S3 gateway endpoint") && !via.contains("no S3")
                ? .direct : throughNAT(.sameRegionService)
        }
        switch name {
        case "pod->internet": return via == "nat" ? throughNAT(.internet) : .toInternet
        case _ where name.hasPrefix("internet->"):
            return via == "nat" ? throughNAT(.answerFromInternet) : .fromInternet
        case "pod->pod", "vpc->vpc", "pod->rds":
            return .between(
                sameZone: v["same_az"].flag ?? true, publicIPv4: v["ip"].text?.contains("public") ?? false)
        case _ where via.hasPrefix("nat"):
            return throughNAT(isOtherRegion ? .otherRegion : .sameRegionService)
        case _ where isOtherRegion: return .otherRegion
        case _ where via.contains("gateway-endpoint"): return .direct
        case _ where via.contains("endpoint"): return .interfaceEndpoint
        case "pod->s3", "pod->dynamodb": return .direct
        default: return nil
        }
    }

    /// Items as the vectors write them: both sides of a path between two resources carry their direction.
    static func written(_ items: [TransferItem], like v: JSON) -> JSON {
        .list(
            items.map { item in
                let suffix = v["ip"].isNull ? "" : " resource"
                let payer: String =
                    switch item.payer {
                    case .caller:
                        v["path"].text?.contains("control-plane") ?? false
                            ? "customer: node side only" : "caller"
                    case .source: item.direction == nil ? "sender" : "source" + suffix
                    case .destination: "destination" + suffix
                    }
                return .object([
                    "item": .text(item.usageType + (item.direction.map { " " + $0 } ?? "")),
                    "gb_billed_per_gb": .int(item.times), "payer": .text(payer),
                ])
            })
    }
}

extension Ratio {
    fileprivate var double: Double { Double(numerator) / Double(denominator) }
}
