import Fixtures
import Testing
import Topology

@testable import Capacity

/// Random small estates against the rules written down a second time, pod by pod and node by node.
@Suite struct PlacementTests {
    @Test(arguments: 0..<60)
    func `every pod stands where the rules let it, and what is left out fits nowhere`(seed: Int) {
        var dice = Dice(seed: UInt64(seed) + 1)
        let nodes = NaiveScheduler.nodes(&dice)
        let specs = NaiveScheduler.specs(&dice)
        let existing = NaiveScheduler.existing(specs, nodes, &dice)
        let classes = PodClasses(specs.map(\.pod))
        var placement = Placement(
            classes: classes.classes, nodes: nodes.compactMap(\.placeable),
            pods: existing.map { (podClass: classes.ofPod[$0.spec], node: $0.node, count: 1) })
        var naive = NaiveScheduler(nodes: nodes, specs: specs, placed: existing)
        for (number, spec) in specs.enumerated() {
            let outcome = placement.place(classes.ofPod[number], count: spec.copies)
            // The order in which the nodes were taken is not told, so each is checked with the others in place.
            var left = outcome.placed.flatMap { Array(repeating: $0.node, count: $0.count) }
            while !left.isEmpty {
                guard let next = left.firstIndex(where: { naive.allows(spec: number, on: $0) }) else {
                    Issue.record(
                        "seed \(seed): \(spec.pod.constraints ?? "") stands on \(left) against a rule")
                    return
                }
                naive.placed.append((spec: number, node: left.remove(at: next)))
            }
            guard outcome.count < spec.copies else { continue }
            for node in nodes.indices {
                #expect(
                    !naive.allows(spec: number, on: node),
                    "seed \(seed): node \(node) takes one more of \(spec.pod.constraints ?? "")")
            }
            #expect(outcome.limit != nil)
        }
    }

    @Test func `a full zone holds the others at its count and one more`() {
        let nodes = (0..<6).map { NaiveNode(zone: "z\($0 / 2)", cpu: $0 < 2 ? 200 : 1000, pods: 50) }
        let spread =
            #"{"topologySpreadConstraints":[{"labelSelector":{"matchLabels":{"app":"a"}},"maxSkew":1,"topologyKey":"topology.kubernetes.io/zone","whenUnsatisfiable":"DoNotSchedule"}]}"#
        var pod = Pod(namespace: "n", name: "a")
        pod.labels = #"{"app":"a"}"#
        pod.cpuMillis = 100
        pod.constraints = spread
        let classes = PodClasses([pod])
        var placement = Placement(
            classes: classes.classes, nodes: nodes.enumerated().compactMap { $1.placeable(named: "n\($0)") },
            pods: [])
        let outcome = placement.place(0, count: 100)
        // Zone z0 takes 4; the others stop at 5.
        #expect(outcome.count == 14)
        #expect(outcome.limit == .spread)
    }

    @Test func `nodes of a class that names them one by one are told apart`() {
        let nodes = (0..<3).map { NaiveNode(zone: "z\($0)", cpu: 1000, pods: 10) }
        var pod = Pod(namespace: "n", name: "a")
        pod.constraints =
            #"{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["n1"]}]}]}}}}"#
        let classes = PodClasses([pod])
        var placement = Placement(
            classes: classes.classes, nodes: nodes.enumerated().compactMap { $1.placeable(named: "n\($0)") },
            pods: [])
        let outcome = placement.place(0, count: 20)
        #expect(outcome.placed.map(\.node) == [1] && outcome.count == 10 && outcome.limit == .pods)
    }

    @Test func `a gated pod waits for its gate`() {
        var pod = Pod(namespace: "n", name: "a")
        pod.constraints = #"{"schedulingGates":[{"name":"x"}]}"#
        let classes = PodClasses([pod])
        var placement = Placement(
            classes: classes.classes,
            nodes: [NaiveNode(zone: "z", cpu: 1000, pods: 9).placeable(named: "n0")].compactMap(\.self),
            pods: [])
        #expect(placement.place(0, count: 1).limit == .gate)
    }
}
