/// The text of a finding about cost or about the way out.
public enum CostFinding: FindingText {
    /// S3 or DynamoDB through NAT; `exists` where an endpoint is there and the tables in use do not have it.
    case gatewayEndpointMissing(
        service: String, subnets: Int, tables: [String], exists: Bool, isAssumed: Bool)
    case unusedNAT
    /// `cost` is what the transfers cost in a month, in dollars to the cent.
    case natInOtherAZ(subnets: Int, zones: [String], bothEnds: Bool, cost: String?)
    case singlePointNAT(zone: String, subnets: Int, zones: [String])
    case endpointBelowBreakEven
    case endpointPaysOff(isAssumed: Bool)
    /// `vpc` where its DNS attributes are off, nil where the endpoint's own private DNS is.
    case endpointWithoutPrivateDNS(vpc: String?, service: String)
    case blackholeRoute(destination: String, subnets: Int)
    case unassociatedAddress
    case classicLoadBalancer
    case extendedSupport(version: String, ended: String)
    case publicClusterEndpoint

    public var wording: FindingWording {
        switch self {
        case .gatewayEndpointMissing(let service, let subnets, let tables, let exists, let isAssumed):
            FindingWording(
                "gateway-endpoint-missing",
                title: exists
                    ? .init(
                        en: "\(service) gateway endpoint not on the route tables in use",
                        ko: "사용 중인 라우팅 테이블에 연결되지 않은 \(service) 게이트웨이 엔드포인트")
                    : .init(en: "No \(service) gateway endpoint", ko: "\(service) 게이트웨이 엔드포인트 없음"),
                detail: .init(
                    en:
                        "\(subnets) subnets behind a NAT gateway (tables \(tables)) reach \(service) through NAT and pay for each GB; a gateway endpoint is free.\(Self.assumed(isAssumed).en)",
                    ko:
                        "NAT 게이트웨이를 쓰는 서브넷 \(subnets)개(라우팅 테이블 \(tables))가 NAT를 거쳐 \(service)에 접속해 GB마다 요금이 부과됩니다. 게이트웨이 엔드포인트는 무료입니다.\(Self.assumed(isAssumed).ko)"
                ))
        case .unusedNAT:
            FindingWording(
                "unused-nat",
                title: .init(en: "NAT gateway that no route uses", ko: "사용되지 않는 NAT 게이트웨이"),
                detail: .init(
                    en:
                        "No route of the imported tables points at it, yet its hours and its public address are billed.",
                    ko: "가져온 라우팅 테이블에 이 게이트웨이를 가리키는 경로가 없는데도 시간 요금과 퍼블릭 주소 요금이 부과됩니다."))
        case .natInOtherAZ(let subnets, let zones, let bothEnds, let cost):
            natInOtherAZ(subnets, zones, bothEnds, cost)
        case .singlePointNAT(let zone, let subnets, let zones):
            FindingWording(
                "single-point-nat",
                title: .init(en: "NAT gateway is a single point of failure", ko: "NAT 게이트웨이가 단일 장애 지점임"),
                detail: .init(
                    en: "If \(zone) is lost, \(subnets) subnets in \(zones) lose the internet with it.",
                    ko: "\(zone) 가용 영역에 장애가 나면 \(zones)의 서브넷 \(subnets)개도 인터넷 연결이 끊깁니다."))
        case .endpointBelowBreakEven:
            FindingWording(
                "endpoint-below-break-even",
                title: .init(
                    en: "Interface endpoint below its break-even", ko: "손익분기점에 못 미치는 인터페이스 엔드포인트"),
                detail: .init(
                    en:
                        "Its zone-hours cost more than the NAT gateway would ask for its traffic. Keep it where it is there for privacy.",
                    ko: "가용 영역별 시간 요금이 같은 트래픽의 NAT 처리 요금보다 비쌉니다. 프라이빗 연결이 필요해 둔 것이라면 그대로 두세요."))
        case .endpointPaysOff(let isAssumed):
            FindingWording(
                "endpoint-pays-off",
                title: .init(
                    en: "Service above the break-even of an interface endpoint",
                    ko: "인터페이스 엔드포인트로 바꾸면 더 저렴한 서비스"),
                detail: .init(
                    en:
                        "Its traffic goes through NAT, where it costs more than an endpoint in each zone would.\(Self.assumed(isAssumed).en)",
                    ko: "트래픽이 NAT를 거치고 있어, 가용 영역마다 엔드포인트를 두는 것보다 비쌉니다.\(Self.assumed(isAssumed).ko)"))
        case .endpointWithoutPrivateDNS(let vpc, let service): endpointWithoutPrivateDNS(vpc, service)
        case .blackholeRoute(let destination, let subnets):
            FindingWording(
                "blackhole-route",
                title: .init(en: "Blackhole route", ko: "블랙홀 경로"),
                detail: .init(
                    en:
                        "The target of its route for \(destination) is gone; \(subnets) subnets use the table.",
                    ko: "\(destination) 경로의 대상이 삭제되었습니다. 서브넷 \(subnets)개가 이 라우팅 테이블을 사용합니다."))
        case .unassociatedAddress:
            FindingWording(
                "unassociated-address",
                title: .init(en: "Public IPv4 address attached to nothing", ko: "연결되지 않은 탄력적 IP 주소"),
                detail: .init(
                    en: "It is billed by the hour all the same; release it if nobody waits for it.",
                    ko: "연결되지 않아도 시간마다 과금됩니다. 사용하지 않으면 릴리스하세요."))
        case .classicLoadBalancer:
            FindingWording(
                "classic-load-balancer",
                title: .init(en: "Classic Load Balancer still in use", ko: "아직 사용 중인 Classic Load Balancer"),
                detail: .init(
                    en:
                        "It works with instance targets alone, so kube-proxy may send a request on to another zone.",
                    ko: "인스턴스 대상만 지원하므로 kube-proxy가 요청을 다른 가용 영역으로 보낼 수 있습니다."))
        case .extendedSupport(let version, let ended):
            FindingWording(
                "extended-support",
                title: .init(
                    en: "Kubernetes version in extended support",
                    ko: "확장 지원(Extended Support) 중인 Kubernetes 버전"),
                detail: .init(
                    en:
                        "Standard support of \(version) ended on \(ended); each hour since costs the surcharge too.",
                    ko: "\(version) 버전의 표준 지원은 \(ended)에 끝났고, 그 뒤로는 시간마다 추가 요금이 부과됩니다."))
        case .publicClusterEndpoint:
            FindingWording(
                "public-cluster-endpoint",
                title: .init(
                    en: "Nodes reach the API server through NAT", ko: "노드가 NAT를 거쳐 API 서버에 접속함"),
                detail: .init(
                    en:
                        "Private access of the cluster's endpoint is off, so what nodes and the API server exchange is processed by the NAT gateway.",
                    ko: "클러스터 엔드포인트의 프라이빗 액세스가 꺼져 있어, 노드와 API 서버 사이의 트래픽을 NAT 게이트웨이가 처리합니다."))
        }
    }
}

extension CostFinding {
    private func natInOtherAZ(
        _ subnets: Int, _ zones: [String], _ bothEnds: Bool, _ cost: String?
    ) -> FindingWording {
        let dollars: LocalizedText =
            cost.map { .init(en: ": $\(own: $0) a month", ko: ": 월 $\(own: $0)") } ?? .init(en: "", ko: "")
        let ends: LocalizedText =
            bothEnds ? .init(en: "both ends", ko: "양쪽") : .init(en: "one end", ko: "한쪽")
        return FindingWording(
            "nat-in-other-az",
            title: .init(
                en: "Default route into another zone's NAT gateway", ko: "다른 가용 영역의 NAT 게이트웨이로 가는 기본 경로"),
            detail: .init(
                en:
                    "\(subnets) subnets in \(zones) go out through a gateway in another zone; each GB crosses zones and is billed at \(ends.en)\(dollars.en).",
                ko:
                    "\(zones)의 서브넷 \(subnets)개가 다른 가용 영역의 게이트웨이로 나갑니다. GB마다 가용 영역 간 데이터 전송 요금이 \(ends.ko)에서 부과됩니다\(dollars.ko)."
            ))
    }

    private func endpointWithoutPrivateDNS(_ vpc: String?, _ service: String) -> FindingWording {
        FindingWording(
            "endpoint-without-private-dns",
            title: .init(
                en: "Interface endpoint that names do not lead to", ko: "프라이빗 DNS가 꺼진 인터페이스 엔드포인트"),
            detail: vpc.map { vpc in
                .init(
                    en:
                        "The DNS flags of \(vpc) are off, so \(service) resolves to public addresses and its traffic goes round the endpoint.",
                    ko: "\(vpc)의 DNS 설정이 꺼져 있어 \(service) 이름이 퍼블릭 주소로 확인되고, 트래픽이 엔드포인트를 거치지 않습니다.")
            }
                ?? .init(
                    en: "Private DNS is off, so only clients that name the endpoint itself use it.",
                    ko: "프라이빗 DNS가 꺼져 있어, 엔드포인트 이름을 직접 쓰는 클라이언트만 사용합니다."))
    }

    /// The sentence of a finding that rests on an absence which nothing proves.
    private static func assumed(_ isAssumed: Bool) -> LocalizedText {
        guard isAssumed else { return LocalizedText(en: "", ko: "") }
        return LocalizedText(
            en: " That there is none is assumed, for no describe-vpc-endpoints was imported.",
            ko: " describe-vpc-endpoints를 가져오지 않아 엔드포인트가 없다고 가정했습니다.")
    }
}
