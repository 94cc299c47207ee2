import ArgumentParser
import Foundation
import Pricing
import Testing
import Words

@testable import ekscost

private let book = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "pricing").path

@Suite struct `The folder of the price book` {
    @Test func `is the one that was named, and nothing else will do`() throws {
        #expect(try PricingFolder.find(book, environment: "/nowhere", installed: []) == book)
        #expect(throws: PriceBookError.noBook(folder: "/nowhere")) {
            try PricingFolder.find("/nowhere", environment: book, installed: [book])
        }
    }

    @Test func `is the environment's before the installed one`() throws {
        #expect(try PricingFolder.find(nil, environment: book, installed: []) == book)
        #expect(throws: PriceBookError.noBook(folder: "/nowhere")) {
            try PricingFolder.find(nil, environment: "/nowhere", installed: [book])
        }
    }
}

@Suite struct `A table of prices` {
    private let table = PricingTable(
        schema: "s.v1", columns: ["region", "tier_from", "source"],
        rows: [["r", nil, "a, \"b\""], ["region-1", "10", "c"]])

    @Test func `is aligned for people`() {
        #expect(
            table.aligned == """
                REGION    TIER FROM  SOURCE
                r                    a, "b"
                region-1         10  c
                """)
    }

    @Test func `is quoted for spreadsheets`() {
        #expect(table.csv == "region,tier_from,source\nr,,\"a, \"\"b\"\"\"\nregion-1,10,c")
    }

    @Test func `carries its schema for programs, and null for nothing`() throws {
        let object =
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(table.document)) as? [String: Any]
        #expect(object?["schema"] as? String == "s.v1")
        #expect((object?["rows"] as? [[String: Any]])?.first?["tier_from"] is NSNull)
    }
}

@Suite struct `ekscost pricing` {
    @Test func `verifies the book that ships`() throws {
        var command = try PricingCommand.parseAsRoot(["verify", "--pricing", book])
        try command.run()
    }

    @Test func `refuses to show a region that the book does not have`() throws {
        var command = try PricingCommand.parseAsRoot(["show", "--region", "mars-1", "--pricing", book])
        #expect(throws: (any Error).self) { try command.run() }
    }
}
