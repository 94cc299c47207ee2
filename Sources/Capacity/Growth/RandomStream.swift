/// Numbers that look random and are the same for the same seed, on every machine.
///
/// SplitMix64: Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, OOPSLA 2014.
struct RandomStream {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Millionths of a standard deviation, bell-shaped about 0 and within ±6: twelve uniform numbers, less 6.
    mutating func normalMillionths() -> Int128 {
        var sum: Int128 = 0
        for _ in 0..<12 { sum += Int128(next() % 1_000_000) }
        // The mean of a uniform number of 0…999,999 is half a millionth below a half.
        return sum + 6 - 6_000_000
    }
}
