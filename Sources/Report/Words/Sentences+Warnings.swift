extension Sentences {
    /// What is not in the total, and why.
    static let warnings: [(en: String, ko: String)] = [
        (
            "no price of {0} in {1}: the line is unpriced and totals are \"at least\"; add it with `ekscost pricing update` or under prices: in ekscost.yaml",
            "{1}의 {0} 단가가 없어 이 항목은 합계에 없고 합계는 최솟값입니다. `ekscost pricing update`로 받거나 ekscost.yaml의 prices:에 추가하십시오"
        ),
        (
            "{0}: its source is not in the snapshot, so its traffic is not in the total",
            "{0}: 출발지가 스냅샷에 없어 이 트래픽은 합계에 없습니다"
        ),
        (
            "{0}: its Kubernetes version is unknown, so extended support is not in the total",
            "{0}: Kubernetes 버전을 알 수 없어 연장 지원 요금이 합계에 없습니다"
        ),
        (
            "{0}: the support dates of Kubernetes {1} are not in eks-versions.csv",
            "{0}: Kubernetes {1}의 지원 날짜가 eks-versions.csv에 없습니다"
        ),
        (
            "node {0}: its instance type is unknown, so it is not in the total",
            "노드 {0}: 인스턴스 유형을 알 수 없어 합계에 없습니다"
        ),
        (
            "node group {0}: its instance type is in a launch template that was not imported",
            "노드 그룹 {0}: 인스턴스 유형이 가져오지 않은 시작 템플릿에 있습니다"
        ),
        ("{0}: a {1} attachment is not modelled and not in the total", "{0}: {1} 연결은 모델에 없어 합계에 없습니다"),
        (
            "{0} ({1}) names no subnet, so its zone-hours are not in the total",
            "{0}({1})에 서브넷이 없어 영역별 시간 요금이 합계에 없습니다"
        ),
        (
            "{0}: no load balancer {1} is in the snapshot, so it is not in the total",
            "{0}: 스냅샷에 로드 밸런서 {1}이(가) 없어 합계에 없습니다"
        ),
        ("{0}: {1} is not in the snapshot, so it is not in the total", "{0}: {1}이(가) 스냅샷에 없어 합계에 없습니다"),
        (
            "{0}: {1} has no transit gateway attachment in the snapshot, so it is not in the total",
            "{0}: 스냅샷에 {1}의 Transit Gateway 연결이 없어 합계에 없습니다"
        ),
        (
            "{0}: only a load balancer has targets, so it is not in the total",
            "{0}: targets는 로드 밸런서에만 쓸 수 있어 합계에 없습니다"
        ),
        (
            "{0}: no single kind of cluster endpoint is known in {1}, so it is not in the total",
            "{0}: {1}의 클러스터 엔드포인트 종류가 하나가 아니어서 합계에 없습니다"
        ),
        (
            "{0}: whether {1} has a private endpoint is unknown: import describe-cluster, so it is not in the total",
            "{0}: {1}에 프라이빗 엔드포인트가 있는지 알 수 없어 합계에 없습니다. describe-cluster를 가져오십시오"
        ),
        (
            "{0}: the zones of {1}'s subnets are unknown, so it is not in the total",
            "{0}: {1} 서브넷의 영역을 알 수 없어 합계에 없습니다"
        ),
        ("{0}: the zone of {1} is unknown, so it is not in the total", "{0}: {1}의 영역을 알 수 없어 합계에 없습니다"),
        (
            "{0}: {1} has no IPv4 block to route to, so it is not in the total",
            "{0}: {1}에 라우팅할 IPv4 블록이 없어 합계에 없습니다"
        ),
        (
            "{0}: {1} is the source's own VPC: name a subnet or a zone, so it is not in the total",
            "{0}: {1}은(는) 출발지와 같은 VPC여서 합계에 없습니다. 서브넷이나 영역을 적으십시오"
        ),
        (
            "{0}: no block of {1} is in the snapshot, so it is not in the total",
            "{0}: 스냅샷에 {1}의 CIDR 블록이 없어 합계에 없습니다"
        ),
        (
            "{0}: no route of {1} matches {2}, so it is not in the total",
            "{0}: {1}에 {2}와(과) 맞는 경로가 없어 합계에 없습니다"
        ),
        (
            "{0}: {1} drops {2}: its route is a blackhole, so it is not in the total",
            "{0}: {1}의 {2} 경로가 블랙홀이어서 합계에 없습니다"
        ),
        (
            "{0}: no single subnet holds {1}, so it is not in the total",
            "{0}: {1}을(를) 담는 서브넷이 하나가 아니어서 합계에 없습니다"
        ),
        (
            "{0}: the zone at the other end of {1} is unknown: name a subnet there as destination, so it is not in the total",
            "{0}: {1} 반대편의 영역을 알 수 없어 합계에 없습니다. 목적지로 그쪽 서브넷을 적으십시오"
        ),
        (
            "{0}: {1} has no route table in the snapshot: import describe-route-tables, so it is not in the total",
            "{0}: 스냅샷에 {1}의 라우팅 테이블이 없어 합계에 없습니다. describe-route-tables를 가져오십시오"
        ),
        (
            "{0}: {1} of {2} has no default route, so it is not in the total",
            "{0}: {2}의 {1}에 기본 경로가 없어 합계에 없습니다"
        ),
        (
            "{0}: the default route of {1} is a blackhole, so it is not in the total",
            "{0}: {1}의 기본 경로가 블랙홀이어서 합계에 없습니다"
        ),
        (
            "{0}: {1}, the way out of {2}, is not in the snapshot, so it is not in the total",
            "{0}: {2}의 출구인 {1}이(가) 스냅샷에 없어 합계에 없습니다"
        ),
        (
            "{0}: {1} goes out by {2}, which is not modelled, so it is not in the total",
            "{0}: {1}이(가) 모델에 없는 {2}(으)로 나가서 합계에 없습니다"
        ),
    ]
}
