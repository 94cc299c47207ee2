import Capacity
import Cost
import Report
import Simulation
import Topology
import Units

extension CellExplainer {
    func flow(_ place: Int, _ direction: CostModel.Term.Direction) throws -> CellAnswer {
        let flow = model.flows[place]
        let (from, to) = (flow.source.label, flow.destination.label)
        var answer: CellAnswer
        switch direction {
        case .out: answer = CellAnswer("What \(from) sends to \(to) in a month.", flow.out.decimal)
        case .back:
            answer = CellAnswer("What comes back to \(from) from \(to) in a month.", flow.back.decimal)
        case .both:
            answer = CellAnswer(
                "What \(from) and \(to) exchange in a month, both ways.", (flow.out + flow.back).decimal)
            answer.arithmetic = "\(flow.out.decimal) + \(flow.back.decimal)"
        }
        answer.unit = Gigabyte.symbol
        answer.basis = flow.basis.rawValue
        answer.source = flow.origin
        let ids = Set(
            model.drivers.filter { driver in
                guard case .traffic(let terms) = driver.make else { return false }
                return terms.contains { $0.flow == place }
            }.flatMap { $0.tiers.map(\.lineID) })
        answer.explanation = try lines.index(.now).explain(
            .part("lines that \(from) → \(to) goes into"), lines: { ids.contains($0.id) })
        return answer
    }

    func driver(_ place: Int, _ way: Int, _ figure: CellMeaning.DriverFigure) throws -> CellAnswer {
        let driver = model.drivers[place]
        let thing = "\(driver.usageType) of \(driver.resource)"
        var answer: CellAnswer
        switch figure {
        case .count:
            answer = CellAnswer("How many of \(thing) there are.", counts(driver.make)?[way].exactDecimal)
        case .quantity:
            answer = CellAnswer(
                "How much of \(thing) is used in the month.", driver.quantities[way], driver.unit)
            answer.arithmetic = arithmetic(driver, way)
        case .start:
            answer = CellAnswer(
                "How much of the tiers was used up before \(thing), by what comes earlier in the same pool.",
                driver.starts[way], driver.unit)
        case .poolTotal:
            answer = CellAnswer(
                "How much all owners use of the tiers that \(thing) shares: each has its part of every tier.",
                driver.slice?.all[way], driver.unit)
        case .ownPart:
            answer = CellAnswer(
                "How much of the tiers that \(thing) shares its owner uses in all.", driver.slice?.own[way],
                driver.unit)
        }
        if way > 0 { answer.what += " With NAT \(model.ways[way].rawValue)." }
        answer.basis = driver.basis.rawValue
        answer.source = driver.origins.joined(separator: ", ")
        answer.explanation = try linesOf(driver, way)
        return answer
    }

    private func counts(_ make: CostModel.Make) -> [Ratio]? {
        switch make {
        case .hours(let counts), .count(let counts): counts
        case .traffic: nil
        }
    }

    private func arithmetic(_ driver: CostModel.Driver, _ way: Int) -> String? {
        switch driver.make {
        case .hours(let counts): "\(counts[way].exactDecimal) × \(report.assessment.hours.decimal) h"
        case .count(let counts): counts[way].exactDecimal
        case .traffic(let terms):
            terms.filter { $0.shares[way] > .zero }.map { term in
                "\(gigabytes(term).decimal) × \(term.shares[way].exactDecimal)"
            }.joined(separator: " + ")
        }
    }

    private func gigabytes(_ term: CostModel.Term) -> Quantity<Gigabyte> {
        let flow = model.flows[term.flow]
        return switch term.direction {
        case .out: flow.out
        case .back: flow.back
        case .both: flow.out + flow.back
        }
    }

    private func linesOf(_ driver: CostModel.Driver, _ way: Int) throws -> Explanation? {
        let ids = Set(driver.tiers.map(\.lineID))
        let ending = way == 0 ? "" : " with NAT \(model.ways[way].rawValue)"
        let found = try lines.index(way == 0 ? .now : .way(way)).explain(
            .part("\(driver.usageType) of \(driver.resource)" + ending), lines: { ids.contains($0.id) })
        return found.lines.isEmpty ? nil : found
    }

    func term(_ driverPlace: Int, _ termPlace: Int, _ way: Int?) throws -> CellAnswer {
        let driver = model.drivers[driverPlace]
        guard case .traffic(let terms) = driver.make else { return CellAnswer("A share of traffic.") }
        let term = terms[termPlace]
        guard let way else { return try flow(term.flow, term.direction) }
        let row = model.flows[term.flow]
        var answer = CellAnswer(
            "How much each GB of \(row.source.label) → \(row.destination.label) adds to \(driver.usageType) of \(driver.resource): its part by the routes, counted at each end that is billed.",
            term.shares[way].exactDecimal, "GB billed a GB")
        if way > 0 { answer.what += " With NAT \(model.ways[way].rawValue)." }
        answer.basis = row.basis.rawValue
        answer.source = row.origin
        answer.facts = [
            "A GB of the row was sent along its path through the route tables, and this is what it met."
        ]
        answer.explanation = try linesOf(driver, way)
        return answer
    }

    func talker(_ place: Int, _ figure: CellMeaning.TalkerFigure) -> CellAnswer {
        let cost = report.measured.talkers[place]
        let pair = "\(cost.talker.near) and \(cost.talker.far)"
        var answer: CellAnswer
        switch figure {
        case .out:
            answer = CellAnswer(
                "What \(cost.talker.near) sends to \(cost.talker.far).", cost.talker.out.decimal)
        case .back:
            answer = CellAnswer(
                "What comes back to \(cost.talker.near) from \(cost.talker.far).", cost.talker.back.decimal)
        case .nat: answer = CellAnswer("What \(pair) cost at NAT gateways.", cost.nat?.decimal)
        case .crossZone:
            answer = CellAnswer("The cross-AZ data transfer cost of \(pair).", cost.crossZone?.decimal)
        case .total:
            answer = CellAnswer("The NAT and cross-AZ data transfer cost of \(pair).", cost.total?.decimal)
            if let nat = cost.nat, let zone = cost.crossZone {
                answer.arithmetic = "\(nat.decimal) + \(zone.decimal)"
            }
        }
        answer.unit = figure == .out || figure == .back ? Gigabyte.symbol : "USD"
        answer.basis = Basis.measured.rawValue
        answer.source = "flow logs of \(cost.talker.subnet)"
        answer.facts = [
            cost.usesNAT ? "It goes through a NAT gateway." : "It goes through no NAT gateway.",
            cost.crossesZones ? "It crosses zones." : "It crosses no zones.",
            "The pair is a part of the lines of its subnet's traffic, at the same prices.",
        ]
        return answer
    }
}
