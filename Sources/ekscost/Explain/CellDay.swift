import Units

/// Days as spreadsheets count them.
enum CellDay {
    /// `2027-03-01` of days since 1899-12-30.
    static func text(_ days: Double) -> String { CalendarDay(Int(days) - 25_569).description }
}
