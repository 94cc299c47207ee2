import Fixtures
import Pricing
import Simulation
import Testing
import Topology
import Units

@Suite struct `The line of least squares` {
    @Test func `goes through points that lie on one`() throws {
        let pairs = (0..<20).map {
            (x: Int128($0) * 1_000_000_000, y: Int128($0) * 250_000_000 + 7_000_000_000)
        }
        let line = try #require(LeastSquares(pairs))
        #expect(line.slope == Ratio(1, 4))
        #expect(line.intercept == 7_000_000_000)
        #expect(line.rSquared == .one)
    }

    @Test func `agrees with a calculation by hand`() throws {
        // x 1 2 3 4 5, y 2 4 5 4 5: slope 0.6, intercept 2.2, r² 0.6.
        let pairs = zip([1, 2, 3, 4, 5], [2, 4, 5, 4, 5]).map {
            (x: Int128($0) * 1_000_000_000, y: Int128($1) * 1_000_000_000)
        }
        let line = try #require(LeastSquares(pairs))
        #expect(line.slope == Ratio(6, 10))
        #expect(line.intercept == 2_200_000_000)
        #expect(line.rSquared == Ratio(6, 10))
    }

    @Test func `is none through one point, or where nothing changes`() throws {
        #expect(LeastSquares([(x: 1, y: 1)]) == nil)
        #expect(LeastSquares([(x: 5, y: 1), (x: 5, y: 2)]) == nil)
        #expect(try #require(LeastSquares([(x: 1, y: 3), (x: 2, y: 3)])).explained == nil)
    }

    @Test func `does not overflow on an exabyte an hour`() throws {
        let pairs = (1...744).map { (x: Int128($0) << 62, y: Int128($0) << 61) }
        #expect(try #require(LeastSquares(pairs)).slope == Ratio(1, 2))
    }
}

@Suite struct `S3 through NAT` {
    private func series(_ usageType: String, hours: Int = 1, _ quantities: [Double]) -> BilledSeries {
        BilledSeries(
            usageType: usageType, service: usageType.hasPrefix("Nat") ? "AmazonEC2" : "AmazonS3",
            region: "us-east-1",
            points: quantities.enumerated().map { place, quantity in
                BilledSeries.Point(
                    start: 480_000 + place * hours, hours: hours, quantity: Int128(quantity * 1e9))
            })
    }
    private func answer(_ series: [BilledSeries]) throws -> S3ThroughNAT.Answer {
        try #require(S3ThroughNAT.all(series, book: Shipped.book).first).answer
    }
    private let wave = (0..<48).map { Double(10 + $0 % 24) }

    @Test func `is estimated where NAT follows what S3 exchanges`() throws {
        // A quarter of S3's bytes go through NAT, and 3 GB an hour of other things.
        let nat = wave.map { $0 * 0.25 + 3 }
        guard
            case .estimate(let it) = try answer([
                series("NatGateway-Bytes", nat), series("C3DataTransfer-Out-Bytes", wave),
            ])
        else {
            Issue.record("no estimate")
            return
        }
        #expect(it.line.slope == Ratio(1, 4))
        #expect(it.line.rSquared == .one)
        #expect(it.regressor == .volume)
        let moved = wave.reduce(0, +) / 4
        #expect(it.s3GB == Quantity(billionths: Int128(moved * 1e9)))
        #expect(it.saving == Rate<Gigabyte>(decimal: "0.045")?.cost(of: it.s3GB))
    }

    @Test func `is never more than S3 or NAT has moved`() throws {
        guard
            case .estimate(let it) = try answer([
                series("NatGateway-Bytes", wave.map { $0 * 2 }), series("C3DataTransfer-In-Bytes", wave),
            ])
        else {
            Issue.record("no estimate")
            return
        }
        #expect(it.s3GB == Quantity(billionths: Int128(wave.reduce(0, +) * 1e9)))
    }

    @Test func `falls back on requests where the bill has no volumes`() throws {
        guard
            case .estimate(let it) = try answer([
                series("NatGateway-Bytes", hours: 24, wave),
                series("Requests-Tier2", hours: 24, wave.map { $0 * 1_000_000 }),
            ])
        else {
            Issue.record("no estimate")
            return
        }
        #expect(it.regressor == .requests)
        #expect(it.line.slope == Ratio(1, 1000))
        #expect(it.s3GB == it.natGB)
    }

    @Test func `is refused below the stated r², with too few points and without S3`() throws {
        // Every other hour: nothing to do with S3's wave.
        let noise = wave.indices.map { Double($0.isMultiple(of: 2) ? 5 : 50) }
        let refusals = [
            (
                try answer([series("NatGateway-Bytes", noise), series("C3DataTransfer-Out-Bytes", wave)]),
                "r² is 0"
            ),
            (
                try answer([
                    series("NatGateway-Bytes", Array(wave.prefix(13))),
                    series("C3DataTransfer-Out-Bytes", Array(wave.prefix(13))),
                ]), "13 hours are too few"
            ),
            (try answer([series("NatGateway-Bytes", wave)]), "the bill has no line of S3"),
            (
                try answer([
                    series("NatGateway-Bytes", wave.map { 100 - $0 }),
                    series("C3DataTransfer-Out-Bytes", wave),
                ]), "NAT's bytes fall where S3's rise"
            ),
            (
                try answer([
                    series("NatGateway-Bytes", hours: 744, wave),
                    series("C3DataTransfer-Out-Bytes", hours: 744, wave),
                ]), "the bill's lines are longer than a day"
            ),
        ]
        for (answer, reason) in refusals {
            guard case .refused(let why, _) = answer else {
                Issue.record("not refused: \(reason)")
                continue
            }
            #expect(why.hasPrefix(reason), "\(why)")
        }
    }
}
