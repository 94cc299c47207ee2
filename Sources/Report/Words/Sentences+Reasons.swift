extension Sentences {
    /// Reasons why traffic could not be followed.
    static let reasons: [(en: String, ko: String)] = [
        (
            "{0} GB left through the gateway, and a meter does not tell how much of it to the internet: import flow logs or a traffic table",
            "{0} GB가 게이트웨이를 나갔고, 그중 인터넷으로 나간 양은 지표로 알 수 없습니다. 흐름 로그나 트래픽 표를 가져오십시오"
        ),
        ("its source is not in the snapshot", "출발지가 스냅샷에 없습니다"),
        (
            "{0} is private and has no public address to go out with",
            "{0}은(는) 프라이빗 게이트웨이여서 밖으로 나갈 퍼블릭 주소가 없습니다"
        ),
        (
            "{0} is the source's own VPC: name a subnet or a zone",
            "{0}은(는) 출발지와 같은 VPC입니다. 서브넷이나 영역을 적으십시오"
        ),
        (
            "{0}, the way out of {1}, is no firewall's endpoint in the snapshot",
            "{1}의 출구인 {0}은(는) 스냅샷에 있는 방화벽 엔드포인트가 아닙니다"
        ),
        ("{0}, the way out of {1}, is not in the snapshot", "{1}의 출구인 {0}이(가) 스냅샷에 없습니다"),
        ("{0} goes out by {1}, which is not modelled", "{0}은(는) 모델에 없는 {1}(으)로 나갑니다"),
        (
            "{0} has no route table in the snapshot: import describe-route-tables",
            "스냅샷에 {0}의 라우팅 테이블이 없습니다. describe-route-tables를 가져오십시오"
        ),
        ("{0} has no transit gateway attachment in the snapshot", "스냅샷에 {0}의 Transit Gateway 연결이 없습니다"),
        ("{0} drops {1}: its route is a blackhole", "{0}의 {1} 경로가 블랙홀입니다"),
        ("{0} of {1} has no default route", "{1}의 {0}에 기본 경로가 없습니다"),
        ("{0} has no IPv4 block to route to", "{0}에 라우팅할 IPv4 블록이 없습니다"),
        (
            "behind {0}, the way out of {1}, the snapshot has no VPC with a way out",
            "{1}의 출구인 {0} 뒤로, 밖으로 나가는 VPC가 스냅샷에 없습니다"
        ),
        (
            "behind {0}, the way out of {1}, the snapshot has more than one VPC with a way out",
            "{1}의 출구인 {0} 뒤로, 밖으로 나가는 VPC가 스냅샷에 둘 이상 있습니다"
        ),
        ("no block of {0} is in the snapshot", "스냅샷에 {0}의 CIDR 블록이 없습니다"),
        ("no route of {0} matches {1}", "{0}에 {1}와(과) 맞는 경로가 없습니다"),
        ("no single kind of cluster endpoint is known in {0}", "{0}의 클러스터 엔드포인트 종류가 하나가 아닙니다"),
        ("no single subnet holds {0}", "{0}을(를) 담는 서브넷이 하나가 아닙니다"),
        ("only a load balancer has targets", "targets는 로드 밸런서에만 쓸 수 있습니다"),
        ("the default route of {0}, where {1} stands, is a blackhole", "{1}이(가) 있는 {0}의 기본 경로가 블랙홀입니다"),
        ("the default route of {0} is a blackhole", "{0}의 기본 경로가 블랙홀입니다"),
        ("the way out comes back to {0}", "출구가 {0}(으)로 되돌아옵니다"),
        ("the way out of {0} behind {1} is unknown", "{1} 뒤에 있는 {0}의 출구를 알 수 없습니다"),
        (
            "the zone at the other end of {0} is unknown: name a subnet there as destination",
            "{0} 반대편의 영역을 알 수 없습니다. 목적지로 그쪽 서브넷을 적으십시오"
        ),
        ("the zone of {0} is unknown", "{0}의 영역을 알 수 없습니다"),
        ("the zones of {0}'s subnets are unknown", "{0} 서브넷의 영역을 알 수 없습니다"),
        ("where the private {0} sends on is not in the snapshot", "프라이빗 게이트웨이 {0}이(가) 보내는 곳이 스냅샷에 없습니다"),
        (
            "whether {0} has a private endpoint is unknown: import describe-cluster",
            "{0}에 프라이빗 엔드포인트가 있는지 알 수 없습니다. describe-cluster를 가져오십시오"
        ),
        (
            "whether {0} and {1} are in one zone is unknown: their accounts name zones each in its own way, and a zone id is missing",
            "{0}와(과) {1}이(가) 같은 영역에 있는지 알 수 없습니다. 계정마다 영역 이름이 다른데 영역 ID가 없습니다"
        ),
        (
            "{0} stands in the way out of {1}: what reaches it from other zones is unknown",
            "{1}의 출구에 {0}이(가) 있습니다. 다른 영역에서 오는 양은 알 수 없습니다"
        ),
        ("{0} is not in the snapshot", "{0}이(가) 스냅샷에 없습니다"),
    ]
}
