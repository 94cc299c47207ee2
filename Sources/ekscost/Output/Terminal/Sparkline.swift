/// A row of numbers as a small picture, `▁▃▅█`; a number that nobody knows is a dot.
enum Sparkline {
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// - Parameter most: no more than the last so many are drawn.
    static func text(_ values: [Int128?], most: Int = 60) -> String {
        let values = values.suffix(most)
        let known = values.compactMap(\.self)
        guard let low = known.min(), let high = known.max() else { return "" }
        return String(
            values.map { value -> Character in
                guard let value else { return "·" }
                guard high > low else { return bars[3] }
                return bars[Int((value - low) * Int128(bars.count - 1) / (high - low))]
            })
    }
}
