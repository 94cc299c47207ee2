import Corpora
import Foundation
import Testing

/// Newer prices come into the book from AWS's own lists.
@Suite struct PricingImportTests {
    /// A book of one region in the program's folder, and a list made to known prices.
    private func book(_ program: Program) throws {
        for name in ["ap-northeast-2.2026-10-01.csv", "global.2026-09-03.csv", "sources.csv"] {
            let text = try String(
                contentsOf: Program.root.appending(path: "pricing/" + name), encoding: .utf8)
            _ = try program.file("book/" + name, text)
        }
    }

    static func offer(_ path: String, form: String = "json", megabytes: String = "0.3") throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", Program.root.appending(path: "Tests/Bench/offer_generator.py").path, path,
            "--megabytes", megabytes, "--form", form,
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test(arguments: ["json", "csv", "json.gz"])
    func `an offer file gives its prices and leaves the others`(form: String) throws {
        let program = try Program()
        defer { program.remove() }
        try book(program)
        let file = program.folder.appending(path: "index.\(form)").path
        let plain = form.replacingOccurrences(of: ".gz", with: "")
        try Self.offer(program.folder.appending(path: "index.\(plain)").path, form: plain)
        if form.hasSuffix(".gz") {
            let gzip = Process()
            gzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            gzip.arguments = ["gzip", program.folder.appending(path: "index.json").path]
            try gzip.run()
            gzip.waitUntilExit()
        }
        let outcome = try program.run(
            "pricing", "import", file, "--pricing", "book", "--on", "2026-11-25", "--format", "csv")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("book/ap-northeast-2.2026-11-20.csv"), "\(outcome.errors)")
        let rows = try String(
            contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-11-20.csv"), encoding: .utf8)
        let lines = Set(rows.split(separator: "\n").map(String.init))
        let source = "AWS Price List AmazonEC2 20261120201410,2026-11-20,feed"
        #expect(lines.contains("NatGateway-Hours,,Hrs,0,inf,0.059,\(source)"))
        // The anchor: the regional gateway's usage type ends in the zonal one's.
        #expect(lines.contains("RegionalNatGateway-Hours,,Hrs,0,inf,0.061,\(source)"))
        // The generator's number 80; Windows and the like at 9.0 and more are left out.
        #expect(lines.contains("BoxUsage:c7g.metal,,Hrs,0,inf,0.081,\(source)"))
        #expect(!rows.contains(",9.0,") && !rows.contains(",9,") && !rows.contains("HostBoxUsage"))
        // What the list does not name is as it was, tiers and sources included.
        let old = try String(
            contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-10-01.csv"), encoding: .utf8)
        for line in old.split(separator: "\n")
        where line.hasPrefix("VpcEndpoint") || line.hasPrefix("AmazonEKS") {
            #expect(lines.contains(String(line)))
        }
        #expect(outcome.output.contains("ap-northeast-2,RegionalNatGateway-Hours,,Hrs,0,changed,0.059,0.061"))
        let verify = try program.run("pricing", "verify", "--pricing", "book")
        #expect(verify.status == 0, "\(verify.output)")
        let again = try program.run("pricing", "import", file, "--pricing", "book", "--on", "2026-11-25")
        #expect(
            again.status == 0 && again.errors.contains("all of them in the book already"), "\(again.errors)")
    }

    @Test func `a bill follows the prices, and the difference is told by category`() throws {
        let program = try Program()
        defer { program.remove() }
        try book(program)
        try program.importExample()
        let file = program.folder.appending(path: "index.json").path
        try Self.offer(file)
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try text.replacingOccurrences(of: "\"0.059000000\"", with: "\"0.0700\"")
            .write(toFile: file, atomically: true, encoding: .utf8)
        try program.run("pricing", "import", file, "--pricing", "book", "--on", "2026-11-25")
        let diff = try program.run(
            "pricing", "diff", "book/ap-northeast-2.2026-10-01.csv", "book/ap-northeast-2.2026-11-20.csv",
            "--snapshot", "latest", "--month", "2026-10", "--format", "json")
        #expect(diff.status == 0, "\(diff.errors)")
        let root = try #require(
            JSONSerialization.jsonObject(with: Data(diff.output.utf8)) as? [String: Any])
        let bill = try #require(root["bill"] as? [String: Any])
        let before = try program.run("what-if", "--single-nat", "--month", "2026-10", "--format", "json")
        let now = try #require(
            JSONSerialization.jsonObject(with: Data(before.output.utf8)) as? [String: Any])
        #expect(bill["before"] as? String == (now["before"] as? [String: Any])?["monthly_cost"] as? String)
        let categories = try #require(bill["by_category"] as? [String: String])
        #expect(Set(categories.keys) == ["nat-gateway"], "\(categories)")
        #expect(bill["change"] as? String == categories["nat-gateway"])
        #expect(bill["complete"] as? Bool == false)
    }

    @Test(.enabled("the documents of other projects are absent") { Corpora.areThere })
    func `a list of China is refused, and its currency named`() throws {
        let program = try Program()
        defer { program.remove() }
        let slices = Corpora.folder.appending(path: "price-list-slices")
        let china = try program.run(
            "pricing", "import", slices.appending(path: "pricing-cn-northwest-1.bulk.json").path, "--pricing",
            "book")
        #expect(china.status == 65 && china.errors.contains("CNY"), "\(china.errors)")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "book").path))
        let us = try program.run(
            "pricing", "import", slices.appending(path: "pricing-us-east-1.bulk.json").path, "--pricing",
            "book")
        #expect(us.status == 0, "\(us.errors)")
        let rows = try String(
            contentsOf: program.folder.appending(path: "book/us-east-1.2024-05-28.csv"), encoding: .utf8)
        // Of two products of one usage type only the plain one counts, not the capacity block.
        #expect(rows.split(separator: "\n").count == 2 && rows.contains("BoxUsage:p4d.24xlarge,,Hrs,0,inf,"))
    }

    /// Tiers, kinds of load balancers, a price of tomorrow, another currency, a trust store's namesake.
    @Test func `get-products gives tiers, and of several terms the one that holds`() throws {
        func product(_ sku: String, _ attributes: String, _ terms: String, service: String) -> String {
            let text = """
                {"product":{"sku":"\(sku)","attributes":{"locationType":"AWS Region","regionCode":"eu-west-1",\(attributes)}},
                "serviceCode":"\(service)","version":"7","publicationDate":"2026-11-10T00:00:00Z","terms":{"OnDemand":{\(terms)}}}
                """
            let quoted = text.replacingOccurrences(of: "\n", with: "").replacingOccurrences(
                of: "\"", with: "\\\"")
            return "\"\(quoted)\""
        }
        func term(_ day: String, _ dimensions: String...) -> String {
            let code = UUID().uuidString
            let all = dimensions.enumerated().map { "\"\(code).\($0.offset)\":\($0.element)" }
            return
                "\"\(code)\":{\"effectiveDate\":\"\(day)T00:00:00Z\",\"priceDimensions\":{\(all.joined(separator: ","))}}"
        }
        func price(_ usd: String, _ unit: String, _ from: String = "0", _ to: String = "Inf") -> String {
            "{\"unit\":\"\(unit)\",\"beginRange\":\"\(from)\",\"endRange\":\"\(to)\",\"pricePerUnit\":{\"USD\":\"\(usd)\"}}"
        }
        let program = try Program()
        defer { program.remove() }
        let list = [
            product(
                "A", #""usagetype":"EU-VpcEndpoint-Bytes","operation":"VpcEndpoint""#,
                term(
                    "2022-01-01", price("0.006", "GB", "1048576", "5242880"),
                    price("0.01", "GB", "0", "1048576"),
                    price("0.004", "GB", "5242880")), service: "AmazonVPC"),
            product(
                "B", #""usagetype":"EU-LoadBalancerUsage","operation":"LoadBalancing:Network""#,
                term("2020-01-01", price("0.02", "Hrs")) + "," + term("2026-06-01", price("0.03", "Hrs"))
                    + ","
                    + term("2027-01-01", price("0.04", "Hrs")), service: "AWSELB"),
            product(
                "C", #""usagetype":"EU-TS-LoadBalancerUsage","operation":"LoadBalancing:Application""#,
                term("2020-01-01", price("5", "Hrs")), service: "AWSELB"),
            product(
                "D",
                #""usagetype":"EU-APN2-AWS-Out-Bytes","transferType":"InterRegion Outbound","toRegionCode":"ap-northeast-2","fromRegionCode":"eu-west-1""#,
                term("2020-01-01", price("0.02", "GB")), service: "AWSDataTransfer"),
            product(
                "E", #""usagetype":"EU-VpcEndpoint-Hours","operation":"VpcResourceConsumer""#,
                term("2020-01-01", price("0.022", "Hrs")), service: "AmazonVPC"),
            product(
                "F", #""usagetype":"EU-Fargate-GB-Hours","operation":"""#,
                term("2020-01-01", price("0.5", "hours")), service: "AmazonECS"),
        ]
        let json = "{\"FormatVersion\":\"aws_v1\",\"PriceList\":[\(list.joined(separator: ",\n"))]}"
        let outcome = try program.run(
            "pricing", "import", "-", "--pricing", "book", "--on", "2026-11-25", input: json)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try String(
            contentsOf: program.folder.appending(path: "book/eu-west-1.2026-11-10.csv"), encoding: .utf8)
        let short = rows.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).prefix(6).joined(separator: ",")
        }
        #expect(
            short == [
                "AWS-Out-Bytes,to:ap-northeast-2,GB,0,inf,0.02",
                "LoadBalancerUsage,LoadBalancing:Network,Hrs,0,inf,0.03",
                "VpcEndpoint-Bytes,,GB,0,1048576,0.01", "VpcEndpoint-Bytes,,GB,1048576,5242880,0.006",
                "VpcEndpoint-Bytes,,GB,5242880,inf,0.004",
            ], "\(short)")
    }

    @Test func `AWS itself is asked for each service of a region, and a refusal names the permission`() throws
    {
        let program = try Program()
        defer { program.remove() }
        try book(program)
        let path = try program.file(
            "bin/aws",
            """
            #!/bin/sh
            echo "$@" >> "$HOME/asked"
            if [ -e "$HOME/denied" ]; then
              echo "An error occurred (AccessDeniedException) when calling the GetProducts operation: no" >&2
              exit 254
            fi
            case "$*" in
            *"productFamily,Value=NAT Gateway"*) cat "$HOME/nat.json";;
            *) echo '{"PriceList": [], "FormatVersion": "aws_v1"}';;
            esac
            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        let product = #"""
            {"product":{"sku":"X","attributes":{"regionCode":"ap-northeast-2","locationType":"AWS Region",
            "usagetype":"APN2-NatGateway-Hours","operation":"NatGateway"}},"serviceCode":"AmazonEC2","version":"9",
            "publicationDate":"2026-11-21T00:00:00Z","terms":{"OnDemand":{"X.T":{"effectiveDate":"2026-11-01T00:00:00Z",
            "priceDimensions":{"X.T.R":{"unit":"Hrs","beginRange":"0","endRange":"Inf","pricePerUnit":{"USD":"0.0610000000"}}}}}}}
            """#
        let list = try JSONSerialization.data(withJSONObject: ["PriceList": [product]])
        _ = try program.file("nat.json", String(decoding: list, as: UTF8.self))
        let environment = ["PATH": program.folder.appending(path: "bin").path + ":/usr/bin:/bin"]
        let arguments = [
            "pricing", "update", "--region", "ap-northeast-2", "--pricing", "book", "--on", "2026-11-25",
        ]
        let outcome = try program.run(arguments, environment: environment)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let rows = try String(
            contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-11-21.csv"), encoding: .utf8)
        #expect(
            rows.contains("\nNatGateway-Hours,,Hrs,0,inf,0.061,AWS Price List AmazonEC2 9,2026-11-21,feed\n"))
        let asked = try String(contentsOf: program.folder.appending(path: "asked"), encoding: .utf8)
        for service in ["AmazonEC2", "AmazonVPC", "AWSELB", "AmazonEKS", "awskms", "AWSDataTransfer"] {
            #expect(asked.contains("pricing get-products --service-code \(service) "), "\(service)")
        }
        _ = try program.file("denied", "")
        let refused = try program.run(arguments, environment: environment)
        #expect(refused.status == 77 && refused.errors.contains("pricing:GetProducts"), "\(refused.errors)")
        #expect(
            refused.errors.contains("pricing get-products for ap-northeast-2 in us-east-1: denied"),
            "\(refused.errors)")
        let bare = try program.run(arguments, environment: ["PATH": "/nowhere"])
        #expect(bare.status == 69 && bare.errors.contains("AWS CLI"), "\(bare.errors)")
    }

    @Test func `a price never goes back to an older list, and what cannot be written is 73`() throws {
        let program = try Program()
        defer { program.remove() }
        try book(program)
        let file = program.folder.appending(path: "index.json")
        try Self.offer(file.path)
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacingOccurrences(of: "2026-11-20T20:14:10Z", with: "2020-01-01T00:00:00Z")
            .replacingOccurrences(of: "2026-11-01T00:00:00Z", with: "2020-01-01T00:00:00Z")
            .write(to: file, atomically: true, encoding: .utf8)
        let before = try Data(
            contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-10-01.csv"))
        let dry = try program.run("pricing", "import", file.path, "--pricing", "book", "--dry-run")
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(
            try Data(contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-10-01.csv"))
                == before)
        try program.run("pricing", "import", file.path, "--pricing", "book")
        let rows = try String(
            contentsOf: program.folder.appending(path: "book/ap-northeast-2.2026-10-01.csv"), encoding: .utf8)
        #expect(!rows.contains("NatGateway-Hours,,Hrs,0,inf,0.061"))
        _ = try program.file("taken", "a file where the folder should be")
        let taken = try program.run("pricing", "import", file.path, "--pricing", "taken/book")
        #expect(taken.status == 73 && taken.errors.contains("--pricing"), "\(taken.errors)")
        let empty = try program.run(
            "pricing", "import", "-", "--pricing", "book", input: #"{"PriceList":[]}"#)
        #expect(empty.status == 65, "\(empty.errors)")
    }
}
