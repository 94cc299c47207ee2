import CJSONMask

// Most of an export is passed over: this is the same grammar as the reader's, as one loop over local variables.

extension JSONReader {
    /// Containers inside containers that one loop keeps track of, a bit each; deeper ones take another loop.
    private static let levels = 64

    /// Past the object or array that begins here, checking it.
    mutating func skipContainer() throws(JSONStop) {
        guard depth < JSONReader.deepest else { throw fail("values are nested more than 256 deep") }
        var at = place
        // The innermost container is the lowest bit: 1 for an object.
        var kinds: UInt64 = at.pointee == UInt8(ascii: "{") ? 1 : 0
        var level = 1
        at += 1
        var byte = try solid(&at)
        if byte == (kinds == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            place = at + 1
            return
        }
        while true {
            if kinds & 1 == 1 {
                guard byte == UInt8(ascii: "\"") else {
                    place = at
                    throw fail("a member's name in quotes was expected")
                }
                try text(&at)
                guard try solid(&at) == UInt8(ascii: ":") else {
                    place = at
                    throw fail("a colon was expected")
                }
                at += 1
                byte = try solid(&at)
            }
            if byte == UInt8(ascii: "\"") {
                try text(&at)
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                if try opened(&at, &kinds, &level) {
                    byte = try solid(&at)
                    continue
                }
            } else {
                place = at
                try skipScalar()
                at = place
            }
            // Behind a value: a comma, or the ends of as many containers as end here.
            while true {
                byte = try solid(&at)
                if byte == UInt8(ascii: ",") {
                    at += 1
                    byte = try solid(&at)
                    if kinds & 1 == 0, byte == UInt8(ascii: "]") {
                        place = at
                        throw fail("a value was expected behind the comma")
                    }
                    break
                }
                guard byte == (kinds & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    place = at
                    throw fail(kinds & 1 == 1 ? "a comma or } was expected" : "a comma or ] was expected")
                }
                at += 1
                kinds >>= 1
                level -= 1
                if level == 0 {
                    place = at
                    return
                }
            }
        }
    }

    /// Enters the container at `at`; false where it is empty, or too deep for this loop, and lies behind `at` now.
    @inline(__always)
    private mutating func opened(_ at: inout Bytes, _ kinds: inout UInt64, _ level: inout Int)
        throws(JSONStop)
        -> Bool
    {
        if level == JSONReader.levels {
            place = at
            depth += level
            try skipContainer()
            depth -= level
            at = place
            return false
        }
        guard depth + level < JSONReader.deepest else {
            place = at
            throw fail("values are nested more than 256 deep")
        }
        let isObject = at.pointee == UInt8(ascii: "{")
        at += 1
        if try solid(&at) == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            at += 1
            return false
        }
        kinds = kinds << 1 | (isObject ? 1 : 0)
        level += 1
        return true
    }

    /// The first byte behind white space.
    @inline(__always)
    private mutating func solid(_ at: inout Bytes) throws(JSONStop) -> UInt8 {
        while at < end {
            let byte = at.pointee
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else {
                place = at
                throw fail("a control character stands between values")
            }
            at += 1
            while end - at >= 16 {
                let mask = cjsonmask_not_space(at)
                guard mask == 0 else {
                    at += mask.trailingZeroBitCount
                    break
                }
                at += 16
            }
        }
        place = at
        throw .windowEnds
    }

    /// Past the string that begins at `at`.
    @inline(__always)
    private mutating func text(_ at: inout Bytes) throws(JSONStop) {
        var now = at + 1
        while end - now >= 16 {
            let mask = cjsonmask_string_end(now)
            guard mask != 0 else {
                now += 16
                continue
            }
            now += mask.trailingZeroBitCount
            guard now.pointee == 0x22 else { break }
            at = now + 1
            return
        }
        // An escape, a control character or the window's last bytes: the reader's own way, from the beginning.
        place = at
        _ = try string()
        at = place
    }
}
