/// A number with its noun, in the singular or the plural.
public enum Counted {
    /// `1 line`, `2 lines`.
    ///
    /// - Parameter plural: the noun's plural where it is not made by an s.
    public static func text(_ number: some BinaryInteger, _ noun: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
    }
}
