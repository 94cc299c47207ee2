import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

extension MarkdownReport {
    var findings: String {
        guard !report.findings.isEmpty else { return section(.findings, words.label(.nothingFound)) }
        let shown = report.findings.prefix(Self.most)
        let rows = shown.map { finding in
            [
                finding.monthlySaving.map(\.grouped) ?? words.label(.unknown),
                words.severity(finding.severity), words.text(finding.title),
                code(finding.resource + report.scope(of: finding)),
                words.text(finding.detail)
                    + (finding.savingNote.map { " (\(words.sentence($0)))" } ?? ""),
                code(finding.proof.description),
            ]
        }
        let columns: [Column] = [.saves, .severity, .what, .place, .why, .proof]
        let more =
            report.findings.count > shown.count
            ? words.label(.moreInWorkbook, "\(report.findings.count - shown.count)") : ""
        return section(.findings, table(columns.map(words.column), rows, numbers: [0]), more)
    }

    /// The findings that are worth most, with their money; the findings below have the proofs.
    var toDo: String {
        let worth = report.worth
        guard !worth.isEmpty else { return "" }
        let rows = worth.enumerated().map { place, finding in
            [
                "\(place + 1)", words.text(finding.action),
                code(finding.resource + report.scope(of: finding)),
                finding.monthlySaving?.grouped ?? "",
            ]
        }
        let header = ["#", words.column(.what), words.column(.place), words.column(.saves)]
        return [
            "## " + words.label(.doFirst), table(header, rows, numbers: [3]),
            worth.count > 1 ? words.label(.savesTogether) : "",
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    var network: String {
        let picture = NetworkPicture(report.snapshot, words: words).render()
        return picture.isEmpty ? "" : section(.networkSection, picture)
    }

    /// The largest rows of traffic with the basis of each, and the sum of the others.
    var traffic: String {
        let flows = report.model.flows.sorted { a, b in
            let (left, right) = (a.out + a.back, b.out + b.back)
            return left != right ? left > right : a.origin < b.origin
        }
        guard !flows.isEmpty else { return "" }
        let shown = flows.prefix(Self.most)
        var rows = shown.map { flow in
            [
                code(flow.source.label), code(flow.destination.label),
                flow.out.decimal.thousands, flow.back.decimal.thousands, words.basis(flow.basis),
                flow.origin,
            ]
        }
        if flows.count > shown.count {
            let rest = flows.dropFirst(shown.count)
            rows.append([
                words.label(.rest, "\(rest.count)"), "",
                rest.map(\.out).reduce(.zero, +).decimal.thousands,
                rest.map(\.back).reduce(.zero, +).decimal.thousands, "", "",
            ])
        }
        let columns: [Column] = [.starts, .destination, .gbOut, .gbIn, .basis, .from]
        return section(
            .traffic, words.label(.trafficTop, "\(shown.count)", "\(flows.count)"),
            table(columns.map(words.column), rows, numbers: [2, 3]))
    }

    var capacity: String {
        [subnets, nodeGroups].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var subnets: String {
        let all = report.capacity.subnetsFullestFirst
        let rows = all.filter { $0.used != nil }.prefix(Self.most).map { subnet in
            [
                code(subnet.id.rawValue), subnet.name ?? "", subnet.zone?.rawValue ?? "",
                subnet.cidr?.description ?? "", count(subnet.usable), count(subnet.free),
                subnet.usedShare.map { $0.percent + "%" } ?? "",
            ] + exhausted(subnet.exhaustedOn)
        }
        guard !rows.isEmpty else { return "" }
        let columns: [Column] = [.subnet, .name, .zone, .cidr, .usable, .free, .usedShare]
        let more =
            all.count > rows.count ? words.label(.moreInWorkbook, "\(all.count - rows.count)") : ""
        return section(
            .subnets, picture("subnets"),
            table((columns + dateColumns).map(words.column), rows, numbers: [4, 5, 6]), more,
            report.capacity.datesNote.map { words.sentence($0) } ?? "")
    }

    /// The column of days, where any is known; why none is stands below the table.
    private var dateColumns: [Column] {
        let capacity = report.capacity
        let isDated =
            capacity.subnets.contains { $0.exhaustedOn != nil }
            || capacity.nodeGroups.contains { $0.exhaustedOn != nil }
        return isDated ? [.exhausted] : []
    }

    private func exhausted(_ dates: ExhaustionDates?) -> [String] {
        dateColumns.map { _ in dates.map(words.exhaustion) ?? words.label(.unknown) }
    }

    private var nodeGroups: String {
        let all = report.capacity.groupsFullestFirst
        let rows = all.prefix(Self.most).map { group in
            [
                code(report.capacity.title(group.name, of: group.cluster)),
                group.instanceTypes.joined(separator: ", "), count(group.nodes),
                count(group.maxPods), count(group.pods), count(group.podsFree), words.limit(group.limitedBy),
            ] + exhausted(group.exhaustedOn)
        }
        guard !rows.isEmpty else { return "" }
        let columns: [Column] =
            [.nodeGroup, .instanceTypes, .nodes, .maxPods, .pods, .podsFree, .limitedBy] + dateColumns
        let more =
            all.count > rows.count ? words.label(.moreInWorkbook, "\(all.count - rows.count)") : ""
        return section(
            .nodeGroups, picture("pods"), table(columns.map(words.column), rows, numbers: [2, 3, 4, 5]), more)
    }

    private func count(_ count: Int?) -> String {
        count.map { "\($0)".thousands } ?? words.label(.unknown)
    }

    var unknowns: String {
        list(
            .notInTotals,
            assessment.unknowns.map { unknown in
                words.label(
                    .ofResource, unknown.usageType, unknown.resource, words.sentence(unknown.reason))
                    + (unknown.unitPrice.map { " (\(words.label(.eachCosts, words.unit(unknown.unit), $0)))" }
                        ?? "")
            })
    }

    var warnings: String { list(.warnings, assessment.warnings.map { words.sentence($0) }) }

    var assumptions: String {
        var notes = assessment.assumptions.map { words.sentence($0) }
        if !report.isCalendarMonth {
            notes.insert(words.label(.noMonth, words.month(report.month)), at: 0)
        }
        notes += report.undatedSentences + [words.bases(of: assessment)]
        return list(.assumptions, notes)
    }

    var glossary: String {
        let rows = GlossaryTerm.allCases.map { gloss in
            let (term, meaning) = words.gloss(gloss)
            return [term, meaning]
        }
        return section(
            .glossary, table([words.column(.term), words.column(.meaning)], rows, numbers: []),
            words.label(.writtenBy, report.version))
    }
}
