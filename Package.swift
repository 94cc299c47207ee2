// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "ekscost",
    products: [.executable(name: "ekscost", targets: ["ekscost"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
    ],
    targets: [
        // The words.
        .target(name: "Units"),
        .target(name: "Words", dependencies: ["Units"]),
        .target(name: "Topology", dependencies: ["Units"]),
        .target(name: "Pricing", dependencies: ["Units", "Words"]),

        // The rooms, in the order data walks through them.
        .target(
            name: "Importer",
            dependencies: [
                "CArchive", "CISAL", "CJSONMask", "Pricing", "TOMLKit", "Topology", "Units", "Words", "Yams",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),
        .target(
            name: "Store",
            dependencies: [
                "Pricing", "Topology", "Units", "Words",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]),
        .target(name: "Exchange", dependencies: ["Topology", "Units"]),
        // Whose everything is, and how the network hangs together: what costs and capacity both ask.
        .target(name: "Estate", dependencies: ["Topology", "Units", "Words"]),
        // Neither knows the other.
        .target(name: "Cost", dependencies: ["Estate", "Pricing", "Topology", "Units", "Words"]),
        .target(name: "Capacity", dependencies: ["Estate", "Topology", "Units", "Words"]),
        // What needs both, or asks twice.
        .target(
            name: "Simulation",
            dependencies: ["Capacity", "Cost", "Estate", "Pricing", "Topology", "Units", "Words"]),
        .target(
            name: "Report",
            dependencies: [
                "CXLSXWriter", "Capacity", "Cost", "Estate", "Pricing", "Simulation", "Topology", "Units",
                "Words",
            ]),

        // The front door.
        .executableTarget(
            name: "ekscost",
            dependencies: [
                "Capacity", "Cost", "Estate", "Exchange", "Importer", "Pricing", "Report", "Simulation",
                "Store",
                "Topology", "Units", "Words", "Yams",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // What `make bench` measures of the report and of the address managers alone.
        .executableTarget(name: "reportbench", dependencies: ["Report"], path: "Tests/Bench/ReportBench"),
        .executableTarget(
            name: "addressbench", dependencies: ["Capacity"], path: "Tests/Bench/AddressBench"),

        // Estates by chance, for the tests of more than one room.
        .target(name: "RandomEstates", dependencies: ["Topology", "Units"], path: "Tests/RandomEstates"),

        // The documents of other projects, which lie outside.
        .target(name: "Corpora", path: "Tests/Corpora"),

        // A small estate, the prices that ship and the literals that tests are written in.
        .target(
            name: "Fixtures",
            dependencies: ["Cost", "Estate", "Importer", "Pricing", "Topology", "Units"],
            path: "Tests/Fixtures"),

        // C.
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(
            name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "CISAL", linkerSettings: [.linkedLibrary("z"), .linkedLibrary("dl")]),
        .target(name: "CJSONMask"),

        // One test target a room, and one for the house itself.
        .testTarget(name: "UnitsTests", dependencies: ["Units"]),
        .testTarget(name: "WordsTests", dependencies: ["Units", "Words"]),
        .testTarget(name: "TopologyTests", dependencies: ["Topology", "Units"]),
        .testTarget(name: "PricingTests", dependencies: ["Importer", "Pricing", "Units"]),
        .testTarget(name: "ImporterTests", dependencies: ["Corpora", "Importer", "Topology", "Units"]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "RandomEstates", "Store", "Topology", "Units", .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Golden"]),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Fixtures", "Topology", "Units"]),
        .testTarget(
            name: "CostTests",
            dependencies: [
                "Cost", "Estate", "Fixtures", "Pricing", "RandomEstates", "Topology", "Units", "Words",
            ]),
        .testTarget(
            name: "CapacityTests",
            dependencies: [
                "Capacity", "Corpora", "Estate", "Fixtures", "Importer", "Topology", "Units", "Words",
            ]),
        .testTarget(
            name: "SimulationTests",
            dependencies: [
                "Capacity", "Corpora", "Cost", "Estate", "Exchange", "Fixtures", "Importer", "Pricing",
                "RandomEstates", "Simulation", "Topology", "Units", "Words",
            ]),
        .testTarget(
            name: "ReportTests",
            dependencies: [
                "Capacity", "Cost", "Estate", "Pricing", "Report", "Simulation", "Topology", "Units",
                "Words",
            ],
            exclude: ["Snapshots"]),
        .testTarget(
            name: "ekscostTests",
            dependencies: [
                "Capacity", "Corpora", "Cost", "Estate", "Exchange", "Pricing", "RandomEstates", "Report",
                "Simulation",
                "Store", "Topology", "Units", "Words", "Yams", "ekscost",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            exclude: ["Golden"]),
        .testTarget(name: "HouseTests", dependencies: ["Corpora"]),
    ]
)

// What `make docs` runs; nothing else fetches or builds it.
if Context.environment["EKSCOST_DOCS"] != nil {
    package.dependencies.append(
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"))
}

/// Targets that hold no pointer.
let pure: Set = [
    "Units", "Words", "Topology", "Pricing", "Estate", "Cost", "Capacity", "Simulation", "ekscost",
]

for target in package.targets where target.type != .system {  // a system target takes no settings
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .treatAllWarnings(as: .error),
    ]
    if pure.contains(target.name) { target.swiftSettings?.append(.strictMemorySafety()) }
}
