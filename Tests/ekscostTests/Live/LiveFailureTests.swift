import Foundation
import Testing

/// What a live import does where something fails, by a stand-in for the CLI.
@Suite struct LiveFailureTests {
    @Test func `an import makes one snapshot of all that answers`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS()
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try stub.snapshots() == 1)
        let calls = stub.calls()
        #expect(calls.contains { $0.hasPrefix("ec2 describe-instance-types --instance-types m6i.large ") })
        #expect(calls.contains { $0.contains("--launch-template-id lt-1 --versions 2 ") })
        #expect(calls.contains { $0.contains("get-subnet-cidr-reservations --subnet-id subnet-1 ") })
        #expect(calls.allSatisfy { $0.contains("--region us-east-1") && $0.contains("--output json") })
    }

    @Test func `a denied call costs its part only and names the permission`() throws {
        for failure in ["denied", "unauthorized"] {
            let stub = try Stub()
            defer { stub.program.remove() }
            let outcome = try stub.importAWS(failure, at: "elbv2 *")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(
                outcome.errors.contains("elbv2 describe-load-balancers in us-east-1 of 111122223333: denied"))
            #expect(outcome.errors.contains("elasticloadbalancing:DescribeLoadBalancers"))
            #expect(outcome.errors.contains("elasticloadbalancing:DescribeTargetGroups"))
            #expect(try stub.snapshots() == 1)
        }
    }

    @Test func `a part that was denied is no zero in the answer but missing from it`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        try stub.importAWS("denied", at: "ec2 describe-nat-gateways")
        let answer = try stub.program.run("what-if", "--tenancy", "dedicated", "--format", "json")
        #expect(answer.status == 0, "\(answer.errors)")
        #expect(answer.output.contains("ec2:DescribeNatGateways"))
        #expect(answer.output.contains(#""complete" : false"#))
    }

    @Test func `what a snapshot knows by its name alone is told where two regions have one`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS("", at: "none", "--region", "us-east-1", "--region", "eu-west-1")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for what in ["clusters are named shop", "Auto Scaling groups are named workers"] {
            #expect(outcome.errors.contains("warning: two \(what), in "), "\(outcome.errors)")
        }
        let one = try stub.importAWS()
        #expect(one.status == 0 && !one.errors.contains("are named"), "\(one.errors)")
    }

    @Test func `throttling is waited out`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS("throttled", at: "eks list-clusters")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(stub.calls().filter { $0.hasPrefix("eks list-clusters") }.count == 3)
        #expect(stub.calls().contains { $0.hasPrefix("eks describe-cluster") })
    }

    @Test(arguments: ["html", "network", "broken"])
    func `without the network's picture there is no snapshot, and the earlier one stays`(failure: String)
        throws
    {
        let stub = try Stub()
        defer { stub.program.remove() }
        try stub.program.importExample()
        let before = try stub.program.run("what-if", "--nat-per-az", "--format", "json").output
        let outcome = try stub.importAWS(failure, at: "ec2 describe-vpcs", "-q")
        #expect(outcome.status == 69, "\(outcome.errors)")
        #expect(outcome.errors.hasPrefix("ekscost: error: ec2 describe-vpcs in us-east-1"))
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(try stub.snapshots() == 1)
        #expect(try stub.program.run("what-if", "--nat-per-az", "--format", "json").output == before)
    }

    @Test func `a service that a region lacks costs that service only`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS("network", at: "eks *")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("eks list-clusters in us-east-1 of 111122223333: not offered there"))
        #expect(try stub.snapshots() == 1)
    }

    @Test func `keep going keeps what answered and marks what did not`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS("html", at: "ec2 describe-nat-gateways", "--keep-going")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try stub.snapshots() == 1)
        #expect(outcome.errors.contains("ec2 describe-nat-gateways in us-east-1"))
    }

    @Test func `a page of HTML for a detail costs that detail`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let outcome = try stub.importAWS("html", at: "eks list-addons")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.errors.contains(
                "eks list-addons shop in us-east-1 of 111122223333: answered with something"))
        #expect(try stub.snapshots() == 1)
    }

    @Test func `a call that hangs ends at the timeout, with all that it started`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let start = ContinuousClock.now
        let outcome = try stub.importAWS("hang", at: "ec2 describe-subnets", "--timeout", "5")
        #expect(outcome.status == 69, "\(outcome.errors)")
        #expect(outcome.errors.contains("no answer in 5 s, raise --timeout"))
        #expect(ContinuousClock.now - start < .seconds(40))
        #expect(try stub.snapshots() == 0)
    }

    @Test func `a network that goes half-way leaves the store as it was`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        try stub.program.importExample()
        let outcome = try stub.importAWS("halfway", at: "*", "--parallel", "2")
        #expect(outcome.status == 69, "\(outcome.errors)")
        #expect(outcome.errors.contains("cannot be reached"))
        #expect(try stub.snapshots() == 1)
    }

    @Test func `a missing CLI, missing credentials and a missing cluster are told apart`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let missing = try stub.program.run(
            ["import", "aws"], environment: ["PATH": stub.program.folder.path])
        #expect(missing.status == 69)
        #expect(missing.errors.contains("install the AWS CLI"))
        let nobody = try stub.importAWS("credentials", at: "sts *")
        #expect(nobody.status == 77)
        #expect(nobody.errors.contains("aws configure"))
        let expired = try stub.importAWS("expired", at: "eks *")
        #expect(expired.status == 77, "\(expired.errors)")
        let elsewhere = try stub.importAWS("", at: "none", "--cluster", "nowhere")
        #expect(elsewhere.status == 66)
        #expect(elsewhere.errors.contains("there is shop"))
        #expect(try stub.snapshots() == 0)
    }

    @Test func `everything denied is 77 and everything away is 69`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        #expect(try stub.importAWS("denied", at: "[ae]* *").status == 77)
        #expect(try stub.importAWS("network", at: "[ae]* *").status == 69)
        #expect(try stub.snapshots() == 0)
    }

    @Test func `an interrupted import ends its children and leaves the store as it was`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        try stub.program.importExample()
        let process = Process()
        process.executableURL = Program.binary
        process.arguments = ["import", "aws", "-q"]
        process.currentDirectoryURL = stub.program.folder
        process.environment = stub.environment("hang", at: "ec2 describe-*")
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        while !stub.calls().contains(where: { $0.hasPrefix("ec2 describe-") }), process.isRunning {
            Thread.sleep(forTimeInterval: 0.05)
        }
        process.interrupt()
        process.waitUntilExit()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(process.terminationStatus == 130, "\(said)")
        #expect(said == "ekscost: error: interrupted, the store is as it was\n")
        // The pipe is closed only when every process that had it is gone: reading to its end proved that.
        #expect(try stub.snapshots() == 1)
    }
}
