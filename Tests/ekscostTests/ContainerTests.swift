import Foundation
import Testing

/// The image's recipe, checked where no builder is: stages, packages, paths, and that it runs as nobody.
@Suite struct ContainerTests {
    struct Instruction {
        var word: String
        var text: String
    }

    static func text(_ path: String) throws -> String {
        try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    }

    /// The instructions with their continued lines joined.
    static func instructions() throws -> [Instruction] {
        let lines = try text(".ci/Containerfile").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
        let joined = lines.joined(separator: "\n").replacingOccurrences(of: "\\\n", with: " ")
        return joined.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            return Instruction(word: String(parts[0]), text: parts.count > 1 ? String(parts[1]) : "")
        }
    }

    /// Each stage from its FROM on.
    static func stages() throws -> [[Instruction]] {
        try instructions().reduce(into: []) { stages, next in
            if next.word == "FROM" { stages.append([]) }
            stages[stages.count - 1].append(next)
        }
    }

    static func packages(_ stage: [Instruction]) -> [String] {
        var found: [String] = []
        for run in stage where run.word == "RUN" {
            for command in run.text.components(separatedBy: "&&") where command.contains("apt-get install") {
                let words = command.split(separator: " ").map(String.init)
                let behind: [String] = words.drop { $0 != "install" }.dropFirst().map { $0 }
                found += behind.filter { !$0.hasPrefix("-") }
            }
        }
        return found
    }

    @Test func `every instruction is one, and every stage is pinned to a release`() throws {
        let known: Set = ["FROM", "RUN", "COPY", "WORKDIR", "ENV", "USER", "ENTRYPOINT", "CMD"]
        for instruction in try Self.instructions() {
            #expect(known.contains(instruction.word), "\(instruction.word)")
        }
        let stages = try Self.stages()
        #expect(stages.count == 3)
        for stage in stages {
            let image = try #require(stage.first?.text.split(separator: " ").first)
            let tag = try #require(image.split(separator: ":").last)
            #expect(
                image.hasPrefix("docker.io/library/") && image.contains(":") && tag != "latest", "\(image)")
            #expect(tag.contains("bookworm"), "libraries are those of Debian 12: \(image)")
        }
    }

    @Test func `hadolint has nothing to say`() throws {
        let hadolint = Program.root.appending(path: ".build/venv/bin/hadolint")
        guard FileManager.default.isExecutableFile(atPath: hadolint.path) else {
            return print("skipped: no .build/venv; `make test` makes it")
        }
        let process = Process()
        process.executableURL = hadolint
        process.arguments = ["--no-color", Program.root.appending(path: ".ci/Containerfile").path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0 && said.isEmpty, "\(said)")
    }

    @Test(arguments: [
        (["docker", "podman", "buildah"], "docker build"), (["podman", "buildah"], "podman build"),
        (["buildah"], "buildah bud"), ([], nil),
    ])
    func `make image uses the builder that works, and says so where there is none`(
        working: [String], command: String?
    ) throws {
        let program = try Program()
        defer { program.remove() }
        let bin = program.folder.appending(path: "bin")
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        for name in ["docker", "podman", "buildah"] where working.contains(name) || name != "buildah" {
            // A docker whose daemon is away answers nothing but errors.
            let file = try program.file(
                "bin/\(name)",
                working.contains(name)
                    ? "#!/bin/sh\n[ \"$1\" = info ] || echo \"\(name) $*\" >>\(program.folder.path)/calls\n"
                    : "#!/bin/sh\nexit 1\n")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        }
        for name in ["sh", "make"] {
            let real = ["/usr/bin/", "/bin/"].map { $0 + name }.first {
                FileManager.default.isExecutableFile(atPath: $0)
            }
            try FileManager.default.createSymbolicLink(
                atPath: bin.path + "/" + name, withDestinationPath: try #require(real))
        }
        let process = Process()
        process.executableURL = bin.appending(path: "make")
        process.arguments = ["--no-print-directory", "-C", Program.root.path, "image", "JOBS=1"]
        process.environment = ["PATH": bin.path]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let calls = try? String(contentsOf: program.folder.appending(path: "calls"), encoding: .utf8)
        #expect(calls == command.map { $0 + " -f .ci/Containerfile -t ekscost:0.1.0 .\n" }, "\(said)")
        #expect((process.terminationStatus == 0) == (command != nil), "\(said)")
        #expect(said.contains("no working docker, podman or buildah here") == (command == nil), "\(said)")
    }

    @Test func `packages come without recommendations and leave no lists behind`() throws {
        for run in try Self.instructions() where run.text.contains("apt-get install") {
            #expect(run.text.contains("apt-get update") && run.text.contains("--no-install-recommends"))
            #expect(run.text.contains("rm -rf /var/lib/apt/lists/*"))
        }
    }

    @Test func `what is copied is there`() throws {
        for copy in try Self.instructions() where copy.word == "COPY" && !copy.text.hasPrefix("--from") {
            for source in copy.text.split(separator: " ").dropLast() {
                let path = Program.root.appending(path: String(source)).path
                #expect(FileManager.default.fileExists(atPath: path), "\(source)")
            }
        }
        let last = try #require(try Self.stages().last)
        #expect(last.contains { $0.word == "COPY" && $0.text == "pricing /usr/local/share/ekscost/pricing" })
        // The CLI of the tests is the one of the image.
        let version = try #require(try Self.text("Makefile").firstMatch(of: /awscli==([0-9.]+)/)?.1)
        #expect(try Self.text(".ci/Containerfile").contains("awscli==\(version) "))
        #expect(last.contains { $0.word == "COPY" && $0.text == "--from=aws /opt/aws /opt/aws" })
        #expect(last.contains { $0.word == "ENTRYPOINT" && $0.text == "[\"/usr/local/bin/ekscost\"]" })
    }

    @Test func `a builder is sent what is copied and nothing else`() throws {
        let copied = try Self.instructions().filter { $0.word == "COPY" && !$0.text.hasPrefix("--from") }
            .flatMap { $0.text.split(separator: " ").dropLast().map(String.init) }
        let lines = try String(
            contentsOf: Program.root.appending(path: ".dockerignore"), encoding: .utf8
        ).split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(lines.first == "*")
        let sent = lines.dropFirst().filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
        #expect(Set(sent) == Set(copied))
        // The facts that the price book is built from are not needed to run.
        #expect(lines.dropFirst().filter { !$0.hasPrefix("!") } == ["pricing/facts"])
    }

    @Test func `it runs as nobody, the same as the CronJob says`() throws {
        let last = try #require(try Self.stages().last)
        let users = last.filter { $0.word == "USER" }.map(\.text)
        #expect(users == ["65532:65532"])
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("schedule", "kubernetes").output.contains("runAsUser: 65532"))
    }

    /// What the loader will look for, and which Debian package has it.
    @Test func `the image installs exactly the libraries that the program is linked with`() throws {
        func output(_ arguments: [String]) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = FileHandle.nullDevice
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: data, as: UTF8.self)
        }
        // Swift's own libraries are in the static binary; the C library's are in every image.
        let own = ["libswift", "libFoundation", "lib_Foundation", "libdispatch", "libBlocksRuntime"]
        let needed = try output(["readelf", "-d", Program.binary.path]).split(separator: "\n")
            .filter { $0.contains("(NEEDED)") }
            .compactMap { $0.split(separator: "[").last?.split(separator: "]").first.map(String.init) }
            .filter { name in !own.contains { name.hasPrefix($0) } }
        guard !needed.isEmpty else { return }  // no readelf here
        var wanted: Set<String> = []
        for name in needed {
            let owner = try output(["dpkg-query", "-S", "*/" + name]).split(separator: ":").first.map(
                String.init)
            wanted.insert(try #require(owner, "no package has \(name)"))
        }
        let base: Set = ["libc6", "libgcc-s1", "libstdc++6", "zlib1g"]
        let last = try #require(try Self.stages().last)
        let installed = Set(Self.packages(last)).subtracting([
            "ca-certificates", "kubernetes-client", "python3",
        ])
        // ISA-L is opened at run time, where it is there.
        #expect(installed == wanted.subtracting(base).union(["libisal2"]), "needs \(wanted.sorted())")
    }
}
