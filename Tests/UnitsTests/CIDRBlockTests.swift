import Testing
import Units

@Suite struct CIDRBlockTests {
    @Test(arguments: [
        "10.0.0.1/16", "10.0.0.0/33", "10.0.0.0", "10.0.0/8", "10.0.0.00/8", "256.0.0.0/8", "10.0.0.0/08",
    ])
    func `text that is not a block is refused`(text: String) {
        #expect(CIDRBlock(text) == nil)
    }

    @Test func `a block prints as it was read`() {
        for text in ["0.0.0.0/0", "10.0.0.0/16", "172.16.0.0/12", "192.168.1.128/25", "1.2.3.4/32"] {
            #expect(CIDRBlock(text)?.description == text)
        }
    }

    @Test func `blocks overlap exactly when one holds the other's first address`() throws {
        var generator = SplitMix(seed: 7)
        for _ in 0..<2_000 {
            let a = try #require(
                CIDRBlock(
                    containing: IPv4Address(UInt32.random(in: 0...(.max), using: &generator)),
                    prefixLength: .random(in: 0...32, using: &generator)))
            let b = try #require(
                CIDRBlock(
                    containing: IPv4Address(UInt32.random(in: 0...(.max), using: &generator)),
                    prefixLength: .random(in: 0...32, using: &generator)))
            let truth = a.first <= b.last && b.first <= a.last
            #expect(a.overlaps(b) == truth)
            #expect(b.overlaps(a) == truth)
        }
    }
}
