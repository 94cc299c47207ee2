/// The reason why the quantity of something that is billed is unknown, and what would tell.
public enum UsageReason: Sentence {
    /// Traffic that could not be followed.
    case path(PathReason)
    /// A call that an import made in vain, in the words of the import.
    case notRead(String)
    case noTraffic(vpc: String)
    case meterWithoutDestination(gigabytes: String)
    /// The LCUs of a load balancer.
    case capacityUnitsUnknown
    /// The bytes of a Classic Load Balancer.
    case processedBytesUnknown
    case targetTrafficUnknown(loadBalancer: String)
    case loadBalancerNotImported(String, origin: String)
    case loadBalancersShareName(String, count: Int, origin: String)
    case natZonesUnknown
    case spotPrice(count: Int)
    case dedicatedHosts(count: Int)
    case nodeTypeUnknown(node: String)
    case groupTypeUnknown(nodeGroup: String)
    case clusterNotImported(String)
    case versionUnknown(cluster: String)
    case supportDatesUnknown(cluster: String, version: String)
    case natGatewayNotImported(String)
    case endpointNotImported(String)
    case attachmentNotImported(vpc: String, gateway: String)
    case attachmentNotModelled(String, kind: String)
    case endpointWithoutSubnet(String, service: String)

    public var wording: Wording {
        switch self {
        case .path(let why):
            why.wording
        case .notRead(let name):
            Wording("not-read", en: "\(name)", ko: "\(name)")
        case .noTraffic(let vpc):
            Wording(
                "no-traffic",
                en: "traffic of \(vpc) is unknown: import traffic or flow logs",
                ko: "\(vpc)의 트래픽을 알 수 없습니다. 트래픽이나 흐름 로그를 가져오세요")
        case .meterWithoutDestination(let gigabytes):
            Wording(
                "meter-without-destination",
                en:
                    "\(own: gigabytes) GB left through the NAT gateway; CloudWatch does not show how much went to the internet: import flow logs or a traffic table",
                ko: "게이트웨이로 \(own: gigabytes) GB가 나갔으나 그중 인터넷으로 나간 양은 지표로 알 수 없습니다. 흐름 로그나 트래픽 표를 가져오세요")
        case .capacityUnitsUnknown:
            Wording(
                "lcu-unknown",
                en: "LCU usage not imported (run with --with-metrics)",
                ko: "LCU 사용량을 가져오지 않았습니다(--with-metrics로 가져오기)")
        case .processedBytesUnknown:
            Wording(
                "processed-bytes-unknown",
                en: "processed bytes not imported (run with --with-metrics)",
                ko: "처리한 바이트를 가져오지 않았습니다(--with-metrics로 가져오기)")
        case .targetTrafficUnknown(let loadBalancer):
            Wording(
                "target-traffic-unknown",
                en:
                    "traffic to targets in other AZs is unknown: add a row lb:\(loadBalancer),targets to the traffic table",
                ko: "다른 가용 영역의 대상으로 보내는 양을 알 수 없습니다. 트래픽 표에 lb:\(loadBalancer),targets 행을 추가하세요")
        case .loadBalancerNotImported(let name, let origin):
            Wording(
                "load-balancer-not-imported",
                en: "\(origin): load balancer \(name) is not in the snapshot; not in the total",
                ko: "\(origin): 스냅샷에 로드 밸런서 \(name, .subject) 없어 합계에 없습니다")
        case .loadBalancersShareName(let name, let count, let origin):
            Wording(
                "load-balancers-share-name",
                en: "\(origin): \(count) load balancers are named \(name); not in the total",
                ko: "\(origin): 이름이 \(name)인 로드 밸런서가 \(count)개여서 합계에 없습니다")
        case .natZonesUnknown:
            Wording(
                "nat-zones-unknown",
                en: "the AZs of the regional NAT gateway are unknown",
                ko: "서비스하는 가용 영역을 알 수 없습니다")
        case .spotPrice(let count):
            Wording(
                "spot-price",
                en: "\(count, "Spot Instance"): Spot prices are in no price list",
                ko: "스팟 인스턴스 \(count)대: 스팟 가격은 가격표에 없습니다")
        case .dedicatedHosts(let count):
            Wording(
                "dedicated-hosts",
                en: "\(count, "instance") on Dedicated Hosts: the hosts are billed and were not imported",
                ko: "전용 호스트의 인스턴스 \(count)대: 요금은 호스트에 부과되는데 호스트를 가져오지 않았습니다")
        case .nodeTypeUnknown(let node):
            Wording(
                "node-type-unknown",
                en: "node \(node): instance type unknown; not in the total",
                ko: "노드 \(node): 인스턴스 유형을 알 수 없어 합계에 없습니다")
        case .groupTypeUnknown(let nodeGroup):
            Wording(
                "node-group-type-unknown",
                en:
                    "node group \(nodeGroup): its launch template, which sets the instance type, was not imported",
                ko: "노드 그룹 \(nodeGroup): 인스턴스 유형이 가져오지 않은 시작 템플릿에 있습니다")
        case .clusterNotImported(let name):
            Wording(
                "cluster-not-imported",
                en: "\(name): nodes imported but not the cluster: import describe-cluster",
                ko: "\(name): 노드는 가져왔으나 클러스터는 가져오지 않았습니다. describe-cluster를 가져오세요")
        case .versionUnknown(let cluster):
            Wording(
                "version-unknown",
                en: "\(cluster): Kubernetes version unknown; extended support is not in the total",
                ko: "\(cluster): Kubernetes 버전을 알 수 없어 확장 지원 요금이 합계에 없습니다")
        case .supportDatesUnknown(let cluster, let version):
            Wording(
                "support-dates-unknown",
                en: "\(cluster): the support dates of Kubernetes \(version) are not in eks-versions.csv",
                ko: "\(cluster): Kubernetes \(version)의 지원 종료일이 eks-versions.csv에 없습니다")
        case .natGatewayNotImported(let name):
            Wording(
                "nat-gateway-not-imported",
                en: "\(name): target of a route but not imported: import describe-nat-gateways",
                ko: "\(name): 이곳으로 가는 경로가 있으나 가져오지 않았습니다. describe-nat-gateways를 가져오세요")
        case .endpointNotImported(let name):
            Wording(
                "endpoint-not-imported",
                en: "\(name): target of a route but not imported: import describe-vpc-endpoints",
                ko: "\(name): 이곳으로 가는 경로가 있으나 가져오지 않았습니다. describe-vpc-endpoints를 가져오세요")
        case .attachmentNotImported(let vpc, let gateway):
            Wording(
                "attachment-not-imported",
                en:
                    "\(vpc): has a route to \(gateway), whose attachment was not imported: import describe-transit-gateway-attachments",
                ko:
                    "\(vpc): \(gateway, .toward) 가는 경로가 있으나 연결을 가져오지 않았습니다. describe-transit-gateway-attachments를 가져오세요"
            )
        case .attachmentNotModelled(let name, let kind):
            Wording(
                "attachment-not-modelled",
                en: "\(name): \(kind) attachments are not modelled; not in the total",
                ko: "\(name): \(kind) 연결은 모델에서 다루지 않아 합계에 없습니다")
        case .endpointWithoutSubnet(let name, let service):
            Wording(
                "endpoint-without-subnet",
                en: "\(name) (\(service)): subnets unknown; its hours per AZ are not in the total",
                ko: "\(name)(\(service))에 서브넷이 없어 가용 영역별 시간 요금이 합계에 없습니다")
        }
    }
}
