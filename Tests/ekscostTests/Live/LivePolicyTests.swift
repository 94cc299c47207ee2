import Foundation
import Testing

/// The printed policy against the calls that are made.
@Suite struct LivePolicyTests {
    /// The IAM actions of a run's calls, told by the CLI's own models and not by the program.
    private func actions(of calls: [String]) throws -> Set<String> {
        var found: Set<String> = []
        for call in calls where !call.hasPrefix("configure ") {
            let words = call.split(separator: " ").map(String.init)
            let service = ["elb", "elbv2"].contains(words[0]) ? "elasticloadbalancing" : words[0]
            let operation = words[1].split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            found.insert(service + ":" + operation.joined())
        }
        return found
    }

    private func policy(_ text: String) throws -> [String] {
        let start = try #require(text.firstIndex(of: "{"))
        let end = try #require(text.range(of: "\n}\n"))
        let object = try JSONSerialization.jsonObject(with: Data(text[start..<end.upperBound].utf8))
        let document = try #require(object as? [String: Any])
        #expect(document["Version"] as? String == "2012-10-17")
        let statement = try #require((document["Statement"] as? [[String: Any]])?.first)
        #expect(statement["Effect"] as? String == "Allow")
        return try #require(statement["Action"] as? [String])
    }

    @Test(arguments: [
        [], ["--all-regions"], ["--with-metrics"], ["--all-regions", "--with-metrics"],
    ])
    func `the policy has exactly the actions that are called, and none can write`(options: [String]) throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let run = try stub.program.run(["import", "aws"] + options, environment: stub.environment())
        #expect(run.status == 0, "\(run.errors)")
        let called = try actions(of: stub.calls())
        let printed = try stub.program.run(["import", "aws", "--print-policy"] + options)
        #expect(printed.status == 0)
        let allowed = try policy(printed.output)
        #expect(Set(allowed) == called)
        #expect(allowed.count == Set(allowed).count)
        for action in allowed {
            let verb = action.split(separator: ":")[1]
            #expect(["Describe", "List", "Get"].contains { verb.hasPrefix($0) }, "\(action)")
        }
    }

    @Test func `every action is one that AWS has, by the models of the CLI`() throws {
        let python = Program.root.appending(path: ".build/venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            print("skipped: no .build/venv; `make test` makes it")
            return
        }
        let program = try Program()
        defer { program.remove() }
        let printed = try program.run("import", "aws", "--print-policy", "--all-regions", "--with-metrics")
        let script = """
            import sys, botocore.session
            session = botocore.session.Session()
            names = {"elasticloadbalancing": ["elb", "elbv2"]}
            for action in sys.argv[1:]:
                prefix, operation = action.split(":")
                models = [session.get_service_model(name) for name in names.get(prefix, [prefix])]
                assert any(operation in model.operation_names for model in models), action
            print("known", len(sys.argv) - 1)
            """
        let process = Process()
        process.executableURL = python
        process.arguments = ["-c", script] + (try policy(printed.output))
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        #expect(said == "known \(try policy(printed.output).count)\n")
    }

    @Test func `the role only lists`() throws {
        let program = try Program()
        defer { program.remove() }
        let text = try program.run("import", "aws", "--print-policy").output
        let role = try #require(text.range(of: "kind: ClusterRole\n")).upperBound
        let verbs = text[role...].split(separator: "\n").filter { $0.contains("verbs:") }
        #expect(verbs.count == 5)
        #expect(verbs.allSatisfy { $0.hasSuffix("verbs: [list]") })
    }
}
