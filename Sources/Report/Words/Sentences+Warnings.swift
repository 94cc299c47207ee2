extension Sentences {
    /// What is not in the total, and why.
    static let warnings: [(en: String, ko: String)] = [
        (
            "no price of {0} in {1}: the line is unpriced and totals are \"at least\"; add it with `ekscost pricing update` or under prices: in ekscost.yaml",
            "{1}의 {0} 단가가 없어 이 항목은 합계에 없고 합계는 최솟값입니다. `ekscost pricing update`로 받거나 ekscost.yaml의 prices:에 추가하십시오"
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
        ("not imported: {0}", "가져오지 못함: {0}"),
    ]
}
