import Testing

/// The targets that compute, which `Package.swift` cannot keep from what Swift itself brings.
///
/// Which target may import which other is what `Package.swift` declares, and `make build` and `make test` check it.
@Suite struct PureTargetTests {
    @Test(arguments: [
        "Units", "Words", "Topology", "Pricing", "Estate", "Cost", "Capacity", "Simulation",
    ])
    func `a target that computes asks for no file, clock or locale`(target: String) throws {
        let files = try House.swiftFiles(under: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            let wrong = file.imports.intersection(["Foundation", "Dispatch", "Glibc", "Synchronization"])
            #expect(wrong.isEmpty, "\(file.path) imports \(wrong.sorted())")
        }
    }
}
