/// Something that was taken for granted, because no input says it.
public enum Assumption: Sentence {
    case standardMonth(hours: String)
    case monthsOwnHours(String)
    case gigabytes
    case listPrices
    case discountedListPrices
    case billedAtBothEnds
    case billedAtOneEnd
    case accountEgress(gigabytes: String)
    case controlPlaneTrafficUnknown
    case oneAddressPerZone(loadBalancer: String)
    case noEndpoints
    case trafficAsImported
    case controlPlaneSpreadsEvenly(cluster: String)
    case returnFromRegion(String)
    case returnOverTransitGateway
    case loadBalancerSpreadsEvenly(String)
    case desiredSizeSpreadEvenly(nodeGroup: String, size: Int)
    case zoneSpreadEvenly(origin: String, zone: String)
    case zoneSpreadByNodes(origin: String, zone: String)
    case workloadUnknown(origin: String, workload: String)
    case workloadSpreadByPods(origin: String, workload: String)
    /// The bytes of a NAT gateway's meter, shared out among the subnets behind it.
    case meterApportioned(gateway: String, month: String?, MeterSharing)

    public var wording: Wording {
        switch self {
        case .standardMonth(let hours):
            Wording(
                "standard-month",
                en: "Standard month of \(own: hours) hours.",
                ko: "표준 월 \(own: hours)시간으로 계산했습니다.")
        case .monthsOwnHours(let name):
            Wording(
                "months-own-hours",
                en: "Actual hours of the month: \(own: name).",
                ko: "해당 월의 실제 시간인 \(own: name)시간으로 계산했습니다.")
        case .gigabytes:
            Wording(
                "binary-gigabytes",
                en: "1 GB is 2^30 bytes, as billed by AWS.",
                ko: "1 GB는 AWS 과금 기준인 2^30바이트입니다.")
        case .listPrices:
            Wording(
                "list-prices",
                en: "On-demand list prices, without Savings Plans, Reserved Instances, credits and tax.",
                ko: "온디맨드 정가 기준이며 Savings Plans, 예약 인스턴스, 크레딧, 세금은 포함하지 않습니다.")
        case .discountedListPrices:
            Wording(
                "discounted-list-prices",
                en:
                    "On-demand list prices less the discounts in ekscost.yaml, without Savings Plans, Reserved Instances, credits and tax.",
                ko: "온디맨드 정가에 ekscost.yaml의 할인을 적용했으며 Savings Plans, 예약 인스턴스, 크레딧, 세금은 포함하지 않습니다.")
        case .billedAtBothEnds:
            Wording(
                "cross-az-both-ends",
                en: "Cross-AZ data transfer is billed at both ends.",
                ko: "가용 영역 간 데이터 전송은 양쪽에서 과금됩니다.")
        case .billedAtOneEnd:
            Wording(
                "cross-az-one-end",
                en: "Cross-AZ data transfer is billed at the subnet's end only (billed_sides: one).",
                ko: "가용 영역 간 데이터 전송은 서브넷 쪽에서만 과금됩니다(billed_sides: one).")
        case .accountEgress(let gigabytes):
            Wording(
                "account-egress",
                en: "Other internet egress of the account: \(own: gigabytes) GB.",
                ko: "계정이 다른 곳에서 이미 인터넷으로 \(own: gigabytes) GB를 보냅니다.")
        case .controlPlaneTrafficUnknown:
            Wording(
                "control-plane-traffic-unknown",
                en: "Traffic between the EKS control plane and the nodes is unknown and not in the total.",
                ko: "EKS 컨트롤 플레인과 노드 사이의 트래픽은 알 수 없어 합계에 없습니다.")
        case .oneAddressPerZone(let loadBalancer):
            Wording(
                "one-address-per-az",
                en:
                    "\(loadBalancer): one public IPv4 address per AZ, because its network interfaces were not imported.",
                ko: "\(loadBalancer): 네트워크 인터페이스를 가져오지 않아 가용 영역마다 퍼블릭 주소 하나로 보았습니다.")
        case .noEndpoints:
            Wording(
                "no-endpoints",
                en:
                    "describe-vpc-endpoints was not imported: AWS services are assumed to be reached through NAT, without VPC endpoints.",
                ko: "describe-vpc-endpoints를 가져오지 않았습니다. VPC 엔드포인트가 없다고 보고, AWS 서비스에는 NAT를 거쳐 접속한다고 가정했습니다.")
        case .trafficAsImported:
            Wording(
                "traffic-as-imported",
                en: "Only imported traffic is counted; other traffic is taken as zero.",
                ko: "트래픽은 가져온 행에 있는 것만 계산했고, 빠진 것은 없는 것으로 보았습니다.")
        case .controlPlaneSpreadsEvenly(let cluster):
            Wording(
                "control-plane-even",
                en:
                    "\(cluster): control plane traffic is spread evenly over the AZs of its subnets; EKS pays its own end of a transfer.",
                ko: "\(cluster): 컨트롤 플레인이 서브넷의 가용 영역에서 고르게 응답한다고 보았습니다. 전송 요금의 한쪽은 EKS가 부담합니다.")
        case .returnFromRegion(let name):
            Wording(
                "return-from-region",
                en: "Traffic back from \(name) is billed to the sender there and is not included.",
                ko: "\(name)에서 돌아오는 트래픽은 그쪽 송신자에게 과금되어 여기에 없습니다.")
        case .returnOverTransitGateway:
            Wording(
                "return-over-transit-gateway",
                en:
                    "Traffic back over a transit gateway is billed to its sender: it is included where the far VPC is in the snapshot.",
                ko: "Transit Gateway로 돌아오는 트래픽은 송신자에게 과금됩니다. 반대편 VPC가 스냅샷에 있을 때만 여기에 있습니다.")
        case .loadBalancerSpreadsEvenly(let name):
            Wording(
                "load-balancer-even",
                en:
                    "\(name): clients are spread evenly over its AZs, targets are distributed like the nodes, and kube-proxy sends to any of them.",
                ko: "\(name): 클라이언트는 가용 영역에 고르게 오고, 대상은 노드와 같은 비율로 있으며, kube-proxy는 그중 아무 곳으로나 보낸다고 보았습니다.")
        case .desiredSizeSpreadEvenly(let nodeGroup, let size):
            Wording(
                "desired-size-even",
                en:
                    "Node group \(nodeGroup): nodes not imported; its desired size of \(size) is spread evenly over its AZs.",
                ko: "노드 그룹 \(nodeGroup): 노드를 가져오지 않아 원하는 크기 \(size)대를 가용 영역에 고르게 나누었습니다.")
        case .zoneSpreadEvenly(let origin, let zone):
            Wording(
                "az-spread-evenly",
                en: "\(origin): traffic of \(zone) is spread evenly over its subnets",
                ko: "\(origin): \(zone)의 트래픽을 서브넷에 고르게 나누었습니다")
        case .zoneSpreadByNodes(let origin, let zone):
            Wording(
                "az-spread-by-nodes",
                en: "\(origin): traffic of \(zone) is spread over its subnets by nodes",
                ko: "\(origin): \(zone)의 트래픽을 노드 수에 따라 서브넷에 나누었습니다")
        case .workloadUnknown(let origin, let workload):
            Wording(
                "workload-pods-unknown",
                en:
                    "\(origin): pods of \(workload) unknown; its traffic is spread over the subnets where nodes may run",
                ko: "\(origin): \(workload)의 파드를 알 수 없어 노드가 있을 수 있는 서브넷에 나누었습니다")
        case .workloadSpreadByPods(let origin, let workload):
            Wording(
                "workload-spread-by-pods",
                en: "\(origin): traffic of \(workload) is spread over subnets by its pods",
                ko: "\(origin): \(workload)의 트래픽을 파드 수에 따라 서브넷에 나누었습니다")
        case .meterApportioned(let gateway, let month, let sharing):
            Wording(
                "meter-apportioned",
                en:
                    "CloudWatch\(month.map { " of \($0)" } ?? "" as Phrase), \(gateway); the processed bytes are split over the subnets \(sharing.text.en).",
                ko:
                    "CloudWatch\(month.map { " \($0)" } ?? "" as Phrase)의 \(gateway) 처리량을 \(sharing.text.ko) 서브넷에 나누었습니다."
            )
        }
    }
}

/// The key by which the subnets behind a NAT gateway share what its meter tells.
public enum MeterSharing: String, Hashable, Sendable, CaseIterable {
    case byBytes = "by the bytes that its nodes' meters tell"
    case byNodes = "by nodes"
    case evenly

    var text: LocalizedText {
        switch self {
        case .byBytes:
            LocalizedText(
                en: "by the network metrics of its nodes", ko: "노드 지표의 바이트에 비례해")
        case .byNodes: LocalizedText(en: "by nodes", ko: "노드 수에 비례해")
        case .evenly: LocalizedText(en: "evenly", ko: "고르게")
        }
    }
}
