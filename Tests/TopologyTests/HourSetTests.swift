import Testing
import Topology

@Suite struct `A set of hours` {
    private func set(_ hours: some Sequence<Int>) -> HourSet {
        var set = HourSet()
        for hour in hours { set.insert(hour..<hour + 1) }
        return set
    }

    @Test func `is the same in whatever order its hours come`() {
        let hours = [7, 3, 4, 20, 5, 6, 20, 0, 21]
        let wanted: [Range<Int>] = [0..<1, 3..<8, 20..<22]
        #expect(set(hours).runs == wanted)
        #expect(set(hours.sorted()).runs == wanted)
        #expect(set(hours.reversed()).runs == wanted)
        #expect(set(hours).count == 8)
    }

    @Test func `joins, cuts and takes away as sets of numbers do`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let a = Set((0..<20).filter { _ in Bool.random(using: &random) })
            let b = Set((0..<20).filter { _ in Bool.random(using: &random) })
            var union = set(a)
            union.formUnion(set(b))
            #expect(union == set(a.union(b).sorted()))
            #expect(set(a).intersection(set(b)) == set(a.intersection(b).sorted()))
            #expect(set(a).subtracting(set(b)) == set(a.subtracting(b).sorted()))
        }
    }
}
