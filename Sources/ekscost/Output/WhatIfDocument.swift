import Capacity
import Cost
import Foundation
import Simulation
import Topology
import Units
import Words

/// `ekscost.what-if.v1`, as the contract lays it out.
struct WhatIfDocument: Encodable {
    struct Prices: Encodable { var effective: String }
    struct Side: Encodable {
        var monthly_cost: String
        var complete: Bool
        var lines: [LineDocument]
        var unknown: [UnknownDocument]
        init(_ assessment: Assessment) {
            (monthly_cost, complete) = assessment.total.document
            lines = assessment.lines.map(LineDocument.init)
            unknown = assessment.unknowns.map(UnknownDocument.init)
        }
    }
    struct Change: Encodable {
        /// After less before, an exact decimal; null where it is not known exactly.
        @Nullable var monthly_cost: String?
        /// Indicates whether the change is known exactly: what is missing is the same on both sides.
        var complete: Bool
        /// The bound where the change is not exact; null where it is.
        @Nullable var bound: BoundDocument?
        /// Exact decimals; null where the change of the category is not known exactly.
        var by_category: [String: String?]
        /// Usage that has no known cost and differs between the sides.
        var unknown: [UnknownChangeDocument]
        /// The destinations that the change cuts off, `internet` or a service; absent where nothing is.
        var cuts_off: [String]?
        /// Usage that the change moves and whose quantity is unknown; absent where all is known.
        var unknown_effects: [String]?

        init(_ answer: WhatIf) {
            monthly_cost = answer.change.exact?.decimal
            complete = answer.change.exact != nil
            bound = BoundDocument(answer.change)
            by_category = Dictionary(
                uniqueKeysWithValues: answer.comparison.map {
                    ($0.category.rawValue, $0.change.exact?.decimal)
                })
            unknown = answer.story.unknownParts.map(UnknownChangeDocument.init)
            cuts_off = answer.cutOff.isEmpty ? nil : answer.cutOff.destinations
            unknown_effects =
                answer.unknownEffects.isEmpty
                ? nil : answer.unknownEffects.map { "\($0.usageType) of \($0.resource)" }
        }
    }
    struct CutOffWay: Encodable {
        var subnet: String
        var zone: String?
        var vpc, destination: String
        /// GB a month there and back; null where no traffic of the VPC is known.
        var gb: String?
    }
    struct BreakEvenDocument: Encodable {
        var question: String
        var code: String
        var quantity: String
        var unit: String
        var per: String
        var formula: String
        var region: String
        /// null where it is of no VPC in particular.
        @Nullable var vpc: String?

        init(_ row: BreakEven) {
            question = row.question.description
            code = row.question.code
            quantity = row.quantity
            unit = row.question.unit.description
            per = row.question.basis.description
            formula = row.formula
            region = row.region
            vpc = row.vpc?.rawValue
        }
    }
    struct Loss: Encodable {
        var zone: String
        var cut_off: [String]
        var zones_cut_off: [String]
    }
    struct RiskSide: Encodable {
        var zone_loss: [Loss]
        /// The destinations that had a way before the change; absent where nothing lost it.
        var cut_off: [CutOffWay]?
    }
    struct TightestSubnet: Encodable {
        var id: String
        var free: Int
    }
    struct RoomSide: Encodable {
        var zones: Int
        var subnets: Int
        var nodes: Int
        var addresses_free: Int?
        var tightest_subnet: TightestSubnet?
        /// Subnets, node groups and the rest, where the change is one of addresses, nodes or pods.
        var detail: CapacitySideDocument?
        init(_ room: EstateRoom, _ capacity: CapacityAssessment?) {
            detail = capacity.map(CapacitySideDocument.init)
            zones = room.zones
            subnets = room.subnets
            nodes = room.nodes
            addresses_free = room.addressesFree
            tightest_subnet = room.tightest.map { TightestSubnet(id: $0.subnet, free: $0.free) }
        }
    }
    struct Capacity: Encodable {
        var before: RoomSide
        var after: RoomSide
        var conditions: [String]
    }
    struct Risk: Encodable {
        var before: RiskSide
        var after: RiskSide
    }

    var schema = "ekscost.what-if.v1"
    var snapshot: String
    var region: String
    var currency: String
    var month: String?
    var hours: Decimal
    var prices: Prices
    var changes: [String]
    var before: Side
    var after: Side
    var change: Change
    var break_even: [BreakEvenDocument]
    var risk: Risk
    var capacity: Capacity
    var assumptions: [String]
    var assumption_codes: [String]
    var warnings: [String]
    var warning_codes: [String]

    enum CodingKeys: String, CodingKey {
        case schema, snapshot, region, currency, month, hours, prices, changes, before, after, change,
            break_even, risk, capacity,
            assumptions, warnings
    }

    init(_ answer: WhatIf, snapshot number: Int64?, regions: [String], azLoss: String?) {
        snapshot = number.map(String.init) ?? "none"
        region = regions.joined(separator: ",")
        currency = answer.before.currency
        month = answer.before.month?.description
        hours = Decimal(string: answer.before.hours.decimal) ?? 0
        prices = Prices(effective: answer.before.pricesEffective)
        changes = answer.changes
        before = Side(answer.before)
        after = Side(answer.after)
        change = Change(answer)
        break_even = answer.breakEven.map(BreakEvenDocument.init)
        func side(_ risk: ZoneRisk, _ lost: CutOff = .nothing) -> RiskSide {
            RiskSide(
                zone_loss: risk.losses.filter { azLoss == nil || $0.zone == azLoss }.map {
                    Loss(zone: $0.zone, cut_off: $0.cutOff, zones_cut_off: $0.zonesCutOff)
                },
                cut_off: lost.isEmpty
                    ? nil
                    : lost.ways.map {
                        CutOffWay(
                            subnet: $0.subnet.rawValue, zone: $0.zone?.rawValue, vpc: $0.vpc.rawValue,
                            destination: $0.destination, gb: $0.gigabytes?.decimal)
                    })
        }
        risk = Risk(before: side(answer.riskBefore), after: side(answer.riskAfter, answer.cutOff))
        capacity = Capacity(
            before: RoomSide(answer.roomBefore, answer.capacity?.before),
            after: RoomSide(answer.roomAfter, answer.capacity?.after),
            conditions: answer.capacity?.conditions ?? [])
        assumptions = answer.after.assumptions.map(\.description)
        assumption_codes = answer.after.assumptions.map(\.code)
        warnings = answer.warnings.map(\.description)
        warning_codes = answer.warnings.map(\.code)
    }
}

/// A `Line` of the contract: unknown price and amount are written as null.
struct LineDocument: Encodable {
    let line: Line
    init(_ line: Line) { self.line = line }

    enum CodingKeys: String, CodingKey {
        case id, category, usage_type, region, account, vpc, cluster, resource, name, zone, quantity, unit,
            unit_price, amount, basis,
            tier, discount
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(line.id, forKey: .id)
        try fields.encode(line.category.rawValue, forKey: .category)
        try fields.encode(line.usageType, forKey: .usage_type)
        try fields.encode(line.region, forKey: .region)
        try fields.encode(line.owner.account, forKey: .account)
        try fields.encode(line.owner.vpc?.rawValue, forKey: .vpc)
        try fields.encode(line.owner.cluster?.rawValue, forKey: .cluster)
        try fields.encode(line.resource, forKey: .resource)
        try fields.encodeIfPresent(line.name, forKey: .name)
        try fields.encode(line.zone, forKey: .zone)
        try fields.encode(line.quantity, forKey: .quantity)
        try fields.encode(line.unit, forKey: .unit)
        try fields.encode(line.unitPrice, forKey: .unit_price)
        try fields.encode(line.amount?.decimal, forKey: .amount)
        try fields.encode(line.basis.rawValue, forKey: .basis)
        try fields.encodeIfPresent(line.tier, forKey: .tier)
        if line.keeping != .one { try fields.encode((.one - line.keeping).percent + "%", forKey: .discount) }
    }
}

/// Usage whose quantity is unknown.
struct UnknownDocument: Encodable {
    var category: String
    var usage_type: String
    var resource: String
    var zone: String?
    var unit: String
    var unit_price: String?
    var reason: String
    var code: String
    var region: String?
    var account: String?
    var vpc: String?
    var cluster: String?
    init(_ unknown: UnknownUsage) {
        category = unknown.category.rawValue
        usage_type = unknown.usageType
        resource = unknown.resource
        zone = unknown.zone
        unit = unknown.unit
        unit_price = unknown.unitPrice
        reason = unknown.reason.description
        code = unknown.reason.code
        region = unknown.owner.region?.rawValue
        account = unknown.owner.account
        vpc = unknown.owner.vpc?.rawValue
        cluster = unknown.owner.cluster?.rawValue
    }
}
