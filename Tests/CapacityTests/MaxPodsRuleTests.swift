import Testing
import Topology

@testable import Capacity
@testable import Estate

/// What decides a node's `maxPods`, one origin after the other (Rules.md#pods-of-a-node).
@Suite struct MaxPodsRuleTests {
    private static func type(
        _ name: String, vCPUs: Int, enis: Int?, ipv4: Int?, hypervisor: String = "nitro", branch: Int? = nil
    ) -> InstanceFacts {
        InstanceFacts(
            instanceType: name, vCPUs: vCPUs, memoryMiB: 8192, architecture: "amd64", enis: enis,
            ipv4PerENI: ipv4,
            hypervisor: hypervisor, isBareMetal: false, branchENIs: branch, listedMaxPods: nil)
    }
    private let large = type("m5.large", vCPUs: 2, enis: 3, ipv4: 10, branch: 9)
    private let big = type("m6i.4xlarge", vCPUs: 16, enis: 8, ipv4: 30)
    private let huge = type("m5.24xlarge", vCPUs: 96, enis: 15, ipv4: 50)

    private func ask(
        _ types: [InstanceFacts], _ family: ImageFamily?, managed: Bool = false,
        _ fill: (inout MaxPodsQuestion) -> Void = { _ in }
    ) -> MaxPodsAnswer? {
        var question = MaxPodsQuestion(types: types)
        question.family = family
        question.isManagedImage = managed
        fill(&question)
        return question.answer
    }

    @Test func `a managed node group is capped at 110 and 250`() {
        #expect(ask([large], .al2023, managed: true)?.maxPods == 29)
        #expect(ask([large], .al2023, managed: true)?.limit == .interfaces)
        #expect(ask([big], .al2023, managed: true)?.maxPods == 110)
        #expect(ask([big], .al2023, managed: true)?.limit == .cap)
        #expect(ask([huge], .al2, managed: true)?.maxPods == 250)
    }

    @Test func `prefixes and custom networking change what EKS works out, and nothing that nodeadm does`() {
        func prefixes(_ question: inout MaxPodsQuestion) { question.cni.usesPrefixes = true }
        func custom(_ question: inout MaxPodsQuestion) { question.cni.customNetworking = true }
        #expect(ask([large], .al2023, managed: true, prefixes)?.maxPods == 110)
        #expect(ask([large], .al2023, managed: true, custom)?.maxPods == 20)
        #expect(ask([large], .al2023, prefixes)?.maxPods == 29)
        // nodeadm still says 29 under custom networking, of which only 18 can have an address.
        let unaware = ask([large], .al2023, custom)
        #expect(unaware?.maxPods == 29 && unaware?.podAddresses == 18)
        #expect(unaware?.pods(hostNetwork: 2) == 20)
    }

    @Test func `the smallest of several types holds for a managed group`() {
        let answer = ask([huge, large], .al2023, managed: true)
        #expect(answer?.maxPods == 29 && answer?.limit == .smallestType)
    }

    @Test func `each image has its own way`() {
        #expect(ask([huge], .al2)?.maxPods == 737)
        #expect(ask([huge], .bottlerocket)?.maxPods == 737)
        #expect(ask([huge], .autoMode)?.maxPods == 110)
        #expect(ask([large], .autoMode)?.maxPods == 27)
        #expect(ask([large], .windows)?.maxPods == 9)
        #expect(ask([large], .windows, { $0.cni.usesPrefixes = true })?.maxPods == 110)
        #expect(ask([Self.type("x9.large", vCPUs: 2, enis: nil, ipv4: nil)], .bottlerocket)?.maxPods == 110)
        #expect(ask([Self.type("x9.large", vCPUs: 2, enis: nil, ipv4: nil)], .al2023)?.maxPods == 110)
        #expect(ask([large], .al2023, { $0.isKarpenter = true })?.origin == .karpenter)
        #expect(ask([large], nil) == nil)
    }

    @Test func `the kubelet's own number wins`() {
        let answer = ask([large], .al2023, managed: true, { $0.kubelet = 42 })
        #expect(answer?.maxPods == 42 && answer?.origin == .kubelet && answer?.limit == .setting)
        #expect(ask([large], .al2023, { $0.kubelet = 29 })?.limit == .interfaces)
    }

    @Test func `a trunk interface takes a slot from ordinary pods`() {
        let answer = ask([large], .al2023, { $0.cni.podENI = true })
        #expect(answer?.podAddresses == 18)
    }

    @Test func `a bootstrap that forgoes the file of maxima leaves the kubelet at its own`() {
        var settings = KubeletSettings(.bootstrap)
        settings.usesMaxPodsFile = false
        #expect(ask([huge], .al2, { $0.settings = settings })?.maxPods == 110)
    }

    @Test func `an expression decides both the pods and the memory kept for them`() throws {
        var data = KubeletSettings()
        data.maxPodsExpression = "default_enis * 20"
        let answer = try #require(ask([large], .al2023, { $0.settings = data }))
        #expect(answer.maxPods == 60 && answer.limit == .setting)
        let room = NodeRoom.allocatable(
            large, family: .al2023, maxPods: 60, expression: data.maxPodsExpression)
        // 8192 less 7.5 %, 11 × 60 + 255 reserved, 100 kept from eviction.
        #expect(room.memoryMiB == 8192 - 615 - 915 - 100)
        #expect(
            NodeRoom.allocatable(large, family: .bottlerocket, maxPods: 110).memoryMiB == 8192 - 615 - 1465
                - 100)
        #expect(NodeRoom.allocatable(large, family: .al2, maxPods: 110).memoryMiB == 8192 - 615 - 574 - 100)
    }
}
