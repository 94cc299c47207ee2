import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct `A bill` {
    private let gateway = ReportLine(
        usageType: "APN2-NatGateway-Hours",
        resource: "arn:aws:ec2:ap-northeast-2:1:natgateway/nat-0a", amount: "1.0000000000",
        cost: "0.0590000000", region: "ap-northeast-2")

    private var expected: ReadBill.Line {
        get throws {
            let month = try #require(BillingMonth("2026-10"))
            return ReadBill.Line(
                item: BilledItem(
                    month: month, payer: "1", account: "2", kind: .usage, service: "AmazonEC2",
                    usageType: "NatGateway-Hours", operation: "NatGateway", region: "ap-northeast-2",
                    resource: "nat-0a", unit: "Hrs"),
                // 2026-10-01 is day 20727 since 1970.
                usage: BilledUsage(
                    start: 20727 * 24 + 5, hours: 1, quantity: 1_000_000_000, cost: 59_000_000))
        }
    }

    @Test func `says the same as a legacy report, a report 2.0 and FOCUS`() throws {
        let wanted = ReadBill(lines: [try expected])
        #expect(try bill(text: ReportLine.legacyHeader + "\n" + gateway.legacy + "\n") == wanted)
        #expect(try bill(text: ReportLine.currentHeader + "\r\n" + gateway.current + "\r\n") == wanted)
        #expect(try bill(text: "\u{feff}" + ReportLine.focusHeader + "\n" + gateway.focus) == wanted)
    }

    @Test(arguments: ["gzip", "zip"])
    func `is read packed as it is read plain`(packing: String) throws {
        let scratch = try Scratch()
        let plain = try scratch.write("bill.csv", ReportLine.legacyHeader + "\n" + gateway.legacy + "\n")
        let packed = scratch.path + (packing == "gzip" ? "/bill.csv.gz" : "/bill.zip")
        if packing == "gzip" { try run("gzip", "-k", plain) }
        if packing == "zip" { try run("python3", "-m", "zipfile", "-c", packed, plain) }
        #expect(try bill([packed]).bill == ReadBill(lines: [try expected]))
    }

    @Test func `tells usage, credits, discounts, refunds, tax and commitments apart`() throws {
        let kinds: [(String, BilledItem.Kind)] = [
            ("Usage", .usage), ("DiscountedUsage", .reservedUsage),
            ("SavingsPlanCoveredUsage", .savingsPlanUsage),
            ("SavingsPlanNegation", .savingsPlan), ("SavingsPlanRecurringFee", .savingsPlan),
            ("EdpDiscount", .discount), ("PrivateRateDiscount", .discount), ("BundledDiscount", .discount),
            ("Credit", .credit), ("Refund", .refund), ("Tax", .tax), ("RIFee", .fee), ("Novelty", .other),
        ]
        let lines = kinds.map {
            ReportLine(type: $0.0, usageType: "NatGateway-Hours", cost: "-1.5").legacy
        }
        let read = try bill(text: ([ReportLine.legacyHeader] + lines).joined(separator: "\n"))
        #expect(read.lines.map(\.item.kind) == kinds.map(\.1))
        #expect(read.lines.allSatisfy { $0.usage.cost == -1_500_000_000 })
    }

    @Test(
        arguments: [
            ("NatGateway-Bytes", "NatGateway-Bytes", nil, ""),
            ("USE1-NatGateway-Bytes", "NatGateway-Bytes", "us-east-1", ""),
            ("EU-NatGateway-Bytes", "NatGateway-Bytes", "eu-west-1", ""),
            ("APS3-RegionalNatGateway-Hours", "RegionalNatGateway-Hours", "ap-south-1", ""),
            ("APN2-DataTransfer-Regional-Bytes", "DataTransfer-Regional-Bytes", "ap-northeast-2", ""),
            ("USW2-EBS-DataTransfer-Regional-Bytes", "DataTransfer-Regional-Bytes", "us-west-2", ""),
            ("APN2-USE1-AWS-Out-Bytes", "AWS-Out-Bytes", "ap-northeast-2", "to:us-east-1"),
            ("XYZ9-BoxUsage:m5.large", "BoxUsage:m5.large", nil, ""),
            ("VpcEndpoint-Hours", "VpcEndpoint-Hours", nil, ""),
        ] as [(String, String, String?, String)])
    func `drops the region's code and keeps what it says`(
        text: String, name: String, region: String?, operation: String
    ) throws {
        let line = ReportLine(usageType: text, operation: "", region: "")
        let item = try #require(
            try bill(text: ReportLine.legacyHeader + "\n" + line.legacy).lines.first?.item)
        #expect(item.usageType == name)
        #expect(item.region?.rawValue == region)
        #expect(item.operation == operation)
    }

    @Test func `counts what the model does not know by service`() throws {
        let lines = [
            // A quantity that no billionth has room for.
            ReportLine(
                product: "AmazonRDS", usageType: "InstanceUsage:db.r5", resource: "a", amount: "1E15",
                cost: "1.25"),
            ReportLine(product: "AmazonRDS", usageType: "InstanceUsage:db.r6", resource: "b", cost: "2"),
            ReportLine(product: "AmazonS3", usageType: "DataTransfer-Out-Bytes", cost: "4"),
            // CloudWatch's usage type has the name of a load balancer's.
            ReportLine(
                product: "AmazonCloudWatch", usageType: "DataProcessing-Bytes", operation: "PutLogEvents",
                cost: "8"),
        ]
        let read = try bill(
            text: ([ReportLine.legacyHeader] + lines.map(\.legacy)).joined(separator: "\n"))
        #expect(read.lines.isEmpty)
        #expect(read.elsewhere.map(\.service) == ["AmazonRDS", "AmazonS3", "AmazonCloudWatch"])
        #expect(read.elsewhere.map(\.cost.decimal) == ["3.25", "4.00", "8.00"])
        #expect(read.elsewhere.map(\.lines) == [2, 1, 1])
    }

    @Test func `keeps the costs of FOCUS after and before discounts apart`() throws {
        let header = ReportLine.focusHeader + ",ListCost"
        var line = gateway
        line.cost = "0.05428"
        let read = try bill(text: header + "\n" + line.focus + ",0.059")
        #expect(read.lines.first?.usage.cost == 54_280_000)
        #expect(read.lines.first?.usage.listCost == 59_000_000)
        #expect(read.lines.first?.usage.netCost == nil)
    }

    private func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}

@Suite struct `A bill that is wrong` {
    private let good = ReportLine(usageType: "NatGateway-Hours")

    private func lines(_ lines: [String]) -> String {
        ([ReportLine.legacyHeader] + lines).joined(separator: "\n")
    }

    @Test func `is named with file and line`() throws {
        var broken = good
        broken.cost = "a lot"
        #expect(
            try billError(text: lines([good.legacy, broken.legacy])).hasPrefix(
                "bad bill, bill.csv:3: lineItem/UnblendedCost is 'a lot', "))
        broken = good
        broken.start = "01/10/2026"
        #expect(
            try billError(text: lines([good.legacy, "", broken.legacy])).hasPrefix(
                "bad bill, bill.csv:4: lineItem/UsageStartDate is '01/10/2026', "))
    }

    @Test func `is named where it was cut off`() throws {
        #expect(
            try billError(text: lines([good.legacy, "x,1,2026-10-01T00:00:00Z"])).hasPrefix(
                "bad bill, bill.csv:3: 3 fields where the header has 17, "))
        #expect(
            try billError(text: lines([good.legacy, "x,\"1"])).hasPrefix(
                "bad bill, bill.csv:3: a quote is never closed, "))
    }

    @Test func `counts the lines inside of fields`() throws {
        let folded = good.legacy.replacingOccurrences(of: "or part", with: "or\npart")
        var broken = good
        broken.amount = "?"
        #expect(
            try billError(text: lines([folded, broken.legacy])).hasPrefix(
                "bad bill, bill.csv:4: lineItem/UsageAmount is '?', "))
    }

    @Test func `is refused where it is no bill`() throws {
        #expect(try billError(text: "a,b\n1,2").hasPrefix("bad bill, bill.csv:1: the header names no column"))
        #expect(try billError(text: "").hasPrefix("bad bill, bill.csv:1: the file is empty, "))
        #expect(
            try billError(text: "{\"Tags\": []}", "x.json").hasPrefix("bad bill, x.json:1: the JSON has no"))
        #expect(
            try billError(text: "PAR1xxxxxxxx", "x.csv").hasPrefix("bad bill, x.csv:1: the bill is Parquet"))
        let header = ReportLine.legacyHeader.replacingOccurrences(of: "lineItem/UsageType,", with: "")
        #expect(
            try billError(text: header + "\n").hasPrefix(
                "bad bill, bill.csv:1: the column lineItem/UsageType is missing, "))
    }
}
