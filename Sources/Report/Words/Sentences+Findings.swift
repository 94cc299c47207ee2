extension Sentences {
    /// What findings say.
    static let findings: [(en: String, ko: String)] = [
        (
            "unknown: the book has no price of {0} in {1}",
            "알 수 없음: {1}의 {0} 단가가 가격표에 없습니다"
        ),
        (
            "at least ${0}: the book has no price of {1} in {2}",
            "최소 ${0}: {2}의 {1} 단가가 가격표에 없습니다"
        ),
        ("unknown: {0} of {1} is unknown", "알 수 없음: {1}의 {0} 사용량을 알 수 없습니다"),
        ("at least ${0}: {1} of {2} is unknown", "최소 ${0}: {2}의 {1} 사용량을 알 수 없습니다"),
        ("Kubernetes version in extended support", "연장 지원 중인 Kubernetes 버전"),
        (
            "Standard support of {0} ended on {1}; each hour since costs the surcharge too.",
            "{0} 버전의 표준 지원은 {1}에 끝났고, 그 뒤로는 시간마다 추가 요금이 붙습니다."
        ),
        ("Nodes reach the API server through NAT", "노드가 NAT를 거쳐 API 서버에 접속함"),
        (
            "Private access of the cluster's endpoint is off, so what nodes and the API server exchange is processed by the NAT gateway.",
            "클러스터 엔드포인트의 프라이빗 액세스가 꺼져 있어, 노드와 API 서버 사이의 트래픽을 NAT 게이트웨이가 처리합니다."
        ),
        ("unknown: these bytes are not measured", "알 수 없음: 이 바이트는 측정되지 않았습니다"),
        ("Interface endpoint below its break-even", "손익분기에 못 미치는 인터페이스 엔드포인트"),
        (
            "Its zone-hours cost more than the NAT gateway would ask for its traffic. Keep it where it is there for privacy.",
            "영역별 시간 요금이 같은 트래픽의 NAT 처리 요금보다 비쌉니다. 사설 경로가 필요해 둔 것이라면 그대로 두십시오."
        ),
        ("Service above the break-even of an interface endpoint", "인터페이스 엔드포인트의 손익분기를 넘은 서비스"),
        (
            "Its traffic goes through NAT, where it costs more than an endpoint in each zone would.",
            "트래픽이 NAT를 거치고 있어, 영역마다 엔드포인트를 두는 것보다 비쌉니다."
        ),
        (
            "Its traffic goes through NAT, where it costs more than an endpoint in each zone would. That there is none is assumed, for no describe-vpc-endpoints was imported.",
            "트래픽이 NAT를 거치고 있어, 영역마다 엔드포인트를 두는 것보다 비쌉니다. describe-vpc-endpoints를 가져오지 않아 엔드포인트가 없다고 가정했습니다."
        ),
        ("Interface endpoint that names do not lead to", "이름으로 접속되지 않는 인터페이스 엔드포인트"),
        (
            "The DNS flags of {0} are off, so {1} resolves to public addresses and its traffic goes round the endpoint.",
            "{0}의 DNS 설정이 꺼져 있어 {1} 이름이 퍼블릭 주소로 풀리고, 트래픽이 엔드포인트를 거치지 않습니다."
        ),
        (
            "Private DNS is off, so only clients that name the endpoint itself use it.",
            "프라이빗 DNS가 꺼져 있어, 엔드포인트 이름을 직접 쓰는 클라이언트만 사용합니다."
        ),
        ("unknown: what goes round it is not measured", "알 수 없음: 우회하는 트래픽은 측정되지 않았습니다"),
        ("No {0} gateway endpoint", "{0} 게이트웨이 엔드포인트 없음"),
        ("{0} gateway endpoint not on the route tables in use", "사용 중인 라우팅 테이블에 연결되지 않은 {0} 게이트웨이 엔드포인트"),
        (
            "{0} subnets behind a NAT gateway (tables {1}) reach {2} through NAT and pay for each GB; a gateway endpoint is free.",
            "NAT 게이트웨이 뒤의 서브넷 {0}개(라우팅 테이블 {1})가 NAT를 거쳐 {2}에 접속하며 GB마다 요금을 냅니다. 게이트웨이 엔드포인트는 무료입니다."
        ),
        (
            "{0} subnets behind a NAT gateway (tables {1}) reach {2} through NAT and pay for each GB; a gateway endpoint is free. That there is none is assumed, for no describe-vpc-endpoints was imported.",
            "NAT 게이트웨이 뒤의 서브넷 {0}개(라우팅 테이블 {1})가 NAT를 거쳐 {2}에 접속하며 GB마다 요금을 냅니다. 게이트웨이 엔드포인트는 무료입니다. describe-vpc-endpoints를 가져오지 않아 엔드포인트가 없다고 가정했습니다."
        ),
        (
            "unknown: import traffic, or measure the {0} bytes in flow logs",
            "알 수 없음: 트래픽을 가져오거나 흐름 로그에서 {0} 바이트를 측정하십시오"
        ),
        ("NAT gateway that no route uses", "어떤 경로도 쓰지 않는 NAT 게이트웨이"),
        (
            "No route of the imported tables points at it, yet its hours and its public address are billed.",
            "가져온 라우팅 테이블 가운데 이것을 가리키는 경로가 없는데도 시간 요금과 퍼블릭 주소 요금이 나옵니다."
        ),
        ("Default route into another zone's NAT gateway", "다른 가용 영역의 NAT 게이트웨이로 가는 기본 경로"),
        (
            "{0} subnets in {1} go out through a gateway in another zone; each GB crosses zones and is billed at both ends: ${2} a month.",
            "{1}의 서브넷 {0}개가 다른 영역의 게이트웨이로 나갑니다. GB마다 영역을 넘으며 양쪽에서 과금됩니다: 월 ${2}."
        ),
        (
            "{0} subnets in {1} go out through a gateway in another zone; each GB crosses zones and is billed at one end: ${2} a month.",
            "{1}의 서브넷 {0}개가 다른 영역의 게이트웨이로 나갑니다. GB마다 영역을 넘으며 한쪽에서 과금됩니다: 월 ${2}."
        ),
        (
            "{0} subnets in {1} go out through a gateway in another zone; each GB crosses zones and is billed at both ends.",
            "{1}의 서브넷 {0}개가 다른 영역의 게이트웨이로 나갑니다. GB마다 영역을 넘으며 양쪽에서 과금됩니다."
        ),
        (
            "{0} subnets in {1} go out through a gateway in another zone; each GB crosses zones and is billed at one end.",
            "{1}의 서브넷 {0}개가 다른 영역의 게이트웨이로 나갑니다. GB마다 영역을 넘으며 한쪽에서 과금됩니다."
        ),
        (
            "at this traffic a gateway a zone would cost more than the transfers",
            "이 트래픽에서는 영역마다 게이트웨이를 두는 것이 전송 요금보다 비쌉니다"
        ),
        ("by --nat-per-az, its added hours taken off", "--nat-per-az 기준, 늘어나는 시간 요금을 뺀 값"),
        ("unknown without traffic: see the break-even", "트래픽이 없어 알 수 없음: 손익분기를 보십시오"),
        ("NAT gateway is a single point of failure", "NAT 게이트웨이가 단일 장애 지점임"),
        (
            "If {0} is lost, {1} subnets in {2} lose the internet with it.",
            "{0} 영역에 장애가 나면 {2}의 서브넷 {1}개도 인터넷이 끊깁니다."
        ),
        ("a risk, not a saving", "절감이 아니라 위험입니다"),
        ("Blackhole route", "블랙홀 경로"),
        (
            "The target of its route for {0} is gone; {1} subnets use the table.",
            "{0} 경로의 대상이 사라졌습니다. 서브넷 {1}개가 이 라우팅 테이블을 씁니다."
        ),
        ("a fault, not a saving", "절감이 아니라 결함입니다"),
        ("Public IPv4 address attached to nothing", "어디에도 연결되지 않은 퍼블릭 IPv4 주소"),
        (
            "It is billed by the hour all the same; release it if nobody waits for it.",
            "연결되지 않아도 시간마다 과금됩니다. 쓸 사람이 없으면 반납하십시오."
        ),
        ("Classic Load Balancer still in use", "아직 쓰이고 있는 Classic Load Balancer"),
        (
            "It works with instance targets alone, so kube-proxy may send a request on to another zone.",
            "인스턴스 대상만 지원하므로 kube-proxy가 요청을 다른 영역으로 보낼 수 있습니다."
        ),
        ("unknown: it depends on the requests", "알 수 없음: 요청에 따라 다릅니다"),
    ]
}
