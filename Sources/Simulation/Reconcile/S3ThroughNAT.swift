public import Pricing
public import Topology
public import Units

/// The part of what a region's NAT gateways process that is S3's, told from the bill alone.
///
/// NAT bytes are regressed on what S3 exchanged with EC2 in the same region, which the bill counts free of charge as
/// C3DataTransfer, or where that is missing on S3's requests. Source for the usage types:
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html>.
public struct S3ThroughNAT: Hashable, Sendable {
    /// Below this r² the line says too little of where the bytes go.
    public static let leastRSquared = Ratio(6, 10)
    /// Two weeks of days, so that weekends are in it twice.
    public static let leastPoints = 14

    public enum Regressor: String, Hashable, Sendable {
        case volume = "S3 GB within the region"
        case requests = "thousand S3 requests"
    }

    public struct Estimate: Hashable, Sendable {
        public var regressor: Regressor
        public var line: LeastSquares
        /// Of the month.
        public var natGB: Quantity<Gigabyte>
        /// The part of it that is S3's by the line; never more than there is.
        public var s3GB: Quantity<Gigabyte>
        /// nil where the book has no price of NAT's gigabytes.
        public var saving: Money?
    }

    public enum Answer: Hashable, Sendable {
        case estimate(Estimate)
        /// One sentence.
        case refused(reason: String, line: LeastSquares?)
    }

    public var region: String
    /// `hour` or `day`.
    public var grain: String
    public var answer: Answer

    /// The usage types that the estimate needs.
    public static let usageTypes = [
        "NatGateway-Bytes", "RegionalNatGateway-Bytes", "NatGateway-Hours", "RegionalNatGateway-Hours",
        "C3DataTransfer-In-Bytes", "C3DataTransfer-Out-Bytes", "Requests-Tier1", "Requests-Tier2",
    ]

    /// An answer for each region that the bill has NAT gateways in, sorted.
    public static func all(_ series: [BilledSeries], book: PriceBook) -> [S3ThroughNAT] {
        Dictionary(grouping: series) { $0.region?.rawValue ?? "us-east-1" }
            .sorted { $0.key < $1.key }
            .filter { $0.value.contains { $0.usageType.hasSuffix("NatGateway-Bytes") } }
            .map { S3ThroughNAT(region: $0.key, $0.value, book) }
    }

    private init(region: String, _ series: [BilledSeries], _ book: PriceBook) {
        self.region = region
        let length = series.flatMap(\.points).map(\.hours).max() ?? 0
        grain = length <= 1 ? "hour" : "day"
        guard length <= 24 else {
            answer = .refused(
                reason: "the bill's lines are longer than a day: export it by the hour or by the day",
                line: nil)
            return
        }
        let bucket = length <= 1 ? 1 : 24
        func sums(_ isWanted: (String) -> Bool) -> [Int: Int128] {
            var sums: [Int: Int128] = [:]
            for one in series where isWanted(one.usageType) {
                for point in one.points { sums[point.start / bucket, default: 0] += point.quantity }
            }
            return sums
        }
        let nat = sums { $0.hasSuffix("NatGateway-Bytes") }
        // A gateway that is there and processes nothing is a point at zero; an hour without lines is none.
        let there = Set(nat.keys).union(sums { $0.hasSuffix("NatGateway-Hours") }.keys).sorted()
        let volume = sums { $0.hasPrefix("C3DataTransfer-") }
        let requests = sums { $0.hasPrefix("Requests-Tier") }.mapValues { Rounding.divide($0, by: 1000) }
        let (x, regressor): ([Int: Int128], Regressor) =
            volume.values.contains { $0 > 0 } ? (volume, .volume) : (requests, .requests)
        answer = Self.answer(
            there.map { (x: x[$0] ?? 0, y: nat[$0] ?? 0) }, regressor, hasS3: !x.isEmpty, grain: grain,
            price: book.price(.natGatewayBytes, in: region).firstRate)
    }

    private static func answer(
        _ pairs: [(x: Int128, y: Int128)], _ regressor: Regressor, hasS3: Bool, grain: String,
        price: Rate<Gigabyte>?
    ) -> Answer {
        guard hasS3 else {
            return .refused(reason: "the bill has no line of S3's transfers or requests there", line: nil)
        }
        guard pairs.count >= leastPoints else {
            return .refused(
                reason: "\(pairs.count) \(grain)s are too few: it takes \(leastPoints)", line: nil)
        }
        guard let line = LeastSquares(pairs), line.explained != nil else {
            return .refused(
                reason: "S3's or NAT's quantities never change from one \(grain) to the next", line: nil)
        }
        guard line.rSquared >= leastRSquared else {
            return .refused(
                reason:
                    "r² is \(line.rSquared.decimal(3)), below \(leastRSquared.decimal(1)): NAT's bytes do not follow S3's",
                line: line)
        }
        guard line.slope > .zero else {
            return .refused(
                reason: "NAT's bytes fall where S3's rise", line: line)
        }
        let (s3, nat) = pairs.reduce((Int128(0), Int128(0))) { ($0.0 + $1.x, $0.1 + $1.y) }
        let fitted = Quantity<Gigabyte>(billionths: s3).scaled(by: line.slope).billionths
        // No more S3 bytes can have passed NAT than NAT has processed, or than S3 has exchanged.
        let most = regressor == .volume ? min(nat, s3) : nat
        let estimate = Quantity<Gigabyte>(billionths: min(fitted, most))
        return .estimate(
            Estimate(
                regressor: regressor, line: line, natGB: Quantity(billionths: nat), s3GB: estimate,
                saving: price?.cost(of: estimate)))
    }
}

extension Ratio {
    /// The fraction as a decimal of some places, rounded half to even.
    public func decimal(_ places: Int) -> String {
        let scale = (0..<places).reduce(Int128(1)) { power, _ in power * 10 }
        let rounded = Rounding.divide(numerator * scale, by: denominator)
        return Quantity<Gigabyte>(billionths: rounded * (1_000_000_000 / scale)).decimal
    }
}
