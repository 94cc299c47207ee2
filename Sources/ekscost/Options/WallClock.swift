import Foundation

/// The machine's clock, which only a command asks: what is computed gets a time and asks for none.
enum WallClock {
    /// Seconds since 1970 UTC.
    static var seconds: Int64 { Int64(Date().timeIntervalSince1970) }
}
