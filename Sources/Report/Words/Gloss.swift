/// The meanings of the report's words.
enum Gloss: Said, CaseIterable {
    case gigabyte, natGateway, regionalNAT, crossAZ, gatewayEndpoint, interfaceEndpoint, lcu, publicIPv4,
        extendedSupport, basisMeasured, basisMetered, basisConfigured, basisAssumed, breakEven, atLeast

    /// The word itself, the same in every language.
    var term: String {
        switch self {
        case .gigabyte: "GB"
        case .natGateway: "NAT gateway"
        case .regionalNAT: "Regional NAT gateway"
        case .crossAZ: "cross-az"
        case .gatewayEndpoint: "Gateway endpoint"
        case .interfaceEndpoint: "Interface endpoint"
        case .lcu: "LCU"
        case .publicIPv4: "public-ipv4"
        case .extendedSupport: "Extended support"
        case .basisMeasured: "measured"
        case .basisMetered: "metered"
        case .basisConfigured: "configured"
        case .basisAssumed: "assumed"
        case .breakEven: "Break-even"
        case .atLeast: "at least"
        }
    }

    var said: (en: String, ko: String) {
        switch self {
        case .gigabyte: ("2^30 bytes, the GB that AWS bills.", "2^30바이트. AWS가 과금에 쓰는 GB입니다.")
        case .natGateway:
            (
                "Translates private addresses for the way out. Billed by the hour and for each GB in either direction.",
                "사설 주소를 변환해 밖으로 내보내는 게이트웨이. 시간과 양방향 GB마다 과금됩니다."
            )
        case .regionalNAT:
            (
                "A NAT gateway that serves several zones and is billed for each.",
                "여러 가용 영역에 걸쳐 동작하며 영역마다 과금되는 NAT 게이트웨이."
            )
        case .crossAZ:
            (
                "A transfer between two zones of a region. Each end is billed.",
                "같은 리전의 두 가용 영역 사이 전송. 보내는 쪽과 받는 쪽 모두 과금됩니다."
            )
        case .gatewayEndpoint:
            (
                "A free way to S3 or DynamoDB by the route table.",
                "라우팅 테이블을 통해 S3나 DynamoDB로 가는 무료 경로."
            )
        case .interfaceEndpoint:
            (
                "A private way to an AWS service. Billed by the zone-hour and the GB.",
                "AWS 서비스로 가는 사설 경로. 영역별 시간과 GB마다 과금됩니다."
            )
        case .lcu:
            (
                "What a load balancer is billed by beside its hours: connections, bytes and rules.",
                "로드 밸런서가 시간 외에 과금되는 단위: 연결, 바이트, 규칙."
            )
        case .publicIPv4:
            (
                "A public IPv4 address, billed by the hour in use or idle.",
                "퍼블릭 IPv4 주소. 사용 여부와 관계없이 시간마다 과금됩니다."
            )
        case .extendedSupport:
            (
                "The dearer support of a Kubernetes version past its standard support.",
                "표준 지원이 끝난 Kubernetes 버전에 붙는 추가 요금 지원."
            )
        case .basisMeasured: ("Read from flow logs.", "흐름 로그에서 읽은 값.")
        case .basisMetered: ("Read from CloudWatch or a bill.", "CloudWatch나 청구서에서 읽은 값.")
        case .basisConfigured: ("Read from a resource's configuration.", "리소스 구성에서 읽은 값.")
        case .basisAssumed: ("Taken from a profile, a default or an estimate.", "프로필, 기본값, 추정에서 가져온 값.")
        case .breakEven: ("The quantity at which two ways cost the same.", "두 방식의 비용이 같아지는 사용량.")
        case .atLeast: ("A part is unknown, so the true total is higher.", "알 수 없는 부분이 있어 실제 합계는 더 큽니다.")
        }
    }
}
