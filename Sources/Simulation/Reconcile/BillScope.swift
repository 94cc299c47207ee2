import Cost
import Estate
import Topology
import Units

/// The names by which lines of the bill and lines of the model are paired.
struct BillKeys {
    private let names: BilledNames
    /// Usage types of a region of which no line names a resource, as in Cost Explorer's answers.
    private let nameless: Set<[String]>

    init(names: BilledNames, usage: [BilledLine]) {
        self.names = names
        let groups = Dictionary(grouping: usage) { [$0.item.usageType, Self.region($0.item)] }
        nameless = Set(groups.filter { $0.value.allSatisfy { $0.item.resource.isEmpty } }.keys)
    }

    /// A usage type without a region's code is us-east-1's.
    static func region(_ item: BilledItem) -> String { item.region?.rawValue ?? "us-east-1" }

    func key(of line: Line) -> Reconciliation.Key {
        key(line.usageType, line.region, names.name(of: line))
    }

    func key(of item: BilledItem) -> Reconciliation.Key {
        key(item.usageType, Self.region(item), names.name(of: item))
    }

    private func key(_ usageType: String, _ region: String, _ name: String) -> Reconciliation.Key {
        let isPooled = nameless.contains([usageType, region])
        return Reconciliation.Key(usageType: usageType, region: region, resource: isPooled ? "all" : name)
    }
}

/// The part of a bill that the model is about.
struct BillScopeOfModel {
    private(set) var usage: [BilledLine] = []
    private(set) var others: [BilledLine] = []
    private(set) var elsewhere: [BilledElsewhere] = []
    private(set) var hasNet = false

    init(_ bill: Bill, _ part: ChosenPart, currency: String) {
        for line in bill.lines {
            let owner = Owner(
                account: line.item.account.isEmpty ? nil : line.item.account,
                region: Region(BillKeys.region(line.item)))
            let isElsewhere =
                line.item.currency != currency || line.item.service == "AmazonS3"
                || line.item.service == "Amazon Simple Storage Service" || !part.mayConcern(owner)
            if isElsewhere {
                elsewhere.append(BilledElsewhere(line))
            } else if line.item.kind.isUsage {
                usage.append(line)
                hasNet = hasNet || line.netCost != nil
            } else {
                others.append(line)
            }
        }
    }

    /// Keeps what is billed for the resources of a part; the rest of the bill is listed as elsewhere.
    ///
    /// A line of the bill names its region and mostly its account; its VPC, and an account that it does not name, are
    /// told only by its resource. Usage that is billed for several parts together, such as data transfer out, is shared
    /// out as the model's quantities are.
    ///
    /// - Parameter whole: the whole estate in the month.
    /// - Returns: notes on the cut, for people.
    mutating func cut(to part: ChosenPart, of whole: Assessment, _ keys: BillKeys) -> [String] {
        let shares = BillShares(whole, part, keys)
        var kept: [BilledLine] = []
        var isShared = Set<String>()
        for line in usage {
            guard Self.isToldByResource(line, part.scope) else {
                kept.append(line)
                continue
            }
            let share = shares.share(of: keys.key(of: line.item))
            if share > .zero { kept.append(line.scaled(by: share)) }
            if share < .one { elsewhere.append(BilledElsewhere(line, less: share)) }
            if share > .zero, share < .one { isShared.insert(line.item.usageType) }
        }
        elsewhere += others.filter { Self.isToldByResource($0, part.scope) }.map { BilledElsewhere($0) }
        usage = kept
        others.removeAll { Self.isToldByResource($0, part.scope) }
        return isShared.sorted().map {
            "\($0) is billed for other parts of the estate too: the bill's lines are shared out as the model's quantities are"
        }
    }
}

extension BillScopeOfModel {
    /// Indicates whether only the resource of a line tells the part that it belongs to.
    private static func isToldByResource(_ line: BilledLine, _ scope: Scope) -> Bool {
        scope.vpc != nil || scope.cluster != nil || (scope.account != nil && line.item.account.isEmpty)
    }
}

/// The share of each key's quantity that is a part's, by the model.
private struct BillShares {
    private let part: ChosenPart
    private let unknowns: [UnknownUsage]
    private var whole: [Reconciliation.Key: Int128] = [:]
    private var chosen: [Reconciliation.Key: Int128] = [:]

    init(_ all: Assessment, _ part: ChosenPart, _ keys: BillKeys) {
        self.part = part
        unknowns = all.unknowns
        for line in all.lines {
            let quantity = line.quantity.flatMap { Quantity<Gigabyte>(decimal: $0)?.billionths } ?? 0
            let key = keys.key(of: line)
            whole[key, default: 0] += quantity
            if part.holds(line.owner) { chosen[key, default: 0] += quantity }
        }
    }

    func share(of key: Reconciliation.Key) -> Ratio {
        if let all = whole[key], all > 0 { return Ratio(chosen[key] ?? 0, all) }
        // Usage of unknown quantity, such as LCUs, is the owner's of the resource.
        let unknown = unknowns.first { $0.usageType == key.usageType && $0.resource == key.resource }
        return unknown.map { part.mayConcern($0.owner) } == true ? .one : .zero
    }
}

extension BilledLine {
    /// A part of a line that is billed for several together.
    fileprivate func scaled(by share: Ratio) -> BilledLine {
        guard share < .one else { return self }
        var part = self
        part.quantity = Rounding.divide(quantity * share.numerator, by: share.denominator)
        part.cost = cost.scaled(by: share)
        part.netCost = netCost.map { $0.scaled(by: share) }
        part.listCost = listCost.map { $0.scaled(by: share) }
        return part
    }
}

extension BilledElsewhere {
    /// A line of the bill, or what is left of it after a part was taken.
    fileprivate init(_ line: BilledLine, less share: Ratio = .zero) {
        self.init(
            month: line.item.month, payer: line.item.payer, service: line.item.service, kind: line.item.kind,
            currency: line.item.currency, lines: line.lines, cost: line.cost - line.cost.scaled(by: share))
    }
}
