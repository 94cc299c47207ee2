extension Sentences {
    /// What must be known of the effect of a what-if's changes.
    static let changes: [(en: String, ko: String)] = [
        (
            "{0}: the pool has {1}; this adds {2}",
            "{0}: 노드 풀에는 {1}이(가) 있습니다. 이 변경으로 {2}이(가) 추가됩니다"
        ),
        (
            "{0}: the pool has {1}; this takes away {2}",
            "{0}: 노드 풀에는 {1}이(가) 있습니다. 이 변경으로 {2}이(가) 없어집니다"
        ),
        (
            "{0} changes nothing: every public address {1} is attached to something",
            "{0}: 바뀌는 것이 없습니다. 공인 주소가 모두 연결되어 있습니다({1})"
        ),
        (
            "{0} changes nothing: a route points at every NAT gateway {1}",
            "{0}: 바뀌는 것이 없습니다. 모든 NAT 게이트웨이를 경로가 가리킵니다({1})"
        ),
        (
            "the change cuts off {0}: what went there goes nowhere, and what that cost is no saving",
            "이 변경으로 연결이 끊깁니다({0}). 그곳으로 가던 트래픽은 갈 곳이 없으며, 그 비용이 없어지는 것은 절감이 아닙니다"
        ),
        (
            "the traffic that {0} moves is not all known, so its effect is not either: {1}",
            "{0}이(가) 옮기는 트래픽을 모두 알 수 없어 그 효과도 알 수 없습니다: {1}"
        ),
    ]
}
