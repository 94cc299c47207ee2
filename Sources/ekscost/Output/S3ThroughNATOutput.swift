import Capacity
import Simulation
import Units
import Words

/// The part of NAT's bytes that is S3's, for people and for programs.
struct S3ThroughNATOutput {
    let month: BillingMonth
    let snapshot: Int64?
    let answers: [S3ThroughNAT]

    func print(as format: OutputFormat) throws {
        if format == .json { return try Console.json(Document(self)) }
        if format == .markdown { return Console.markdown(text(markdown: true)) }
        Console.data(text(markdown: false))
    }

    private func text(markdown: Bool) -> PrintedText {
        let title: PrintedText = "S3 through NAT in \(month), by regression of the bill's own lines"
        var parts: [PrintedText] = [markdown ? "### ekscost \(title)" : title]
        var rows: [[String]] = []
        for answer in answers {
            switch answer.answer {
            case .refused(let reason, _): parts.append("\(answer.region): no estimate, for \(reason).")
            case .estimate(let it):
                rows.append([
                    answer.region, "\(it.line.points) \(answer.grain)s", it.regressor.rawValue,
                    it.line.slope.decimal(4),
                    Self.short(it.line.intercept), it.line.rSquared.decimal(4),
                    Self.short(it.natGB.billionths),
                    Self.short(it.s3GB.billionths), it.saving.map(\.cents) ?? "no price",
                ])
            }
        }
        if !rows.isEmpty {
            parts.append(
                Grid(
                    header: [
                        "region", "points", "regressed on", "slope", "intercept GB", "r²", "NAT GB",
                        "of it S3 GB",
                        "endpoint saves USD a month",
                    ], rows: rows, numbers: [3, 4, 5, 6, 7, 8]
                ).text(markdown: markdown))
            parts.append(
                "A gateway endpoint for S3 is free; the saving is NAT's price of these GB, without what they cost "
                    + "between zones. Flow logs tell it exactly: this is an estimate, made only from an r² of "
                    + "\(S3ThroughNAT.leastRSquared.decimal(1)) and \(S3ThroughNAT.leastPoints) points up.")
        }
        return parts.joined(separator: "\n\n")
    }

    private static func short(_ billionths: Int128) -> String {
        DecimalQuantity.text(Rounding.divide(billionths, by: 1_000_000) * 1_000_000)
    }

    private struct Document: Encodable {
        var schema = "ekscost.s3-through-nat.v1"
        var snapshot: String
        var month: String
        var least_r_squared = S3ThroughNAT.leastRSquared.decimal(1)
        var least_points = S3ThroughNAT.leastPoints
        var regions: [One]

        struct One: Encodable {
            var region: String, grain: String
            var refused: String?
            var regressor: String?
            var points: Int?
            var slope: String?, intercept_gb: String?, r_squared: String?
            var nat_gb: String?, s3_gb: String?, saving: String?
        }

        init(_ output: S3ThroughNATOutput) {
            snapshot = output.snapshot.map { "\($0)" } ?? ""
            month = output.month.description
            regions = output.answers.map { answer in
                var one = One(region: answer.region, grain: answer.grain)
                var line: LeastSquares?
                switch answer.answer {
                case .refused(let reason, let fitted):
                    one.refused = reason
                    line = fitted
                case .estimate(let it):
                    line = it.line
                    one.regressor = it.regressor.rawValue
                    one.nat_gb = it.natGB.decimal
                    one.s3_gb = it.s3GB.decimal
                    one.saving = it.saving?.decimal
                }
                one.points = line?.points
                one.slope = line?.slope.decimal(9)
                one.intercept_gb = line.map { DecimalQuantity.text($0.intercept) }
                one.r_squared = line?.rSquared.decimal(9)
                return one
            }
        }
    }
}
