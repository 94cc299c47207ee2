import Capacity
public import Cost
public import Simulation
public import Topology

/// The meaning of a number of the workbook, said where it is written, so that `explain` never guesses from a place.
public enum CellMeaning: Hashable, Sendable {
    /// The sum of lines.
    case sum(LineSelection)
    /// The first sum less the second.
    case difference(LineSelection, LineSelection)
    /// The part of all of today's lines that a sum is.
    case share(LineSelection)
    /// The total in the second currency.
    case inSecondCurrency
    /// A figure of one line; the way is a place in the model.
    case line(id: String, way: Int, LineFigure)
    /// A unit price of the book as lines share it; places in the model.
    case price(driver: Int, tier: Int, PriceFigure)
    case setting(Setting)
    /// Gigabytes of a row of traffic, by its place in the model.
    case flow(Int, CostModel.Term.Direction)
    /// A figure of a quantity; places in the model.
    case driver(Int, way: Int, DriverFigure)
    /// The part of a quantity that a row of traffic causes; without a way its gigabytes.
    case term(driver: Int, term: Int, way: Int?)
    case subnet(Identifier<Subnet>, SubnetFigure)
    /// A node group, by its place among the fullest.
    case nodeGroup(Int, NodeGroupFigure)
    /// A finding's saving, by its place in the report.
    case saving(Int)
    /// The number of zones that lose their way out with another zone.
    case zonesAtRisk(RiskSide)
    /// The number of lines of a way that have no price.
    case unpriced(way: Int)
    /// The number of things that a sum leaves out.
    case leftOut(LineSelection)
    /// The price of something of which nobody knows how much is used, by its place in the assessment.
    case unknownPrice(Int)
    case curve(CurveFigure)
    /// A line that moved, by its place in the change story.
    case changed(Int, ChangeFigure)
    /// A column of the change story summed.
    case changedTotal(ChangeFigure)
    /// The snapshot of a month, by the month's place in the history.
    case snapshotOf(month: Int)
    /// A pair of ends of measured traffic, by its place in the report.
    case talker(Int, TalkerFigure)

    public enum LineFigure: Hashable, Sendable { case tier, quantity, unitPrice, discount, amount }
    public enum PriceFigure: Hashable, Sendable { case unitPrice, discount, tier, from, to }
    public enum Setting: Hashable, Sendable {
        case hours, natIndex, accountEgress, freeAllowance, exchangeRate
    }
    public enum DriverFigure: Hashable, Sendable { case count, quantity, start, poolTotal, ownPart }
    public enum SubnetFigure: Hashable, Sendable {
        case usable, used, free, reserved, usedShare, exhausted, earliest, latest
        /// The free addresses that AWS reports.
        case available
    }
    public enum NodeGroupFigure: Hashable, Sendable {
        case nodes, maxPods, pods, podsFree, room, exhausted, earliest, latest
    }
    public enum RiskSide: Hashable, Sendable { case way(Int), before, after }
    /// Figures of the curves of NAT over gigabytes; lines, points and crossings by their places.
    public enum CurveFigure: Hashable, Sendable {
        case today, crossing(Int), share(point: Int), gigabytes(point: Int), cost(line: Int, point: Int),
            foot, top
    }
    public enum ChangeFigure: Hashable, Sendable {
        case quantityBefore, quantityAfter, before, after, change, effect(ChangeStory.Cause)
    }
    public enum TalkerFigure: Hashable, Sendable { case out, back, nat, crossZone, total }
}

/// Lines of one assessment of the report.
public struct LineSelection: Hashable, Sendable {
    /// The assessment: today's, another way to run NAT, another month, or a side of the change that was asked for.
    public enum Period: Hashable, Sendable {
        case now, way(Int), month(Int), next, before, after
    }

    /// The lines of it.
    public enum Part: Hashable, Sendable {
        case all
        case category(Cost.Category)
        /// The lines of a category that are counted in one unit.
        case counted(Cost.Category, unit: String)
        /// nil is what belongs to no zone.
        case zone(String?)
    }

    public var period: Period
    /// A line that is of one of them is meant.
    public var parts: [Part]

    public init(_ period: Period, _ parts: Part...) {
        self.period = period
        self.parts = parts
    }

    /// Returns whether a line is meant.
    public func holds(_ line: Line) -> Bool {
        parts.contains { part in
            switch part {
            case .all: true
            case .category(let category): line.category == category
            case .counted(let category, let unit): line.category == category && line.unit == unit
            case .zone(let zone): line.zone == zone
            }
        }
    }

    /// Returns whether something whose quantity nobody knows is meant.
    public func holds(_ unknown: UnknownUsage) -> Bool {
        parts.contains { part in
            switch part {
            case .all: true
            case .category(let category): unknown.category == category
            case .counted(let category, let unit): unknown.category == category && unknown.unit == unit
            case .zone(let zone): unknown.zone == zone
            }
        }
    }
}
