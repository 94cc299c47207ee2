public import Estate
public import Pricing
import Topology
import Units
import Words

extension Assessment {
    /// Answers what a snapshot costs: the one place where a cost is computed.
    ///
    /// - Parameters:
    ///   - estate: what exists. All of it is assessed, and the lines in the options' scope are given.
    ///   - book: the prices of the snapshot's regions.
    ///   - calendar: when Kubernetes versions leave standard support.
    public init(of estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions) {
        self = AssessmentRun(of: estate, book: book, calendar: calendar, options: options).assessment
    }

    fileprivate static func general(_ options: AssessmentOptions) -> [Assumption] {
        var notes: [Assumption] = [
            options.month == nil
                ? .standardMonth(hours: options.hours.decimal) : .monthsOwnHours(options.hours.decimal),
            .gigabytes,
            options.discounts == Discounts() ? .listPrices : .discountedListPrices,
            options.billsBothSides ? .billedAtBothEnds : .billedAtOneEnd,
        ]
        if options.accountEgress > .zero {
            notes.append(.accountEgress(gigabytes: options.accountEgress.decimal))
        }
        return notes
    }
}

/// An assessment with what it was made of, for those who ask how a line hangs on its inputs.
package struct AssessmentRun: Sendable {
    package let context: ChargeContext
    package let sheet: UsageSheet
    package let pricer: LinePricer
    package let assessment: Assessment

    package init(of estate: Estate, book: PriceBook, calendar: EKSCalendar, options: AssessmentOptions) {
        let context = ChargeContext(estate: estate, book: book, options: options, calendar: calendar)
        var sheet = UsageSheet()
        for charge in Charges.all { charge.hours(context, &sheet) }
        TrafficCharges.bytes(context, &sheet)
        UnseenResources.note(context, &sheet)
        MissingParts.note(context, &sheet)
        let sharing = SharedUsage(context, sheet)
        sheet.hours = sharing.shared(sheet.hours)
        sheet.gigabytes = sharing.shared(sheet.gigabytes)
        sheet.capacityUnits = sharing.shared(sheet.capacityUnits)

        var pricer = LinePricer(book: book, options: options, naming: OwnerNaming(estate))
        pricer.add(sheet.hours)
        pricer.add(sheet.gigabytes)
        pricer.add(sheet.keys)
        pricer.add(sheet.capacityUnits)
        let order = Dictionary(uniqueKeysWithValues: Category.allCases.enumerated().map { ($1, $0) })
        let part = ChosenPart(options.scope, of: estate)
        let lines = pricer.lines.filter { part.holds($0.owner) }.sorted {
            (order[$0.category] ?? 0, $0.id, $0.owner.key) < (order[$1.category] ?? 0, $1.id, $1.owner.key)
        }
        var missing: [Warning] = []
        for line in pricer.lines where line.unitPrice == nil && part.holds(line.owner) {
            let note = LinePricer.warning(missing: line)
            if !missing.contains(note) { missing.append(note) }
        }
        assessment = Assessment(
            lines: lines,
            unknowns: sheet.unknowns.filter {
                !options.excluded.contains($0.category) && part.mayConcern($0.owner)
            },
            hours: options.hours, month: options.month, currency: book.currency,
            pricesEffective: book.effective,
            warnings: missing + sheet.warnings.about(part),
            assumptions: Assessment.general(options) + sheet.assumptions.about(part))
        self.context = context
        self.sheet = sheet
        self.pricer = pricer
    }
}
