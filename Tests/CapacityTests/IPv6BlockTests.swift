import Foundation
import Testing
import Units

@testable import Capacity

@Suite struct IPv6BlockTests {
    /// The system's own reader and writer of addresses.
    private func system(_ text: String) -> String? {
        var address = in6_addr()
        guard inet_pton(AF_INET6, text, &address) == 1 else { return nil }
        var buffer = [CChar](repeating: 0, count: 64)
        guard inet_ntop(AF_INET6, &address, &buffer, 64) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    @Test(arguments: [
        "::", "::1", "1::", "2001:db8::1", "2001:DB8:0:0:1:0:0:1", "fe80::1:2:3:4", "1:2:3:4:5:6:7:8",
        "0:1:0:1:0:1:0:1",
        "2001:0db8:0000:0000:0000:0000:0000:0001", "ff02::fb", "1:0:0:2:0:0:0:3", "1:2:3:4:5:6:7::",
    ])
    func `an address is read and written as the system does it`(text: String) throws {
        let address = try #require(IPv6Block.address(text))
        #expect(IPv6Block.text(address) == system(text))
    }

    @Test(arguments: [
        "", ":", ":::", "1:2:3", "1::2::3", "12345::", "g::", "1:2:3:4:5:6:7:8:9", "::/129", "::/", "::/x",
        "1:2:3:4:5:6:7:8::",
        "::1/064", "/64", "::1%eth0", "::/64/3", "+1::", "1:2:3:4:5:6:7:",
    ])
    func `what is no block is refused`(text: String) { #expect(IPv6Block(text) == nil, "\(text)") }

    @Test func `random addresses survive writing and reading`() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var address: UInt128 = 0
            for _ in 0..<8 {
                address =
                    address << 16 | UInt128(Bool.random() ? 0 : UInt16.random(in: 0...0xffff, using: &random))
            }
            let text = IPv6Block.text(address)
            #expect(IPv6Block.address(text) == address)
            // The system writes addresses of the lowest 32 bits with dots.
            if address >> 32 != 0 { #expect(system(text) == text) }
        }
    }

    @Test func `a block contains its parts and they fill it`() throws {
        let block = try #require(IPv6Block("2001:db8::1/56"))
        #expect(block.description == "2001:db8::/56")
        let parts = block.parts(ofLength: 64, atMost: 1000)
        #expect(parts.count == 256 && parts.allSatisfy { block.contains($0) })
        #expect(parts.first?.first == block.first && parts.last?.last == block.last)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.last + 1 == $1.first })
        let everything = try #require(IPv6Block("::/0"))
        #expect(everything.last == .max && everything.parts(ofLength: 128, atMost: 2).count == 2)
    }

    @Test(arguments: [(0, 0, "1"), (8, 0, "256"), (64, 5, "18446744073709551611")])
    func `powers are exact`(bits: Int, less: Int, text: String) {
        #expect(IPv6Block.power(bits, less: less) == text)
    }

    @Test func `two to the 128 is exact too`() {
        #expect(IPv6Block.power(128) == "340282366920938463463374607431768211456")
        #expect(IPv6Block.power(128, less: 5) == "340282366920938463463374607431768211451")
    }

    @Test func `parts of an IPv4 block fill it`() throws {
        let block = try #require(CIDRBlock("10.0.0.0/22"))
        #expect(
            block.parts(ofLength: 24).map(\.description) == [
                "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24",
            ])
        #expect(try #require(CIDRBlock("0.0.0.0/0")).parts(ofLength: 0).count == 1)
        #expect(block.parts(ofLength: 21).isEmpty)
    }
}
