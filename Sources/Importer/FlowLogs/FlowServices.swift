/// The AWS services that `pkt-src-aws-service` and `pkt-dst-aws-service` named so far, by number.
struct FlowServices: Sendable {
    /// `S3`, `DYNAMODB`, `AMAZON`; the first stands for none.
    private(set) var names = [""]
    private var prints: [UInt64] = [0]

    typealias Pointer = UnsafePointer<UInt8>

    /// The number of a field's service, 0 for `-` and for what comes after 255 names.
    @inline(__always)
    mutating func number(_ start: Pointer, _ end: Pointer) -> Int {
        if end - start == 1, start.pointee == UInt8(ascii: "-") { return 0 }
        return find(start, end)
    }

    @inline(never)
    private mutating func find(_ start: Pointer, _ end: Pointer) -> Int {
        let print = FlowBytes.fingerprint(start, end)
        if let known = prints.firstIndex(of: print) { return known }
        guard names.count < 256 else { return 0 }
        prints.append(print)
        names.append(
            String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self))
        return names.count - 1
    }

    /// The service as endpoints are named, `s3`; nil for ranges in which others run their servers.
    ///
    /// Addresses of EC2 instances, CloudFront and Global Accelerator belong to whoever rents them: that is the
    /// internet. `AMAZON` is every range of AWS that no other name covers, such as STS, ECR and SQS.
    /// Source: <https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html>.
    static func endpoint(_ name: String) -> String? {
        switch name.uppercased() {
        case "S3": "s3"
        case "DYNAMODB": "dynamodb"
        case "EC2", "CLOUDFRONT", "GLOBALACCELERATOR", "CLOUDFRONT_ORIGIN_FACING", "EC2_INSTANCE_CONNECT": nil
        default: name.lowercased()
        }
    }
}

/// A pair of ends in one machine word: 32 bits for each.
///
/// An IPv4 address stands for itself; everything below 1.0.0.0 is a number of something else, and so is everything
/// from 240.0.0.0 on, which no network routes: a workload in 15 bits and its subnet's place in 13.
struct TalkerKey: Hashable, Sendable {
    enum End: Hashable, Sendable {
        case address(UInt32)
        case place(Int)
        /// The place is 0 where its number has no room.
        case workload(Int, place: Int)
        case service(Int)
    }

    var near: End
    var far: End

    @inline(__always)
    static func word(
        near: UInt32, nearAddress: UInt32, far: UInt32, farAddress: UInt32, service: Int
    ) -> UInt64 {
        var nearEnd = end(near)
        // A node or a load balancer is known by its address; IPv6 has no room here and counts as its subnet.
        if near &>> 16 == 0, nearAddress != 0 { nearEnd = nearAddress }
        var farEnd = end(far)
        if service != 0 {
            farEnd = 1 << 17 | UInt32(truncatingIfNeeded: service)
        } else if farEnd == 0 {
            farEnd = farAddress
        }
        return UInt64(nearEnd) &<< 32 | UInt64(farEnd)
    }

    /// The end of a trie's value: a workload in its place, or the place alone.
    @inline(__always)
    private static func end(_ value: UInt32) -> UInt32 {
        let place = value & 0xffff
        guard value &>> 16 != 0 else { return place }
        return firstWorkload | (value &>> 16) &<< 13 | (place < 1 << 13 ? place : 0)
    }

    private static let firstWorkload: UInt32 = 0xf000_0000

    init(word: UInt64) {
        near = Self.end(of: UInt32(truncatingIfNeeded: word >> 32))
        far = Self.end(of: UInt32(truncatingIfNeeded: word))
    }

    private static func end(of part: UInt32) -> End {
        if part >= firstWorkload {
            return .workload(Int(part >> 13 & 0x7fff), place: Int(part & 0x1fff))
        }
        switch part >> 16 {
        case 0: return .place(Int(part))
        case 2: return .service(Int(part & 0xffff))
        default: return .address(part)
        }
    }

    init(near: End, far: End) {
        self.near = near
        self.far = far
    }
}
