import Topology

/// A value that the reader takes from a line, by its meaning.
enum BillColumn: Int, CaseIterable {
    // These make an item, first those that decide what the line is.
    case lineType, chargeClass, commitmentStatus, commitmentType, service, usageType, operation, region, unit,
        currency, payer, period
    case zone, resource, account, cluster
    // These come line by line.
    case start, end, quantity, cost, netCost, listCost
}

/// The two families of CSV bills: the Cost and Usage Report, legacy or 2.0, and FOCUS.
///
/// Sources: <https://docs.aws.amazon.com/cur/latest/userguide/data-dictionary.html>,
/// <https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html>,
/// <https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-focus-1-2-aws-columns.html>.
enum BillFormat {
    case cur, focus

    /// The names of a column in order of preference, without case and signs: `lineItem/UsageType` and
    /// `line_item_usage_type` are both `lineitemusagetype`.
    func names(_ column: BillColumn) -> [String] {
        switch self {
        case .cur:
            switch column {
            case .lineType: ["lineitemlineitemtype"]
            case .chargeClass, .commitmentStatus, .commitmentType: []
            case .service: ["lineitemproductcode"]
            case .usageType: ["lineitemusagetype"]
            case .operation: ["lineitemoperation"]
            case .region: ["productregioncode", "productregion"]
            case .unit: ["pricingunit"]
            case .currency: ["lineitemcurrencycode"]
            case .payer: ["billpayeraccountid"]
            case .period: ["billbillingperiodstartdate"]
            case .zone: ["lineitemavailabilityzone"]
            case .resource: ["lineitemresourceid"]
            case .account: ["lineitemusageaccountid"]
            case .cluster: ["resourcetagsawseksclustername", "resourcetagsuserawseksclustername"]
            case .start: ["lineitemusagestartdate"]
            case .end: ["lineitemusageenddate"]
            case .quantity: ["lineitemusageamount"]
            case .cost: ["lineitemunblendedcost"]
            case .netCost: ["lineitemnetunblendedcost"]
            case .listCost: ["pricingpublicondemandcost"]
            }
        case .focus:
            switch column {
            case .lineType: ["chargecategory"]
            case .chargeClass: ["chargeclass"]
            case .commitmentStatus: ["commitmentdiscountstatus"]
            case .commitmentType: ["commitmentdiscounttype"]
            case .service: ["xservicecode", "servicename"]
            case .usageType: ["xusagetype", "skumeter"]
            case .operation: ["xoperation"]
            case .region: ["regionid", "region"]
            case .unit: ["consumedunit", "pricingunit"]
            case .currency: ["billingcurrency"]
            case .payer: ["billingaccountid"]
            case .period: ["billingperiodstart"]
            case .zone: ["availabilityzone"]
            case .resource: ["resourceid"]
            case .account: ["subaccountid"]
            case .cluster: []
            case .start: ["chargeperiodstart"]
            case .end: ["chargeperiodend"]
            case .quantity: ["consumedquantity", "pricingquantity"]
            case .cost: ["billedcost"]
            case .netCost: []
            case .listCost: ["listcost"]
            }
        }
    }

    /// Columns without which there is nothing to read.
    var needed: [BillColumn] { [.lineType, .service, .usageType, .start, .cost, .quantity] }

    /// The format of a header and the place of each column; nil where it is no bill.
    static func of(_ header: [String]) -> (format: BillFormat, places: [Int?])? {
        let names = header.map(plain)
        for format in [BillFormat.cur, .focus] where !Set(names).isDisjoint(with: format.names(.cost)) {
            let places = BillColumn.allCases.map { column in
                format.names(column).lazy.compactMap { names.firstIndex(of: $0) }.first
            }
            return (format, places)
        }
        return nil
    }

    private static func plain(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    /// The column's name in the format's own spelling, for errors.
    func title(_ column: BillColumn) -> String {
        switch (self, column) {
        case (.cur, .lineType): "lineItem/LineItemType"
        case (.cur, .service): "lineItem/ProductCode"
        case (.cur, .usageType): "lineItem/UsageType"
        case (.cur, .start): "lineItem/UsageStartDate"
        case (.cur, .end): "lineItem/UsageEndDate"
        case (.cur, .quantity): "lineItem/UsageAmount"
        case (.cur, .cost): "lineItem/UnblendedCost"
        case (.cur, .netCost): "lineItem/NetUnblendedCost"
        case (.cur, .listCost): "pricing/publicOnDemandCost"
        case (.cur, .period): "bill/BillingPeriodStartDate"
        case (.focus, .lineType): "ChargeCategory"
        case (.focus, .service): "ServiceName"
        case (.focus, .usageType): "x_UsageType"
        case (.focus, .start): "ChargePeriodStart"
        case (.focus, .end): "ChargePeriodEnd"
        case (.focus, .quantity): "ConsumedQuantity"
        case (.focus, .cost): "BilledCost"
        case (.focus, .listCost): "ListCost"
        case (.focus, .period): "BillingPeriodStart"
        default: names(column).first ?? "\(column)"
        }
    }

    /// The kind of a line, by the columns that say so.
    func kind(_ text: (BillColumn) -> String) -> BilledItem.Kind {
        switch self {
        case .cur: BillFormat.kind(lineItemType: text(.lineType))
        case .focus:
            switch text(.lineType).lowercased() {
            case "usage": BillFormat.focusUsage(text(.commitmentStatus), text(.commitmentType))
            case "credit": .credit
            case "tax": .tax
            case "purchase": text(.commitmentType).lowercased().contains("saving") ? .savingsPlan : .fee
            case "adjustment": text(.chargeClass).lowercased() == "correction" ? .refund : .discount
            default: .other
            }
        }
    }

    /// Source: <https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html>, "LineItemType".
    static func kind(lineItemType: String) -> BilledItem.Kind {
        switch lineItemType {
        case "Usage": .usage
        case "DiscountedUsage": .reservedUsage
        case "SavingsPlanCoveredUsage": .savingsPlanUsage
        case "SavingsPlanNegation", "SavingsPlanRecurringFee", "SavingsPlanUpfrontFee": .savingsPlan
        case "Credit": .credit
        case "Refund": .refund
        case "Tax": .tax
        case "Fee", "RIFee": .fee
        case _ where lineItemType.hasSuffix("Discount"): .discount
        default: .other
        }
    }

    private static func focusUsage(_ status: String, _ type: String) -> BilledItem.Kind {
        guard !status.isEmpty else { return .usage }
        let isSavingsPlan = type.lowercased().contains("saving")
        guard status.lowercased() == "used" else { return isSavingsPlan ? .savingsPlan : .fee }
        return isSavingsPlan ? .savingsPlanUsage : .reservedUsage
    }
}
