/// The reason why traffic cannot be followed, or goes nowhere.
public enum PathReason: Sentence {
    case sourceNotImported
    case resourceNotImported(String)
    case noTransitGatewayAttachment(vpc: String)
    case targetsOfNoLoadBalancer
    case severalEndpointKinds(vpc: String)
    case endpointAccessUnknown(cluster: String)
    case clusterZonesUnknown(cluster: String)
    case zoneUnknown(subnet: String)
    case noIPv4Block(subnet: String)
    case ownVPC(String)
    case noBlock(vpc: String)
    case noRoute(table: String, block: String)
    case blackhole(table: String, block: String)
    case noSubnetHolds(block: String)
    case peerZoneUnknown(peering: String)
    case sharedZoneUnknown(subnet: String, other: String)
    case noRouteTable(subnet: String)
    case noDefaultRoute(table: String, subnet: String)
    case blackholeDefault(table: String)
    case loops(subnet: String)
    case gatewayNotImported(String, subnet: String)
    case appliance(String, subnet: String)
    case targetNotModelled(String, subnet: String)
    case beyondPrivateNAT(gateway: String)
    case blackholeBehindNAT(subnet: String, gateway: String)
    case privateNATAtInternet(gateway: String)
    case noFirewallEndpoint(String, subnet: String)
    case noExit(gateway: String, subnet: String)
    case severalExits(gateway: String, subnet: String)
    case exitUnknown(vpc: String, gateway: String)

    public var wording: Wording {
        switch self {
        case .sourceNotImported:
            Wording("source-not-imported", en: "its source is not in the snapshot", ko: "출발지가 스냅샷에 없습니다")
        case .resourceNotImported(let name):
            Wording(
                "resource-not-imported",
                en: "\(name) is not in the snapshot",
                ko: "\(name, .subject) 스냅샷에 없습니다")
        case .noTransitGatewayAttachment(let vpc):
            Wording(
                "no-transit-gateway-attachment",
                en: "\(vpc) has no transit gateway attachment in the snapshot",
                ko: "스냅샷에 \(vpc)의 Transit Gateway 연결이 없습니다")
        case .targetsOfNoLoadBalancer:
            Wording(
                "targets-without-load-balancer",
                en: "`targets` is a destination of load balancers only",
                ko: "targets는 로드 밸런서에만 쓸 수 있습니다")
        case .severalEndpointKinds(let vpc):
            Wording(
                "cluster-endpoints-differ",
                en: "the clusters in \(vpc) differ in endpoint access, or it is unknown",
                ko: "\(vpc)에 있는 클러스터들의 엔드포인트 액세스 설정이 서로 다르거나 알 수 없습니다")
        case .endpointAccessUnknown(let cluster):
            Wording(
                "cluster-endpoint-unknown",
                en: "endpoint access of \(cluster) is unknown: import describe-cluster",
                ko: "\(cluster)에 프라이빗 엔드포인트가 있는지 알 수 없습니다. describe-cluster를 가져오세요")
        case .clusterZonesUnknown(let cluster):
            Wording(
                "cluster-zones-unknown",
                en: "the AZs of the subnets of \(cluster) are unknown",
                ko: "\(cluster) 서브넷의 가용 영역을 알 수 없습니다")
        case .zoneUnknown(let subnet):
            Wording("zone-unknown", en: "the AZ of \(subnet) is unknown", ko: "\(subnet)의 가용 영역을 알 수 없습니다")
        case .noIPv4Block(let subnet):
            Wording(
                "no-ipv4-block",
                en: "\(subnet) has no IPv4 block to route to",
                ko: "\(subnet)에 라우팅할 IPv4 블록이 없습니다")
        case .ownVPC(let name):
            Wording(
                "own-vpc",
                en: "\(name) is the VPC of the source: use a subnet or an AZ as destination",
                ko: "\(name, .topic) 출발지와 같은 VPC입니다. 서브넷이나 가용 영역을 지정하세요")
        case .noBlock(let vpc):
            Wording(
                "vpc-block-unknown",
                en: "the snapshot has no CIDR block of \(vpc)",
                ko: "스냅샷에 \(vpc)의 CIDR 블록이 없습니다")
        case .noRoute(let table, let block):
            Wording(
                "no-route",
                en: "\(table) has no route to \(block)",
                ko: "\(table)에 \(block)에 해당하는 경로가 없습니다")
        case .blackhole(let table, let block):
            Wording(
                "blackhole-route",
                en: "the route of \(table) to \(block) is a blackhole",
                ko: "\(table)의 \(block) 경로가 블랙홀 상태입니다")
        case .noSubnetHolds(let block):
            Wording(
                "no-subnet-holds-block",
                en: "no single subnet contains \(block)",
                ko: "\(block, .object) 모두 포함하는 서브넷이 없습니다")
        case .peerZoneUnknown(let peering):
            Wording(
                "peer-zone-unknown",
                en: "the AZ at the other end of \(peering) is unknown: use a subnet there as destination",
                ko: "\(peering) 반대편의 가용 영역을 알 수 없습니다. 목적지로 그쪽 서브넷을 지정하세요")
        case .sharedZoneUnknown(let subnet, let other):
            Wording(
                "shared-zone-unknown",
                en:
                    "whether \(subnet) and \(other) are in the same AZ is unknown: AZ names differ between accounts, and an AZ ID is missing",
                ko:
                    "\(subnet, .with) \(other, .subject) 같은 가용 영역에 있는지 알 수 없습니다. 계정마다 가용 영역 이름이 다른데 AZ ID가 없습니다"
            )
        case .noRouteTable(let subnet):
            Wording(
                "no-route-table",
                en: "\(subnet) has no route table in the snapshot: import describe-route-tables",
                ko: "스냅샷에 \(subnet)의 라우팅 테이블이 없습니다. describe-route-tables를 가져오세요")
        case .noDefaultRoute(let table, let subnet):
            Wording(
                "no-default-route",
                en: "\(table) of \(subnet) has no default route",
                ko: "\(subnet)의 라우팅 테이블 \(table)에 기본 경로가 없습니다")
        case .blackholeDefault(let table):
            Wording(
                "blackhole-default-route",
                en: "the default route of \(table) is a blackhole",
                ko: "\(table)의 기본 경로가 블랙홀 상태입니다")
        case .loops(let subnet):
            Wording(
                "route-loop",
                en: "the route out of \(subnet) leads back to it",
                ko: "밖으로 나가는 경로가 \(subnet, .toward) 되돌아옵니다")
        case .gatewayNotImported(let name, let subnet):
            Wording(
                "gateway-not-imported",
                en: "\(name), the target of the default route of \(subnet), is not in the snapshot",
                ko: "\(subnet)의 기본 경로 대상인 \(name, .subject) 스냅샷에 없습니다")
        case .appliance(let name, let subnet):
            Wording(
                "appliance-in-path",
                en: "traffic of \(subnet) leaves through \(name): the cross-AZ traffic to it is unknown",
                ko: "\(subnet)의 트래픽이 \(name, .object) 거쳐 나갑니다. 다른 가용 영역에서 이곳으로 오는 양은 알 수 없습니다")
        case .targetNotModelled(let name, let subnet):
            Wording(
                "route-target-not-modelled",
                en: "\(subnet) routes to \(name), which is not modelled",
                ko: "\(subnet)의 트래픽이 나가는 \(name, .topic) 모델에서 다루지 않습니다")
        case .beyondPrivateNAT(let gateway):
            Wording(
                "private-nat-target-unknown",
                en: "the next hop of the private NAT gateway \(gateway) is not in the snapshot",
                ko: "프라이빗 NAT 게이트웨이 \(gateway, .subject) 트래픽을 보내는 곳이 스냅샷에 없습니다")
        case .blackholeBehindNAT(let subnet, let gateway):
            Wording(
                "blackhole-behind-nat",
                en: "the default route of \(subnet), the subnet of \(gateway), is a blackhole",
                ko: "\(gateway, .subject) 있는 \(subnet)의 기본 경로가 블랙홀 상태입니다")
        case .privateNATAtInternet(let gateway):
            Wording(
                "private-nat-without-public-ip",
                en: "\(gateway) is a private NAT gateway without a public address",
                ko: "\(gateway, .topic) 프라이빗 NAT 게이트웨이여서 인터넷으로 나갈 퍼블릭 주소가 없습니다")
        case .noFirewallEndpoint(let name, let subnet):
            Wording(
                "firewall-endpoint-not-imported",
                en:
                    "\(name), the target of the default route of \(subnet), is not a Gateway Load Balancer endpoint in the snapshot",
                ko: "\(subnet)의 기본 경로 대상인 \(name, .topic) 스냅샷에 있는 Gateway Load Balancer 엔드포인트가 아닙니다")
        case .noExit(let gateway, let subnet):
            Wording(
                "no-exit-behind-transit-gateway",
                en:
                    "no VPC with internet access is known behind \(gateway), the target of the default route of \(subnet)",
                ko: "\(subnet)의 출구인 \(gateway) 뒤에 인터넷으로 나가는 VPC가 스냅샷에 없습니다")
        case .severalExits(let gateway, let subnet):
            Wording(
                "several-exits-behind-transit-gateway",
                en:
                    "several VPCs with internet access are known behind \(gateway), the target of the default route of \(subnet)",
                ko: "\(subnet)의 출구인 \(gateway) 뒤에 인터넷으로 나가는 VPC가 스냅샷에 둘 이상 있습니다")
        case .exitUnknown(let vpc, let gateway):
            Wording(
                "exit-unknown",
                en: "the route of \(vpc) to the internet behind \(gateway) is unknown",
                ko: "\(gateway) 뒤에 있는 \(vpc)의 출구를 알 수 없습니다")
        }
    }
}
