import Cost
import Estate
import Pricing
import Topology
import Units

/// Lays the usage of each way side by side.
struct DriverMaker: Sendable {
    private let runs: [AssessmentRun]
    private let book: PriceBook
    private let options: AssessmentOptions
    private let naming: OwnerNaming
    private let part: ChosenPart

    init(_ runs: [AssessmentRun], book: PriceBook, options: AssessmentOptions) {
        self.runs = runs
        self.book = book
        self.options = options
        // NAT is run in one way or another; whose what is stays.
        let estate = runs.first?.context.estate ?? Estate(Snapshot())
        naming = OwnerNaming(estate)
        part = ChosenPart(options.scope, of: estate)
    }

    func drivers(flows: [TrafficFlow]) -> [CostModel.Driver] {
        let probe = TrafficProbe(runs.map(\.context))
        var terms: [String: [CostModel.Term]] = [:]
        for position in flows.indices { probe.add(flows[position], position, to: &terms) }
        let hours = options.hours
        let byHour = drivers(runs.map(\.sheet.hours)) { quantities, _ in
            .hours(quantities.map { hours > .zero ? Ratio($0, hours.billionths) : .zero })
        }
        func count(_ quantities: [Int128]) -> CostModel.Make {
            .count(quantities.map { Ratio($0, 1_000_000_000) })
        }
        // What a meter tells of one thing follows from no flow.
        let byGigabyte = drivers(runs.map(\.sheet.gigabytes)) { quantities, name in
            terms[name].map { .traffic($0) } ?? count(quantities)
        }
        let byKey = drivers(runs.map(\.sheet.keys)) { quantities, _ in count(quantities) }
        let byUnit = drivers(runs.map(\.sheet.capacityUnits)) { quantities, _ in count(quantities) }
        return byHour + byGigabyte + byKey + byUnit
    }

    private func drivers<Unit>(
        _ sheets: [[Usage<Unit>]], make: (_ quantities: [Int128], _ name: String) -> CostModel.Make
    ) -> [CostModel.Driver] {
        var usages: [String: Usage<Unit>] = [:]
        var quantities: [String: [Int128]] = [:]
        for (way, sheet) in sheets.enumerated() {
            for usage in LinePricer.merged(sheet).map(\.sum)
            where !options.excluded.contains(usage.category) {
                let name = usage.name
                if usages[name] == nil { usages[name] = usage }
                quantities[name, default: Array(repeating: 0, count: sheets.count)][way] =
                    usage.quantity.billionths
            }
        }
        var pools = PoolUse(usages, quantities)
        return usages.keys.sorted().compactMap { name in
            guard let usage = usages[name], let amounts = quantities[name], part.holds(usage.owner) else {
                return nil
            }
            let made = make(amounts, name)
            if amounts.allSatisfy({ $0 == 0 }), !made.canGrow { return nil }
            return driver(usage, amounts, made, &pools)
        }
    }

    private func driver<Unit>(
        _ usage: Usage<Unit>, _ quantities: [Int128], _ make: CostModel.Make, _ pools: inout PoolUse
    ) -> CostModel.Driver {
        let price = book.price(usage.key, in: usage.region)
        let layers = layers(of: price, isInternet: usage.key.isInternetOut)
        var driver = CostModel.Driver(
            category: usage.category, usageType: usage.key.usageType, operation: usage.key.operation,
            region: usage.region,
            resource: usage.resource, zone: usage.zone, basis: usage.basis, unit: Unit.symbol,
            rule: usage.rule, origins: usage.origins, make: make,
            quantities: quantities.map { Quantity<Unit>(billionths: $0).decimal }, pool: nil, starts: [],
            tiers: [],
            keeping: options.discounts.keeping(
                category: usage.category.rawValue, usageType: usage.key.usageType))
        if case .known(_, let source) = price {
            driver.priceSource = source.name
            driver.priceDate = source.date
        }
        if layers.count > 1 {
            let first = usage.key.isInternetOut ? options.accountEgress.billionths : 0
            let use = pools.take(usage.pool, usage.owner, quantities)
            driver.pool = usage.pool
            driver.starts = use.starts.map {
                Quantity<Unit>(billionths: use.isShared ? $0 : $0 + first).decimal
            }
            if use.isShared {
                driver.slice = CostModel.PoolSlice(
                    owner: usage.owner.key, own: use.own.map { Quantity<Unit>(billionths: $0).decimal },
                    all: use.all.map { Quantity<Unit>(billionths: $0).decimal })
            }
        }
        driver.tiers = layers.map { layer in
            CostModel.Tier(
                lineID: usage.lineID(tier: layer.number, naming), number: layer.number,
                from: Quantity<Unit>(billionths: layer.from).decimal,
                to: layer.to.map { Quantity<Unit>(billionths: $0).decimal },
                poolFrom: Quantity<Unit>(billionths: layer.from + layer.shift).decimal,
                poolTo: layer.to.map { Quantity<Unit>(billionths: $0 + layer.shift).decimal },
                unitPrice: layer.rate?.decimal,
                quantities: runs.map { line($0, usage.name, layer.number)?.quantity ?? "0" },
                amounts: runs.map { run in
                    line(run, usage.name, layer.number).map(\.amount) ?? .some(.zero)
                })
        }
        return driver
    }

    private func line(_ run: AssessmentRun, _ name: String, _ tier: Int?) -> Line? {
        run.pricer.places[name]?[tier ?? 1].map { run.pricer.lines[$0] }
    }

    private struct Layer<Unit: BillingUnit> {
        var number: Int?
        var from: Int128
        var to: Int128?
        var rate: Rate<Unit>?
        /// The distance by which the limits are further in the pool.
        var shift: Int128 = 0
    }

    /// The tiers with their ends, the free allowance before the first.
    private func layers<Unit>(of price: Price<Unit>, isInternet: Bool) -> [Layer<Unit>] {
        guard case .known(let rate, _) = price else { return [Layer(number: nil, from: 0)] }
        let free = isInternet ? (book.freeInternetAllowance?.billionths ?? 0) : 0
        let several = rate.tiers.count > 1
        var layers: [Layer<Unit>] = free > 0 ? [Layer(number: 0, from: 0, to: free, rate: .zero)] : []
        for (place, tier) in rate.tiers.enumerated() {
            let next = place + 1 < rate.tiers.count ? rate.tiers[place + 1].from.billionths : nil
            layers.append(
                Layer(
                    number: several ? place + 1 : nil, from: tier.from.billionths, to: next,
                    rate: tier.rate, shift: free))
        }
        return layers
    }
}

/// The part of each pool of tiers that its owners use, in each way, in billionths.
private struct PoolUse {
    private var own: [String: [Owner: [Int128]]] = [:]
    private var all: [String: [Int128]] = [:]
    private var used: [String: [Owner: [Int128]]] = [:]

    init<Unit>(_ usages: [String: Usage<Unit>], _ quantities: [String: [Int128]]) {
        for (name, usage) in usages {
            guard let amounts = quantities[name] else { continue }
            let none = amounts.map { _ in Int128(0) }
            own[usage.pool, default: [:]][usage.owner] = zip(
                own[usage.pool]?[usage.owner] ?? none, amounts
            ).map(+)
            all[usage.pool] = zip(all[usage.pool] ?? none, amounts).map(+)
        }
    }

    /// Takes a quantity of an owner's part, which its lines use up one after the other.
    mutating func take(
        _ pool: String, _ owner: Owner, _ quantities: [Int128]
    ) -> (starts: [Int128], own: [Int128], all: [Int128], isShared: Bool) {
        let starts = used[pool]?[owner] ?? quantities.map { _ in 0 }
        used[pool, default: [:]][owner] = zip(starts, quantities).map(+)
        let (mine, whole) = (own[pool]?[owner] ?? quantities, all[pool] ?? quantities)
        return (starts, mine, whole, (own[pool]?.count ?? 1) > 1)
    }
}

extension CostModel.Make {
    /// Indicates whether a quantity that is nothing now could become something when an input changes.
    fileprivate var canGrow: Bool {
        guard case .traffic(let terms) = self else { return false }
        return terms.contains { $0.shares.contains { $0 > .zero } }
    }
}

/// Finds what a gigabyte of a row adds to each quantity, by sending a unit along its path in every way.
struct TrafficProbe: Sendable {
    private let routers: [TrafficRouter]
    /// Large, so that what is apportioned is exact to 18 digits.
    private static let unit = Quantity<Gigabyte>(1_000_000_000)

    init(_ contexts: [ChargeContext]) { routers = contexts.map { TrafficRouter($0) } }

    func add(_ flow: TrafficFlow, _ position: Int, to terms: inout [String: [CostModel.Term]]) {
        let outs = routers.map { shares(of: flow, out: Self.unit, back: .zero, $0) }
        let backs = routers.map { shares(of: flow, out: .zero, back: Self.unit, $0) }
        let names = Set((outs + backs).flatMap(\.keys))
        for name in names {
            let out = outs.map { $0[name] ?? .zero }
            let back = backs.map { $0[name] ?? .zero }
            let isOut = out.contains { $0 != .zero }
            let isBack = back.contains { $0 != .zero }
            if isOut, out == back {
                terms[name, default: []].append(
                    CostModel.Term(flow: position, direction: .both, shares: out))
                continue
            }
            if isOut {
                terms[name, default: []].append(
                    CostModel.Term(flow: position, direction: .out, shares: out))
            }
            if isBack {
                terms[name, default: []].append(
                    CostModel.Term(flow: position, direction: .back, shares: back))
            }
        }
    }

    private func shares(
        of flow: TrafficFlow, out: Quantity<Gigabyte>, back: Quantity<Gigabyte>, _ router: TrafficRouter
    ) -> [String: Ratio] {
        var probe = flow
        probe.out = out
        probe.back = back
        var sheet = UsageSheet()
        _ = router.bill(probe, &sheet)
        var sums: [String: Int128] = [:]
        for usage in sheet.gigabytes { sums[usage.name, default: 0] += usage.quantity.billionths }
        return sums.mapValues { Ratio($0, Self.unit.billionths) }
    }
}
