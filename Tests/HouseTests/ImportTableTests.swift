import Foundation
import Testing

/// Who may import whom: the picture of the architecture page, checked.
@Suite struct ImportTableTests {
    /// What a target must never import.
    static let forbidden: [String: Set<String>] = [
        "Units": [
            "Foundation", "Words", "Topology", "Pricing", "Importer", "Store", "Simulation", "Report", "GRDB",
            "CXLSXWriter",
        ],
        "Words": [
            "Foundation", "Topology", "Pricing", "Importer", "Store", "Simulation", "Report", "GRDB",
            "CXLSXWriter",
        ],
        "Topology": [
            "Foundation", "Pricing", "Importer", "Store", "Simulation", "Report", "GRDB", "CXLSXWriter",
        ],
        "Pricing": [
            "Foundation", "Topology", "Importer", "Store", "Simulation", "Report", "GRDB", "CXLSXWriter",
        ],
        "Importer": ["Store", "Simulation", "Report", "GRDB", "CXLSXWriter"],
        "Store": ["Importer", "Simulation", "Report", "CXLSXWriter", "Subprocess"],
        "Simulation": [
            "Foundation", "Importer", "Store", "Report", "GRDB", "CXLSXWriter", "Dispatch", "Subprocess",
        ],
        "Report": ["Importer", "Store", "GRDB", "Subprocess"],
        "ekscost": ["GRDB", "GRDBSQLite", "CXLSXWriter", "CArchive", "CISAL", "CJSONMask", "Subprocess"],
    ]

    @Test(arguments: forbidden.keys.sorted())
    func `a room imports only what the picture allows`(target: String) throws {
        let files = try House.swiftFiles(under: "Sources/\(target)")
        #expect(!files.isEmpty)
        for file in files {
            let wrong = file.imports.intersection(Self.forbidden[target] ?? [])
            #expect(wrong.isEmpty, "\(file.path) imports \(wrong.sorted())")
        }
    }

    @Test func `every target of Sources is in the table or is C`() throws {
        let targets = try FileManager.default.contentsOfDirectory(atPath: House.path("Sources"))
        for target in targets where !target.hasPrefix("C") && !target.hasPrefix(".") {
            #expect(Self.forbidden[target] != nil, "\(target) has no row in the import table")
        }
    }
}
