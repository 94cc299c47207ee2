import Topology
import Units

extension MeterReading {
    /// One element of what `get-metric-data` answers.
    ///
    /// Its label names the resource and then the metric, `nat-0abc BytesInFromSource`: the query has to ask for that
    /// (`Label`), for the answer says nothing else of whose values they are. No value is no reading, and not 0.
    static func facts(_ item: JSONValue) -> [Fact]? {
        guard let label = item.text("Label"), item.has("Values") else { return nil }
        let words = label.split(separator: " ")
        guard words.count >= 2, let metric = words.last.flatMap({ Metric(rawValue: String($0)) }) else {
            return nil
        }
        let values = item.elements("Values").map { amount($0, metric) }
        guard !values.isEmpty else { return [] }
        var total: Int64 = 0
        for value in values {
            guard let value, case (let sum, false) = total.addingReportingOverflow(value) else { return nil }
            total = sum
        }
        let month = item.elements("Timestamps").compactMap(Self.month).min()
        let resource = words.dropLast().joined(separator: " ")
        return [.meterReading(MeterReading(resource: resource, metric: metric, amount: total, month: month))]
    }

    /// A value in bytes, or in billionths where the metric counts capacity units.
    private static func amount(_ value: JSONValue, _ metric: Metric) -> Int64? {
        guard case .number(let digits) = value else { return nil }
        let scale: Int128 = metric == .consumedLCUs ? 1_000_000_000 : 1
        return DecimalNumber(digits)?.times(scale)
    }

    /// The month of a time, which version 1 of the CLI prints as seconds and version 2 as ISO 8601.
    private static func month(_ value: JSONValue) -> BillingMonth? {
        switch value {
        case .string(let text): BillingMonth(text.prefix(7))
        case .number(let digits): DecimalNumber(digits)?.times(1).flatMap { UTCHour(Int($0 / 3600)).month }
        default: nil
        }
    }
}

/// A number as JSON writes it, exponent and all, without binary floating point.
struct DecimalNumber {
    private var digits: Int128 = 0
    /// The power of ten to multiply by; negative to divide.
    private var exponent = 0

    /// Nil where the text is no JSON number, or longer than anything that is metered.
    init?(_ text: String) {
        var isNegative = false
        var isFraction = false
        var seen = 0
        let parts = text.split(whereSeparator: { $0 == "e" || $0 == "E" })
        guard let mantissa = parts.first, parts.count <= 2 else { return nil }
        for byte in mantissa.utf8 {
            switch byte {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "."): isFraction = true
            case 0x30...0x39:
                seen += 1
                guard seen <= 30 else { return nil }
                digits = digits * 10 + Int128(byte - 0x30)
                if isFraction { exponent -= 1 }
            default: return nil
            }
        }
        if parts.count == 2 {
            guard let power = Int(parts[1].drop { $0 == "+" }), abs(power) <= 60 else { return nil }
            exponent += power
        }
        if isNegative { digits = -digits }
    }

    /// The number times `scale`, rounded half to even; nil where it does not fit.
    func times(_ scale: Int128) -> Int64? {
        let scaled = digits.multipliedReportingOverflow(by: scale)
        guard !scaled.overflow else { return nil }
        var value = scaled.partialValue
        if exponent >= 0 {
            for _ in 0..<exponent {
                let next = value.multipliedReportingOverflow(by: 10)
                guard !next.overflow else { return nil }
                value = next.partialValue
            }
            return Int64(exactly: value)
        }
        guard exponent >= -37 else { return 0 }
        let divisor = (0..<(-exponent)).reduce(Int128(1)) { power, _ in power * 10 }
        return Int64(exactly: Rounding.divide(value, by: divisor))
    }
}
