/// Something that an answer about addresses and pods rests on.
public enum CapacityNote: Sentence {
    case growthRate(percent: String, paths: Int, seed: String, months: Int)
    case noGrowth(daysNeeded: Int, days: Int)
    case trend(days: Int, seed: String, months: Int)
    case interfacesNotImported(vpcs: [String], more: Int)
    case cniSettings(cluster: String?, origin: String, settings: String)
    /// `cluster` where the estate has several.
    case podsNotImported(cluster: String?)
    case noCluster
    case workloadNotImported(String)
    case fargateProfile(String, cluster: String?)
    case podsWithoutCluster(Int)
    case allocatableWorkedOut(nodeGroups: [String])
    case volumeZonesNotImported

    public var wording: Wording {
        switch self {
        case .growthRate(let percent, let paths, let seed, let months):
            Wording(
                "growth-rate",
                en:
                    "Nodes and pods are assumed to grow by \(own: percent) % per month, with a standard deviation of half of that. Dates are the 10 %, 50 % and 90 % percentiles of \(paths) simulated paths (seed \(own: seed)) within \(months) months.",
                ko:
                    "노드와 파드가 한 달에 \(own: percent) % 늘고, 달마다 그 절반만큼(표준편차) 달라진다고 보았습니다. 날짜는 시드 \(own: seed)의 경로 \(paths)개 가운데 10 %, 50 %, 90 %가 소진되는 날이며 \(months)개월 안에서 찾았습니다."
            )
        case .noGrowth(let needed, let days):
            Wording(
                "no-growth",
                en:
                    "No exhaustion date: a trend needs snapshots of \(needed) days (\(days) available). Set a growth rate with --growth 3%/month.",
                ko:
                    "증가율을 지정하지 않았고, 추세를 구하려면 \(needed)일의 스냅샷이 필요한데 \(days)일뿐이어서 날짜가 없습니다. --growth 3%/month로 지정할 수 있습니다."
            )
        case .trend(let days, let seed, let months):
            Wording(
                "trend",
                en:
                    "Each subnet, CIDR block and node group follows a linear trend (least squares) through \(days) days of snapshots; the range of dates is its standard error (seed \(own: seed)), within \(months) months.",
                ko:
                    "서브넷, 블록, 노드 그룹마다 \(days)일의 스냅샷을 지나는 직선(최소제곱)이 이어진다고 보았습니다. 날짜의 범위는 직선의 표준오차(시드 \(own: seed))이며 \(months)개월 안에서 찾았습니다."
            )
        case .interfacesNotImported(let vpcs, let more):
            Wording(
                "interfaces-not-imported",
                en:
                    "Network interfaces of \(vpcs)\(more > 0 ? " and \(more) more" : "" as Phrase) were not imported: used addresses are estimated from nodes, NAT gateways, endpoints and load balancers. Import `aws ec2 describe-network-interfaces`.",
                ko:
                    "\(vpcs)\(more > 0 ? " 외 \(more)개" : "" as Phrase)의 네트워크 인터페이스를 가져오지 않아 노드, NAT 게이트웨이, 엔드포인트, 로드 밸런서로 주소 사용량을 추정했습니다. `aws ec2 describe-network-interfaces`로 확인할 수 있습니다."
            )
        case .cniSettings(let cluster?, let origin, let settings):
            Wording(
                "cni-settings", en: "CNI settings of \(cluster), from \(origin): \(settings).",
                ko: "\(cluster)의 CNI 설정(\(origin)): \(settings).")
        case .cniSettings(nil, let origin, let settings):
            Wording(
                "cni-settings", en: "CNI settings of the nodes, from \(origin): \(settings).",
                ko: "노드의 CNI 설정(\(origin)): \(settings).")
        case .podsNotImported(let cluster):
            Wording(
                "pods-not-imported",
                en:
                    "Pods\(Self.of(cluster).en) were not imported: nodes are taken to run none, so their addresses are a lower bound.",
                ko: "\(Self.of(cluster).ko)파드를 가져오지 않아 노드에 파드가 없다고 보았습니다. 노드의 주소 사용량은 최솟값입니다.")
        case .noCluster:
            Wording(
                "no-cluster",
                en: "The selected scope has no cluster: nodes and pods are not shown.",
                ko: "선택한 범위에 클러스터가 없어 노드와 파드는 다루지 않았습니다.")
        case .workloadNotImported(let workload):
            Wording(
                "workload-not-imported",
                en: "Pods and pod template of \(workload) were not imported: its headroom is unknown.",
                ko: "\(workload)의 파드와 템플릿을 가져오지 않아 여유를 알 수 없습니다.")
        case .fargateProfile(let profile, let cluster):
            Wording(
                "fargate-profile",
                en:
                    "Fargate profile \(profile)\(Self.of(cluster).en): each pod is a node of its own with one address, so it has no pod capacity.",
                ko: "\(Self.of(cluster).ko)Fargate 프로필 \(profile): 파드마다 노드 하나와 주소 하나를 쓰므로 수용량을 세지 않았습니다.")
        case .podsWithoutCluster(let count):
            Wording(
                "pods-without-cluster",
                en:
                    "The cluster of \(count, "pod") is unknown: not counted. Set it with `import json --cluster NAME`.",
                ko: "파드 \(count)개는 클러스터를 알 수 없어 어디에도 세지 않았습니다. `import json --cluster NAME`으로 지정하세요.")
        case .allocatableWorkedOut(let groups):
            Wording(
                "allocatable-worked-out",
                en:
                    "Nodes of \(groups) do not report allocatable resources: calculated from the instance type, less 7.5 % of memory for the hypervisor.",
                ko: "\(groups)의 노드가 allocatable을 알려 주지 않아 인스턴스 유형에서 메모리 7.5 %(하이퍼바이저)를 빼고 구했습니다.")
        case .volumeZonesNotImported:
            Wording(
                "volume-zones-not-imported",
                en:
                    "The AZs of volumes are not imported: pods with volume claims are placed in any AZ. The volume limit of a node that does not report one is 25 on Nitro and 39 otherwise.",
                ko:
                    "볼륨이 어느 가용 영역에 묶였는지 가져오지 않아 PVC를 쓰는 파드도 묶이지 않은 것으로 배치했습니다. 볼륨 한도를 알려 주지 않는 노드는 Nitro에서 25개, 그 밖에는 39개로 보았습니다."
            )
        }
    }

    /// A cluster's name behind a noun in English and before it in Korean.
    private static func of(_ cluster: String?) -> LocalizedText {
        cluster.map { .init(en: " of \($0)", ko: "\($0)의 ") } ?? .init(en: "", ko: "")
    }
}
