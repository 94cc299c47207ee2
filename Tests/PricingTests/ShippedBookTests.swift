import Foundation
import Importer
import Pricing
import Testing
import Units

/// The root of the package, where `pricing/` lies.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

private func book(_ regions: String...) throws -> PriceBook {
    try PriceBookFolder(path: root + "/pricing").load(regions: regions)
}

@Suite struct `The price book that ships` {
    @Test func `knows the NAT gateway of Virginia and of Seoul`() throws {
        let book = try book("us-east-1", "ap-northeast-2")
        #expect(book.price(.natGatewayHours, in: "us-east-1").firstRate?.decimal == "0.045")
        #expect(book.price(.natGatewayBytes, in: "us-east-1").firstRate?.decimal == "0.045")
        #expect(book.price(.natGatewayHours, in: "ap-northeast-2").firstRate?.decimal == "0.059")
    }

    @Test func `has AWS's tiers for the internet and for interface endpoints`() throws {
        let book = try book("us-east-1")
        guard case .known(let internet, _) = book.price(.internetOut, in: "us-east-1"),
            case .known(let endpoint, let source) = book.price(.vpcEndpointBytes, in: "us-east-1")
        else {
            Issue.record("no price")
            return
        }
        #expect(internet.tiers.map(\.from.decimal) == ["0", "10240", "51200", "153600"])
        #expect(internet.tiers.map(\.rate.decimal) == ["0.09", "0.085", "0.07", "0.05"])
        #expect(endpoint.tiers.map(\.from.decimal) == ["0", "1048576", "5242880"])
        #expect(source.name.hasPrefix("lamngockhuong/aws-price"))
        #expect(source.date == "2025-11-04")
    }

    @Test func `gives an account its hundred free gigabytes`() throws {
        #expect(try book().freeInternetAllowance == Quantity(100))
    }

    @Test func `says that a price is missing and never that it is nothing`() throws {
        let book = try book("ap-northeast-2", "us-east-1")
        #expect(
            book.price(.classicLoadBalancerBytes, in: "ap-northeast-2")
                == .missing(region: "ap-northeast-2", usageType: "DataProcessing-Bytes (LoadBalancing)"))
        #expect(
            book.price(.natGatewayHours, in: "mars-1")
                == .missing(region: "mars-1", usageType: "NatGateway-Hours"))
        #expect(book.price(.boxUsage("m5.nothing"), in: "us-east-1").firstRate == nil)
    }

    @Test func `prices a pair of regions only where that pair was read`() throws {
        let book = try book("us-east-1", "eu-west-1")
        #expect(book.price(.interRegion(to: "us-east-2"), in: "us-east-1").firstRate?.decimal == "0.01")
        #expect(book.price(.interRegion(to: "us-west-1"), in: "eu-west-1").firstRate?.decimal == "0.02")
        #expect(book.price(.interRegion(to: "ap-northeast-1"), in: "eu-west-1").firstRate == nil)
    }

    @Test func `knows nodes, clusters and load balancers`() throws {
        let book = try book("us-east-1")
        #expect(book.price(.boxUsage("m5.large"), in: "us-east-1").firstRate?.decimal == "0.096")
        #expect(book.price(.eksCluster, in: "us-east-1").firstRate?.decimal == "0.1")
        #expect(book.price(.eksExtendedSupport, in: "us-east-1").firstRate?.decimal == "0.5")
        #expect(book.price(.eksProvisioned("4XL"), in: "us-east-1").firstRate?.decimal == "6.9")
        #expect(book.price(.loadBalancer("Application"), in: "us-east-1").firstRate?.decimal == "0.0225")
        #expect(book.price(.lcu("Network"), in: "us-east-1").firstRate?.decimal == "0.006")
        #expect(book.price(.dedicatedRegionFee, in: "us-east-1").firstRate?.decimal == "2")
    }

    @Test func `has no file with a problem`() throws {
        let folder = try PriceBookFolder(path: root + "/pricing")
        #expect(folder.regions.count == 34)
        for name in folder.files {
            #expect(try folder.file(name, sources: [:]).problems == [])
        }
    }

    @Test func `is what the build makes of the facts`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        let build = Process()
        build.executableURL = URL(filePath: "/usr/bin/env")
        build.arguments = ["python3", root + "/pricing/build.py", "--out", folder.path]
        build.standardOutput = FileHandle.nullDevice
        try build.run()
        build.waitUntilExit()
        #expect(build.terminationStatus == 0)
        let built = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(built.count == 37)
        for name in built {
            let same = FileManager.default.contentsEqual(
                atPath: folder.path + "/" + name, andPath: root + "/pricing/" + name)
            #expect(same, "\(name) is not what the facts say; run pricing/build.py")
        }
    }
}
