import Exchange
import Fixtures
import Testing
import Topology
import Units
import Words

@testable import Capacity
@testable import Estate
@testable import Simulation

/// Clusters beside each other, with equal names on purpose.
@Suite struct ManyClusterCapacityTests {
    private func places(_ count: Int) -> [LoneCluster] {
        let all = [
            LoneCluster(number: 0), LoneCluster(number: 1, region: "eu-west-1"),
            LoneCluster(number: 2, account: "444455556666"), LoneCluster(number: 3, name: "dev"),
        ]
        return Array(all.prefix(count))
    }

    /// One to four clusters of which chance decides all but the names.
    private func estate(_ seed: Int) -> [LoneCluster] {
        var dice = Dice(seed: UInt64(seed + 1))
        return places(1 + dice.below(4)).map { place in
            var it = place
            it.zones = Array(["a", "b", "c"].prefix(1 + dice.below(3)))
            it.nodes = 1 + dice.below(3)
            it.most = 3 + dice.below(9)
            it.podsPerNode = dice.below(4)
            it.podCPU = [100, 600, 1500][dice.below(3)]
            it.waiting = dice.isLucky(30) ? 1 + dice.below(6) : 0
            it.cni =
                [nil, ["WARM_IP_TARGET": "\(1 + dice.below(5))"], ["ENABLE_PREFIX_DELEGATION": "true"]][
                    dice.below(3)]
            it.hasENIConfigs = dice.isLucky(30)
            if it.hasENIConfigs { it.cni?["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG"] = "true" }
            it.freeAddresses = [3, 40, 200][dice.below(3)]
            it.nodesSayCluster = dice.isLucky(60)
            return it
        }
    }

    private func everything(_ options: inout CapacityOptions) {
        options.zoneLoss = .count(1)
        options.surgePercent = 40
        options.controlPlaneUpgrade = true
        options.growth = Ratio(5, 100)
    }

    @Test(arguments: 0..<16)
    func `a cluster beside another changes no row of it`(seed: Int) throws {
        let clusters = estate(seed)
        let whole = clusters.assessed(everything)
        for one in clusters {
            let alone = [one].assessed(everything)
            let chosen = clusters.assessed {
                everything(&$0)
                $0.scope.cluster = one.id
            }
            #expect(chosen.subnets == alone.subnets)
            #expect(chosen.blocks == alone.blocks)
            #expect(chosen.nodeGroups == alone.nodeGroups)
            #expect(chosen.cnis == alone.cnis)
            #expect(chosen.workloads == alone.workloads)
            #expect(chosen.scenarios == alone.scenarios)
            #expect(chosen.findings == alone.findings)
            #expect(whole.nodeGroups.filter { $0.cluster == one.id } == alone.nodeGroups)
            #expect(whole.workloads.filter { $0.cluster == one.id } == alone.workloads)
            #expect(whole.cnis.filter { $0.cluster == one.id } == alone.cnis)
            #expect(whole.subnets.filter { $0.vpcID == one.vpc } == alone.subnets)
        }
        for row in whole.scenarios where row.name == "surge" || row.name == "az-loss" {
            let alone = clusters.flatMap { [$0].assessed(everything).scenarios }
                .filter { $0.name == row.name && $0.subject == row.subject }.map(\.fits)
            #expect(row.fits == (alone.contains(false) ? false : alone.contains(nil) ? nil : true))
        }
    }

    @Test func `the order of clusters and their nouns changes nothing`() {
        let clusters =
            estate(3) + places(4).filter { place in !estate(3).contains { $0.number == place.number } }
        let (one, other) = (clusters.assessed(everything), Array(clusters.reversed()).assessed(everything))
        #expect(one.nodeGroups == other.nodeGroups && one.cnis == other.cnis && one.subnets == other.subnets)
        #expect(one.workloads == other.workloads && one.scenarios == other.scenarios)
    }

    @Test func `pods of a lost zone look for a place on nodes of their own cluster`() throws {
        var full = LoneCluster(number: 0)
        full.podCPU = 1500
        var empty = LoneCluster(number: 3, name: "dev", nodes: 3)
        empty.podCPU = 50
        func loss(_ scope: Scope) throws -> CapacityScenario {
            try #require(
                [full, empty].assessed {
                    $0.zoneLoss = .zone("us-east-1b")
                    $0.scope = scope
                }.scenarios.first)
        }
        let both = try loss(.whole)
        #expect(both.fits == false && both.detail.contains("dev: 3 pods of 3 nodes"))
        let short = both.short.map { [$0.cluster ?? "", $0.what, "\($0.amount)"] }
        #expect(short == [["prod", "pods", "1"], ["prod", "cpu_millis", "1500"]])
        #expect(try loss(Scope(cluster: full.id)).fits == false)
        #expect(try loss(Scope(cluster: empty.id)).fits == true)
        #expect(try loss(Scope(vpc: empty.vpc)).fits == true)
    }

    @Test func `pods that wait or come by a change stay in their cluster`() throws {
        var full = LoneCluster(number: 0)
        (full.podCPU, full.waiting) = (1500, 2)
        let empty = LoneCluster(number: 3, name: "dev", nodes: 4, podsPerNode: 0)
        let start = [full, empty].snapshot
        let settled = PodEstate.settling(Estate(start).snapshot, facts: LoneCluster.facts)
        #expect(settled.pods.filter { $0.nodeName == nil }.count == 2)
        let waiting = try #require([full, empty].assessed().scenarios.first)
        #expect(waiting.name == "waiting-pods" && waiting.subject == "2" && waiting.fits == false)
        // Two more nodes of its own group would take them.
        #expect(waiting.fitsWithNewNodes == true && waiting.newNodes == 2)
    }

    @Test func `a surge and an update are borne by each cluster's own nodes`() {
        let full = LoneCluster(number: 0, most: 2, podCPU: 1500)
        let empty = LoneCluster(number: 1, region: "eu-west-1", nodes: 3, podCPU: 50)
        let rows = [full, empty].assessed {
            $0.surgePercent = 50
            $0.controlPlaneUpgrade = true
        }.scenarios
        #expect(rows.first { $0.name == "surge" }?.fits == false)
        let updates = rows.filter { $0.name == "node-group-update" }
        #expect(
            updates.map(\.cluster) == [empty.id, full.id] && updates.allSatisfy { $0.subject == "general" })
        #expect(rows.filter { $0.name == "control-plane-upgrade" }.map(\.cluster) == [empty.id, full.id])
    }

    @Test func `nodes, groups and pods of one name are counted in their own clusters`() {
        var clusters = places(4)
        for index in clusters.indices {
            clusters[index].nodes = index + 1
            clusters[index].podsPerNode = 4 - index
        }
        let groups = clusters.assessed().nodeGroups
        for cluster in clusters {
            let mine = groups.filter { $0.cluster == cluster.id }
            #expect(mine.map(\.nodes) == [2 * cluster.nodes])
            #expect(mine.map(\.pods) == [2 * cluster.nodes * cluster.podsPerNode])
            #expect(mine.map(\.clusterName) == [cluster.name])
        }
        #expect(groups.count == 4)
    }

    @Test func `each cluster's addresses are by its own aws-node and its own ENIConfigs`() throws {
        var (one, other) = (LoneCluster(number: 0), LoneCluster(number: 3, name: "dev"))
        one.cni = ["WARM_IP_TARGET": "7"]
        other.cni = ["WARM_ENI_TARGET": "0", "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true"]
        other.hasENIConfigs = true
        for order in [[one, other], [other, one]] {
            let estate = Estate(order.snapshot)
            #expect(CNISettings.of(cluster: one.id, in: estate).targets.warmIP == 7)
            #expect(!CNISettings.of(cluster: one.id, in: estate).customNetworking)
            #expect(CNISettings.of(cluster: other.id, in: estate).targets.warmIP == 0)
            let holdings = NodeHoldings(of: ClusterParts(estate), facts: LoneCluster.facts).nodes
            let pods = holdings.filter { $0.cluster == other.id }.map(\.podSubnetID?.rawValue)
            #expect(pods == ["subnet-3-a-pods", "subnet-3-b-pods"])
            #expect(holdings.filter { $0.cluster == one.id }.allSatisfy { $0.podSubnetID == nil })
        }
    }

    @Test func `a CNI setting is changed in every cluster, or in the one that is meant`() {
        var (one, other) = (LoneCluster(number: 0), LoneCluster(number: 1, region: "eu-west-1"))
        one.cni = ["WARM_ENI_TARGET": "2"]
        other.cni = nil
        let start = [one, other].snapshot
        let both = Estate(start.settingCNI("WARM_IP_TARGET", to: "4"))
        #expect([one, other].map { CNISettings.of(cluster: $0.id, in: both).targets.warmIP } == [4, 4])
        let aimed = Estate(start.settingCNI("WARM_IP_TARGET", to: "4") { $0 == one.id })
        #expect([one, other].map { CNISettings.of(cluster: $0.id, in: aimed).targets.warmIP } == [4, 0])
    }

    @Test func `a Deployment and a StatefulSet of one name are two workloads`() {
        var snapshot = LoneCluster(number: 0, podsPerNode: 2).snapshot
        for index in snapshot.pods.indices where snapshot.pods[index].name.hasSuffix("-1") {
            (snapshot.pods[index].ownerKind, snapshot.pods[index].ownerName) = ("StatefulSet", "web")
        }
        let rows = CapacityAssessment(
            of: Estate(snapshot), facts: LoneCluster.facts, options: CapacityOptions()
        ).workloads
        #expect(rows.map(\.kind) == ["Deployment", "StatefulSet"] && rows.map(\.replicas) == [2, 2])
    }

    @Test func `clusters that share subnets must find their addresses together`() throws {
        var one = LoneCluster(number: 0)
        one.podsPerNode = 3
        one.podCPU = 50
        one.cni = ["WARM_IP_TARGET": "1"]
        one.freeAddresses = 4
        var other = one
        (other.number, other.name, other.guestOf) = (3, "dev", 0)
        let loss: (inout CapacityOptions) -> Void = { $0.zoneLoss = .zone("us-east-1a") }
        #expect(try #require([one].assessed(loss).scenarios.first).fits == true)
        let both = try #require([one, other].assessed(loss).scenarios.first)
        // Three more addresses each, of the four that the zone's subnet has left.
        #expect(
            both.fits == false && both.short.map(\.amount) == [2] && both.short.map(\.what) == ["addresses"])
        #expect(both.short.first?.cluster == nil && both.short.first?.place == "us-east-1b")
    }

    @Test func `a scope chooses rows by account, region, VPC and cluster, and namespace those of workloads`()
    {
        let clusters = places(4)
        func rows(_ scope: Scope) -> [[ClusterID]] {
            let answer = clusters.assessed { $0.scope = scope }
            let homes = Dictionary(uniqueKeysWithValues: clusters.map { ($0.vpc, $0.id) })
            return [
                answer.nodeGroups.map(\.cluster), answer.cnis.map(\.cluster), answer.workloads.map(\.cluster),
                Set(answer.subnets.map(\.vpcID)).sorted().compactMap { homes[$0] },
                Set(answer.blocks.map(\.vpcID)).sorted().compactMap { homes[$0] },
            ].map { $0.sorted() }
        }
        func expected(_ numbers: Int...) -> [[ClusterID]] {
            Array(repeating: numbers.map { clusters[$0].id }.sorted(), count: 5)
        }
        #expect(rows(Scope(account: "444455556666")) == expected(2))
        #expect(rows(Scope(region: "us-east-1")) == expected(0, 2, 3))
        #expect(rows(Scope(vpc: clusters[3].vpc)) == expected(3))
        #expect(rows(Scope(cluster: clusters[1].id)) == expected(1))
        #expect(rows(Scope(region: "eu-west-1", cluster: clusters[0].id)) == expected())
        #expect(clusters.assessed { $0.namespace = "other" }.workloads.isEmpty)
        let named = clusters.assessed { $0.namespace = "shop" }
        #expect(named.workloads.count == 4 && named.nodeGroups.count == 4)
    }

    @Test func `clusters of one name are told apart by their ARNs`() {
        let answer = places(4).assessed()
        let titles = answer.nodeGroups.map { answer.title($0.name, of: $0.cluster) }
        #expect(titles.contains("dev/general") && Set(titles).count == 4)
        #expect(titles.filter { $0.hasPrefix("arn:aws:eks:") }.count == 3)
        #expect(
            [LoneCluster(number: 0)].assessed().title("general", of: LoneCluster(number: 0).id) == "general")
    }

    @Test func `pods of no known cluster count for none and are told of`() {
        var snapshot = places(2).snapshot
        var astray = snapshot.pods[0]
        (astray.cluster, astray.name, astray.nodeName) = ("", "astray", "ip-10-0-a-0")
        snapshot.pods.append(astray)
        let answer = CapacityAssessment(
            of: Estate(snapshot), facts: LoneCluster.facts, options: CapacityOptions())
        #expect(answer.nodeGroups.map(\.pods) == [2, 2])
        #expect(answer.assumptions.contains(.podsWithoutCluster(1)))
    }

    @Test func `names that are hidden leave each cluster its own`() throws {
        let clusters = places(4)
        let plain = Estate(clusters.snapshot)
        let redactor = Redactor(
            key: RedactionKey(low: 7, high: 9), for: plain.snapshot)
        let hidden = CapacityAssessment(
            of: plain.replacing(plain.snapshot.redacted(by: redactor)), facts: LoneCluster.facts,
            options: CapacityOptions())
        let open = clusters.assessed()
        #expect(hidden.nodeGroups.map(\.pods).sorted() == open.nodeGroups.map(\.pods).sorted())
        #expect(Set(hidden.nodeGroups.map(\.cluster)) == Set(open.nodeGroups.map { redactor.id($0.cluster) }))
        #expect(hidden.workloads.map(\.replicas).sorted() == open.workloads.map(\.replicas).sorted())
    }
}
