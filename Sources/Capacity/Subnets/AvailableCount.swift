/// AWS's `AvailableIpAddressCount` against what was counted.
enum AvailableCount {
    /// Addresses that AWS counts as taken and no imported interface holds, and why the two figures differ.
    ///
    /// Whether AWS's figure holds the addresses of a CIDR reservation is not documented (Rules.md#not-documented),
    /// so it agrees with the count both ways.
    static func compare(_ reported: Int?, free: Int, reserved: Int, usable: Int) -> (
        addresses: Int, reason: String?
    ) {
        guard let reported, reported <= usable else { return (0, nil) }
        if reported == free { return (0, nil) }
        if reported < free {
            return (
                free - reported,
                "AWS says \(free - reported) fewer are available than counted: held by interfaces that were not imported, such as another account's in a shared subnet or ones made between the two calls"
            )
        }
        if reserved > 0, reported <= free + reserved {
            return (
                0,
                reported == free + reserved
                    ? "AWS counts the \(reserved) addresses of CIDR reservations as available"
                    : "AWS says \(reported - free) more are available: it counts a part of the CIDR reservations"
            )
        }
        return (
            0,
            "AWS says \(reported - free) more are available than counted: interfaces made after the list of subnets, or addresses given back before it"
        )
    }
}
