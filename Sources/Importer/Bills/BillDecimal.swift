/// Decimals of a bill as billionths, from bytes.
enum BillDecimal {
    private static let powers: [UInt64] = (0...18).map {
        (0..<$0).reduce(UInt64(1)) { power, _ in power * 10 }
    }

    /// The decimal times 10^9, rounded half to even; 0 for no bytes, nil for what is no decimal or too large.
    ///
    /// Bills print up to ten decimals, and some exporters print `1.2E-7`.
    static func billionths(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
        var mantissa: UInt64 = 0
        var digits = 0
        var decimals = 0
        var isNegative = false
        var hasPoint = false
        // Digits that no longer fit: they only decide how the last one rounds.
        var lost = false
        var index = 0
        if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            isNegative = first == UInt8(ascii: "-")
            index = 1
        }
        guard index < bytes.count else { return bytes.isEmpty ? 0 : nil }
        var seen = false
        scan: while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x30...0x39:
                seen = true
                if digits < 19 {
                    mantissa = mantissa &* 10 &+ UInt64(byte &- 0x30)
                    if mantissa != 0 { digits += 1 }
                    if hasPoint { decimals += 1 }
                } else {
                    if byte != 0x30 { lost = true }
                    if !hasPoint { decimals -= 1 }
                }
            case UInt8(ascii: "."):
                guard !hasPoint else { return nil }
                hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
            default: return nil
            }
            index += 1
        }
        guard seen else { return nil }
        if index < bytes.count {
            guard let exponent = exponent(bytes, from: index + 1) else { return nil }
            decimals -= exponent
        }
        guard let magnitude = scaled(mantissa, by: 9 - decimals, lost: lost) else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    private static func exponent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        var isNegative = false
        if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
            isNegative = bytes[index] == UInt8(ascii: "-")
            index += 1
        }
        guard index < bytes.count, bytes.count - index <= 3 else { return nil }
        var value = 0
        while index < bytes.count {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39 else { return nil }
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        return isNegative ? -value : value
    }

    private static func scaled(_ mantissa: UInt64, by shift: Int, lost: Bool) -> Int64? {
        if mantissa == 0 { return 0 }
        if shift >= 0 {
            guard shift <= 18 else { return nil }
            let (value, overflow) = mantissa.multipliedReportingOverflow(by: powers[shift])
            return overflow ? nil : Int64(exactly: value)
        }
        guard shift >= -18 else { return 0 }
        let divisor = powers[-shift]
        let (quotient, remainder) = mantissa.quotientAndRemainder(dividingBy: divisor)
        let half = divisor / 2
        let isUp = remainder > half || (remainder == half && (lost || quotient & 1 == 1))
        return Int64(exactly: isUp ? quotient + 1 : quotient)
    }
}
