import Capacity
import Cost
import Report
import Simulation
import Units

extension CellExplainer {
    func zonesAtRisk(_ side: CellMeaning.RiskSide) -> CellAnswer {
        let risk: ZoneRisk?
        let when: String
        switch side {
        case .way(let place):
            risk = model.risks[place]
            when = "with NAT \(model.ways[place].rawValue)"
        case .before:
            risk = report.whatIf?.riskBefore
            when = "before the change"
        case .after:
            risk = report.whatIf?.riskAfter
            when = "after the change"
        }
        var answer = CellAnswer(
            "How many zones would lose their way to the internet with the loss of another zone, \(when).",
            risk.map { "\($0.zonesAtRisk)" }, "zones")
        answer.basis = "configured"
        answer.source = "describe-subnets, describe-route-tables, describe-nat-gateways"
        answer.facts = (risk?.losses ?? []).map { loss in
            loss.cutOff.isEmpty
                ? "Without \(loss.zone) nothing elsewhere is cut off."
                : "Without \(loss.zone), \(loss.cutOff.joined(separator: ", ")) in \(loss.zonesCutOff.joined(separator: ", ")) are cut off."
        }
        return answer
    }

    func curve(_ figure: CellMeaning.CurveFigure) throws -> CellAnswer {
        guard let curve = NATCurve(model) else { return CellAnswer("A figure of the curves of NAT.") }
        switch figure {
        case .today:
            var answer = CellAnswer(
                "What goes through NAT gateways in a month today.", curve.today.decimal, Gigabyte.symbol)
            answer.explanation = try lines.explanation(
                LineSelection(.now, .counted(.natGateway, unit: Gigabyte.symbol)))
            return answer
        case .crossing(let place): return crossing(curve, curve.crossings[place])
        case .share(let point):
            return CellAnswer(
                "A point of the chart, as a share of today's gigabytes.", curve.fractions[point].exactDecimal)
        case .gigabytes(let point):
            var answer = CellAnswer(
                "The gigabytes of a point of the chart.", curve.points[point].decimal, Gigabyte.symbol)
            answer.arithmetic = "\(curve.fractions[point].exactDecimal) × \(curve.today.decimal)"
            return answer
        case .cost(let place, let point):
            let line = curve.lines[place]
            var answer = CellAnswer(
                "What NAT \(line.way.rawValue) would cost at \(curve.points[point].decimal) GB a month.",
                line.costs[point].decimal, "USD")
            answer.arithmetic =
                "\(line.fixed.decimal) + \(line.moving.decimal) × \(curve.fractions[point].exactDecimal)"
            answer.facts = [
                "Hours and public addresses are fixed; NAT processing and the cross-AZ data transfer that it causes grow with the gigabytes."
            ]
            return answer
        case .foot:
            return CellAnswer(
                "The foot of the upright line that marks today in the chart, on the axis.", "0", "USD")
        case .top:
            return CellAnswer(
                "The top of the upright line that marks today in the chart: the dearest way at the last point.",
                curve.top.decimal, "USD")
        }
    }

    private func crossing(_ curve: NATCurve, _ crossing: NATCurve.Crossing) -> CellAnswer {
        var answer = CellAnswer(
            "The gigabytes a month at which NAT \(crossing.first.rawValue) and NAT \(crossing.second.rawValue) cost the same.",
            crossing.gigabytes.decimal, Gigabyte.symbol)
        if let a = curve.lines.first(where: { $0.way == crossing.first }),
            let b = curve.lines.first(where: { $0.way == crossing.second })
        {
            answer.arithmetic =
                "\(curve.today.decimal) × (\(b.fixed.decimal) − \(a.fixed.decimal)) ÷ (\(a.moving.decimal) − \(b.moving.decimal))"
        }
        return answer
    }
}
