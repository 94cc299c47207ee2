import Topology
import Units

/// The items and services that a bill has named so far, over all its files.
///
/// Two steps keep it small: lines of services that the model knows nothing of share a class, whatever their
/// resource, and only kept classes are taken apart by resource.
final class BillItems {
    /// The values that all lines of one class share.
    struct Class {
        var item: BilledItem
        var isKept: Bool
        var hasRegionColumn: Bool
        var elsewhere: Int
    }

    private var classNumbers = ByteTable()
    private var classes: [Class] = []
    private var itemNumbers = ByteTable()
    private(set) var elsewhere: [BilledElsewhere] = []
    private var elsewherePlaces: [BilledElsewhere: Int] = [:]
    private(set) var keptLines = 0
    private(set) var otherLines = 0
    private(set) var months: Set<BillingMonth> = []
    private var key: [UInt8] = []

    var itemCount: Int { itemNumbers.count }

    /// The class of a line; `make` is called for a class that is new.
    func classNumber(
        _ fields: [CSVField], format: BillFormat, _ make: () throws(ImportError) -> BilledItem
    ) throws(ImportError) -> Int {
        key.removeAll(keepingCapacity: true)
        key.append(format == .cur ? 0 : 1)
        for column in BillColumn.lineType.rawValue...BillColumn.period.rawValue {
            key.append(contentsOf: fields[column].bytes)
            key.append(0x1f)
        }
        let (number, isNew) = key.withUnsafeBufferPointer { classNumbers.number(of: $0) }
        if isNew { add(try make(), hasRegionColumn: fields[BillColumn.region.rawValue].count > 0) }
        return number
    }

    /// A class for a line that comes from no table.
    func classNumber(of item: BilledItem) -> Int {
        let text = [
            "\(item.kind)", item.service, item.usageType, item.operation, item.region?.rawValue ?? "",
            item.unit, item.currency, item.payer, item.month.description,
        ].joined(separator: "\u{1f}")
        let (number, isNew) = Array(("\u{2}" + text).utf8).withUnsafeBufferPointer {
            classNumbers.number(of: $0)
        }
        if isNew { add(item, hasRegionColumn: item.region != nil) }
        return number
    }

    /// Returns whether the lines of a class are kept by resource.
    func isKept(_ number: Int) -> Bool { classes[number].isKept }

    private func add(_ item: BilledItem, hasRegionColumn: Bool) {
        months.insert(item.month)
        let isKept = BillScope.keeps(
            item.kind, usageType: item.usageType, service: item.service, operation: item.operation)
        let sum = BilledElsewhere(
            month: item.month, payer: item.payer, service: item.service, kind: item.kind,
            currency: item.currency, lines: 0, cost: .zero)
        var place = -1
        if !isKept {
            place = elsewherePlaces[sum] ?? elsewhere.count
            if place == elsewhere.count {
                elsewherePlaces[sum] = place
                elsewhere.append(sum)
            }
        }
        classes.append(
            Class(item: item, isKept: isKept, hasRegionColumn: hasRegionColumn, elsewhere: place))
    }

    /// Hands a line over, or adds it to its service.
    func add(
        _ usage: BilledUsage, class number: Int, fields: [CSVField], _ sink: (BillFact) throws -> Void
    ) throws {
        guard classes[number].isKept else {
            let place = classes[number].elsewhere
            elsewhere[place].lines += 1
            elsewhere[place].cost += Money(billionths: Int128(usage.cost))
            otherLines += 1
            return
        }
        keptLines += 1
        key.removeAll(keepingCapacity: true)
        withUnsafeBytes(of: UInt32(number)) { key.append(contentsOf: $0) }
        for column in BillColumn.zone.rawValue...BillColumn.cluster.rawValue {
            key.append(contentsOf: fields[column].bytes)
            key.append(0x1f)
        }
        let (item, isNew) = key.withUnsafeBufferPointer { itemNumbers.number(of: $0) }
        if isNew { try sink(.item(item, itemOf(classes[number], fields))) }
        try sink(.usage(item: item, usage))
    }

    private func itemOf(_ line: Class, _ fields: [CSVField]) -> BilledItem {
        var item = line.item
        let zone = fields[BillColumn.zone.rawValue].string
        item.zone = zone.isEmpty ? nil : ZoneName(zone)
        // The report's zone column holds the region of things that have no zone.
        if zone.last?.isNumber == true { item.zone = nil }
        if !line.hasRegionColumn, let zone = item.zone?.region { item.region = zone }
        item.resource = BilledResource.name(fields[BillColumn.resource.rawValue].string)
        item.account = fields[BillColumn.account.rawValue].string
        let cluster = fields[BillColumn.cluster.rawValue].string
        item.cluster = cluster.isEmpty ? nil : cluster
        return item
    }
}
