import Testing

@testable import Simulation

@Suite struct NearestNamesTests {
    @Test(arguments: [
        ("genral", ["general", "memory", "gpu"], ["general"]),
        ("us-east-1q", ["us-east-1a", "us-east-1b", "eu-west-1a"], ["us-east-1a", "us-east-1b"]),
        ("m5larg", ["m5.large", "m5.xlarge", "c5.large"], ["m5.large"]),
        ("LOGS", ["logs", "monitoring"], ["logs"]), ("swaps", ["swap", "wasps"], ["swap"]),
        ("nothing-like-it", ["a", "b"], []), ("", ["a"], ["a"]), ("x", [], []),
    ])
    func `the nearest of some names come first`(text: String, known: [String], near: [String]) {
        #expect(Array(NearestNames.of(text, among: known).prefix(max(near.count, 1))) == near)
    }

    @Test func `an error names the nearest, else what there is`() {
        #expect(NearestNames.hint("web", among: ["web1", "db"]) == "; did you mean web1?")
        #expect(NearestNames.hint("q", among: ["alpha", "beta"]) == "; there are alpha, beta")
        #expect(NearestNames.hint("q", among: ["alpha"]) == "; there is alpha")
        #expect(NearestNames.hint("q", among: [String](), none: "; none") == "; none")
        let many = (10..<30).map { "zzz\($0)" }
        #expect(NearestNames.hint("q", among: many).hasSuffix(" and 12 more"))
    }

    @Test(arguments: [
        ("cloudwatch", ["logs", "monitoring"]), ("CloudWatch Logs", ["logs"]),
        ("ecr", ["ecr.api", "ecr.dkr"]),
        ("secretmanager", ["secretsmanager"]), ("step-functions", ["states"]),
    ])
    func `a product's name leads to its services`(text: String, services: [String]) {
        #expect(EndpointServices.meant(by: text) == services)
        #expect(!EndpointServices.has(text) && services.allSatisfy(EndpointServices.has))
    }

    @Test func `services that clusters need have interface endpoints`() {
        for name in [
            "ecr.api", "ecr.dkr", "sts", "ec2", "elasticloadbalancing", "logs", "eks", "eks-auth", "s3",
        ] {
            #expect(EndpointServices.has(name), "\(name)")
        }
        for name in ["", "cloudwatch", "rds-db", "cloudfront", "eks-control-plane"] {
            #expect(!EndpointServices.has(name), "\(name)")
        }
    }
}
