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

/// Who talks to whom, in one machine word: 32 bits for each end.
///
/// An IPv4 address stands for itself; everything below 1.0.0.0 is a number of something else.
struct TalkerKey: Hashable, Sendable {
    enum End: Hashable, Sendable {
        case address(UInt32)
        case place(Int)
        case workload(Int)
        case service(Int)
    }

    var near: End
    var far: End

    @inline(__always)
    static func word(
        workload: UInt32, address: UInt32, farPlace: UInt32, farWorkload: UInt32, farAddress: UInt32,
        service: Int
    ) -> UInt64 {
        let near = workload != 0 ? 1 << 16 | workload : address
        var far = farPlace
        if service != 0 {
            far = 1 << 17 | UInt32(truncatingIfNeeded: service)
        } else if farWorkload != 0 {
            far = 1 << 16 | farWorkload
        } else if farPlace == 0 {
            far = farAddress
        }
        return UInt64(near) &<< 32 | UInt64(far)
    }

    init(word: UInt64) {
        near = Self.end(UInt32(truncatingIfNeeded: word >> 32))
        far = Self.end(UInt32(truncatingIfNeeded: word))
    }

    private static func end(_ part: UInt32) -> End {
        switch part >> 16 {
        case 0: .place(Int(part))
        case 1: .workload(Int(part & 0xffff))
        case 2: .service(Int(part & 0xffff))
        default: .address(part)
        }
    }
}
