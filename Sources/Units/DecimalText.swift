/// Decimals as text, read and written without binary floating point.
enum DecimalText {
    /// `text` times 10^`decimals`; nil where it is no plain decimal, is too long, or has more decimals.
    static func parse(_ text: some StringProtocol, decimals: Int) -> Int128? {
        var digits: Int128 = 0
        var fraction = -1
        var negative = false
        var seen = 0
        for (index, byte) in text.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: "+") where index == 0: continue
            case UInt8(ascii: ".") where fraction < 0: fraction = 0
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if fraction == decimals {
                    guard byte == UInt8(ascii: "0") else { return nil }
                    continue
                }
                seen += 1
                guard seen <= 27 else { return nil }
                digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
                if fraction >= 0 { fraction += 1 }
            default: return nil
            }
        }
        guard seen > 0 else { return nil }
        for _ in max(fraction, 0)..<decimals { digits *= 10 }
        return negative ? -digits : digits
    }

    /// `value` / 10^`decimals` as a decimal, without trailing zeros unless `keep` asks for that many.
    static func print(_ value: Int128, decimals: Int, keep: Int = 0) -> String {
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        var fraction = padded.suffix(decimals)
        while fraction.count > keep, fraction.last == "0" { fraction = fraction.dropLast() }
        let whole = padded.dropLast(decimals)
        return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
