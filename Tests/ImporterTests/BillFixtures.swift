import Foundation
import Importer
import Topology
import Units

/// What a bill's lines came to, items beside their usage.
struct ReadBill: Equatable {
    var lines: [Line] = []
    var elsewhere: [BilledElsewhere] = []
    struct Line: Hashable {
        var item: BilledItem
        var usage: BilledUsage
    }
}

func bill(_ paths: [String]) throws -> (bill: ReadBill, summary: BillSummary) {
    var items: [BilledItem] = []
    var read = ReadBill()
    var importer = BillImport(paths: paths)
    let summary = try importer.run { fact in
        switch fact {
        case .item(let number, let item):
            precondition(number == items.count)
            items.append(item)
        case .usage(let number, let usage): read.lines.append(.init(item: items[number], usage: usage))
        case .elsewhere(let other): read.elsewhere.append(other)
        case .delivery: break
        }
    }
    return (read, summary)
}

func bill(text: String, _ name: String = "bill.csv") throws -> ReadBill {
    let scratch = try Scratch()
    return try bill([scratch.write(name, text)]).bill
}

func billError(text: String, _ name: String = "bill.csv") throws -> String {
    let scratch = try Scratch()
    do {
        _ = try bill([scratch.write(name, text)])
        return "no error"
    } catch let error as ImportError {
        return error.description.replacingOccurrences(of: scratch.path + "/", with: "")
    }
}

/// A line of a Cost and Usage Report, with the columns that the reader looks at.
struct ReportLine {
    var type = "Usage"
    var product = "AmazonEC2"
    var usageType: String
    var operation = "NatGateway"
    var resource = ""
    var amount = "1"
    var cost = "0.045"
    var start = "2026-10-01T05:00:00Z"
    var end = "2026-10-01T06:00:00Z"
    var region = "us-east-1"

    static let legacyHeader =
        "identity/LineItemId,bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,"
        + "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,"
        + "lineItem/UsageType,lineItem/Operation,lineItem/ResourceId,lineItem/UsageAmount,lineItem/CurrencyCode,"
        + "lineItem/UnblendedCost,pricing/unit,product/region,lineItem/LineItemDescription"
    var legacy: String {
        [
            "x", "1", "2026-10-01T00:00:00Z", "2", type, start, end, product, usageType, operation, resource,
            amount,
            "USD", cost, "Hrs", region, "\"$0.045 per \"\"hour\"\", or part\"",
        ].joined(separator: ",")
    }

    static let currentHeader =
        "line_item_unblended_cost,line_item_usage_type,line_item_usage_end_date,line_item_usage_start_date,"
        + "bill_billing_period_start_date,bill_payer_account_id,line_item_usage_account_id,line_item_line_item_type,"
        + "line_item_product_code,line_item_operation,line_item_resource_id,line_item_usage_amount,"
        + "line_item_currency_code,pricing_unit,product_region_code,product"
    var current: String {
        func time(_ text: String) -> String {
            text.replacingOccurrences(of: "T", with: " ").replacingOccurrences(of: "Z", with: ".000")
        }
        return [
            cost, usageType, time(end), time(start), "2026-10-01 00:00:00.000", "1", "2", type, product,
            operation,
            resource, amount, "USD", "Hrs", region, "\"{\"\"a\"\":\"\"b\"\"}\"",
        ].joined(separator: ",")
    }

    static let focusHeader =
        "BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,ChargeClass,ChargePeriodEnd,"
        + "ChargePeriodStart,CommitmentDiscountStatus,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit,"
        + "RegionId,ResourceId,SubAccountId,x_Operation,x_ServiceCode,x_UsageType,Tags"
    var focus: String {
        [
            cost, "1", "USD", "2026-10-01T00:00:00.000Z", type, "", end, start, "", "", amount, "Hrs", region,
            resource,
            "2", operation, product, usageType, "",
        ].joined(separator: ",")
    }
}
