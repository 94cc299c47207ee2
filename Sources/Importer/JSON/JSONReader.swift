import CJSONMask

/// The reason why the reader could not go on.
enum JSONStop: Error {
    /// The window ends inside the value: fill it and start the item again.
    case windowEnds
    /// The bytes are not JSON; the reader's `failure` says what is wrong.
    case notJSON
}

/// A pull parser over the bytes of a window.
///
/// It checks what it passes, holds nothing, and is copied to mark a place that one may come back to.
struct JSONReader {
    typealias Bytes = UnsafePointer<UInt8>

    /// Containers inside containers that it accepts: no export comes near, and recursion stays shallow.
    static let deepest = 256

    var place: Bytes
    var end: Bytes
    /// True where no byte follows the window.
    var isLastWindow: Bool
    var failure: StaticString = ""
    var depth = 0
    /// True between an opening bracket and the first member or element.
    private var isFresh = false

    init(place: Bytes, end: Bytes, isLastWindow: Bool) {
        self.place = place
        self.end = end
        self.isLastWindow = isLastWindow
    }

    mutating func fail(_ what: StaticString) -> JSONStop {
        failure = what
        return .notJSON
    }

    // MARK: - Structure

    /// The first byte behind white space, or nil at the end of the last window.
    @inline(__always)
    mutating func peekOrEnd() throws(JSONStop) -> UInt8? {
        while place < end {
            let byte = place.pointee
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else {
                throw fail("a control character stands between values")
            }
            place += 1
            while end - place >= 16 {
                let mask = cjsonmask_not_space(place)
                guard mask == 0 else {
                    place += mask.trailingZeroBitCount
                    break
                }
                place += 16
            }
        }
        if isLastWindow { return nil }
        throw .windowEnds
    }

    @inline(__always)
    mutating func peek() throws(JSONStop) -> UInt8 {
        if let byte = try peekOrEnd() { return byte }
        throw .windowEnds
    }

    mutating func beginObject() throws(JSONStop) {
        guard try peek() == UInt8(ascii: "{") else { throw fail("an object was expected") }
        try open()
    }

    mutating func beginArray() throws(JSONStop) {
        guard try peek() == UInt8(ascii: "[") else { throw fail("an array was expected") }
        try open()
    }

    private mutating func open() throws(JSONStop) {
        guard depth < JSONReader.deepest else { throw fail("values are nested more than 256 deep") }
        place += 1
        depth += 1
        isFresh = true
    }

    private mutating func close() {
        place += 1
        depth -= 1
        isFresh = false
    }

    /// The next member's name, or nil behind the object's last one; the caller reads the value.
    @inline(__always)
    mutating func key() throws(JSONStop) -> JSONText? {
        var byte = try peek()
        if byte == UInt8(ascii: "}") {
            close()
            return nil
        }
        if !isFresh {
            guard byte == UInt8(ascii: ",") else { throw fail("a comma or } was expected") }
            place += 1
            byte = try peek()
        }
        guard byte == UInt8(ascii: "\"") else { throw fail("a member's name in quotes was expected") }
        isFresh = false
        let name = try string()
        guard try peek() == UInt8(ascii: ":") else { throw fail("a colon was expected") }
        place += 1
        return name
    }

    /// Returns whether the array has another element, which the caller then reads.
    @inline(__always)
    mutating func element() throws(JSONStop) -> Bool {
        let byte = try peek()
        if byte == UInt8(ascii: "]") {
            guard depth > 0 else { throw fail("a value was expected") }
            close()
            return false
        }
        if isFresh {
            isFresh = false
            return true
        }
        guard byte == UInt8(ascii: ",") else { throw fail("a comma or ] was expected") }
        place += 1
        guard try peek() != UInt8(ascii: "]") else { throw fail("a value was expected behind the comma") }
        return true
    }

    // MARK: - Values

    /// A string as it stands between its quotes.
    @inline(__always)
    mutating func string() throws(JSONStop) -> JSONText {
        guard try peek() == UInt8(ascii: "\"") else { throw fail("a string was expected") }
        let start = place + 1
        var at = start
        var hasEscapes = false
        while true {
            if end - at >= 16 {
                let mask = cjsonmask_string_end(at)
                guard mask != 0 else {
                    at += 16
                    continue
                }
                at += mask.trailingZeroBitCount
            } else {
                while at < end, at.pointee != 0x22, at.pointee != 0x5c, at.pointee >= 0x20 { at += 1 }
                guard at < end else { throw .windowEnds }
            }
            switch at.pointee {
            case 0x22:
                place = at + 1
                return JSONText(start: start, count: at - start, hasEscapes: hasEscapes)
            case 0x5c:
                hasEscapes = true
                at += try escape(at)
            default:
                place = at
                throw fail("a control character stands in a string")
            }
        }
    }

    /// The length of the escape at `at`.
    private mutating func escape(_ at: Bytes) throws(JSONStop) -> Int {
        guard end - at >= 2 else { throw .windowEnds }
        switch at[1] {
        case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74: return 2
        case 0x75:
            guard end - at >= 6 else { throw .windowEnds }
            for i in 2..<6 where JSONText.hexadecimal(at[i]) == nil {
                place = at
                throw fail("\\u wants four hexadecimal digits")
            }
            return 6
        default:
            place = at
            throw fail("an unknown escape stands in a string")
        }
    }

    /// A number's, a string's or a literal's text; nil for null, an object or an array, which are passed over.
    @inline(__always)
    mutating func scalar() throws(JSONStop) -> JSONText? {
        let byte = try peek()
        switch byte {
        case UInt8(ascii: "\""): return try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "n"):
            try skip()
            return nil
        default:
            let start = place
            try skip()
            return JSONText(start: start, count: place - start, hasEscapes: false)
        }
    }

    /// True or false; nil for anything else, which is passed over.
    mutating func bool() throws(JSONStop) -> Bool? {
        let byte = try peek()
        try skip()
        return byte == UInt8(ascii: "t") ? true : byte == UInt8(ascii: "f") ? false : nil
    }

    /// Returns whether an object follows, ready for `key()`; anything else is passed over.
    @inline(__always)
    mutating func enterObject() throws(JSONStop) -> Bool {
        guard try peek() == UInt8(ascii: "{") else {
            try skip()
            return false
        }
        try open()
        return true
    }

    /// Returns whether an array follows, ready for `element()`; anything else is passed over.
    @inline(__always)
    mutating func enterArray() throws(JSONStop) -> Bool {
        guard try peek() == UInt8(ascii: "[") else {
            try skip()
            return false
        }
        try open()
        return true
    }

    /// Past one value, checking it.
    mutating func skip() throws(JSONStop) {
        switch try peek() {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
        default: try skipScalar()
        }
    }

    /// Indicates whether a literal or a number begins here; false at the window's end.
    var isAtPlainScalar: Bool {
        guard place < end else { return false }
        return switch place.pointee {
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): true
        default: false
        }
    }

    /// Past the literal or the number that begins here.
    mutating func skipScalar() throws(JSONStop) {
        switch place.pointee {
        case UInt8(ascii: "t"): try literal("true")
        case UInt8(ascii: "f"): try literal("false")
        case UInt8(ascii: "n"): try literal("null")
        default: try number()
        }
    }

    /// Returns whether the value that follows, which stays unread, ends within so many bytes.
    mutating func endsSoon(_ limit: Int) throws(JSONStop) -> Bool {
        var ahead = self
        let isCut = end - place > limit
        if isCut {
            ahead.end = place + limit
            ahead.isLastWindow = false
        }
        do throws(JSONStop) {
            try ahead.skip()
        } catch {
            if isCut, error == .windowEnds { return false }
            place = ahead.place
            failure = ahead.failure
            throw error
        }
        return true
    }

    private mutating func literal(_ word: StaticString) throws(JSONStop) {
        let count = word.utf8CodeUnitCount
        for i in 0..<count {
            guard place + i < end else { throw .windowEnds }
            guard place[i] == word.utf8Start[i] else { throw fail("a value was expected") }
        }
        place += count
    }

    private mutating func number() throws(JSONStop) {
        if place.pointee == UInt8(ascii: "-") { place += 1 }
        let whole = try digits()
        guard whole > 0 else { throw fail("a value was expected") }
        guard whole == 1 || (place - whole).pointee != UInt8(ascii: "0") else {
            throw fail("a number begins with a zero")
        }
        if place < end, place.pointee == UInt8(ascii: ".") {
            place += 1
            guard try digits() > 0 else { throw fail("a number lacks digits behind its point") }
        }
        if place < end, place.pointee | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < end, place.pointee == UInt8(ascii: "+") || place.pointee == UInt8(ascii: "-") {
                place += 1
            }
            guard try digits() > 0 else { throw fail("a number lacks the digits of its exponent") }
        }
    }

    private mutating func digits() throws(JSONStop) -> Int {
        let start = place
        while place < end, place.pointee &- 0x30 < 10 { place += 1 }
        if place == end, !isLastWindow { throw .windowEnds }
        return place - start
    }
}
