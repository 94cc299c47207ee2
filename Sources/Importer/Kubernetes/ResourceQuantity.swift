/// Kubernetes quantities, `100m`, `0.5`, `1.5Gi`, `2e3`, in exact integers.
///
/// Source: <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/>.
enum ResourceQuantity {
    /// `text` times `scale`, rounded up as the scheduler does it; nil where it is no quantity or does not fit.
    static func parse(_ text: some Sequence<UInt8>, scale: Int128) -> Int64? {
        var digits: Int128 = 0
        var decimals = 0
        var seen = 0
        var isFraction = false
        var isNegative = false
        var suffix: [UInt8] = []
        for (index, byte) in text.enumerated() {
            switch byte {
            case 0x30...0x39 where suffix.isEmpty:
                seen += 1
                guard seen <= 24 else { return nil }
                digits = digits * 10 + Int128(byte - 0x30)
                if isFraction { decimals += 1 }
            case UInt8(ascii: ".") where !isFraction && suffix.isEmpty: isFraction = true
            case UInt8(ascii: "-") where index == 0: isNegative = true
            case UInt8(ascii: "+") where index == 0: continue
            default:
                suffix.append(byte)
                guard suffix.count <= 5 else { return nil }
            }
        }
        guard seen > 0, let multiplier = multiplier(suffix) else { return nil }
        var numerator = digits.multipliedReportingOverflow(by: scale)
        guard !numerator.overflow else { return nil }
        numerator = numerator.partialValue.multipliedReportingOverflow(by: multiplier.up)
        guard !numerator.overflow else { return nil }
        let down = multiplier.down.multipliedReportingOverflow(by: power(10, decimals))
        guard !down.overflow, down.partialValue > 0 else { return nil }
        let (whole, rest) = numerator.partialValue.quotientAndRemainder(dividingBy: down.partialValue)
        let rounded = whole + (rest > 0 && !isNegative ? 1 : 0)
        return Int64(exactly: isNegative ? -rounded : rounded)
    }

    private static func multiplier(_ suffix: [UInt8]) -> (up: Int128, down: Int128)? {
        guard let first = suffix.first else { return (1, 1) }
        if suffix.count > 1, first == UInt8(ascii: "e") || first == UInt8(ascii: "E") {
            guard let exponent = Int(String(decoding: suffix.dropFirst(), as: UTF8.self)), abs(exponent) <= 24
            else {
                return nil
            }
            return exponent < 0 ? (1, power(10, -exponent)) : (power(10, exponent), 1)
        }
        if suffix.count == 2, suffix[1] == UInt8(ascii: "i") {
            guard let index = "KMGTPE".utf8.enumerated().first(where: { $0.element == first })?.offset else {
                return nil
            }
            return (power(1024, index + 1), 1)
        }
        guard suffix.count == 1 else { return nil }
        switch first {
        case UInt8(ascii: "n"): return (1, 1_000_000_000)
        case UInt8(ascii: "u"): return (1, 1_000_000)
        case UInt8(ascii: "m"): return (1, 1000)
        default:
            guard let index = "kMGTPE".utf8.enumerated().first(where: { $0.element == first })?.offset else {
                return nil
            }
            return (power(1000, index + 1), 1)
        }
    }

    private static func power(_ base: Int128, _ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { product, _ in product * base }
    }
}

/// The requests of a container.
struct ResourceRequest: Equatable {
    var cpuMillis: Int64 = 0
    var memoryBytes: Int64 = 0
    /// Everything else, in bytes or pieces: most containers ask for nothing else.
    var others: [String: Int64] = [:]

    static func + (a: ResourceRequest, b: ResourceRequest) -> ResourceRequest {
        ResourceRequest(
            cpuMillis: a.cpuMillis.addingReportingOverflow(b.cpuMillis).partialValue,
            memoryBytes: a.memoryBytes.addingReportingOverflow(b.memoryBytes).partialValue,
            others: b.others.isEmpty
                ? a.others : a.others.merging(b.others) { $0.addingReportingOverflow($1).partialValue })
    }

    /// The greater of each resource.
    func joined(_ other: ResourceRequest) -> ResourceRequest {
        ResourceRequest(
            cpuMillis: max(cpuMillis, other.cpuMillis), memoryBytes: max(memoryBytes, other.memoryBytes),
            others: other.others.isEmpty ? others : others.merging(other.others, uniquingKeysWith: max))
    }
}

extension JSONReader {
    /// A `requests`, `overhead` or `allocatable` object; what it does not name stays as it is in `request`.
    mutating func readResources(into request: inout ResourceRequest) throws(JSONStop) -> (
        hasCPU: Bool, hasMemory: Bool
    ) {
        var found = (hasCPU: false, hasMemory: false)
        guard try enterObject() else { return found }
        while let key = try key() {
            switch key {
            case "cpu":
                guard let text = try scalar() else { break }
                request.cpuMillis = max(0, ResourceQuantity.parse(text.bytes, scale: 1000) ?? 0)
                found.hasCPU = true
            case "memory":
                guard let text = try scalar() else { break }
                request.memoryBytes = max(0, ResourceQuantity.parse(text.bytes, scale: 1) ?? 0)
                found.hasMemory = true
            default:
                let name = key.string
                guard let text = try scalar() else { break }
                request.others[name] = max(0, ResourceQuantity.parse(text.bytes, scale: 1) ?? 0)
            }
        }
        return found
    }
}
