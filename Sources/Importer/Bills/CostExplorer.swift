import Topology
import Units

/// Reads what `aws ce get-cost-and-usage` printed.
///
/// Cost Explorer knows no resources unless it was asked for them, and groups by two keys at most. Source:
/// <https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html>.
struct CostExplorer {
    let path: String
    let items: BillItems

    /// - Returns: false where the document is something else.
    func read(_ document: JSONValue, _ sink: (BillFact) throws -> Void) throws -> Bool {
        guard document.has("ResultsByTime") else { return false }
        let keys = document.elements("GroupDefinitions").map { definition in
            definition.text("Type") == "DIMENSION" ? definition.text("Key") ?? "" : ""
        }
        for (place, period) in document.elements("ResultsByTime").enumerated() {
            let at = "ResultsByTime[\(place)]"
            guard let start = hour(period["TimePeriod"]?.text("Start")),
                let end = hour(period["TimePeriod"]?.text("End"))
            else { throw bad("\(at).TimePeriod is no pair of dates") }
            let groups = period.elements("Groups")
            if groups.isEmpty, let total = period["Total"], !total.members.isEmpty {
                try add(total, [], [], start, end, at + ".Total", sink)
            }
            for (index, group) in groups.enumerated() {
                guard let metrics = group["Metrics"] else {
                    throw bad("\(at).Groups[\(index)] has no Metrics")
                }
                try add(metrics, keys, group.texts("Keys"), start, end, "\(at).Groups[\(index)]", sink)
            }
        }
        return true
    }

    private func add(
        _ metrics: JSONValue, _ names: [String], _ values: [String], _ start: Int, _ end: Int, _ at: String,
        _ sink: (BillFact) throws -> Void
    ) throws {
        guard let metric = metrics["UnblendedCost"] ?? metrics["NetUnblendedCost"],
            let cost = amount(metric.text("Amount"))
        else {
            throw bad("\(at) has no UnblendedCost; ask for it with --metrics UnblendedCost UsageQuantity")
        }
        var told: [String: String] = [:]
        for (name, value) in zip(names, values) where !name.isEmpty { told[name] = value }
        let type = BilledUsageType(told["USAGE_TYPE"] ?? "")
        guard let month = UTCHour(start).month else { throw bad("\(at) lies outside all months") }
        let quantity = metrics["UsageQuantity"]
        let item = BilledItem(
            month: month, kind: kind(told["RECORD_TYPE"]), service: told["SERVICE"] ?? "",
            usageType: type.name,
            operation: type.peer.map { "to:\($0)" } ?? told["OPERATION"] ?? "",
            region: told["REGION"].flatMap { $0.contains("-") ? Region($0) : nil } ?? type.region,
            unit: quantity?.text("Unit") ?? "", currency: metric.text("Unit") ?? "USD")
        var fields = Array(repeating: CSVField(), count: BillColumn.allCases.count)
        let usage = BilledUsage(
            start: start, hours: end - start, quantity: amount(quantity?.text("Amount")) ?? 0, cost: cost,
            netCost: amount(metrics["NetUnblendedCost"]?.text("Amount")))
        let resource = Array((told["RESOURCE_ID"] ?? "").utf8)
        let account = Array((told["LINKED_ACCOUNT"] ?? "").utf8)
        let zone = Array((told["AZ"] ?? "").utf8)
        let number = items.classNumber(of: item)
        try resource.withUnsafeBufferPointer { resource in
            try account.withUnsafeBufferPointer { account in
                try zone.withUnsafeBufferPointer { zone in
                    fields[BillColumn.resource.rawValue] = CSVField(
                        start: resource.baseAddress, count: resource.count)
                    fields[BillColumn.account.rawValue] = CSVField(
                        start: account.baseAddress, count: account.count)
                    fields[BillColumn.zone.rawValue] = CSVField(start: zone.baseAddress, count: zone.count)
                    try items.add(usage, class: number, fields: fields, sink)
                }
            }
        }
    }

    /// Cost Explorer's words for the same things as the report's.
    private func kind(_ recordType: String?) -> BilledItem.Kind {
        switch recordType {
        case nil, "Usage": .usage
        case "DiscountedUsage": .reservedUsage
        case "Savings Plan Covered Usage", "SavingsPlanCoveredUsage": .savingsPlanUsage
        case let type? where type.hasPrefix("Savings Plan") || type.hasPrefix("SavingsPlan"): .savingsPlan
        case let type? where type.hasSuffix("Discount"): .discount
        case "Recurring", "Upfront", "Support", "Other out-of-cycle charges": .fee
        case let type?: BillFormat.kind(lineItemType: type)
        }
    }

    private func hour(_ text: String?) -> Int? {
        guard let text else { return nil }
        return Array(text.utf8).withUnsafeBufferPointer { BillTime.hour($0) }
    }

    private func amount(_ text: String?) -> Int64? {
        guard let text else { return nil }
        return Array(text.utf8).withUnsafeBufferPointer { $0.isEmpty ? nil : BillDecimal.billionths($0) }
    }

    private func bad(_ what: String) -> ImportError {
        .badBill(path: path, line: 1, what: what, mend: "print it again with `aws ce get-cost-and-usage`")
    }
}
