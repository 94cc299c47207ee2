/// The text of a finding about cost or about the way to the internet.
public enum CostFinding: FindingText {
    /// S3 or DynamoDB through NAT; `exists` where an endpoint is there and the route tables in use do not have it.
    case gatewayEndpointMissing(
        service: String, vpc: String, subnets: Int, tables: [String], exists: Bool, isAssumed: Bool)
    case unusedNAT
    /// `cost` is the cross-AZ data transfer of a month, in dollars to the cent.
    case natInOtherAZ(subnets: Int, zones: [String], bothEnds: Bool, cost: String?)
    case singlePointNAT(zone: String, subnets: Int, zones: [String])
    case endpointBelowBreakEven(service: String)
    case endpointPaysOff(service: String, isAssumed: Bool)
    /// `vpc` where its DNS attributes are off, nil where the endpoint's own private DNS is.
    case endpointWithoutPrivateDNS(vpc: String?, service: String)
    case blackholeRoute(destination: String, subnets: Int)
    case unassociatedAddress
    case classicLoadBalancer
    case extendedSupport(version: String, ended: String)
    case publicClusterEndpoint

    public var wording: FindingWording {
        switch self {
        case .gatewayEndpointMissing(let service, let vpc, let subnets, let tables, let exists, let isAssumed):
            Self.gatewayEndpoint(service, vpc, subnets, tables, exists, isAssumed)
        case .unusedNAT:
            FindingWording(
                "unused-nat",
                title: .init(en: "Unused NAT gateway", ko: "사용되지 않는 NAT 게이트웨이"),
                action: .init(en: "Delete the unused NAT gateway", ko: "사용되지 않는 NAT 게이트웨이 삭제"),
                detail: .init(
                    en:
                        "No imported route table has a route to it, but its hours and its public IPv4 address are billed.",
                    ko: "가져온 라우팅 테이블에 이 게이트웨이로 가는 경로가 없는데도 시간 요금과 퍼블릭 IPv4 주소 요금이 부과됩니다."))
        case .natInOtherAZ(let subnets, let zones, let bothEnds, let cost):
            Self.natInOtherAZ(subnets, zones, bothEnds, cost)
        case .singlePointNAT(let zone, let subnets, let zones):
            FindingWording(
                "single-point-nat",
                title: .init(en: "NAT gateway is a single point of failure", ko: "NAT 게이트웨이가 단일 장애 지점임"),
                action: .init(en: "Run a NAT gateway per AZ", ko: "가용 영역별로 NAT 게이트웨이 생성"),
                detail: .init(
                    en:
                        "If \(zone) fails, internet access is also lost for \(subnets, "subnet") in \(zones).",
                    ko: "\(zone) 가용 영역에 장애가 나면 \(zones)의 서브넷 \(subnets)개도 인터넷 연결이 끊깁니다."))
        case .endpointBelowBreakEven(let service):
            FindingWording(
                "endpoint-below-break-even",
                title: .init(
                    en: "Interface endpoint below its break-even", ko: "손익분기점에 못 미치는 인터페이스 엔드포인트"),
                action: .init(
                    en: "Delete the interface endpoint for \(service)", ko: "\(service) 인터페이스 엔드포인트 삭제"),
                detail: .init(
                    en:
                        "Its hours cost more than NAT processing of the same traffic. Keep it if you need private access.",
                    ko: "시간 요금이 같은 트래픽의 NAT 처리 요금보다 비쌉니다. 프라이빗 연결이 필요하다면 그대로 두세요."))
        case .endpointPaysOff(let service, let isAssumed):
            FindingWording(
                "endpoint-pays-off",
                title: .init(
                    en: "Interface endpoint for \(service) pays off",
                    ko: "인터페이스 엔드포인트로 바꾸면 더 저렴한 서비스: \(service)"),
                action: .init(
                    en: "Create an interface endpoint for \(service)", ko: "\(service) 인터페이스 엔드포인트 생성"),
                detail: .init(
                    en:
                        "Its traffic goes through NAT, which costs more than an interface endpoint in each AZ.\(Self.assumed(isAssumed).en)",
                    ko: "트래픽이 NAT를 거치고 있어, 가용 영역마다 인터페이스 엔드포인트를 두는 것보다 비쌉니다.\(Self.assumed(isAssumed).ko)"))
        case .endpointWithoutPrivateDNS(let vpc, let service): Self.withoutPrivateDNS(vpc, service)
        case .blackholeRoute(let destination, let subnets):
            FindingWording(
                "blackhole-route",
                title: .init(en: "Blackhole route", ko: "블랙홀 경로"),
                action: .init(
                    en: "Delete or replace the route for \(destination)", ko: "\(destination) 경로 삭제 또는 교체"),
                detail: .init(
                    en:
                        "The target of the route for \(destination) no longer exists. Subnets explicitly associated with the route table: \(subnets).",
                    ko: "\(destination) 경로의 대상이 더 이상 없습니다. 이 라우팅 테이블에 명시적으로 연결된 서브넷은 \(subnets)개입니다."))
        case .unassociatedAddress:
            FindingWording(
                "unassociated-address",
                title: .init(en: "Unassociated Elastic IP address", ko: "연결되지 않은 탄력적 IP 주소"),
                action: .init(en: "Release the Elastic IP address", ko: "탄력적 IP 주소 릴리스"),
                detail: .init(
                    en:
                        "It is billed per hour even though it is not associated. Release it if you do not need it.",
                    ko: "연결되지 않아도 시간당 과금됩니다. 사용하지 않으면 릴리스하세요."))
        case .classicLoadBalancer:
            FindingWording(
                "classic-load-balancer",
                title: .init(en: "Classic Load Balancer in use", ko: "사용 중인 Classic Load Balancer"),
                action: .init(
                    en: "Migrate to an Application or Network Load Balancer",
                    ko: "Application 또는 Network Load Balancer로 마이그레이션"),
                detail: .init(
                    en:
                        "It supports instance targets only, so kube-proxy may forward a request to another AZ.",
                    ko: "인스턴스 대상만 지원하므로 kube-proxy가 요청을 다른 가용 영역으로 보낼 수 있습니다."))
        case .extendedSupport(let version, let ended):
            FindingWording(
                "extended-support",
                title: .init(
                    en: "Kubernetes version in extended support",
                    ko: "확장 지원(Extended Support) 중인 Kubernetes 버전"),
                action: .init(
                    en: "Upgrade the cluster from Kubernetes \(version)",
                    ko: "클러스터를 Kubernetes \(version)에서 업그레이드"),
                detail: .init(
                    en:
                        "Standard support of Kubernetes \(version) ended on \(ended). Extended support is billed for each hour since.",
                    ko: "Kubernetes \(version)의 표준 지원은 \(ended)에 끝났고, 그 뒤로는 시간당 확장 지원 요금이 부과됩니다."))
        case .publicClusterEndpoint:
            FindingWording(
                "public-cluster-endpoint",
                title: .init(
                    en: "Nodes reach the API server through NAT", ko: "노드가 NAT를 거쳐 API 서버에 접속함"),
                action: .init(
                    en: "Enable private access of the cluster endpoint", ko: "클러스터 엔드포인트의 프라이빗 액세스 활성화"),
                detail: .init(
                    en:
                        "Private access of the cluster endpoint is disabled, so traffic between nodes and the API server is processed by the NAT gateway.",
                    ko: "클러스터 엔드포인트의 프라이빗 액세스가 비활성화되어, 노드와 API 서버 사이의 트래픽을 NAT 게이트웨이가 처리합니다."))
        }
    }
}

extension CostFinding {
    private static func gatewayEndpoint(
        _ service: String, _ vpc: String, _ subnets: Int, _ tables: [String], _ exists: Bool,
        _ isAssumed: Bool
    ) -> FindingWording {
        FindingWording(
            "gateway-endpoint-missing",
            title: exists
                ? .init(
                    en: "\(service) gateway endpoint not on the route tables in use",
                    ko: "사용 중인 라우팅 테이블에 연결되지 않은 \(service) 게이트웨이 엔드포인트")
                : .init(en: "No \(service) gateway endpoint", ko: "\(service) 게이트웨이 엔드포인트 없음"),
            action: exists
                ? .init(
                    en: "Add the \(service) gateway endpoint of VPC \(vpc) to the route tables in use (free)",
                    ko: "\(vpc) VPC의 \(service) 게이트웨이 엔드포인트를 라우팅 테이블에 추가(무료)")
                : .init(
                    en:
                        "Create \(own: service == "S3" ? "an" : "a") \(service) gateway endpoint in VPC \(vpc) (free)",
                    ko: "\(vpc) VPC에 \(service) 게이트웨이 엔드포인트 생성(무료)"),
            detail: .init(
                en:
                    "\(service) traffic of \(subnets, "subnet") behind a NAT gateway (route tables \(tables)) is billed per GB by NAT; a gateway endpoint is free.\(assumed(isAssumed).en)",
                ko:
                    "NAT 게이트웨이를 쓰는 서브넷 \(subnets)개(라우팅 테이블 \(tables))가 NAT를 거쳐 \(service)에 접속해 GB당 요금이 부과됩니다. 게이트웨이 엔드포인트는 무료입니다.\(assumed(isAssumed).ko)"
            ))
    }

    private static func natInOtherAZ(
        _ subnets: Int, _ zones: [String], _ bothEnds: Bool, _ cost: String?
    ) -> FindingWording {
        let dollars: LocalizedText =
            cost.map { .init(en: ": $\(own: $0) per month", ko: ": 월 $\(own: $0)") } ?? .init(en: "", ko: "")
        let ends: LocalizedText =
            bothEnds ? .init(en: "both ends", ko: "양쪽") : .init(en: "one end", ko: "한쪽")
        return FindingWording(
            "nat-in-other-az",
            title: .init(
                en: "Cross-AZ NAT: subnets route to a NAT gateway in another AZ",
                ko: "가용 영역 간 NAT: 다른 가용 영역의 NAT 게이트웨이로 라우팅되는 서브넷"),
            action: .init(en: "Run a NAT gateway per AZ", ko: "가용 영역별로 NAT 게이트웨이 생성"),
            detail: .init(
                en:
                    "A NAT gateway in another AZ serves \(subnets, "subnet") in \(zones). Cross-AZ data transfer is billed at \(ends.en)\(dollars.en).",
                ko:
                    "\(zones)의 서브넷 \(subnets)개가 다른 가용 영역의 NAT 게이트웨이를 사용합니다. 가용 영역 간 데이터 전송 요금이 \(ends.ko)에서 부과됩니다\(dollars.ko)."
            ))
    }

    private static func withoutPrivateDNS(_ vpc: String?, _ service: String) -> FindingWording {
        FindingWording(
            "endpoint-without-private-dns",
            title: .init(en: "Interface endpoint without private DNS", ko: "프라이빗 DNS가 없는 인터페이스 엔드포인트"),
            action: vpc.map {
                .init(
                    en: "Enable DNS support and DNS hostnames in VPC \($0)",
                    ko: "\($0) VPC의 DNS 확인과 DNS 호스트 이름 활성화")
            } ?? .init(en: "Enable private DNS of the endpoint", ko: "엔드포인트의 프라이빗 DNS 활성화"),
            detail: vpc.map { vpc in
                .init(
                    en:
                        "DNS support or DNS hostnames of \(vpc) are disabled, so \(service) resolves to public addresses and its traffic bypasses the endpoint.",
                    ko:
                        "\(vpc)의 DNS 확인 또는 DNS 호스트 이름이 비활성화되어 \(service) 이름이 퍼블릭 주소로 확인되고, 트래픽이 엔드포인트를 거치지 않습니다."
                )
            }
                ?? .init(
                    en:
                        "Private DNS is disabled, so only clients that use the endpoint's own DNS name reach it.",
                    ko: "프라이빗 DNS가 비활성화되어, 엔드포인트의 DNS 이름을 직접 쓰는 클라이언트만 사용합니다."))
    }

    /// The sentence of a finding that rests on an absence which nothing proves.
    private static func assumed(_ isAssumed: Bool) -> LocalizedText {
        guard isAssumed else { return LocalizedText(en: "", ko: "") }
        return LocalizedText(
            en: " It is assumed that there is no endpoint: describe-vpc-endpoints was not imported.",
            ko: " describe-vpc-endpoints를 가져오지 않아 엔드포인트가 없다고 가정했습니다.")
    }
}
