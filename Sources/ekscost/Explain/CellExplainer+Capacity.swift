import Capacity
import Report
import Simulation
import Topology
import Units
import Words

extension CellExplainer {
    func subnet(_ id: Identifier<Subnet>, _ figure: CellMeaning.SubnetFigure) -> CellAnswer {
        let snapshot = report.snapshot
        guard let subnet = snapshot.subnets.first(where: { $0.id == id }) else {
            return CellAnswer("A figure of \(id).")
        }
        let name = subnet.name.map { "\(id) (\($0))" } ?? id.rawValue
        if figure == .available {
            return filled(
                "The free addresses of \(name) by AWS's count.",
                subnet.availableIPAddressCount.map(String.init), CapacityFacts.available(in: subnet))
        }
        if figure == .usable, let cidr = subnet.cidr {
            return filled(
                "The addresses of \(name), \(cidr), that AWS lets the VPC use.",
                "\(SubnetSize.usable(prefixLength: cidr.prefixLength))", CapacityFacts.usable(of: cidr))
        }
        guard let row = report.capacity.subnets.first(where: { $0.id == id }) else {
            return CellAnswer("A figure of \(name).")
        }
        return answer(name, row, figure)
    }

    private func answer(
        _ name: String, _ row: SubnetCapacity, _ figure: CellMeaning.SubnetFigure
    ) -> CellAnswer {
        let note = report.capacity.datesNote?.description ?? ""
        func dated(_ what: String, _ day: CalendarDay?) -> CellAnswer {
            filled(what, day?.description, .dates(row, note: note), unit: nil)
        }
        switch figure {
        case .used: return filled("The addresses of \(name) in use.", row.used.map(String.init), .used(row))
        case .free: return filled("The free addresses of \(name).", row.free.map(String.init), .free(row))
        case .reserved:
            return filled(
                "The addresses of \(name) that CIDR reservations set aside and nothing uses.",
                row.reserved.map(String.init), .reserved(row, in: report.snapshot))
        case .usedShare:
            return filled(
                "The part of the usable addresses of \(name) that is taken.", row.usedShare?.exactDecimal,
                .usedShare(row), unit: nil)
        case .exhausted:
            return dated(
                "The day by which half of the paths have used up \(name).", row.exhaustedOn?.p50)
        case .earliest:
            return dated("The day by which a tenth of the paths have used up \(name).", row.exhaustedOn?.p10)
        case .latest:
            return dated(
                "The day by which nine tenths of the paths have used up \(name).", row.exhaustedOn?.p90)
        case .usable, .available: return CellAnswer("A figure of \(name).")
        }
    }

    func nodeGroup(_ place: Int, _ figure: CellMeaning.NodeGroupFigure) -> CellAnswer {
        var group = report.capacity.groupsFullestFirst[place]
        group.name = report.capacity.title(group.name, of: group.cluster)
        let note = report.capacity.datesNote?.description ?? ""
        func dated(_ what: String, _ day: CalendarDay?) -> CellAnswer {
            filled(
                "The day by which \(what) of the paths have filled \(group.name).", day?.description,
                .dates(group, note: note), unit: nil)
        }
        switch figure {
        case .nodes:
            return filled("The nodes of \(group.name).", "\(group.nodes)", .nodes(group), unit: "nodes")
        case .maxPods:
            return filled(
                "The kubelet's maxPods on a node of \(group.name).", group.maxPods.map(String.init),
                .maxPods(group), unit: "pods")
        case .pods: return filled("The pods on \(group.name).", "\(group.pods)", .pods(group), unit: "pods")
        case .podsFree:
            return filled(
                "How many more pods like the average one fit on \(group.name) as it is.",
                group.podsFree.map(String.init), .podsFree(group), unit: "pods")
        case .room:
            return filled(
                "The pods that \(group.name) holds with those that still fit.", group.room.map(String.init),
                .room(group), unit: "pods")
        case .exhausted: return dated("half", group.exhaustedOn?.p50)
        case .earliest: return dated("a tenth", group.exhaustedOn?.p10)
        case .latest: return dated("nine tenths", group.exhaustedOn?.p90)
        }
    }

    private func filled(
        _ what: String, _ figure: String?, _ facts: CapacityFacts, unit: String? = "addresses"
    ) -> CellAnswer {
        var answer = CellAnswer(what, figure, unit)
        answer.arithmetic = facts.arithmetic
        answer.basis = facts.basis.rawValue
        answer.source = facts.origin
        answer.date = report.takenAt
        answer.rules = facts.sources
        answer.facts = facts.sentences
        return answer
    }
}
