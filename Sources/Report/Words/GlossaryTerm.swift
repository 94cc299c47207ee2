import Words

/// Terms of the report and their meaning.
enum GlossaryTerm: Said, CaseIterable {
    case gigabyte, natGateway, regionalNAT, crossAZ, gatewayEndpoint, interfaceEndpoint, lcu, publicIPv4,
        extendedSupport, basisMeasured, basisMetered, basisConfigured, basisAssumed, breakEven, atLeast

    /// The term as the rest of the report has it.
    var term: (en: String, ko: String) {
        switch self {
        case .gigabyte: ("GB", "GB")
        case .natGateway: ("NAT gateway", "NAT 게이트웨이")
        case .regionalNAT: ("Regional NAT gateway", "리전 NAT 게이트웨이")
        case .crossAZ: ("Cross-AZ data transfer", "가용 영역 간 데이터 전송")
        case .gatewayEndpoint: ("Gateway endpoint", "게이트웨이 엔드포인트")
        case .interfaceEndpoint: ("Interface endpoint", "인터페이스 엔드포인트")
        case .lcu: ("LCU", "LCU")
        case .publicIPv4: ("Public IPv4", "퍼블릭 IPv4")
        case .extendedSupport: ("Extended support", "확장 지원(Extended Support)")
        case .basisMeasured: ("measured", "실측")
        case .basisMetered: ("metered", "지표")
        case .basisConfigured: ("configured", "설정")
        case .basisAssumed: ("assumed", "가정")
        case .breakEven: ("Break-even", "손익분기점")
        case .atLeast: ("at least", "최소")
        }
    }

    var said: (en: String, ko: String) {
        switch self {
        case .gigabyte: ("2^30 bytes, the unit that AWS bills.", "2^30바이트. AWS의 과금 단위입니다.")
        case .natGateway:
            (
                "Lets private subnets reach the internet. Billed per hour and per GB processed, in either direction.",
                "프라이빗 서브넷을 인터넷에 연결하는 게이트웨이. 시간당, 그리고 양방향 처리 GB당 과금됩니다."
            )
        case .regionalNAT:
            (
                "A NAT gateway that spans several AZs and is billed for each of them.",
                "여러 가용 영역에 걸쳐 동작하며 가용 영역마다 과금되는 NAT 게이트웨이."
            )
        case .crossAZ:
            (
                "Data transfer between two Availability Zones of a region. Billed at both ends.",
                "같은 리전의 두 가용 영역 사이의 데이터 전송. 양쪽에서 과금됩니다."
            )
        case .gatewayEndpoint:
            (
                "A free route to S3 or DynamoDB in the route table.",
                "라우팅 테이블을 통해 S3나 DynamoDB에 무료로 접속하는 엔드포인트."
            )
        case .interfaceEndpoint:
            (
                "Private access to an AWS service. Billed per hour in each AZ and per GB.",
                "AWS 서비스에 프라이빗으로 접속하는 엔드포인트. 가용 영역별 시간당, 그리고 GB당 과금됩니다."
            )
        case .lcu:
            (
                "Load balancer capacity unit: connections, bytes and rule evaluations, billed beside the hours.",
                "로드 밸런서 용량 단위. 시간 요금 외에 연결, 바이트, 규칙 평가에 따라 과금됩니다."
            )
        case .publicIPv4:
            (
                "A public IPv4 address, billed per hour whether in use or idle.",
                "퍼블릭 IPv4 주소. 사용 여부와 관계없이 시간당 과금됩니다."
            )
        case .extendedSupport:
            (
                "Paid support of a Kubernetes version after its standard support ended.",
                "표준 지원이 끝난 Kubernetes 버전에 추가 요금이 부과되는 지원."
            )
        case .basisMeasured: ("From flow logs.", "흐름 로그에서 얻은 값.")
        case .basisMetered: ("From CloudWatch or a bill.", "CloudWatch 지표나 청구서에서 얻은 값.")
        case .basisConfigured: ("From the configuration of a resource.", "리소스 설정에서 얻은 값.")
        case .basisAssumed: ("From a profile, a default or an estimate.", "프로필, 기본값, 추정에서 얻은 값.")
        case .breakEven: ("The usage at which two options cost the same.", "두 방식의 비용이 같아지는 사용량.")
        case .atLeast:
            ("A part is unknown: the actual total is higher.", "알 수 없는 부분이 있어 실제 합계는 더 큽니다.")
        }
    }
}
