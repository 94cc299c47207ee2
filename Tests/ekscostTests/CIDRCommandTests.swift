import Foundation
import Testing
import Units

/// `ekscost cidr` as a pipeline uses it.
@Suite struct CIDRCommandTests {
    private let ask = [
        "cidr", "plan", "--zones", "3", "--node-group", "m6i.xlarge=60", "--pods", "2500", "--growth",
        "3%/month",
        "--horizon", "36", "--headroom", "20",
    ]

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `a plan is JSON of the contract, with room above each need`() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(ask + ["--format", "json"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let plan = try object(outcome.output)
        #expect(plan["schema"] as? String == "ekscost.cidr-plan.v1")
        let vpc = try #require(CIDRBlock(plan["vpc_cidr"] as? String ?? ""))
        let subnets = try #require(plan["subnets"] as? [[String: Any]])
        #expect(subnets.count == 9)
        for subnet in subnets {
            let block = try #require(CIDRBlock(subnet["cidr"] as? String ?? ""))
            #expect(vpc.contains(block))
            let usable = try #require(subnet["usable"] as? Int),
                needed = try #require(subnet["needed"] as? Int)
            #expect(usable == block.size - 5 && usable * 10 >= needed * 12)
        }
    }

    @Test func `Terraform's call gives the same subnets`() throws {
        let program = try Program()
        defer { program.remove() }
        let text = try program.run(ask + ["--cni", "custom-networking", "--format", "terraform"]).output
        let plan = try object(
            try program.run(ask + ["--cni", "custom-networking", "--format", "json"]).output)
        let planned = try #require(plan["subnets"] as? [[String: Any]])
        var computed: [String: [String]] = [:]
        for name in ["vpc", "pods"] {
            let cidr = try #require(text.firstMatch(of: try Regex("\(name)_cidr +=.\"(.*)\""))?[1].substring)
            let block = try #require(CIDRBlock(cidr))
            let call = try #require(
                text.firstMatch(of: try Regex("\(name)_subnets = cidrsubnets\\(.*_cidr, (.*)\\)"))?[1]
                    .substring)
            var next = block.base.value
            var subnets: [String] = []
            for bits in call.split(separator: ", ").compactMap({ Int($0) }) {
                let size = UInt32(1) << UInt32(32 - block.prefixLength - bits)
                next = (next + size - 1) / size * size
                subnets.append("\(IPv4Address(next))/\(block.prefixLength + bits)")
                next += size
            }
            for tier in ["public", "private", "intra", "pods"] {
                let slice = try Regex(
                    "\(tier)_subnet_cidrs = slice\\(local.\(name)_subnets, (\\d+), (\\d+)\\)")
                guard let match = text.firstMatch(of: slice),
                    let from = match[1].substring.flatMap({ Int($0) }),
                    let to = match[2].substring.flatMap({ Int($0) })
                else { continue }
                computed[tier] = Array(subnets[from..<to])
            }
        }
        for tier in ["public", "private", "intra", "pods"] {
            let wanted = planned.filter { $0["tier"] as? String == tier }.compactMap { $0["cidr"] as? String }
            #expect(computed[tier] == wanted && wanted.count == 3, "\(tier): \(text)")
        }
    }

    @Test func `a block that overlaps an imported VPC is refused by its name`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let plan = try object(try program.run(ask + ["--format", "json"]).output)
        let vpcs = try object(
            try String(contentsOfFile: Program.example + "/input/describe-vpcs.json", encoding: .utf8))
        let vpc = try #require((vpcs["Vpcs"] as? [[String: Any]])?.first)
        let (id, cidr) = (try #require(vpc["VpcId"] as? String), try #require(vpc["CidrBlock"] as? String))
        let outcome = try program.run("cidr", "check", cidr)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(id))
        let chosen = try #require(plan["vpc_cidr"] as? String)
        #expect(try program.run("cidr", "check", chosen).status == 0)
        #expect(
            try program.run("cidr", "check", chosen, "--avoid", "office=\(chosen)").output.contains("office"))
    }

    @Test func `the answers that a pipeline relies on`() throws {
        let program = try Program()
        defer { program.remove() }
        let docker = try program.run("cidr", "check", "172.17.0.0/16")
        #expect(docker.status == 1 && docker.output.contains("Docker"))
        #expect(try program.run("cidr", "check", "10.44.0.0/16").status == 0)
        for broken in ["10.0.0.1/16", "10.0.0.0/33", "ten", "10.0.0.0/016", "2001:db8::/56"] {
            let outcome = try program.run("cidr", "check", broken)
            #expect(outcome.status == 65 && outcome.errors.hasPrefix("ekscost: error: "), "\(broken)")
        }
        #expect(try program.run("cidr", "check", "10.0.0.0/8").status == 1)
        #expect(try program.run("cidr", "check", "10.3.0.0/16", "--service-cidr", "10.3.4.0/24").status == 1)
        #expect(try program.run("cidr", "check", "10.3.0.0/16", "--db", "none.sqlite").status == 66)
        #expect(try program.run("cidr", "plan", "--zones", "1", "--pods", "0").status == 64)
        #expect(try program.run("cidr", "plan", "--pods", "9").status == 64)
        #expect(try program.run("cidr", "plan", "--pods", "9", "--node-group", "m6i.huge=2").status == 65)
        #expect(try program.run(ask + ["--within", "10.0.0.0/20"]).status == 1)
    }

    @Test func `AWS's own rules decide what may be added to a VPC`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let vpcs = try object(
            try String(contentsOfFile: Program.example + "/input/describe-vpcs.json", encoding: .utf8))
        let id = try #require((vpcs["Vpcs"] as? [[String: Any]])?.first?["VpcId"] as? String)
        #expect(try program.run("cidr", "check", "100.64.0.0/16", "--add-to", id).status == 0)
        let refused = try program.run("cidr", "check", "192.168.0.0/16", "--add-to", id)
        #expect(refused.status == 1 && refused.output.contains(id))
        #expect(try program.run("cidr", "check", "100.64.0.0/16", "--add-to", "vpc-none").status == 65)
    }

    @Test func `the calculator knows both families`() throws {
        let program = try Program()
        defer { program.remove() }
        let four = try program.run("cidr", "show", "10.1.2.3/22", "--split", "4", "--contains", "10.1.1.9")
            .output
        for part in ["10.1.0.0/22", "1019", "10.1.3.255", "255.255.252.0", "10.1.3.0/24", "yes"] {
            #expect(four.contains(part), "\(part) in \(four)")
        }
        let six = try object(
            try program.run(
                "cidr", "show", "2001:db8::/56", "--prefix", "64", "--limit", "2", "--format", "json"
            ).output)
        #expect(six["usable_in_aws"] as? String == "4722366482869645213691")
        let split = try #require(six["split"] as? [String: Any])
        #expect(split["count"] as? String == "256")
        #expect(split["parts"] as? [String] == ["2001:db8::/64", "2001:db8:0:1::/64"])
        #expect(try program.run("cidr", "show", "nonsense").status == 65)
        #expect(try program.run("cidr", "show", "10.0.0.0/24", "--prefix", "20").status == 65)
        #expect(try program.run("cidr", "show", "10.0.0.0/24", "--split", "3").status == 64)
    }
}
