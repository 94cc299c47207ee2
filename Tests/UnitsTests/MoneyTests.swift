import Testing
import Units

@Suite struct MoneyTests {
    @Test func `a rate times a quantity is exact to a billionth`() throws {
        let rate = try #require(Rate<Gigabyte>(decimal: "0.045"))
        #expect(rate.cost(of: Quantity(5_631_000)).decimal == "253395.00")
        #expect(rate.cost(of: try #require(Quantity(decimal: "0.000000001"))).billionths == 0)
    }

    @Test func `a half is rounded to the even neighbour`() {
        #expect(Rounding.divide(5, by: 10) == 0)
        #expect(Rounding.divide(15, by: 10) == 2)
        #expect(Rounding.divide(25, by: 10) == 2)
        #expect(Rounding.divide(-15, by: 10) == -2)
        #expect(Money(billionths: 125_000_000).cents == "0.12")
        #expect(Money(billionths: -135_000_000).cents == "-0.14")
    }

    @Test(arguments: 1...40) func `shares always sum to the whole`(parts: Int) {
        var generator = SplitMix(seed: UInt64(parts))
        for _ in 0..<50 {
            let whole = Quantity<Gigabyte>(billionths: Int128(generator.next() >> 8))
            let weights = (0..<parts).map { _ in Int(generator.next() % 100) }
            let shares = whole.apportioned(by: weights)
            #expect(shares.count == parts)
            #expect(shares.reduce(.zero, +) == whole)
        }
    }

    @Test func `decimals that are not exact are refused`() {
        #expect(Quantity<Hour>(decimal: "1.0000000001") == nil)
        #expect(Quantity<Hour>(decimal: "1.50000000000")?.decimal == "1.5")
        #expect(Quantity<Hour>(decimal: "") == nil)
        #expect(Quantity<Hour>(decimal: "1e3") == nil)
        #expect(Quantity<Hour>(decimal: "-") == nil)
        #expect(Rate<Hour>(decimal: "0.0000000000001") == nil)
    }

    @Test func `a gigabyte is two to the thirtieth bytes`() {
        #expect(Quantity<Gigabyte>(bytes: 1 << 30).decimal == "1")
        #expect(Quantity<Gigabyte>(bytes: 3 << 29).decimal == "1.5")
    }
}

/// A small generator with a fixed seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
